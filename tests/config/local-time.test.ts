import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  endOfDay,
  instantOf,
  isTimeZone,
  offsetMinutes,
  startOfDay,
  wallTime,
} from '../../src/config/local-time.ts';

const iso = (at: number | undefined): string | undefined =>
  at === undefined ? at : new Date(at).toISOString();

test('a day begins at local midnight and ends at the next, also when clocks change in it', () => {
  expect(iso(startOfDay('America/Denver', '2026-11-01'))).toBe('2026-11-01T06:00:00.000Z');
  expect(iso(endOfDay('America/Denver', '2026-11-01'))).toBe('2026-11-02T07:00:00.000Z');
  expect(iso(startOfDay('America/Denver', '2026-03-08'))).toBe('2026-03-08T07:00:00.000Z');
  expect(iso(endOfDay('America/Denver', '2026-03-08'))).toBe('2026-03-09T06:00:00.000Z');
});

test('where clocks skip midnight the day begins when they have skipped it', () => {
  expect(iso(startOfDay('America/Santiago', '2026-09-06'))).toBe('2026-09-06T04:00:00.000Z');
});

test('of an hour that clocks show twice the first is meant', () => {
  expect(iso(instantOf('America/Denver', wallTime('2026-11-01 01:30') ?? 0))).toBe(
    '2026-11-01T07:30:00.000Z',
  );
});

test('offsets are minutes east of UTC', () => {
  expect(offsetMinutes('America/Denver', Date.parse('2026-07-01T00:00:00Z'))).toBe(-360);
  expect(offsetMinutes('Asia/Kathmandu', Date.parse('2026-07-01T00:00:00.999Z'))).toBe(345);
});

test.each([
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '26-01-01',
  '2026-1-1',
  '1969-12-31',
  '2026-01-01 24:00',
  '01/02/2026',
])('%s is no day', (text) => {
  expect(wallTime(text)).toBeUndefined();
});

test.each([
  ['America/Denver', true],
  ['UTC', true],
  ['Mars/Olympus', false],
  ['+01:00', false],
  ['', false],
])('whether %s is a time zone: %s', (zone, known) => {
  expect(isTimeZone(zone)).toBe(known);
});

test('days follow one another without a gap in any zone', () => {
  const zones = fc.constantFrom(
    'America/Denver',
    'America/New_York',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'UTC',
  );
  const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2039-12-30'), noInvalidDate: true });
  fc.assert(
    fc.property(zones, days, (zone, day) => {
      const next = new Date(day.getTime() + 86_400_000);
      const text = (date: Date): string => date.toISOString().slice(0, 10);
      expect(endOfDay(zone, text(day))).toBe(startOfDay(zone, text(next)));
    }),
    { numRuns: 300 },
  );
});
