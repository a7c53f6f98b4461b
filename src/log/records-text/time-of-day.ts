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
