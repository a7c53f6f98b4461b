import type { StaffedHours } from '../../../src/core/policy.ts';
import type { Ms, PersonId } from '../../../src/core/terms.ts';
import type { PersonLine, RecordLine } from '../../../src/list-lines.ts';
import { LOCALES } from '../../shared/languages.ts';
import { language } from '../../shared/words.ts';
import { text as liveText } from '../live/text.ts';
import { zoneOf } from '../live/times.tsx';
import { watched } from '../live/watched.ts';
import type { RecordField } from './differences.ts';
import { text } from './text.ts';

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(LOCALES[language.value], { timeZone: zoneOf(), ...options });

/** A day of the rooms' calendar. */
export const dayText = (at: Ms): string => format({ dateStyle: 'medium' }).format(at);

/** The last day of something that ends at an instant. */
export const lastDayText = (until: Ms): string => dayText(until - 1);

/** An instant by the rooms' clock, with its date. */
export const instantText = (at: Ms): string => format({ dateStyle: 'medium', timeStyle: 'short' }).format(at);

/** A room as people call it; its identifier where the kiosk has no such room any more. */
export const roomText = (room: string): string =>
  watched.value?.rooms.find((known) => known.room === room)?.name ?? room;

export const groupText = ({ group, group_source }: Pick<RecordLine, 'group' | 'group_source'>): string =>
  group === '' ? text('group-none') : text(`group-${group_source}`, { group });

export const classText = ({ class: personClass }: Pick<RecordLine, 'class'>): string =>
  liveText(`class-${personClass}`);

/** A person as people call them; the identifier where the list that was read does not name them. */
export const nameOf = (people: readonly PersonLine[], person: PersonId | string): string =>
  people.find((known) => known.person === person)?.name ?? person;

export const namesText = (names: readonly string[]): string =>
  new Intl.ListFormat(LOCALES[language.value], { type: 'conjunction' }).format(names);

/** Weekdays of the same hours that follow each other, Monday first. */
interface Span {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly until: number;
}

const fromMonday = (weekday: number): number => (weekday + 6) % 7;

export const spansOf = (hours: readonly StaffedHours[]): readonly Span[] => {
  const spans: Span[] = [];
  const ordered = hours.toSorted(
    (one, other) =>
      one.from - other.from || one.until - other.until || fromMonday(one.weekday) - fromMonday(other.weekday),
  );
  for (const { weekday, from, until } of ordered) {
    const day = fromMonday(weekday);
    const last = spans.at(-1);
    if (last !== undefined && last.from === from && last.until === until && last.last + 1 === day) {
      spans[spans.length - 1] = { ...last, last: day };
    } else spans.push({ first: day, last: day, from, until });
  }
  return spans.toSorted((one, other) => one.first - other.first || one.from - other.from);
};

/** 1 January 2024 was a Monday. */
const dayOfWeek = (day: number): string =>
  new Intl.DateTimeFormat(LOCALES[language.value], { timeZone: 'UTC', weekday: 'short' }).format(
    Date.UTC(2024, 0, 1 + day),
  );

const timeOf = (minutes: number): string =>
  new Intl.DateTimeFormat(LOCALES[language.value], { timeZone: 'UTC', timeStyle: 'short' }).format(
    minutes * 60_000,
  );

export const hoursText = (hours: readonly StaffedHours[] | undefined): string => {
  const spans = spansOf(hours ?? []);
  if (spans.length === 0) return text('hours-always');
  return spans
    .map(({ first, last, from, until }) => {
      const days = first === last ? dayOfWeek(first) : `${dayOfWeek(first)}–${dayOfWeek(last)}`;
      return `${days} ${timeOf(from)}–${until === 24 * 60 ? text('midnight') : timeOf(until)}`;
    })
    .join('; ');
};

/** What a record says of one thing, in words. */
export const fieldText = (record: RecordLine, field: RecordField): string => {
  switch (field) {
    case 'class':
      return classText(record);
    case 'role':
      return text(`role-${record.role}`);
    case 'group':
      return groupText(record);
    case 'rooms':
      return record.rooms.length === 0 ? text('none') : namesText(record.rooms.map(roomText));
    case 'hours':
      return hoursText(record.hours);
    case 'valid_until':
      return record.valid_until === 0 ? text('no-end') : lastDayText(record.valid_until);
    case 'valid_from':
    case 'oath':
    case 'training':
    case 'background_check':
      return record[field] === 0 ? text('none') : dayText(record[field]);
    case 'on_ballot':
      return text(`on-ballot-${record.on_ballot}`);
    case 'badges':
      return text('badges-count', { count: record.badges });
    default:
      return record[field] === '' ? text('none') : record[field];
  }
};
