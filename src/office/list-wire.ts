import { z } from 'zod';
import { LIST_WORDS_MAX } from '../control/list-messages.ts';
import { REVIEW_OUTCOMES } from '../core/facts-list.ts';
import { PEOPLE_MAX } from '../core/people.ts';
import { isPrintable, isReadable } from '../core/printable.ts';
import {
  GROUP_SOURCES,
  PHASES,
  type ReaderId,
  ROLES,
  STAFF_CLASSES,
  VISITOR_CLASSES,
} from '../core/terms.ts';
import type { PersonFields, WishedAct, WishedList, WishedRecord } from '../list-wishes.ts';
import { instant, yesNo } from './api/fields.ts';
import { roomId } from './api/room-schemas.ts';
import { PERSON } from './fact-schema.ts';

/**
 * What somebody does about the authorization list from afar, and what they see before they do it. A page and a program
 * send the same; a page takes the types.
 */

/** Most bytes of a request about the list: room for a file of some 1,500 people. */
export const LIST_BODY_KB = 256;

const line = (most: number) =>
  z.string().trim().max(most).refine(isPrintable, 'has characters that cannot be printed');
const minute = z.int().min(0).max(1_440);
const number = z.int().min(1);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** As it is written on a list: `w26:12:345`, or as the reader shows it. */
const badge = z.string().trim().max(80);

const fields = {
  person: PERSON,
  name: line(80).refine(isReadable, 'is empty'),
  class: z.enum([...STAFF_CLASSES, ...VISITOR_CLASSES]),
  role: z.enum(ROLES),
  group: z.string().regex(/^([a-z0-9][a-z0-9-]{0,31})?$/),
  group_source: z.enum(GROUP_SOURCES),
  title: line(80),
  rooms: z.array(roomId).min(1).max(12).readonly(),
  valid_from: instant,
  valid_until: instant.describe('The instant after the last day; 0 for no end.'),
  oath: instant,
  training: instant,
  background_check: instant,
  on_ballot: yesNo,
  photo: z.string().regex(/^([A-Za-z0-9][A-Za-z0-9._-]{0,58}\.(jpg|jpeg|png|webp|svg))?$/),
  hours: z
    .array(z.strictObject({ weekday: z.int().min(0).max(6), from: minute, until: minute }))
    .max(98)
    .readonly()
    .exactOptional(),
};

/** A line of the list without its badges. */
export const PERSON_FIELDS: z.ZodType<PersonFields> = z.strictObject(fields);

const WISHED_RECORD: z.ZodType<WishedRecord> = z.strictObject({
  ...fields,
  badges: z.array(badge.min(1)).max(8).readonly().nullable(),
});

const wishedList = {
  people: z.array(WISHED_RECORD).max(PEOPLE_MAX).readonly(),
  removed: z.array(PERSON).max(PEOPLE_MAX).readonly(),
  whole: yesNo,
  source: z.string().regex(/^([0-9a-f]{64})?$/),
};

/** What the list is to say, as it goes to the kiosk. */
export const WISHED_LIST: z.ZodType<WishedList> = z.strictObject(wishedList);

const words = z.string().trim().max(LIST_WORDS_MAX).describe('Why, for the log.');
const why = words.min(1);

/** All but a proposed change of the list. */
const OTHERS = [
  z.strictObject({ act: z.literal('approve'), proposal: number, words: words.default('') }),
  z.strictObject({ act: z.literal('refuse'), proposal: number, words: why }),
  z.strictObject({ act: z.literal('propose_phase'), phase: z.enum(PHASES), words: why }),
  z.strictObject({
    act: z.literal('propose_rules'),
    config_digest: digest.describe('Of the whole file, as "ballot-vault config check" prints it.'),
    words: why,
  }),
  z.strictObject({
    act: z.literal('await_badge'),
    reader: z.string().max(80) as unknown as z.ZodType<ReaderId>,
    subject: PERSON,
    record: PERSON_FIELDS.nullable().describe('The line of somebody who is not on the list yet; else null.'),
    words: why,
  }),
  z.strictObject({ act: z.literal('suspend'), subject: PERSON, words: why }),
  z.strictObject({
    act: z.literal('report_lost'),
    subject: PERSON,
    badge: badge.default('').describe('Which one, as a list writes it, where there are several.'),
    since: instant.describe('When it was last certain who had it.'),
    words: words.default(''),
  }),
  z.strictObject({
    act: z.literal('review'),
    review: number,
    outcome: z.enum(REVIEW_OUTCOMES),
    words: why,
  }),
  z.strictObject({
    act: z.literal('sign_off'),
    digest: digest.describe('Of the list that was read; refused when it is another one by now.'),
    words: words.default(''),
  }),
] as const;

/** What somebody does, as it goes to the kiosk. */
export const WISHED_ACT: z.ZodType<WishedAct> = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('propose'), words: why, ...wishedList }),
  ...OTHERS,
]);

/** A change as it is sent: a file of people, or lines and names. Somebody who is on the list keeps their badges. */
export const LIST_CHANGE = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal('file'),
    text: z.string().min(1).describe('CSV, as "ballot-vault people import" takes it.'),
    name: line(120).default('people.csv').describe('Of the file, for what is wrong with it.'),
    whole: yesNo.describe('Whether it is the whole list: whoever is not on it is removed.'),
  }),
  z.strictObject({
    form: z.literal('lines'),
    people: z.array(PERSON_FIELDS).max(200).readonly(),
    removed: z.array(PERSON).max(200).readonly(),
  }),
]);
export type ListChangeAsked = z.input<typeof LIST_CHANGE>;

/** What somebody does, as it is sent. */
export const LIST_ACT = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('propose'), change: LIST_CHANGE, words: why }),
  ...OTHERS,
]);
export type ListActAsked = z.input<typeof LIST_ACT>;
