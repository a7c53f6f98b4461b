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
  state_months_for: [],
  elections: [GENERAL, TOWN],
  holds: [],
  ...more,
});
const untilOf = (duties: WrittenDuties, span: Span, type = 'door_opened') =>
  latestOf(dutiesOf(duties, span, type))?.until;

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

  test('as long as the state asks for its own kind, whatever it asks for others', () => {
    const duties = written({
      state_months_for: [{ types: ['duress_signalled', 'door_forced'], months: 60 }],
    });
    expect(untilOf(duties, on('2024-07-01'), 'door_forced')).toBe('2029-07-02');
    expect(untilOf(duties, on('2024-07-01'), 'door_opened')).toBe('2026-09-06');
    expect(latestOf(dutiesOf(duties, on('2024-07-01'), 'door_forced'))?.name).toBe(
      '60 months from its own day, as for each door_forced',
    );
    const shorter = written({ state_months: 60, state_months_for: [{ types: ['heartbeat'], months: 1 }] });
    expect(untilOf(shorter, on('2025-05-06'), 'heartbeat')).toBe('2025-06-07');
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

/** Few days and short periods, so that each duty is the last one in turn. */
const days = fc
  .integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2026, 0, 1) })
  .map((at) => localDay(at, 0));
const TYPES = ['door_opened', 'door_forced', 'duress_signalled'] as const;
const someDuties = fc.record({
  state_months: fc.integer({ min: 1, max: 30 }),
  state_months_for: fc.array(
    fc.record({
      types: fc.constantFrom(['door_forced'], ['duress_signalled']),
      months: fc.integer({ min: 1, max: 30 }),
    }),
    { maxLength: 1 },
  ),
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
    { maxLength: 2 },
  ),
});

/** Every day on which a duty ends, by the words of the law and of the README; null where one has no end yet. */
const endsOf = (duties: WrittenDuties, day: string, type: string): readonly (string | null)[] => {
  const { state_months, state_months_for, elections, holds } = duties;
  const covers = ({
    records_from,
    records_until = '9999-12-31',
  }: {
    records_from: string;
    records_until?: string | undefined;
  }) => records_from <= day && day <= records_until;
  const own = elections.filter(covers);
  const coming = elections.filter((election) => election.federal === 'yes' && election.day >= day);
  const next = coming
    .map((election) => election.day)
    .sort()
    .slice(0, 1);
  const federal =
    own.length > 0 ? own.filter((one) => one.federal === 'yes').map((one) => one.day) : [...next, day];
  const state = state_months_for.find(({ types }) => types.includes(type))?.months ?? state_months;
  return [
    dayAfterMonths(day, state),
    ...federal.map((held) => dayAfterMonths(held, 22)),
    ...holds.filter(covers).map(({ released }) => released ?? null),
  ];
};

test('an entry may go on the very day on which the last of its duties ends, and not a day sooner', () => {
  fc.assert(
    fc.property(someDuties, days, fc.constantFrom(...TYPES), (duties, day, type) => {
      const latest = latestOf(dutiesOf(duties, on(day), type));
      const ends = endsOf(duties, day, type);
      const last = ends.includes(null) ? null : ends.map(String).sort().at(-1);
      expect(latest?.until).toBe(last);
      if (latest === undefined || typeof last !== 'string') return;
      expect(isOver(latest, last)).toBe(true);
      expect(isOver(latest, localDay(Date.parse(last) - 1, 0))).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test('an entry of a federal election is kept 22 whole months from that day', () => {
  fc.assert(
    fc.property(days, (held) => {
      const election = {
        name: 'E',
        day: held,
        federal: 'yes',
        records_from: held,
        records_until: held,
      } as const;
      const duties = { ...written(), state_months: 1, elections: [election] };
      const [year = 0, month = 0] = held.split('-').map(Number);
      const until = untilOf(duties, on(held)) ?? '';
      // 22 months are two years less two months.
      const months = (Number(until.slice(0, 4)) - year) * 12 + Number(until.slice(5, 7)) - month;
      const isLastDay = localDay(Date.parse(until) - 1, 0).slice(0, 7) !== until.slice(0, 7);
      expect(months - (isLastDay ? 1 : 0)).toBe(22);
    }),
  );
});
