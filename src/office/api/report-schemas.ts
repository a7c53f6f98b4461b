import { z } from 'zod';
import { type AlarmId, PHASES, type Phase } from '../../core/terms.ts';
import { PERIODS, REPORT_NAMES, TREND_PERIODS } from '../../reports/report-names.ts';
import { alarmAsked } from './alarm-schemas.ts';
import { count, instant } from './fields.ts';

/** Rows that a page is told; a file has all of them. */
export const ROWS_MAX = 1_000;

const value = z.string().min(1).max(200);
const at = z.coerce.number().int().min(0).max(253_402_300_799_999);

export const REPORT_NAME = z.strictObject({
  name: z.enum(REPORT_NAMES).describe('The question, as the command `ballot-vault report` names it.'),
});

export const REPORT_ASKED = z.strictObject({
  since: at.optional().describe('From this instant on; left out, from the first entry.'),
  before: at.optional().describe('Up to before this instant; left out, to the last entry.'),
  period: z
    .enum(PERIODS)
    .optional()
    .describe(
      'Instead of the two: whole days of the rooms’ calendar before the one on which it is asked (weeks begin on Monday), what of one has passed, or all since the last entry that a closed review covers.',
    ),
  room: value.optional().describe('For `nobody-entered`, `list-on` and `trends`.'),
  phase: (z.enum(PHASES) as z.ZodType<Phase>)
    .optional()
    .describe('For `lone`: as it would be under the rules of this phase.'),
  person: value.optional().describe('For `about`: somebody of the list, or a visitor.'),
  badge: value.optional().describe('For `about`: the keyed hash that entries have.'),
  container: value.optional().describe('For `about`.'),
  seal: value.optional().describe('For `about`.'),
  alarm: (alarmAsked as unknown as z.ZodType<AlarmId>)
    .optional()
    .describe('For `told`, as `/alarms` names it.'),
  entry: z.coerce.number().int().min(0).optional().describe('For `looked`: who read this entry.'),
  per: z.enum(TREND_PERIODS).optional().describe('For `trends`: how much one row covers; left out, a week.'),
});
export type ReportAsked = z.infer<typeof REPORT_ASKED>;

const entryAt = z.strictObject({ entry: count, time: instant }).nullable();
const cell = z.union([z.string(), z.number()]);

export const REPORT = z.strictObject({
  report: z.enum(REPORT_NAMES),
  asked: z.record(z.string(), z.string()).describe('What was asked for besides the time.'),
  since: instant,
  before: instant.describe('253402300799999 for the end.'),
  zone: z.string().describe('Of the rooms.'),
  basis: z.strictObject({
    origin: z.string(),
    kiosk: z.string(),
    first: entryAt,
    last: entryAt,
    entries: count.describe('Entries of the log when it was asked.'),
    checkpoint: z
      .strictObject({ size: count, root: z.string(), time: instant })
      .nullable()
      .describe('The newest signed one; null where nothing is signed yet.'),
    unsigned: count,
  }),
  columns: z
    .array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(['entry', 'instant', 'length', 'count', 'word', 'text']),
      }),
    )
    .readonly(),
  rows: z
    .array(z.array(cell).readonly())
    .max(ROWS_MAX)
    .readonly()
    .describe(
      'In the order of the columns; instants and lengths in milliseconds, empty where there is nothing to say.',
    ),
  left_out: count.describe('Further rows; a file has them.'),
  outcome: z.string().describe('What the answer comes to, in one word.'),
  figures: z.record(z.string(), z.number()),
});
export type ReportAnswer = z.infer<typeof REPORT>;
