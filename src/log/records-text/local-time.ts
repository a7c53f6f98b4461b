import { formatTime, parseOffset, parseTime } from '../entry-time.ts';

const MINUTE_MS = 60_000;
const HOUR_MIN = 60;
const DAY_MIN = 24 * HOUR_MIN;
const DAY_CHARACTERS = '2026-11-03'.length;
const MINUTE_CHARACTERS = '2026-11-03T11:30'.length;
const TIME = /T([01]\d|2[0-3]):([0-5]\d):[0-5]\d\.\d{3}Z$/;

const two = (value: number): string => String(value).padStart(2, '0');

/** "00:00" to "23:59". */
const MINUTES = Array.from(
  { length: DAY_MIN },
  (_, minute) => `${two(Math.floor(minute / HOUR_MIN))}:${two(minute % HOUR_MIN)}`,
);

/** The day and the offset that were asked for last: the entries of a log come in order, many on one day. */
let last = { day: '-', offset: '', offset_min: 0 };

/**
 * What the clock of the room showed at a time in UTC, without an offset: "2026-11-03T06:30:00.000". Throws for anything
 * but a time and an offset.
 */
export const localTime = (time: unknown, offset: unknown): string => {
  if (typeof time === 'string' && offset === last.offset && time.startsWith(last.day)) {
    const [rest, hours, minutes] = TIME.exec(time) ?? [];
    const minute = MINUTES[Number(hours) * HOUR_MIN + Number(minutes) + last.offset_min];
    if (minute !== undefined && rest?.length === time.length - DAY_CHARACTERS)
      return `${last.day}T${minute}${time.slice(MINUTE_CHARACTERS, -1)}`;
  }
  const offsetMin = parseOffset(offset);
  const local = formatTime(parseTime(time) + offsetMin * MINUTE_MS).slice(0, -1);
  last = { day: String(time).slice(0, DAY_CHARACTERS), offset: String(offset), offset_min: offsetMin };
  return local;
};
