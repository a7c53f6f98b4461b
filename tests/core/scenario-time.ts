import type { Ms } from '../../src/core/terms.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const YEAR = 2026;

/** In 2026 the clocks of New York go back at 06:00 UTC on 1 November: 01:00 to 02:00 comes twice. */
const CLOCKS_GO_BACK: Ms = Date.UTC(YEAR, 10, 1, 6);
const ZONES: { readonly [zone: string]: number } = { EDT: -240, EST: -300 };

/** Minutes east of UTC at an instant of the autumn of 2026 in New York. */
export const offsetAt = (at: Ms): number => (at < CLOCKS_GO_BACK ? -240 : -300);

const zoneAt = (at: Ms): string => (offsetAt(at) === -240 ? ' EDT' : ' EST');

/** A calendar day of 2026 as the instant at which it would begin in UTC. */
export type Day = Ms;
export const ELECTION_DAY: Day = Date.UTC(YEAR, 10, 3);

/** @throws on anything but a month and a day, such as `Nov 3`. */
export const readDay = (text: string): Day => {
  const [, month = '', day = ''] = /^([A-Z][a-z]{2}) (\d{1,2})$/.exec(text) ?? [];
  const index = MONTHS.indexOf(month);
  if (index < 0) throw new Error(`"${text}" is no day; write it like "Nov 3"`);
  return Date.UTC(YEAR, index, Number(day));
};

const INSTANT = /^(?:([A-Z][a-z]{2} \d{1,2}) )?(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{3}))?)?(?: (EDT|EST))?$/;

/** `[Nov 4 ]10:00[:00[.500]][ EDT]`; without a day it is on `day`, and the zone is needed in the repeated hour alone. */
export const readInstant = (text: string, day: Day): Ms => {
  const found = INSTANT.exec(text);
  if (found === null) throw new Error(`"${text}" is no time; write it like "10:00:05" or "Nov 4 10:00:05"`);
  const [, date, hours, minutes, seconds = '0', ms = '0', zone] = found;
  const local =
    (date === undefined ? day : readDay(date)) +
    Number(hours) * HOUR +
    Number(minutes) * MINUTE +
    Number(seconds) * 1_000 +
    Number(ms);
  if (zone !== undefined) return local - (ZONES[zone] ?? 0) * MINUTE;
  const winter = local + 300 * MINUTE;
  return offsetAt(winter) === -300 ? winter : local + 240 * MINUTE;
};

/** The local day on which an instant lies. */
export const dayOf = (at: Ms): Day => {
  const local = at + offsetAt(at) * MINUTE;
  return local - (((local % (24 * HOUR)) + 24 * HOUR) % (24 * HOUR));
};

/** An instant as a person would write it down; the day is said where it is not that of `seenFrom`. */
export const sayInstant = (at: Ms, seenFrom: Ms): string => {
  const local = new Date(at + offsetAt(at) * MINUTE);
  const iso = local.toISOString();
  const time = iso.slice(11, iso.endsWith('.000Z') ? 19 : 23);
  const day = dayOf(at);
  const zone = day === Date.UTC(YEAR, 10, 1) ? zoneAt(at) : '';
  if (day === dayOf(seenFrom)) return `${time}${zone}`;
  return `${MONTHS[local.getUTCMonth()] ?? ''} ${local.getUTCDate()} ${time}${zone}`;
};

const UNITS: readonly (readonly [string, Ms])[] = [
  ['h', HOUR],
  ['min', MINUTE],
  ['s', 1_000],
  ['ms', 1],
];

/** `1 h 5 min`, `30 s`, `30 s 1 ms`. */
export const sayLength = (length: Ms): string => {
  let rest = length;
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.length === 0 ? '0 s' : parts.join(' ');
};

/** @throws on anything that `sayLength` would not say. */
export const readLength = (text: string): Ms => {
  const parts = [...text.matchAll(/(\d+) (h|min|s|ms)(?: |$)/g)];
  const length = parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * (UNITS.find(([name]) => name === unit)?.[1] ?? 0),
    0,
  );
  if (length === 0 || sayLength(length) !== text)
    throw new Error(`"${text}" is no length; write it like "30 s"`);
  return length;
};
