import { instantOf, localDayIn } from '../config/local-time.ts';
import type { Ms } from '../core/terms.ts';
import type { Period } from './report-names.ts';

/** One that the calendar alone says; the other takes the log. */
export type CalendarPeriod = Exclude<Period, 'since_review'>;

const DAY_MS: Ms = 86_400_000;
const WEEK_DAYS = 7;
/** 1 January 1970 was a Thursday, and weeks begin on Monday here. */
const THURSDAY = 3;

/** From the first instant up to before the second. */
export interface Between {
  readonly since: Ms;
  readonly before: Ms;
}

/** A local day as if it were UTC. */
const wallDay = (at: Ms, zone: string): Ms => Date.parse(`${localDayIn(at, zone)}T00:00:00Z`);

const monthBefore = (firstDay: Ms): Ms => {
  const day = new Date(firstDay - DAY_MS);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1);
};

/** First days as if they were UTC; null for the instant itself. */
const daysOf = (period: CalendarPeriod, today: Ms): readonly [since: Ms, before: Ms | null] => {
  const monday = today - ((today / DAY_MS + THURSDAY) % WEEK_DAYS) * DAY_MS;
  const first = today - (new Date(today).getUTCDate() - 1) * DAY_MS;
  switch (period) {
    case 'today':
      return [today, null];
    case 'yesterday':
      return [today - DAY_MS, today];
    case 'last_7_days':
      return [today - 7 * DAY_MS, today];
    case 'last_30_days':
      return [today - 30 * DAY_MS, today];
    case 'this_week':
      return [monday, null];
    case 'last_week':
      return [monday - WEEK_DAYS * DAY_MS, monday];
    case 'this_month':
      return [first, null];
    case 'last_month':
      return [monthBefore(first), first];
  }
};

/**
 * What a period comes to when it is asked for at an instant: whole days of a zone's calendar, whose days of 23 or 25
 * hours count as days; what is not over yet ends with the instant itself.
 */
export const betweenOf = (period: CalendarPeriod, at: Ms, zone: string): Between => {
  const [since, before] = daysOf(period, wallDay(at, zone));
  // The first instant of a day cannot lie behind one within it, but where clocks skip midnight.
  const begin = Math.min(instantOf(zone, since), at);
  return { since: begin, before: before === null ? at : instantOf(zone, before) };
};
