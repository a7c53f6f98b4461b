import { z } from 'zod';
import { PDF_LANGUAGES } from '../../reports/pdf-languages.ts';
import { REPORT_NAMES } from '../../reports/report-names.ts';
import { FILE_FORMATS } from '../saved/saved-reports.ts';
import { SCHEDULES } from '../saved/schedule.ts';
import { RUN_CAUSES } from '../saved/scheduled-runs.ts';
import { count, instant, yesNo } from './fields.ts';
import { MAIL, MAILING } from './mail-schemas.ts';
import { REPORT_ASKED } from './report-schemas.ts';

/** Nothing in it may reorder or hide what stands beside it. */
const name = z
  .string()
  .regex(/^(?! )[^\p{C}\p{Zl}\p{Zp}]{1,80}(?<! )$/u)
  .describe('1 to 80 characters, as people call it; no other kept report has it.');

const format = z.enum(FILE_FORMATS).describe('In which it is taken as a file.');
const language = z.enum(PDF_LANGUAGES).describe('Of a PDF.');

export const SAVED_NUMBER = z.strictObject({
  saved: z.coerce.number().int().min(1).describe('Number of a kept report.'),
});

export const SAVED_NEW = z.strictObject({
  name,
  report: z.enum(REPORT_NAMES),
  asked: REPORT_ASKED.describe('What `/reports/{name}` is asked with.'),
  format: format.default('pdf'),
  language: language.default('en'),
});

export const SAVED_NAME = z.strictObject({ name });

const at = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('Hours and minutes by the rooms’ clock. One that clocks skip is when they have skipped it.');

export const SCHEDULE_NEW = z.strictObject({
  schedule: z
    .discriminatedUnion('every', [
      z.strictObject({ every: z.literal('day'), at }),
      z.strictObject({ every: z.literal('week'), day: z.int().min(1).max(7).describe('1 is Monday.'), at }),
      z.strictObject({
        every: z.literal('month'),
        day: z.int().min(1).max(31).describe('In a shorter month its last day.'),
        at,
      }),
    ])
    .nullable()
    .describe('When it is made by itself; null for never.'),
});

const SCHEDULE_KEPT = z
  .strictObject({
    every: z.enum(SCHEDULES),
    day: count.describe('0 where it is each day.'),
    at,
    set_by: z.string().describe('The account in whose name it is read.'),
    next: instant,
  })
  .nullable()
  .describe('When it is made by itself; null for never.');

const RUN = z.strictObject({
  run: z.int().min(1),
  due: instant.describe('The instant that it stands for: its period is reckoned from there.'),
  missed: count.describe('Times before it that passed while nothing ran; it is made once for all of them.'),
  state: z.enum(['owed', 'made', 'not_made']),
  why: z
    .union([z.enum(RUN_CAUSES), z.literal('')])
    .describe('Why it is not made, or was not at the last try.'),
  tries: count,
  try_at: instant.describe('When an owed one is tried next.'),
  made_at: instant,
  since: instant,
  before: instant.describe('253402300799999 for the end.'),
  file: z
    .string()
    .describe('Its name, at `/report-runs/{run}/file`; empty where there is none, or none any more.'),
  bytes: count,
  mails: z.array(MAIL).readonly().describe('What was sent of it, or is owed, to each address.'),
});
export type RunLine = z.infer<typeof RUN>;
export type MailLine = RunLine['mails'][number];

/** Why it cannot be asked as it stands. */
const fault = z
  .strictObject({
    code: z.enum(['asked_otherwise', 'room_gone']),
    what: z.string(),
    where: z.string(),
    remedy: z.string(),
  })
  .nullable()
  .describe('Why it cannot be asked as it stands, or would tell less than it did; null where it can.');

const KEPT = z.strictObject({
  saved: z.int().min(1),
  name: z.string(),
  report: z.enum(REPORT_NAMES),
  asked: z.record(z.string(), z.union([z.string(), z.number()])),
  format,
  language,
  made_by: z.string().describe('The account that keeps it.'),
  made_at: instant,
  may_change: yesNo.describe(
    'Whether whoever asks may rename and remove it: who keeps it may, and anybody who keeps reports once that account may no longer.',
  ),
  fault,
  schedule: SCHEDULE_KEPT,
  mail: MAILING,
  runs: z.array(RUN).readonly().describe('What came of it, the newest first; the last ten.'),
});
export type SavedLine = z.infer<typeof KEPT>;

export const SAVED_LIST = z.strictObject({
  most: count.describe('So many can be kept.'),
  saved: z.array(KEPT).readonly(),
});
export type SavedList = z.infer<typeof SAVED_LIST>;

export const SAVED = KEPT;
export const SAVED_GONE = z.strictObject({ removed: z.int().min(1) });
