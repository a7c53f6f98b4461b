/** Who is on call, over the hours that clocks skip and repeat. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offsetMinutes } from '../../src/config/local-time.ts';
import { type OnCallSchedule, uncovered, whoIsOnCall } from '../../src/core/on-call.ts';
import type { StaffedHours } from '../../src/core/policy.ts';
import { promise } from './runs.ts';

const ZONES = ['America/New_York', 'America/Phoenix', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata'];
const PEOPLE = ['ana', 'ben', 'cal'].map((name) => ({ name, mail: `${name}@a.example`, phone: '' }));
const DAY_MINUTES = 1_440;
const FROM = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

const minute = fc.integer({ min: 0, max: DAY_MINUTES });
const order = fc.shuffledSubarray(['ana', 'ben', 'cal'], { minLength: 1 });
const hours: fc.Arbitrary<StaffedHours> = fc
  .tuple(fc.nat(6), minute, minute)
  .filter(([, from, until]) => from !== until)
  .map(([weekday, one, other]) => ({ weekday, from: Math.min(one, other), until: Math.max(one, other) }));
const shifts = fc.array(fc.record({ hours: fc.array(hours, { minLength: 1, maxLength: 4 }), order }), {
  maxLength: 4,
});

/** Any instant of two years, and more often one near a change of the clocks in New York or Berlin. */
const instant = fc.oneof(
  fc.nat(2 * 365 * DAY_MINUTES).map((minutes) => FROM + minutes * MINUTE),
  fc
    .tuple(
      fc.constantFrom(
        Date.UTC(2026, 2, 8, 7),
        Date.UTC(2026, 10, 1, 6),
        Date.UTC(2026, 2, 29, 1),
        Date.UTC(2026, 9, 25, 1),
      ),
      fc.integer({ min: -180, max: 180 }),
    )
    .map(([at, off]) => at + off * MINUTE),
);

const names = (schedule: OnCallSchedule, at: number, zone: string, step = 0) =>
  whoIsOnCall(schedule, at, offsetMinutes(zone, at), step).map(({ name }) => name);

test('there is no instant at which nobody is called, whatever the shifts leave out and the clocks do', () => {
  promise(
    fc.property(fc.constantFrom(...ZONES), shifts, instant, fc.nat(4), (zone, some, at, step) => {
      expect(names({ id: 'a', people: PEOPLE, shifts: some }, at, zone, step)).not.toEqual([]);
    }),
    300,
  );
});

test('a list that names somebody for every hour has somebody of its own at every instant, and no gap is told', () => {
  promise(
    fc.property(fc.constantFrom(...ZONES), shifts, order, instant, (zone, some, rest, at) => {
      const schedule = { id: 'a', people: PEOPLE, shifts: [...some, { hours: [], order: rest }] };
      expect(uncovered(schedule)).toEqual([]);
      expect(names(schedule, at, zone)).toHaveLength(1);
    }),
    300,
  );
});

test('each minute of the local week is in a shift or in a gap that is told, and never in both', () => {
  promise(
    fc.property(shifts, fc.nat(6), fc.nat(DAY_MINUTES - 1), (some, weekday, at) => {
      const isIn = (all: readonly StaffedHours[]) =>
        all.some((one) => one.weekday === weekday && at >= one.from && at < one.until);
      const gaps = uncovered({ id: 'a', people: PEOPLE, shifts: some });
      expect(isIn(gaps)).toBe(!some.some((shift) => isIn(shift.hours)));
    }),
    300,
  );
});

test('the gaps of a week are told whole, from Monday to Sunday', () => {
  const gapsOf = (...days: readonly StaffedHours[]) =>
    uncovered({ id: 'a', people: PEOPLE, shifts: days.map((day) => ({ hours: [day], order: ['ana'] })) });
  const monday = (from: number, until: number) => ({ weekday: 1, from, until });
  const whole = [2, 3, 4, 5, 6, 0].map((weekday) => ({ weekday, from: 0, until: DAY_MINUTES }));
  expect(gapsOf(monday(0, 120), monday(300, DAY_MINUTES))).toEqual([monday(120, 300), ...whole]);
  expect(gapsOf(monday(60, 120))).toEqual([monday(0, 60), monday(120, DAY_MINUTES), ...whole]);
  expect(gapsOf(monday(60, 120), monday(100, 200))).toEqual([
    monday(0, 60),
    monday(200, DAY_MINUTES),
    ...whole,
  ]);
  expect(gapsOf()).toEqual([monday(0, DAY_MINUTES), ...whole]);
});

test('a shift begins with its first minute', () => {
  const hours = [{ weekday: 2, from: 600, until: 660 }];
  const schedule = { id: 'a', people: PEOPLE, shifts: [{ hours, order: ['ben'] }] };
  const at = (hour: number, minutes: number) => Date.UTC(2026, 10, 3, hour, minutes);
  const called = (instant: number) => whoIsOnCall(schedule, instant, -300, 0).map(({ name }) => name);
  expect([at(14, 59), at(15, 0), at(15, 59), at(16, 0)].map((instant) => called(instant).length)).toEqual([
    3, 1, 1, 3,
  ]);
});

describe('a night shift that ends at two', () => {
  const day = (weekday: number, from: number, until: number) => ({ weekday, from, until });
  const NIGHT: OnCallSchedule = {
    id: 'night',
    people: PEOPLE,
    shifts: [
      { hours: [day(0, 0, 120)], order: ['ana', 'ben'] },
      { hours: [], order: ['cal', 'ana', 'ben'] },
    ],
  };
  const at = (...[month, date, hour, minutes]: [number, number, number, number]) =>
    names(NIGHT, Date.UTC(2026, month, date, hour, minutes), 'America/New_York');

  test('ends when clocks skip that hour, and at the second two of an autumn night', () => {
    // 8 March 2026: 01:59 EST is followed by 03:00 EDT.
    expect([at(2, 8, 6, 59), at(2, 8, 7, 0)]).toEqual([['ana'], ['cal']]);
    // 1 November 2026: 01:59 EDT is followed by 01:00 EST, and 02:00 EST comes an hour later.
    expect([at(10, 1, 5, 59), at(10, 1, 6, 59), at(10, 1, 7, 0)]).toEqual([['ana'], ['ana'], ['cal']]);
  });

  test('widens to the next one each time that nobody answers', () => {
    const saturday = Date.UTC(2026, 5, 6, 12);
    expect([0, 1, 2, 9].map((step) => names(NIGHT, saturday, 'America/New_York', step))).toEqual([
      ['cal'],
      ['cal', 'ana'],
      ['cal', 'ana', 'ben'],
      ['cal', 'ana', 'ben'],
    ]);
  });
});
