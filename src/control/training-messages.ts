import { z } from 'zod';
import { EXERCISES } from '../core/facts-exercises.ts';
import { isPracticeLog } from '../core/practice.ts';
import type { TrainingAct } from '../core/training.ts';
import { type AskedOfTraining, TRAININGS_AT_ONCE, type TrainingStanding } from '../training-acts.ts';
import { count, LIST_WORDS_MAX, personId, typedPin } from './list-messages.ts';

const topic = z.string().regex(/^(?!constructor$)[a-z0-9][a-z0-9_-]{0,39}$/);
const words = z.string().trim().max(LIST_WORDS_MAX);
const told = z.object({ en: z.string(), es: z.string() });

/** More than there are exercises, and no more than an entry holds. */
const ENTRIES_MAX = 16;

const practice = z.strictObject({
  origin: z.string().max(200).refine(isPracticeLog),
  entries: z.array(count).min(1).max(ENTRIES_MAX),
  size: count,
  root: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
});

/** What two officials say about somebody's training. */
export const trainingAct: z.ZodType<TrainingAct> = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('record'),
    person: personId,
    topic,
    on: count,
    until: count,
    words,
    practice: practice.optional(),
  }),
  z.strictObject({ act: z.literal('withdraw'), person: personId, topic, words: words.min(1) }),
]);

/** The same of many people, as the command sends it. */
export const askedOfTraining: z.ZodType<AskedOfTraining> = z.strictObject({
  acts: z.array(trainingAct).min(1).max(TRAININGS_AT_ONCE),
  typed: z.array(typedPin).max(2),
});

export const trainingLines: z.ZodType<TrainingStanding> = z.object({
  topics: z.array(
    z.object({ topic, name: told, months: count, exercises: z.array(z.enum(EXERCISES)).exactOptional() }),
  ),
  lines: z.array(
    z.object({ person: personId, topic, days: z.object({ on: count, until: count }).nullable() }),
  ),
});
