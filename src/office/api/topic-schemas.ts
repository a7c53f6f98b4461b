import { z } from 'zod';
import type { TrainingTopic } from '../../core/facts-training.ts';
import { count, instant } from './fields.ts';
import { personId } from './room-schemas.ts';

export const topic = z.string().regex(/^(?!constructor$)[a-z0-9][a-z0-9_-]{0,39}$/);

/** From the first instant at which a training holds until just before the last. */
export const TRAINING_DAYS = z.strictObject({ on: instant, until: instant });

export const TOPIC = z.strictObject({
  topic,
  name: z.strictObject({ en: z.string(), es: z.string() }),
  months: count.describe('For how long a training in it holds.'),
});
export type TopicLine = z.output<typeof TOPIC>;

export const topicLine = ({ topic: id, name, months }: TrainingTopic): TopicLine => ({
  topic: id,
  name: { ...name },
  months,
});

/** The newest training of somebody in a topic. */
export const TRAINED_IN = z.strictObject({ person: personId, topic, on: instant, until: instant });
