import { localDayIn } from '../../config/local-time.ts';
import type { Ms } from '../../core/terms.ts';
import { dueBetween } from '../../giving/due.ts';

export const SCHEDULES = ['day', 'week', 'month'] as const;

/** When a kept report is made by itself, by the rooms' clock. */
export interface Schedule {
  readonly every: (typeof SCHEDULES)[number];
  /** Of a week 1 (Monday) to 7; of a month 1 to 31, in a shorter one its last day; 0 where it is each day. */
  readonly day: number;
  /** `06:00`. */
  readonly at: string;
}

const DAY_MS: Ms = 86_400_000;
const SUNDAY = 7;
/** So far back times are told one by one: whoever is off longer has missed "at least" so many. */
export const LOOKED_BACK_MS: Ms = 400 * DAY_MS;
/** The longest month, and a day that clocks shift. */
const LONGEST_MS: Ms = 33 * DAY_MS;

const isOn = ({ every, day }: Schedule, date: string): boolean => {
  if (every === 'day') return true;
  const of = new Date(`${date}T00:00:00Z`);
  if (every === 'week') return (of.getUTCDay() || SUNDAY) === day;
  const last = new Date(Date.UTC(of.getUTCFullYear(), of.getUTCMonth() + 1, 0)).getUTCDate();
  return of.getUTCDate() === Math.min(day, last);
};

/**
 * The instants after `after`, up to `until`, at which it is due, in order. A time that clocks skip comes when they have
 * skipped it, one that they show twice comes at the first.
 */
export const scheduledBetween = (schedule: Schedule, zone: string, after: Ms, until: Ms): readonly Ms[] =>
  dueBetween([schedule.at], zone, Math.max(after, until - LOOKED_BACK_MS), until).filter((at) =>
    isOn(schedule, localDayIn(at, zone)),
  );

/** The first of these instants after one. */
export const nextScheduled = (schedule: Schedule, zone: string, after: Ms): Ms => {
  const [next] = scheduledBetween(schedule, zone, after, after + LONGEST_MS);
  // A day that a zone skipped as a whole (Samoa, December 2011) leaves a month without its time.
  return next ?? scheduledBetween(schedule, zone, after, after + 2 * LONGEST_MS)[0] ?? after + LONGEST_MS;
};
