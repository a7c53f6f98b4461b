import type { RoomRules } from '../core/policy.ts';
import type { Finding, Place } from './finding.ts';
import type { WrittenConfig } from './schema.ts';

/** A topic that stands there twice holds for two different times. */
export const topicFindings = ({ training_topics }: WrittenConfig): readonly Finding[] =>
  training_topics.flatMap(({ id }, index) =>
    training_topics.findIndex((other) => other.id === id) === index
      ? []
      : {
          path: ['training_topics', index, 'id'],
          what: `training_topics[${index}].id: ${id} stands there twice`,
          remedy: 'Give each topic one line.',
        },
  );

/** What the rules ask must be a topic that somebody can be trained in. */
export const topicRuleFindings = (
  { training_topics }: WrittenConfig,
  { topics = [] }: RoomRules,
  { path, name }: Place,
): readonly Finding[] => {
  const known = training_topics.map(({ id }) => id);
  const remedy =
    known.length === 0
      ? 'List it under training_topics.'
      : `Name one of training_topics: ${known.join(', ')}.`;
  return topics.flatMap(({ topic }, index) =>
    known.includes(topic)
      ? []
      : {
          path: [...path, 'topics', index, 'topic'],
          what: `${name}.topics[${index}].topic: there is no topic ${topic}`,
          remedy,
        },
  );
};
