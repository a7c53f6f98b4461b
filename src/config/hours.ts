import type { StaffedHours } from '../core/policy.ts';

const DAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Monday first, as people write a week; the core counts from Sunday = 0. */
const WEEK = 7;

const FORM = /^([a-z]{3})(?:-([a-z]{3}))? (\d{2}):(\d{2})-(\d{2}):(\d{2})$/;

export const HOURS_REMEDY = 'Write days and hours such as "mon-fri 08:00-17:30" or "sat 09:00-24:00".';

/** Why hours as written cannot be meant, or the hours. */
export type ReadHours =
  | { readonly hours: readonly StaffedHours[] }
  | { readonly what: string; readonly remedy: string };

const minuteOf = (hour: string, minute: string): number => {
  const minutes = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && minutes <= 24 * 60 ? minutes : Number.NaN;
};

/** `mon-fri 08:00-17:30` as one entry for each weekday. Hours lie within one day; `24:00` is its end. */
export const readHours = (text: string): ReadHours => {
  const found = FORM.exec(text);
  if (found === null) return { what: `"${text}" is not in the form of staffed hours`, remedy: HOURS_REMEDY };
  const [, first = '', last = first, fromHour = '', fromMinute = '', untilHour = '', untilMinute = ''] =
    found;
  const [from, until] = [minuteOf(fromHour, fromMinute), minuteOf(untilHour, untilMinute)];
  const [firstDay, lastDay] = [DAYS.indexOf(first), DAYS.indexOf(last)];
  if (firstDay < 0 || lastDay < 0 || Number.isNaN(from) || Number.isNaN(until)) {
    return { what: `"${text}" names no such day or time`, remedy: HOURS_REMEDY };
  }
  if (lastDay < firstDay) {
    const remedy = 'A week runs from mon to sun here: write two entries, one for each part.';
    return { what: `the days of "${text}" are reversed`, remedy };
  }
  if (until <= from) {
    const remedy = 'Hours lie within one day: write two entries for hours that pass midnight.';
    return { what: `the hours of "${text}" are reversed`, remedy };
  }
  const days = Array.from({ length: lastDay - firstDay + 1 }, (_, index) => (firstDay + index + 1) % WEEK);
  return { hours: days.map((weekday) => ({ weekday, from, until })) };
};
