import { assert } from '../core/terms.ts';

const HOUR_MIN = 60;
/** The widest offsets in use are UTC-12 and UTC+14. */
const OFFSET_MIN_MAX = 14 * HOUR_MIN;
/** 9999-12-31T23:59:59.999Z: later years have another form in ISO 8601. */
const TIME_MS_MAX = 253_402_300_799_999;

/** UTC in ISO 8601 with milliseconds. */
export const formatTime = (at: number): string => {
  assert(
    Number.isSafeInteger(at) && at >= 0 && at <= TIME_MS_MAX,
    `${at} is an instant between 1970 and 9999`,
  );
  return new Date(at).toISOString();
};

export const parseTime = (time: unknown): number => {
  const at = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString() !== time)
    throw new Error(`"${String(time)}" is not a time`);
  return at;
};

const TIME_OF_DAY = /^.{10}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const [HOUR, MINUTE, SECOND, FRACTION] = [
  '2026-11-03T',
  '2026-11-03T11:',
  '2026-11-03T11:30:',
  '2026-11-03T11:30:00.',
].map(({ length }) => length) as [number, number, number, number];
const [HOUR_MS, MINUTE_MS, SECOND_MS] = [3_600_000, 60_000, 1_000];
const ZERO = '0'.charCodeAt(0);

/** The number that two digits make. */
const digitsAt = (text: string, place: number): number =>
  (text.charCodeAt(place) - ZERO) * 10 + text.charCodeAt(place + 1) - ZERO;

/** Ms since midnight in UTC of a time in the form of an entry, whatever its day; undefined for another form. */
export const msOfDay = (time: string): number | undefined => {
  if (!TIME_OF_DAY.test(time)) return undefined;
  const ms = digitsAt(time, FRACTION) * 10 + time.charCodeAt(FRACTION + 2) - ZERO;
  const minute_ms = digitsAt(time, MINUTE) * MINUTE_MS + digitsAt(time, SECOND) * SECOND_MS;
  return digitsAt(time, HOUR) * HOUR_MS + minute_ms + ms;
};

/** Minutes east of UTC as ISO 8601 writes them, like "-05:00". */
export const formatOffset = (offsetMin: number): string => {
  assert(
    Number.isSafeInteger(offsetMin) && Math.abs(offsetMin) <= OFFSET_MIN_MAX,
    `${offsetMin} is an offset in minutes`,
  );
  const minutes = Math.abs(offsetMin);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offsetMin < 0 ? '-' : '+'}${two(Math.floor(minutes / HOUR_MIN))}:${two(minutes % HOUR_MIN)}`;
};

export const parseOffset = (offset: unknown): number => {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(String(offset)) ?? [];
  if (sign === undefined) throw new Error(`"${String(offset)}" is not an offset from UTC`);
  const value = Number(hours) * HOUR_MIN + Number(minutes);
  return sign === '-' && value !== 0 ? -value : value;
};
