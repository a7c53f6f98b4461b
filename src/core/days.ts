/** A day of the calendar, like "2026-11-03". */
export type Day = string;

const MONTHS_OF_YEAR = 12;
const FEBRUARY = 2;
const SHORT_MONTHS = [4, 6, 9, 11];
const DAY_MINUTES = 1_440;
const MINUTE_MS = 60_000;
/** Years from here on have their leap day at their end, which keeps the reckoning free of exceptions. */
const MARCH = 3;
const DAYS_TO_1970 = 719_468;
const DAYS_OF_400_YEARS = 146_097;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysOf = (year: number, month: number): number => {
  if (month === FEBRUARY) return isLeap(year) ? 29 : 28;
  return SHORT_MONTHS.includes(month) ? 30 : 31;
};

const written = (year: number, month: number, day: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Year, month and day; undefined where there is no such day, as on 30 February. */
const parts = (day: Day): readonly [number, number, number] | undefined => {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  const [year, month, date] = [Number(found?.[1]), Number(found?.[2]), Number(found?.[3])];
  if (found === null || year < 1 || month < 1 || month > MONTHS_OF_YEAR) return undefined;
  return date >= 1 && date <= daysOf(year, month) ? [year, month, date] : undefined;
};

export const isDay = (day: string): boolean => parts(day) !== undefined;

/** So many months later; where that month is too short for the day, its last day. The day as it is where it is none. */
export const monthsAfter = (day: Day, months: number): Day => {
  const found = parts(day);
  if (found === undefined) return day;
  const [year, month, date] = found;
  const count = year * MONTHS_OF_YEAR + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / MONTHS_OF_YEAR), (count % MONTHS_OF_YEAR) + 1];
  return written(toYear, toMonth, Math.min(date, daysOf(toYear, toMonth)));
};

/** The local day of an instant, given the minutes by which its place is east of UTC. */
export const dayAt = (at: number, offset_min: number): Day => {
  const days = Math.floor((Math.floor(at / MINUTE_MS) + offset_min) / DAY_MINUTES) + DAYS_TO_1970;
  const era = Math.floor(days / DAYS_OF_400_YEARS);
  const dayOfEra = days - era * DAYS_OF_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = ((monthFromMarch + MARCH - 1) % MONTHS_OF_YEAR) + 1;
  return written(yearOfEra + era * 400 + (month < MARCH ? 1 : 0), month, date);
};
