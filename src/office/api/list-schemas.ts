import { z } from 'zod';
import { GROUP_SOURCES, PHASES, ROLES, STAFF_CLASSES, VISITOR_CLASSES } from '../../core/terms.ts';
import type { ChangeLine, PersonLine, RecordLine, ReviewLine } from '../../list-lines.ts';
import { type Holds, LINES_MAX, type ProposalHead } from '../../reads.ts';
import { count, index, instant, yesNo } from './fields.ts';
import { personId, roomId } from './room-schemas.ts';

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

export const HOLDS: z.ZodType<Holds> = z
  .strictObject({ oath_ms: count, training_ms: count, background_check_ms: count })
  .describe('How long each of them holds from its day on, in milliseconds.');

export const PROPOSALS = z.strictObject({
  index,
  founded: instant.describe('Since when a change takes two people; 0 while one is enough.'),
  signed_off: instant.describe('When somebody last read the whole list and answered for it.'),
  due: instant,
  holds: HOLDS,
  approvers: z.array(personId).readonly().describe('Whoever can approve changes today.'),
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
