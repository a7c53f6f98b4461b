/** When kept reports are due, over years and changes of the clocks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDayIn, offsetMinutes } from '../../src/config/local-time.ts';
import { nextScheduled, type Schedule, scheduledBetween } from '../../src/office/saved/schedule.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Among them clocks that are set at midnight, by half an hour, and in the other half of the year. */
const ZONES = ['America/Denver', 'America/Havana', 'Europe/Berlin', 'Australia/Lord_Howe', 'UTC'] as const;

const zone = fc.constantFrom(...ZONES);
const now = fc.integer({ min: Date.parse('2015-01-01T00:00:00Z'), max: Date.parse('2080-01-01T00:00:00Z') });
const at = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const schedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({ every: fc.constant('day' as const), day: fc.constant(0), at }),
  fc.record({ every: fc.constant('week' as const), day: fc.integer({ min: 1, max: 7 }), at }),
  fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 31 }), at }),
);

const wallAt = (instant: number, in_: string): Date =>
  new Date(instant + offsetMinutes(in_, instant) * MINUTE_MS);
const clockAt = (instant: number, in_: string): string => wallAt(instant, in_).toISOString().slice(11, 16);

/** Whether clocks are set within the day around an instant. */
const isSet = (instant: number, in_: string): boolean =>
  offsetMinutes(in_, instant - DAY_MS) !== offsetMinutes(in_, instant + DAY_MS);

const lastOfMonth = (wall: Date): number =>
  new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();

describe('a schedule', () => {
  test('is next due later, at its time, on its day', () => {
    fc.assert(
      fc.property(schedule, zone, now, (one, in_, from) => {
        const next = nextScheduled(one, in_, from);
        expect(next).toBeGreaterThan(from);
        const wall = wallAt(next, in_);
        if (!isSet(next, in_)) expect(clockAt(next, in_)).toBe(one.at);
        if (one.every === 'week') expect(wall.getUTCDay() || 7).toBe(one.day);
        if (one.every === 'month') expect(wall.getUTCDate()).toBe(Math.min(one.day, lastOfMonth(wall)));
        expect(next - from).toBeLessThanOrEqual({ day: 2, week: 8, month: 33 }[one.every] * DAY_MS);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is due once in each of its days, weeks or months, whatever the clocks do', () => {
    fc.assert(
      fc.property(schedule, zone, now, (one, in_, from) => {
        const due = scheduledBetween(one, in_, from, from + 390 * DAY_MS);
        const days = due.map((instant) => localDayIn(instant, in_));
        expect(new Set(days).size).toBe(days.length);
        const apart = due
          .slice(1)
          .map((instant, index) => Math.round((instant - (due[index] ?? 0)) / DAY_MS));
        const most = { day: [1], week: [7], month: [28, 29, 30, 31] }[one.every];
        expect(apart.filter((gap) => !most.includes(gap))).toEqual([]);
        expect(due.length).toBeGreaterThanOrEqual({ day: 389, week: 55, month: 12 }[one.every]);
      }),
      { numRuns: 60 },
    );
  });

  test('looked at again and again is due as often as looked at once', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 5 * 24 * 60 }), { maxLength: 20 });
    fc.assert(
      fc.property(schedule, zone, now, steps, (one, in_, from, minutes) => {
        let looked = from;
        const piecewise = minutes.flatMap((minute) => {
          const until = looked + minute * MINUTE_MS;
          const due = scheduledBetween(one, in_, looked, until);
          looked = until;
          return due;
        });
        expect(piecewise).toEqual(scheduledBetween(one, in_, from, looked));
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    [
      'a time that clocks skip comes when they have skipped it',
      '02:30',
      '2026-03-07T12:00-07:00',
      '2026-03-08T03:30-06:00',
    ],
    [
      'a time that they show twice comes at the first',
      '01:30',
      '2026-10-31T12:00-06:00',
      '2026-11-01T01:30-06:00',
    ],
  ])('%s', (_, time, from, expected) => {
    const daily = { every: 'day', day: 0, at: time } as const;
    const next = nextScheduled(daily, 'America/Denver', Date.parse(from));
    expect(new Date(next).toISOString()).toBe(new Date(expected).toISOString());
    expect(scheduledBetween(daily, 'America/Denver', next, next + 22 * 3_600_000)).toEqual([]);
  });

  test('on the 31st is due on the last day of a shorter month', () => {
    const monthly = { every: 'month', day: 31, at: '06:00' } as const;
    const from = Date.parse('2028-01-01T00:00Z');
    const due = scheduledBetween(monthly, 'UTC', from, from + 100 * DAY_MS);
    expect(due.map((instant) => localDayIn(instant, 'UTC'))).toEqual([
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
    ]);
  });
});
