import { GROUP_FORM, ID_FORM, ID_REMEDY } from '../config/fields.ts';
import { readHours } from '../config/hours.ts';
import type { PersonRecord } from '../core/people.ts';
import type { StaffedHours } from '../core/policy.ts';
import { isPrintable } from '../core/printable.ts';
import { ROLES, STAFF_CLASSES, VISITOR_CLASSES } from '../core/terms.ts';
import type { Column } from './columns.ts';

/** What is wrong with one field by itself. */
export interface Fault {
  readonly what: string;
  readonly remedy: string;
}

const CLASSES: readonly string[] = [...STAFF_CLASSES, ...VISITOR_CLASSES];
const WORDS_MAX = 80;
const BADGES_MAX = 8;
const ROOMS_MAX = 12;
const PHOTO_FORM = /^[A-Za-z0-9][A-Za-z0-9._-]{0,58}\.(jpg|jpeg|png|webp|svg)$/;
const GROUP_WRITTEN = /^([^ ()]+)(?: \((registered|appointed)\))?$/;

/** Parts of a field that holds several, separated by `;`. */
export const partsOf = (value: string): readonly string[] =>
  value === '' ? [] : value.split(';').map((part) => part.trim());

/**
 * A group and where it comes from: `dem` and `dem (registered)` are a registered affiliation,
 * `dem (appointed)` an appointment by that body; empty or `none` is no known group.
 */
export const groupOf = (value: string): Pick<PersonRecord, 'group' | 'group_source'> => {
  const [, group = '', source] = GROUP_WRITTEN.exec(value) ?? [];
  if (group === '' || group === 'none') return { group: '', group_source: 'none' };
  return { group, group_source: source === 'appointed' ? 'appointed' : 'registered' };
};

const words = (value: string): Fault | null => {
  const remedy = `Write one line of at most ${WORDS_MAX} characters.`;
  if (value.length > WORDS_MAX) return { what: `this has ${value.length} characters`, remedy };
  return isPrintable(value)
    ? null
    : { what: 'this holds a line break or another character that cannot be printed', remedy };
};

const oneOf = (value: string, known: readonly string[]): Fault | null =>
  known.includes(value)
    ? null
    : { what: 'this is not a known word', remedy: `Write one of: ${known.join(', ')}.` };

const several = (value: string, least: number, most: number, thing: string): Fault | null => {
  const parts = partsOf(value);
  const remedy = `Write ${least} to ${most} ${thing}, separated by ";".`;
  if (parts.length < least || parts.length > most)
    return { what: `this holds ${parts.length} ${thing}`, remedy };
  if (parts.includes('')) return { what: 'there is nothing between two separators', remedy };
  return new Set(parts).size < parts.length && thing === 'rooms'
    ? { what: 'a room is named twice', remedy }
    : null;
};

const group = (value: string): Fault | null => {
  const remedy =
    'Write lower-case letters, digits and hyphens, such as dem, dem (registered) or dem (appointed); none or nothing where no group is known.';
  const written = GROUP_WRITTEN.exec(value);
  if (value === '') return null;
  return written !== null && GROUP_FORM.test(written[1] ?? '')
    ? null
    : { what: 'this is not a group', remedy };
};

const TOPICS_MAX = 20;
const TOPIC_WRITTEN = /^([a-z0-9][a-z0-9_-]{0,39}):(\d{4}-\d{2}-\d{2})$/;

/** What somebody was trained in, and on which day: `seals:2026-09-14;entry:2026-10-01`. */
export const topicsOf = (value: string): readonly { readonly topic: string; readonly day: string }[] =>
  partsOf(value).flatMap((part) => {
    const [, topic, day] = TOPIC_WRITTEN.exec(part) ?? [];
    return topic === undefined || day === undefined ? [] : [{ topic, day }];
  });

const topicsFault = (value: string): Fault | null => {
  const parts = partsOf(value);
  const remedy = `Write at most ${TOPICS_MAX} as TOPIC:DAY, separated by ";", for example seals:2026-09-14.`;
  if (parts.length > TOPICS_MAX) return { what: `this holds ${parts.length} topics`, remedy };
  const read = topicsOf(value);
  if (read.length < parts.length) return { what: 'this is no topic with its day', remedy };
  return new Set(read.map(({ topic }) => topic)).size < read.length
    ? { what: 'a topic is named twice', remedy }
    : null;
};

const HOURS_MAX = 14;

const hoursFault = (value: string): Fault | null => {
  const parts = partsOf(value);
  if (parts.length > HOURS_MAX) {
    return {
      what: `this holds ${parts.length} entries`,
      remedy: `Write at most ${HOURS_MAX}, separated by ";".`,
    };
  }
  const fault = parts.map(readHours).find((read) => 'what' in read);
  return fault === undefined || !('what' in fault) ? null : fault;
};

/** The hours of a field without faults. */
export const hoursOf = (value: string): readonly StaffedHours[] =>
  partsOf(value).flatMap((part) => {
    const read = readHours(part);
    return 'hours' in read ? read.hours : [];
  });

const PHOTO_REMEDY =
  'Write the name of a jpg, png, webp or svg file in the photo folder, without a path; or nothing.';

/** What is wrong with a field, or null. Dates, rooms and badges are also checked where what they name is known. */
export const fieldFault = (column: Column, value: string): Fault | null => {
  switch (column) {
    case 'person':
      return ID_FORM.test(value) ? null : { what: 'this is not an identifier', remedy: ID_REMEDY };
    case 'name':
      return value === ''
        ? { what: 'the name is missing', remedy: 'Write the name as people know it.' }
        : words(value);
    case 'title':
      return words(value);
    case 'class':
      return oneOf(value, CLASSES);
    case 'role':
      return value === '' ? null : oneOf(value, ROLES);
    case 'group':
      return group(value);
    case 'badge':
      return several(value, 0, BADGES_MAX, 'badges');
    case 'rooms':
      return several(value, 1, ROOMS_MAX, 'rooms');
    case 'on_ballot':
      return oneOf(value, ['yes', 'no']);
    case 'hours':
      return hoursFault(value);
    case 'topics':
      return topicsFault(value);
    case 'photo':
      return value === '' || PHOTO_FORM.test(value)
        ? null
        : { what: 'this is not a photo file', remedy: PHOTO_REMEDY };
    case 'valid_from':
    case 'valid_until':
    case 'oath':
    case 'training':
    case 'background_check':
      return null;
  }
};
