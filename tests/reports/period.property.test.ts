/** Times that are said by the day they are asked on, over years and changes of the clocks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDayIn, startOfDay } from '../../src/config/local-time.ts';
import { betweenOf, type CalendarPeriod } from '../../src/reports/period.ts';
import { PERIODS } from '../../src/reports/report-names.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const CALENDAR = PERIODS.filter((period): period is CalendarPeriod => period !== 'since_review');
/** Among them clocks that are set at midnight, by half an hour, and in the other half of the year. */
const ZONES = [
  'America/Denver',
  'America/Phoenix',
  'America/Havana',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
] as const;

const zone = fc.constantFrom(...ZONES);
const at = fc.integer({ min: Date.parse('2000-01-01T00:00:00Z'), max: Date.parse('2090-01-01T00:00:00Z') });

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);

/** First and last day that are meant, by another way of reckoning: day by day. */
const daysOf = (period: CalendarPeriod, today: string): readonly [string, string] => {
  const back = (isFirst: (day: string) => boolean, from: string): string => {
    let day = from;
    while (!isFirst(day)) day = dayBefore(day, 1);
    return day;
  };
  const isMonday = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
  const isFirst = (day: string): boolean => day.endsWith('-01');
  const [monday, first, yesterday] = [back(isMonday, today), back(isFirst, today), dayBefore(today, 1)];
  switch (period) {
    case 'today':
      return [today, today];
    case 'yesterday':
      return [yesterday, yesterday];
    case 'last_7_days':
      return [dayBefore(today, 7), yesterday];
    case 'last_30_days':
      return [dayBefore(today, 30), yesterday];
    case 'this_week':
      return [monday, today];
    case 'last_week':
      return [dayBefore(monday, 7), dayBefore(monday, 1)];
    case 'this_month':
      return [first, today];
    case 'last_month':
      return [back(isFirst, dayBefore(first, 1)), dayBefore(first, 1)];
  }
};

describe('a period', () => {
  test('is of whole local days, however long they are, and ends no later than it is asked', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CALENDAR), zone, at, (period, in_, now) => {
        const today = localDayIn(now, in_);
        const [first, last] = daysOf(period, today);
        const { since, before } = betweenOf(period, now, in_);
        expect(since).toBe(startOfDay(in_, first));
        if (last === today) expect(before).toBe(now);
        else expect(before).toBe(startOfDay(in_, dayBefore(last, -1)));
        expect(since).toBeLessThanOrEqual(before);
        expect(before).toBeLessThanOrEqual(now);
      }),
      { numRuns: 3_000 },
    );
  });

  test('of one day goes on where that of the next begins', () => {
    fc.assert(
      fc.property(zone, at, (in_, now) => {
        const yesterday = betweenOf('yesterday', now, in_);
        expect(yesterday.before).toBe(betweenOf('today', now, in_).since);
        expect(betweenOf('last_week', now, in_).before).toBe(betweenOf('this_week', now, in_).since);
        expect(betweenOf('last_month', now, in_).before).toBe(betweenOf('this_month', now, in_).since);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['the clocks are set forward', '2026-03-09T12:00:00-06:00', 23],
    ['the clocks are set back', '2026-11-02T12:00:00-07:00', 25],
    ['nothing is set', '2026-11-04T12:00:00-07:00', 24],
  ])('of the day on which %s has its hours', (_, now, hours) => {
    const { since, before } = betweenOf('yesterday', Date.parse(now), 'America/Denver');
    expect((before - since) / HOUR_MS).toBe(hours);
  });
});
