import { z } from 'zod';
import { LINES_MAX } from '../../reads.ts';
import { TRAININGS_AT_ONCE, type TrainingLine } from '../../training-acts.ts';
import { TRAINING_STANDINGS } from '../../training-written.ts';
import { digits } from '../asks.ts';
import { LIST_BODY_KB } from '../list-wire.ts';
import { count, index, instant } from './fields.ts';
import { PROBLEMS_MAX } from './list-schemas.ts';
import { personId } from './room-schemas.ts';
import { TOPIC, TRAINED_IN, TRAINING_DAYS, topic } from './topic-schemas.ts';

const day = z.string().max(10).describe('Local day of the training, such as 2026-09-14.');

/** As the kiosk tells it; `days` is null for whoever was never trained in it. */
export const TRAINING_LINE: z.ZodType<TrainingLine> = z.strictObject({
  person: personId,
  topic,
  days: TRAINING_DAYS.nullable(),
});

export const TRAINING = z.strictObject({
  index,
  topics: z.array(TOPIC).readonly().describe('Topics of the configuration, in its order.'),
  training: z
    .array(TRAINED_IN)
    .readonly()
    .describe('The newest training of each person of this page in each topic.'),
  next: personId.nullable().describe('Goes into `after` for the next page; null on the last one.'),
});
export type TrainingRead = z.output<typeof TRAINING>;

const FILE_BYTES = LIST_BODY_KB * 1_024;

export const TRAINING_FILE = z.strictObject({
  text: z.string().min(1).max(FILE_BYTES).describe('CSV, as "ballot-vault people import" takes it.'),
  name: z.string().trim().max(120).default('people.csv'),
});

export const TRAINING_FILE_READ = z.strictObject({
  problems: z
    .array(z.strictObject({ where: z.string(), what: z.string(), remedy: z.string() }))
    .max(PROBLEMS_MAX)
    .readonly(),
  trainings: z
    .array(
      z.strictObject({
        person: personId,
        topic,
        day,
        until: instant,
        standing: z.enum(TRAINING_STANDINGS).describe('How it stands against what is on record.'),
      }),
    )
    .readonly(),
});
export type TrainingFileRead = z.output<typeof TRAINING_FILE_READ>;

const words = z.string().trim().max(200);

/** What two officials say: days where it is recorded, and why where it is taken back. */
export const TRAINING_ASKED = z.strictObject({
  acts: z
    .array(
      z.discriminatedUnion('act', [
        z.strictObject({ act: z.literal('record'), person: personId, topic, day, words: words.default('') }),
        z.strictObject({ act: z.literal('withdraw'), person: personId, topic, words: words.min(1) }),
      ]),
    )
    .min(1)
    .max(TRAININGS_AT_ONCE)
    .readonly(),
  digits: digits.describe('The PIN of the person whose account it is.'),
  second: z.strictObject({
    person: personId.describe('The other official, who types their PIN too.'),
    digits,
  }),
});
export type TrainingAsked = z.input<typeof TRAINING_ASKED>;

export const TRAINED = z.strictObject({ recorded: count });

/** Most people whose training is read at once. */
export const PEOPLE_AT_ONCE = LINES_MAX;
