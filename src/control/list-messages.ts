import { z } from 'zod';
import { REVIEW_OUTCOMES } from '../core/facts-list.ts';
import { PEOPLE_MAX, type PersonRecord } from '../core/people.ts';
import {
  type Credential,
  GROUP_SOURCES,
  type PersonId,
  PHASES,
  type ReaderId,
  ROLES,
  type RoomId,
  STAFF_CLASSES,
  VISITOR_CLASSES,
} from '../core/terms.ts';
import type { ListPreview } from '../keeper.ts';
import type { AskedListAct, AskedOfList, WrittenList } from '../list-acts.ts';
import type { ChangeLine, ListStanding, PersonLine, RecordLine } from '../list-lines.ts';
import type { TypedPin } from '../officials.ts';

export const count = z.int().min(0);
/** As the list of people writes them: an identifier becomes a key of a plain object. */
export const personId = z
  .string()
  .regex(/^(?!constructor$)[a-z0-9][a-z0-9_-]{0,39}$/)
  .transform((text) => text as PersonId);

const minute = z.int().min(0).max(1_440);

const line = {
  person: personId,
  name: z.string().min(1).max(80),
  class: z.enum([...STAFF_CLASSES, ...VISITOR_CLASSES]),
  role: z.enum(ROLES),
  group: z.string().max(32),
  group_source: z.enum(GROUP_SOURCES),
  title: z.string().max(80),
  rooms: z.array(z.string().transform((text) => text as RoomId)).max(12),
  valid_from: count,
  valid_until: count,
  oath: count,
  training: count,
  background_check: count,
  on_ballot: z.enum(['yes', 'no']),
  photo: z.string().max(64),
  hours: z
    .array(z.strictObject({ weekday: z.int().min(0).max(6), from: minute, until: minute }))
    .max(98)
    .exactOptional(),
};

const credential = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .transform((text) => text as Credential);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const record: z.ZodType<PersonRecord> = z.strictObject({
  ...line,
  credentials: z.array(credential).max(8),
});

const recordLine: z.ZodType<RecordLine> = z.strictObject({ ...line, badges: count });

export const personLine: z.ZodType<PersonLine> = z.strictObject({
  ...line,
  badges: count,
  pin: z.enum(['set', 'not_set']),
  status: z.enum(['listed', 'suspended', 'removed']),
});

export const typedPin: z.ZodType<TypedPin> = z.strictObject({
  person: personId,
  digits: z.string().max(1_024),
});

/** Most characters that somebody says about a change of the list. */
export const LIST_WORDS_MAX = 400;

const words = z.string().trim().max(LIST_WORDS_MAX);
const proposal = z.int().min(1);

const written = {
  people: z.array(record).max(PEOPLE_MAX),
  removed: z.array(personId).max(PEOPLE_MAX),
  whole: z.enum(['yes', 'no']),
  source: z.string().regex(/^([0-9a-f]{64})?$/),
};

export const writtenList: z.ZodType<WrittenList> = z.strictObject(written);

const listAct: z.ZodType<AskedListAct> = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('propose'), words, ...written }),
  z.strictObject({ act: z.enum(['approve', 'refuse']), proposal, words }),
  z.strictObject({ act: z.literal('propose_phase'), phase: z.enum(PHASES), words }),
  z.strictObject({ act: z.literal('propose_rules'), config_digest: digest, words }),
  z.strictObject({
    act: z.literal('await_badge'),
    reader: z
      .string()
      .max(40)
      .transform((text) => text as ReaderId),
    subject: personId,
    record: record.nullable(),
    words,
  }),
  z.strictObject({ act: z.literal('suspend'), subject: personId, words }),
  z.strictObject({
    act: z.literal('report_lost'),
    subject: personId,
    credential: z.union([z.literal(''), credential]),
    since: count,
    words,
  }),
  z.strictObject({
    act: z.literal('review'),
    review: z.int().min(1),
    outcome: z.enum(REVIEW_OUTCOMES),
    words,
  }),
  z.strictObject({ act: z.literal('sign_off'), digest: z.union([z.literal(''), digest]), words }),
]);

export const askedOfList: z.ZodType<AskedOfList> = z.strictObject({
  person: personId,
  digits: z.string().max(1_024),
  act: listAct,
});

const changeLine: z.ZodType<ChangeLine> = z.object({
  person: personId,
  before: recordLine.nullable(),
  after: recordLine.nullable(),
  badges_added: count,
  badges_removed: count,
});

export const listStanding: z.ZodType<ListStanding> = z.object({
  founded: count,
  time_zone: z.string(),
  listed: count,
  digest,
  signed_off: count,
  phase: z.enum(PHASES),
  phase_by_hand: z.object({ phase: z.enum(PHASES), from: count }).nullable(),
  due: count,
  reviews: z.array(
    z.object({
      review: z.int().min(1),
      kind: z.enum(['suspension', 'lost_badge']),
      person: personId,
      by: personId,
      at: count,
      since: count,
      words: z.string(),
    }),
  ),
  proposals: z.array(
    z.object({
      proposal,
      by: personId,
      at: count,
      until: count,
      words: z.string(),
      source: z.string(),
      phase: z.union([z.literal(''), z.enum(PHASES)]),
      config_digest: z.string(),
      changes: z.array(changeLine),
    }),
  ),
});

export const listPreview: z.ZodType<ListPreview> = z.object({
  founding: z.enum(['yes', 'no']),
  changes: z.array(changeLine),
});
