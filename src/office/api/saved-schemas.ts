import { z } from 'zod';
import { PDF_LANGUAGES } from '../../reports/pdf-languages.ts';
import { REPORT_NAMES } from '../../reports/question.ts';
import { FILE_FORMATS } from '../saved/saved-reports.ts';
import { count, instant, yesNo } from './fields.ts';
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
});
export type SavedLine = z.infer<typeof KEPT>;

export const SAVED_LIST = z.strictObject({
  most: count.describe('So many can be kept.'),
  saved: z.array(KEPT).readonly(),
});
export type SavedList = z.infer<typeof SAVED_LIST>;

export const SAVED = KEPT;
export const SAVED_GONE = z.strictObject({ removed: z.int().min(1) });
