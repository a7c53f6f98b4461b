import { z } from 'zod';
import type { CalendarEntry } from '../../core/policy.ts';
import {
  GROUP_SOURCES,
  PHASES,
  type ReaderId,
  ROLES,
  STAFF_CLASSES,
  VISITOR_CLASSES,
} from '../../core/terms.ts';
import type { ChangeLine, PersonLine, RecordLine, ReviewLine } from '../../list-lines.ts';
import { type BadgeAwaited, type Holds, LINES_MAX, PREVIEW_MAX, type ProposalHead } from '../../reads.ts';
import { LIST_ACT, LIST_CHANGE } from '../list-wire.ts';
import { count, factType, index, instant, named, yesNo } from './fields.ts';
import { personId, roomId } from './room-schemas.ts';
import { TOPIC, TRAINED_IN, TRAINING_DAYS, topic } from './topic-schemas.ts';

/** Most that are listed of what is wrong with a file, and of where a badge was presented. */
export const PROBLEMS_MAX = 200;
export const USES_MAX = 1_000;

/** A page of a list: whoever comes behind this one, and how many. */
export const AFTER = z.string().max(40).default('').describe('People behind this identifier.');
export const LIMIT = z.coerce.number().int().min(1).max(LINES_MAX).default(100);

const line = {
  person: personId,
  name: z.string().max(80),
  class: z.enum([...STAFF_CLASSES, ...VISITOR_CLASSES]),
  role: z.enum(ROLES),
  group: z.string().max(32),
  group_source: z.enum(GROUP_SOURCES),
  title: z.string().max(80),
  rooms: z.array(roomId).max(12).readonly(),
  valid_from: instant,
  valid_until: instant,
  oath: instant,
  training: instant,
  background_check: instant,
  on_ballot: yesNo,
  photo: z.string().max(64),
  hours: z
    .array(z.strictObject({ weekday: count, from: count, until: count }))
    .exactOptional()
    .describe(
      'When they may come in: weekdays from 0 for Sunday, minutes since local midnight; left out for always.',
    ),
  badges: count.describe('How many badges they hold; which ones is told to nobody.'),
};

const RECORD: z.ZodType<RecordLine> = z.strictObject(line);

export const PERSON_LINE: z.ZodType<PersonLine> = z.strictObject({
  ...line,
  pin: z.enum(['set', 'not_set']),
  status: z
    .enum(['listed', 'suspended', 'removed'])
    .describe('Whoever is suspended is kept out until a second person has looked at it.'),
});

export const PEOPLE = z.strictObject({
  index,
  total: count.describe('People on the list.'),
  people: z.array(PERSON_LINE).max(LINES_MAX).readonly(),
  next: personId.nullable().describe('Goes into `after` for the next page; null on the last one.'),
});

export const PROPOSAL: z.ZodType<ProposalHead> = z.strictObject({
  proposal: count,
  by: personId,
  at: instant,
  until: instant,
  words: z.string(),
  source: z.string().max(64).describe('Digest of the file it came from, hex; empty where there is none.'),
  phase: z
    .union([z.literal(''), z.enum(PHASES)])
    .describe('The election phase it asks for; empty where it asks for none.'),
  config_digest: z
    .string()
    .max(64)
    .describe('Digest of the configuration file whose rules it asks for, hex; empty where it asks for none.'),
  changes: count,
});

export const REVIEW: z.ZodType<ReviewLine> = z.strictObject({
  review: count,
  kind: z.enum(['suspension', 'lost_badge']),
  person: personId,
  by: personId,
  at: instant,
  since: instant,
  words: z.string(),
});

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const readerId = named<ReaderId>(80);

const calendarEntry: z.ZodType<CalendarEntry> = z.strictObject({ phase: z.enum(PHASES), from: instant });

const awaited: z.ZodType<BadgeAwaited> = z.strictObject({
  person: personId,
  reader: readerId,
  by: personId,
  until: instant,
});

export const HOLDS: z.ZodType<Holds> = z
  .strictObject({ oath_ms: count, training_ms: count, background_check_ms: count })
  .describe('How long each of them holds from its day on, in milliseconds.');

/** How the list stands as a whole. */
export const STANDING = {
  founded: instant.describe('Since when a change takes two people; 0 while one is enough.'),
  signed_off: instant.describe('When somebody last read the whole list and answered for it.'),
  due: instant.describe('When that is due again; 0 where nobody asks for it.'),
  holds: HOLDS,
  approvers: z.array(personId).readonly().describe('Whoever can approve changes today.'),
  time_zone: z.string().max(80),
  listed: count.describe('People on the list.'),
  digest: digest.describe('SHA-256 of the list as it stands, hex: goes into a sign-off of what was read.'),
  phase: z.enum(PHASES),
  phase_by_hand: calendarEntry.nullable().describe('The phase that two people set last, and when.'),
  readers: z
    .array(z.strictObject({ reader: readerId, room: roomId }))
    .readonly()
    .describe('Where a new badge can be presented.'),
  awaited: awaited.nullable().describe('Whose new badge is awaited just now.'),
};

