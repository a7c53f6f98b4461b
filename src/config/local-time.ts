import type { Ms } from '../core/terms.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
};

/** Whether this machine knows an IANA time zone of that name. Bare offsets such as `+01:00` are no zones. */
export const isTimeZone = (zone: string): boolean => {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(zone)) return false;
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
};

/** Wall-clock time of an instant, as if it were UTC. */
const wallOf = (zone: string, at: Ms): Ms => {
  const part: { [type: string]: number } = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

/** Minutes east of UTC of local time in a zone at an instant. */
export const offsetMinutes = (zone: string, at: Ms): number =>
  Math.round((wallOf(zone, at) - Math.floor(at / 1_000) * 1_000) / MINUTE_MS);

/**
 * The instant at which a zone's clocks show a wall time given as if it were UTC. Of an hour that clocks
 * show twice the first is meant; one that they skip begins when they have skipped it.
 */
export const instantOf = (zone: string, wall: Ms): Ms => {
  const before = offsetMinutes(zone, wall - DAY_MS) * MINUTE_MS;
  const after = offsetMinutes(zone, wall + DAY_MS) * MINUTE_MS;
  // Most days: to ask the calendar twice more would be the slow half of it, and say the same.
  if (before === after) return wall - before;
  const shown = [wall - before, wall - after].filter((at) => wallOf(zone, at) === wall);
  return shown.length > 0 ? Math.min(...shown) : wall - before;
};

const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}))?$/;
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

/** `2026-11-03` or `2026-11-03 07:00` as if it were UTC; undefined when there is no such date or time. */
export const wallTime = (text: string): Ms | undefined => {
  const found = DATE_TIME.exec(text);
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (year < FIRST_YEAR || year > LAST_YEAR || hour > 23 || minute > 59) return undefined;
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  const isThatDay = new Date(wall).getUTCMonth() === month - 1 && new Date(wall).getUTCDate() === day;
  return isThatDay ? wall : undefined;
};

const isDate = (text: string): boolean => text.length === 'YYYY-MM-DD'.length;

/** First instant of a local day `YYYY-MM-DD`; undefined when there is no such day. */
export const startOfDay = (zone: string, date: string): Ms | undefined => {
  const wall = isDate(date) ? wallTime(date) : undefined;
  return wall === undefined ? undefined : instantOf(zone, wall);
};

/** First instant after a local day `YYYY-MM-DD`; undefined when there is no such day. */
export const endOfDay = (zone: string, date: string): Ms | undefined => {
  const wall = isDate(date) ? wallTime(date) : undefined;
  return wall === undefined ? undefined : instantOf(zone, wall + DAY_MS);
};

/** The local day of an instant in a zone, `YYYY-MM-DD`. */
export const localDayIn = (at: Ms, zone: string): string =>
  new Date(wallOf(zone, at)).toISOString().slice(0, 'YYYY-MM-DD'.length);
