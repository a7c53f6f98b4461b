import { z } from 'zod';
import type { Level } from '../../core/catalogue.ts';
import type { NistDisposition, NistType } from '../../log/records-text/event-names.ts';
import { count, factType, instant, oneOf } from './fields.ts';

export const RECORDS_MAX = 100;
const RECORDS_USUAL = 50;
/** What one list of choices holds at most; anything else can be typed. */
export const CHOICES_MAX = 500;

export const level = oneOf<Level>({ routine: 1, notice: 1, low: 1, medium: 1, high: 1, critical: 1 });
const recordClass = oneOf<NistType>({
  access: 1,
  account: 1,
  alarm: 1,
  'authorization-list': 1,
  clock: 1,
  custody: 1,
  device: 1,
  door: 1,
  evidence: 1,
  presence: 1,
  review: 1,
  room: 1,
  statement: 1,
  storage: 1,
  system: 1,
});
const result = oneOf<NistDisposition>({ success: 1, failure: 1, na: 1 });

const value = z.string().min(1).max(200);
const seq = z.coerce.number().int().min(0);
const at = z.coerce.number().int().min(0).max(253_402_300_799_999);

export const RECORDS_ASKED = z.strictObject({
  below: seq.optional().describe('Only entries below this number: `next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(RECORDS_MAX).default(RECORDS_USUAL),
  type: factType.optional().describe('Only entries of this kind.'),
  class: recordClass
    .optional()
    .describe('Only entries of kinds of this class, in the words of NIST SP 1500-101.'),
  level: level.optional().describe('Only entries of kinds of this level.'),
  result: result.optional().describe('How an act ended; `na` where nothing was attempted.'),
  room: value.optional(),
  about: value
    .optional()
    .describe('Whoever is named in a personal field: a person, a visitor, an account, the hash of a badge.'),
  purpose: value.optional(),
  container: value.optional(),
  seal: value.optional(),
  text: value
    .optional()
    .describe('Words, each the beginning of a word of the entry; all of them have to be there.'),
  since: at.optional().describe('Only entries from this instant on.'),
  before: at.optional().describe('Only entries before this instant.'),
});
export type RecordsAsked = z.infer<typeof RECORDS_ASKED>;

/** A personal field of an entry. `withheld`: told to nobody; `erased`: gone by an entry that two officials signed. */
const FIELD = z.discriminatedUnion('state', [
  z.strictObject({ name: z.string(), state: z.literal('shown'), text: z.string() }),
  z.strictObject({ name: z.string(), state: z.literal('withheld'), ground: z.literal('pin_hash') }),
  z.strictObject({ name: z.string(), state: z.literal('erased'), by: count }),
]);
export type RecordField = z.infer<typeof FIELD>;

const LINE = z.strictObject({
  seq: count,
  at: instant,
  offset: z.string().describe('Of the clock of the room from UTC, like -05:00.'),
  type: z.string(),
  title: z.string().describe('What this kind of entry is, in English.'),
  level,
  class: z.string(),
  result: z.string(),
  room: z.string().describe('Empty where it is of none.'),
  details: z.string().describe('What it says besides, as field=value; no personal fields.'),
  people: z.array(FIELD).readonly(),
});
export type RecordLine = z.infer<typeof LINE>;

const NAMES = z
  .record(z.string(), z.string())
  .describe('Names of people that the list knows, by identifier; empty while the kiosk does not answer.');

export const RECORDS = z.strictObject({
  size: count.describe('Entries of the log at this moment.'),
  indexed: count.describe('Entries that were looked at: all below this number.'),
  found: count.describe('How many there are, on whatever page.'),
  records: z.array(LINE).max(RECORDS_MAX).readonly().describe('The newest first.'),
  next: count.nullable().describe('Goes into `below` for the next page; null at the end.'),
  names: NAMES,
});
export type RecordPage = z.infer<typeof RECORDS>;

export const RECORD = z.strictObject({
  size: count,
  record: LINE,
  meaning: z.string().describe('What such an entry says, and what it does not, in English.'),
  response: z.string().describe('What it asks of people, in English; empty for nothing.'),
  bytes: z.string().describe('The entry as it was hashed and signed: one line of JSON.'),
  disclosures: z
    .array(
      z.strictObject({
        name: z.string(),
        content: z.string().describe('JSON of salt, name and value, as it was committed to.'),
      }),
    )
    .readonly()
    .describe('What opens its personal fields, but for hashes of PINs.'),
  neighbours: z.array(LINE).readonly().describe('The entries before and after it.'),
  names: NAMES,
});
export type RecordOpened = z.infer<typeof RECORD>;

const values = z.array(z.string()).max(CHOICES_MAX).readonly();

export const CHOICES = z.strictObject({
  types: values.describe('Kinds of which there are entries.'),
  rooms: values,
  purposes: values,
  containers: values.describe(`The first ${CHOICES_MAX} by name.`),
  time_zone: z.string().describe('Of the rooms; empty while the kiosk does not answer.'),
});
export type RecordChoices = z.infer<typeof CHOICES>;