export const PROPOSALS = z.strictObject({
  index,
  ...STANDING,
  proposals: z.array(PROPOSAL).readonly(),
  reviews: z
    .array(REVIEW)
    .readonly()
    .describe('What one person did at once, and a second one has still to look at.'),
});

export const CHANGE: z.ZodType<ChangeLine> = z.strictObject({
  person: personId,
  before: RECORD.nullable(),
  after: RECORD.nullable(),
  badges_added: count,
  badges_removed: count,
});

export const PROPOSAL_CHANGES = z.strictObject({
  index,
  proposal: PROPOSAL,
  changes: z.array(CHANGE).max(LINES_MAX).readonly(),
  next: count.nullable().describe('Goes into `after` for the next page; null on the last one.'),
});

/** What a change would come to. */
export const PREVIEW_ASKED = z.strictObject({ change: LIST_CHANGE });

const problem = z.strictObject({
  where: z.string().describe('File and line, counted from 1.'),
  what: z.string(),
  remedy: z.string(),
});

export const PREVIEW = z.strictObject({
  problems: z
    .array(problem)
    .max(PROBLEMS_MAX)
    .readonly()
    .describe('What is wrong with a file, line by line; nothing of a bad file is taken.'),
  founding: yesNo.describe('Whether one person may still bring the list alone, by the command.'),
  changes: z.array(CHANGE).max(PREVIEW_MAX).readonly(),
  left_out: count.describe('Changes above the most that are listed.'),
  refusal: z
    .strictObject({ what: z.string(), remedy: z.string() })
    .nullable()
    .describe('Why it could not be proposed; null where it can.'),
});
export type ListPreviewed = z.output<typeof PREVIEW>;

/** What somebody does about the list, with their PIN. */
export const LIST_ACT_ASKED = z.strictObject({
  act: LIST_ACT,
  digits: z.string().max(64).describe('The PIN of the person whose account it is.'),
});

export const LIST_ACTED = z.strictObject({
  became: z.string().max(40).describe('What is so now, in one word.'),
  number: count.describe('Of the proposal or review that it was about; 0 for none.'),
});
export type ListActed = z.output<typeof LIST_ACTED>;

/** The list as it was at an instant. */
export const LIST_THEN = z.strictObject({
  at: instant,
  digest,
  total: count,
  erased: count.describe('Entries about the list of which something is erased: whom they named is not told.'),
  people: z.array(PERSON_LINE).max(LINES_MAX).readonly(),
  topics: z.array(TOPIC).readonly().describe('Topics of the configuration that the kiosk ran with.'),
  training: z
    .array(TRAINED_IN)
    .readonly()
    .describe('The newest training of each person of this page in each topic that was on record.'),
  training_erased: count.describe(
    'Entries about training of which something is erased: whoever has none may have had one.',
  ),
  next: personId.nullable().describe('Goes into `after` for the next page; null on the last one.'),
});
export type ListThenPage = z.output<typeof LIST_THEN>;

/** What the log says of one person's place on the list. */
export const PERSON_HISTORY = z.strictObject({
  steps: z
    .array(
      z.strictObject({
        seq: count.describe('Number of the entry.'),
        at: instant,
        type: factType,
        change: CHANGE.nullable().describe('Before and after, side by side; null where the line stays.'),
        proposal: count.describe('0 where it was about none.'),
        signed_by: z.array(personId).readonly(),
        way: z
          .literal('setup_screen')
          .nullable()
          .describe('Where the first two people of a new kiosk said it at its screen; else null.'),
        words: z.string(),
        training: z
          .strictObject({ topic, days: TRAINING_DAYS.nullable() })
          .nullable()
          .describe('The training that it is about, without days where it was taken back; else null.'),
      }),
    )
    .readonly()
    .describe('In the order of the log.'),
});
export type PersonHistory = z.output<typeof PERSON_HISTORY>;

/** Where a lost badge was presented. */
export const BADGE_USES = z.strictObject({
  since: instant.describe('When it was last certain who had it.'),
  uses: z
    .array(
      z.strictObject({
        seq: count,
        at: instant,
        type: factType,
        room: z.string(),
        reason: z.string().describe('Why it was denied; empty where it was not.'),
      }),
    )
    .max(USES_MAX)
    .readonly(),
  left_out: count,
});
export type BadgeUses = z.output<typeof BADGE_USES>;
