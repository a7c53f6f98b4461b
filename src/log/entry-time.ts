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
