import type { Ms } from '../../../src/core/terms.ts';
import type { TopicLine } from '../../../src/office/api/topic-schemas.ts';
import { language } from '../../shared/words.ts';
import { type DatedStanding, standingOfDays } from './dated.ts';
import type { TrainedPeople } from './doing.ts';
import type { FilterParts } from './list-filter.ts';
import { Mark } from './parts.tsx';
import { dayText, lastDayText } from './said.ts';
import { text } from './text.ts';

/** What a topic is called; its identifier where the configuration has it no more. */
export const topicText = (topics: readonly TopicLine[], topic: string): string =>
  topics.find((known) => known.topic === topic)?.name[language.value] ?? topic;

export interface Trained {
  readonly topic: string;
  readonly on: Ms;
  readonly until: Ms;
  readonly standing: DatedStanding;
}

/** Somebody's training in each topic, in the order of the configuration; `missing` where there is none. */
export const trainedIn = (person: string, { topics, training }: TrainedPeople, at: Ms): readonly Trained[] =>
  topics.map(({ topic }) => {
    const found = training.find((one) => one.person === person && one.topic === topic);
    if (found === undefined) return { topic, on: 0, until: 0, standing: 'missing' };
    return { topic, on: found.on, until: found.until, standing: standingOfDays(found.on, found.until, at) };
  });

const trainedText = ({ topic, on, until, standing }: Trained, topics: readonly TopicLine[]): string => {
  const what = topicText(topics, topic);
  if (standing === 'missing') return text('topic-missing', { what });
  return text(standing === 'run_out' ? 'topic-run_out' : 'topic-good', {
    what,
    on: dayText(on),
    until: lastDayText(until),
  });
};

interface Of {
  readonly person: string;
  readonly parts: Pick<FilterParts, 'trained' | 'at'>;
}

/** What somebody was trained in, when, and until when it holds. */
export const TopicsShown = ({ person, parts: { trained, at } }: Of) =>
  trained.topics.length === 0 ? null : (
    <div>
      <dt>{text('topics')}</dt>
      {trainedIn(person, trained, at).map((one) => (
        <dd key={one.topic}>{trainedText(one, trained.topics)}</dd>
      ))}
    </div>
  );

/** Trainings that hold no longer, or soon will not. */
export const TopicMarks = ({ person, parts: { trained, at } }: Of) => (
  <>
    {trainedIn(person, trained, at)
      .filter(({ standing }) => standing === 'run_out' || standing === 'soon')
      .map((one) => (
        <Mark key={one.topic} tone={one.standing === 'soon' ? 'info' : 'care'} icon="clock">
          {text(one.standing === 'soon' ? 'topic-mark-soon' : 'topic-mark-run_out', {
            what: topicText(trained.topics, one.topic),
            until: lastDayText(one.until),
          })}
        </Mark>
      ))}
  </>
);
