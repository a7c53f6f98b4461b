import { LOCALES } from '../../shared/languages.ts';
import { language } from '../../shared/text.ts';

const FIRST = '1970-01-01';
/** No month is longer; a day that a month does not have becomes its last one. */
const DAYS_MAX = 31;

const written = (at: Date): string => at.toISOString().slice(0, 'YYYY-MM-DD'.length);

const partsOf = (day: string): readonly [year: number, month: number, day: number] => {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
};

export type DayPart = 'year' | 'month' | 'day';

const moved = (day: string, part: DayPart, by: 1 | -1): string => {
  const [year, month, date] = partsOf(day);
  if (part === 'day') return written(new Date(Date.UTC(year, month - 1, date + by)));
  const months = part === 'year' ? 12 * by : by;
  for (let last = Math.min(DAYS_MAX, date); ; last -= 1) {
    const at = new Date(Date.UTC(year, month - 1 + months, last));
    if (at.getUTCDate() === last) return written(at);
  }
};

/** A day some way from another, not after `latest`. */
export const dayFrom = (day: string, part: DayPart, by: 1 | -1, latest: string): string => {
  const next = moved(day, part, by);
  if (next > latest) return latest;
  return next < FIRST ? FIRST : next;
};

/** Spelled out, so that nobody takes a month for a day. */
export const spelledDay = (day: string): string => {
  const [year, month, date] = partsOf(day);
  return new Intl.DateTimeFormat(LOCALES[language.value], { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, date),
  );
};
