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
])('%s and %i months are %s', (day, months, later) => {
  expect(monthsAfter(day, months)).toBe(later);
});

test('what is no day stays what it is', () => {
  expect(monthsAfter('2026-02-30', 22)).toBe('2026-02-30');
});
