import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueBetween, nextDue } from '../../src/giving/due.ts';

const NEW_YORK = 'America/New_York';
const HOUR = 3_600_000;
const at = (iso: string): number => Date.parse(iso);
const isoOf = (due: readonly number[]): readonly string[] => due.map((when) => new Date(when).toISOString());

test('every day has its times, in the local time of the kiosk', () => {
  const due = dueBetween(
    ['18:00', '08:00'],
    NEW_YORK,
    at('2026-11-05T00:00:00Z'),
    at('2026-11-06T23:00:00Z'),
  );
  expect(isoOf(due)).toEqual([
    '2026-11-05T13:00:00.000Z',
    '2026-11-05T23:00:00.000Z',
    '2026-11-06T13:00:00.000Z',
    '2026-11-06T23:00:00.000Z',
  ]);
});

test('the first instant belongs to what was before, the last to what is asked', () => {
  const eight = at('2026-11-05T13:00:00Z');
  expect(dueBetween(['08:00'], NEW_YORK, eight, eight + HOUR)).toEqual([]);
  expect(dueBetween(['08:00'], NEW_YORK, eight - 1, eight)).toEqual([eight]);
});

test('a time that clocks skip comes once they have skipped it', () => {
  const due = dueBetween(['02:30'], NEW_YORK, at('2026-03-08T05:00:00Z'), at('2026-03-09T05:00:00Z'));
  expect(isoOf(due)).toEqual(['2026-03-08T07:30:00.000Z']);
});

test('a time that clocks show twice comes once, at the first', () => {
  const due = dueBetween(['01:30'], NEW_YORK, at('2026-11-01T04:00:00Z'), at('2026-11-02T04:00:00Z'));
  expect(isoOf(due)).toEqual(['2026-11-01T05:30:00.000Z']);
});

const zone = fc.constantFrom(
  NEW_YORK,
  'America/Phoenix',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'UTC',
  'America/Santiago',
);
const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
const times = fc.uniqueArray(
  time.map((two) => two.map((part) => String(part).padStart(2, '0')).join(':')),
  {
    minLength: 1,
    maxLength: 5,
  },
);
const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2029, 0, 1) });

test('no time is lost or given twice, however often it is looked', () => {
  fc.assert(
    fc.property(
      times,
      zone,
      instant,
      fc.array(fc.integer({ min: 1, max: 40 * HOUR }), { maxLength: 8 }),
      (all, where, start, steps) => {
        let seen: readonly number[] = [];
        let now = start;
        for (const step of steps) {
          seen = [...seen, ...dueBetween(all, where, now, now + step)];
          now += step;
        }
        expect(seen).toEqual(dueBetween(all, where, start, now));
      },
    ),
    { numRuns: 100 },
  );
});

test('on an ordinary day each time comes exactly once in 24 hours, and the next is found', () => {
  fc.assert(
    fc.property(times, instant, (all, start) => {
      const due = dueBetween(all, 'America/Phoenix', start, start + 24 * HOUR);
      expect(due).toHaveLength(all.length);
      expect(nextDue(all, 'America/Phoenix', start)).toBe(due[0]);
    }),
    { numRuns: 100 },
  );
});
