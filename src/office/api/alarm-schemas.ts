import { z } from 'zod';
import { BECAME, isAlarmId, isAlarmSource, WORDS_MAX } from '../../alarm-acts.ts';
import type { AlarmFigures } from '../../alarm-figures.ts';
import type { ToldLine } from '../../alarm-told.ts';
import { ALARM_KINDS, PRIORITIES } from '../../core/alarm-kinds.ts';
import {
  ALARMS_SHOWN_MAX,
  type AlarmRow,
  type ChannelRow,
  type SilencedSource,
} from '../../core/supervisor-view.ts';
import type { AlarmId, AlarmSource, PersonId, RoomId } from '../../core/terms.ts';
import { count, factType, index, instant, length, named, yesNo } from './fields.ts';
import { personId } from './room-schemas.ts';

const ALARM_MAX = 200;
const NAME_MAX = 120;

const alarm = named<AlarmId>(ALARM_MAX);
const source = named<AlarmSource>(ALARM_MAX);

const row = {
  alarm,
  source,
  kind: z.enum(ALARM_KINDS),
  room: named<RoomId | ''>(NAME_MAX).describe('Empty where it is about the kiosk as a whole.'),
  priority: z.enum(PRIORITIES),
  since: instant,
  last: instant,
  occurrences: count,
  condition: z.enum(['active', 'returned']),
  answer: z.enum(['unacknowledged', 'acknowledged']),
  told_again: count,
  ends: z.enum(['by_itself', 'by_one', 'by_two']),
  silenced: z.enum(['no', 'shelved', 'out_of_service']),
  shelvable: yesNo,
  closing_by: named<PersonId | ''>(NAME_MAX),
  closing_name: z.string().max(NAME_MAX),
};

/** An open alarm with what it asks people to do. */
export const ALARM: z.ZodType<AlarmRow & { readonly title: string; readonly response: string }> =
  z.strictObject({
    ...row,
    title: z.string(),
    response: z.string().describe('What people have to do.'),
  });

const silenced: z.ZodType<SilencedSource> = z.strictObject({
  source,
  how: z.enum(['shelved', 'out_of_service']),
  since: instant,
  until: instant,
  by: named<PersonId | ''>(NAME_MAX),
  by_name: z.string().max(NAME_MAX),
});

export const ALARMS = z.strictObject({
  index,
  now: instant.describe('The clock of the kiosk.'),
  alarms: z.array(ALARM).max(ALARMS_SHOWN_MAX).describe('Worst first.'),
  left_out: count.describe('Open alarms above the most that are listed.'),
  silenced: z.array(silenced).readonly(),
});

export const CHANNEL: z.ZodType<ChannelRow> = z.strictObject({
  channel: z.string().max(NAME_MAX),
  settled: index.describe('The newest entry that it told of, or gave up; -1 before the first.'),
  failed_since: instant,
});

const byPriority = z.strictObject({ critical: count, high: count, medium: count, low: count });

/** The numbers of ISA-18.2. */
export const FIGURES: z.ZodType<AlarmFigures> = z.strictObject({
  from: instant,
  until: instant,
  alarms: count.describe('Times that people were told of an alarm.'),
  silenced: count.describe('Times that they were not, because its source was silenced.'),
  per_10_min: z.strictObject({ mean: z.number().min(0), worst: count, worst_from: instant }),
  by_priority: byPriority,
  standing: z
    .array(z.strictObject({ alarm, priority: z.enum(PRIORITIES), since: instant }))
    .readonly()
    .describe('Open for more than a day at the end, oldest first.'),
  stood: count,
  most_frequent: z
    .array(z.strictObject({ source, alarms: count }))
    .max(5)
    .readonly(),
  acknowledged: count,
  median_to_acknowledge_ms: length.nullable(),
  unanswered: count,
});

/** An election with its retention. */
const DAYS_MAX = 800;

export const FIGURES_ASKED = z.strictObject({
  days: z.coerce.number().int().min(1).max(DAYS_MAX).default(30).describe('The last so many days.'),
});

export const alarmAsked = z.string().max(ALARM_MAX).refine(isAlarmId, 'no alarm is named like this');
const sourceAsked = z.string().max(ALARM_MAX).refine(isAlarmSource, 'no source is named like this');

/** Most entries about one alarm that are listed: the newest. */
export const TOLD_MAX = 300;

const toldLine: z.ZodType<ToldLine> = z.strictObject({
  seq: count.describe('Number of the entry.'),
  at: instant,
  type: factType,
  channel: z
    .string()
    .max(NAME_MAX)
    .describe('By which way people were told; empty where it is not about that.'),
  who: z
    .array(z.string())
    .readonly()
    .describe('Addresses, or the names of those who answered; the identifier where nobody knows the name.'),
  people: z
    .array(personId)
    .readonly()
    .describe('Those who answered, by their identifiers on the list, in the same order.'),
  words: z.string(),
  cause: z.string().describe('Why somebody could not be told, or why it is over; empty for none.'),
  tries: count,
  late: z.boolean(),
  given_up: z.boolean(),
  refused: count.describe('Addresses that the server did not take.'),
  number: count.describe('Which occurrence, or which step of telling people again; 0 for none.'),
  erased: z.boolean().describe('Names in it were erased.'),
});

/** What became of an alarm, who was told, and who answered. */
export const TOLD = z.strictObject({
  lines: z
    .array(toldLine)
    .max(TOLD_MAX)
    .readonly()
    .describe('In their order; empty where the log has no such alarm.'),
});

const said = z.string().trim().max(WORDS_MAX);
const maySay = said.default('').describe('What you saw and do, for the log; may be left out.');
const words = said.min(1).describe('Why, for the log.');

const digits = z
  .string()
  .max(64)
  .default('')
  .describe('The PIN of the person whose account it is, for what ends an alarm or tells nobody of one.');

/** What somebody does about an alarm. */
export const ALARM_ACT = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('acknowledge'), alarm: alarmAsked, words: maySay, digits }),
  z.strictObject({
    act: z.literal('close'),
    alarm: alarmAsked,
    words: said.describe('What was found and what was done, for the log: it is not closed without.'),
    digits,
  }),
  z.strictObject({ act: z.literal('shelve'), source: sourceAsked, until: instant, words, digits }),
  z.strictObject({ act: z.literal('shelve_for'), source: sourceAsked, for_ms: length, words, digits }),
  z.strictObject({ act: z.literal('take_out_of_service'), source: sourceAsked, words, digits }),
  z.strictObject({
    act: z.enum(['unshelve', 'put_in_service']),
    source: sourceAsked,
    words: maySay,
    digits,
  }),
]);

export const ALARM_ACTED = z.strictObject({
  index: index.describe('Number of the last entry: the act is on record.'),
  became: z.enum(BECAME),
});
