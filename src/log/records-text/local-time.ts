import { formatTime, parseOffset, parseTime } from '../entry-time.ts';
import { msOfDay } from './time-of-day.ts';

const MINUTE_MS = 60_000;
const HOUR_MIN = 60;
const DAY_MIN = 24 * HOUR_MIN;
const DAY_CHARACTERS = '2026-11-03'.length;
const MINUTE_CHARACTERS = '2026-11-03T11:30'.length;

const two = (value: number): string => String(value).padStart(2, '0');

/** "00:00" to "23:59". */
const MINUTES = Array.from(
  { length: DAY_MIN },
  (_, minute) => `${two(Math.floor(minute / HOUR_MIN))}:${two(minute % HOUR_MIN)}`,
);

const DAY_MS = DAY_MIN * MINUTE_MS;

/** The day so many ms from midnight of another, like "2026-11-03"; undefined where times have no such form. */
const dayBeside = (day: string, ms: number): string | undefined => {
  try {
    return formatTime(parseTime(`${day}T00:00:00.000Z`) + ms).slice(0, DAY_CHARACTERS);
  } catch {
    return undefined;
  }
};

const lastOf = (day: string, offset: string, offsetMin: number) => ({
  day,
  before: dayBeside(day, -DAY_MS),
  after: dayBeside(day, DAY_MS),
  offset,
  offset_min: offsetMin,
});

/** The day and the offset that were asked for last: the entries of a log come in order, many on one day. */
let last = lastOf('-', '', 0);

/** The day of a minute counted from midnight of the last day in UTC. */
const dayOf = (minute: number): string | undefined => {
  if (minute < 0) return last.before;
  return minute < DAY_MIN ? last.day : last.after;
};

/**
 * What the clock of the room showed at a time in UTC, without an offset: "2026-11-03T06:30:00.000". Throws for anything
 * but a time and an offset.
 */
export const localTime = (time: unknown, offset: unknown): string => {
  if (typeof time === 'string' && offset === last.offset && time.startsWith(last.day)) {
    const at = Math.floor((msOfDay(time) ?? Number.NaN) / MINUTE_MS) + last.offset_min;
    const minute = MINUTES[(at + DAY_MIN) % DAY_MIN];
    const day = dayOf(at);
    if (minute !== undefined && day !== undefined)
      return `${day}T${minute}${time.slice(MINUTE_CHARACTERS, -1)}`;
  }
  const offsetMin = parseOffset(offset);
  const local = formatTime(parseTime(time) + offsetMin * MINUTE_MS).slice(0, -1);
  const day = String(time).slice(0, DAY_CHARACTERS);
  if (day !== last.day || offset !== last.offset) last = lastOf(day, String(offset), offsetMin);
  return local;
};
