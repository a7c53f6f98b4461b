import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayAfterMonths,
  dutiesOf,
  isOver,
  latestOf,
  localDay,
  type Span,
  type WrittenDuties,
} from '../src/retention.ts';

const GENERAL = {
  name: 'General',
  day: '2024-11-05',
  federal: 'yes',
  records_from: '2024-07-01',
  records_until: '2025-01-31',
} as const;
const TOWN = {
  name: 'Town',
  day: '2025-05-06',
  federal: 'no',
  records_from: '2025-03-01',
  records_until: '2025-06-30',
} as const;

const on = (day: string): Span => ({ first: day, last: day });
const written = (more: Partial<WrittenDuties> = {}): WrittenDuties => ({
  state_months: 3,
  elections: [GENERAL, TOWN],
  holds: [],
  ...more,
});
const untilOf = (duties: WrittenDuties, span: Span) => latestOf(dutiesOf(duties, span))?.until;

describe('a day', () => {
  test.each([
    ['2024-11-05', 22, '2026-09-06'],
    ['2024-08-31', 6, '2025-03-01'],
    ['2023-08-31', 6, '2024-03-01'],
    ['2024-02-29', 12, '2025-03-01'],
    ['2024-12-31', 1, '2025-02-01'],
  ])('%s and %i months are over on %s', (day, months, over) => {
    expect(dayAfterMonths(day, months)).toBe(over);
  });

  test('is the local one of the room', () => {
    expect(localDay(Date.UTC(2026, 10, 4, 4), -300)).toBe('2026-11-03');
  });
});

describe('an entry is kept', () => {
  test('22 months from its federal election, where the state asks for less', () => {
    expect(untilOf(written(), on('2024-07-01'))).toBe('2026-09-06');
  });

  test('as long as the state asks, where that is longer', () => {
    expect(untilOf(written({ state_months: 60 }), on('2024-07-01'))).toBe('2029-07-02');
  });

  test('for an election without a federal office as the state asks', () => {
    expect(untilOf(written(), on('2025-05-06'))).toBe('2025-08-07');
  });

  test('outside all elections as one of the next federal one, and as if one were held that day', () => {
    expect(untilOf(written(), on('2024-06-30'))).toBe('2026-09-06');
    expect(untilOf(written(), on('2025-02-10'))).toBe('2026-12-11');
    expect(untilOf(written({ elections: [] }), on('2025-02-10'))).toBe('2026-12-11');
  });

  test('while a hold lasts, and nobody knows how long that is before its release', () => {
    const hold = { name: 'Doe v. County', records_from: '2024-11-01', records_until: '2024-11-30' };
    expect(untilOf(written({ holds: [hold] }), on('2024-11-30'))).toBeNull();
    expect(untilOf(written({ holds: [{ ...hold, released: '2031-05-01' }] }), on('2024-11-30'))).toBe(
      '2031-05-01',
    );
    expect(untilOf(written({ holds: [hold] }), on('2024-12-01'))).toBe('2026-09-06');
    const endless = { name: hold.name, records_from: hold.records_from };
    expect(untilOf(written({ holds: [endless] }), on('2029-01-01'))).toBeNull();
  });

  test('for the latest of the days that a wrong clock leaves open', () => {
    expect(untilOf(written(), { first: '2020-01-01', last: '2025-05-06' })).toBe('2026-09-06');
  });
});

const days = fc
  .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) })
  .map((at) => localDay(at, 0));
const someDuties = fc.record({
  state_months: fc.integer({ min: 1, max: 240 }),
  elections: fc.array(
    fc.record({
      name: fc.constant('E'),
      day: days,
      federal: fc.constantFrom('yes' as const, 'no' as const),
      records_from: days,
      records_until: days,
    }),
    { maxLength: 4 },
  ),
  holds: fc.array(
    fc.record(
      { name: fc.constant('H'), records_from: days, records_until: days, released: days },
      { requiredKeys: ['name', 'records_from'] },
    ),
    { maxLength: 3 },
  ),
});

test('nothing may go before the last of all its duties is over', () => {
  fc.assert(
    fc.property(someDuties, days, days, (duties, day, today) => {
      const latest = latestOf(dutiesOf(duties, on(day)));
      if (latest === undefined || !isOver(latest, today)) return;
      expect(today >= dayAfterMonths(day, duties.state_months)).toBe(true);
      for (const { federal, day: held, records_from, records_until } of duties.elections) {
        if (federal === 'no' || day < records_from || day > records_until) continue;
        expect(today >= dayAfterMonths(held, 22)).toBe(true);
      }
      for (const { records_from, records_until = day, released } of duties.holds) {
        if (day < records_from || day > records_until) continue;
        expect(released !== undefined && today >= released).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});
