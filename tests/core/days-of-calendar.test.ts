import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAt, isDay, monthsAfter } from '../../src/core/days.ts';

const DAY_MS = 86_400_000;
/** From 1970 to 2100, as the platform's own calendar has it. */
const anyDay = fc
  .integer({ min: 0, max: 47_846 })
  .map((days) => new Date(days * DAY_MS).toISOString().slice(0, 10));

test('the day of an instant is the one of the calendar, east and west', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: DAY_MS, max: 4_102_444_800_000 }),
      fc.integer({ min: -720, max: 840 }),
      (at, offset) => {
        expect(dayAt(at, offset)).toBe(new Date(at + offset * 60_000).toISOString().slice(0, 10));
      },
    ),
  );
});

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const daysIn = (year: number, month: number): number => {
  const isLeap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
  return (DAYS_OF_MONTH[month - 1] ?? 0) + (month === 2 && isLeap ? 1 : 0);
};

const spelled = (year: number, month: number, date: number): string =>
  [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-');

/** Noticed at the first day that is wrong, however many are. */
test('the first and the last day of every month from 1970 to 2401 are those of the calendar', () => {
  let days = 0;
  for (let year = 1970; year <= 2401; year += 1)
    for (let month = 1; month <= 12; month += 1) {
      const last = daysIn(year, month);
      expect(dayAt(days * DAY_MS, 0)).toBe(spelled(year, month, 1));
      days += last;
      expect(dayAt(days * DAY_MS - 1, 0)).toBe(spelled(year, month, last));
    }
  expect(days).toBe(157_785);
});

test('a month has the days of the calendar and no more', () => {
  for (const year of [1, 4, 999, 1900, 2000, 2026, 2028])
    for (let month = 1; month <= 12; month += 1) {
      expect(isDay(spelled(year, month, daysIn(year, month)))).toBe(true);
      expect(isDay(spelled(year, month, daysIn(year, month) + 1))).toBe(false);
    }
});

test('a day is one that the calendar has', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(isDay(day)).toBe(true);
    }),
  );
  for (const none of [
    '2026-02-29',
    '2026-02-30',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    ' 2026-01-01',
    '',
  ])
    expect(isDay(none), none).toBe(false);
  for (const leap of ['2024-02-29', '2000-02-29']) expect(isDay(leap), leap).toBe(true);
});

test.each([
  ['2026-11-03', 22, '2028-09-03'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2027-12-31', 2, '2028-02-29'],
  ['2026-01-31', 12, '2027-01-31'],
  ['2026-02-28', 1, '2026-03-28'],
  ['2026-12-01', 1, '2027-01-01'],
  ['2026-11-30', 0, '2026-11-30'],
  ['2026-05-31', 1, '2026-06-30'],
  ['2026-02-03', 13, '2027-03-03'],
  ['0999-12-15', 1, '1000-01-15'],
  ['0009-01-05', 1, '0009-02-05'],
])('%s and %i months are %s', (day, months, later) => {
  expect(monthsAfter(day, months)).toBe(later);
});

test('what is no day stays what it is', () => {
  expect(monthsAfter('2026-02-30', 22)).toBe('2026-02-30');
});
