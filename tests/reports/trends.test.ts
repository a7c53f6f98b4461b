/** Weeks and months add up to what a plain reading counts; none is missing, and none is there twice. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '../../src/core/facts.ts';
import type { TrendPeriod } from '../../src/reports/report-names.ts';
import { TREND_COUNTS, trendsReport } from '../../src/reports/trends.ts';
import { answered, askedOf, stored } from './aid.ts';

const HOUR = 3_600_000;
const DENVER = 'America/Denver';

const fact = (at: number, type: Fact['type'], fields: object = {}): Fact =>
  ({ at, type, room: 'vault', ...fields }) as unknown as Fact;

const enter = (at: number, room: string): Fact =>
  fact(at, 'entry_taken', {
    room,
    door: 'd',
    people: ['ana', 'ben'],
    visitors: ['cal'],
    head_count_due: 0,
  });

const KINDS: readonly ((at: number, room: string) => Fact)[] = [
  enter,
  (at, room) => fact(at, 'access_denied', { room, reader: 'out', reason: 'expired', person: 'ana' }),
  (at) =>
    fact(at, 'refusals_repeated', {
      room: '',
      reader: 'out',
      reason: 'expired',
      badges: 'one',
      count: 7,
      since: at,
      last: at,
    }),
  (at, room) => fact(at, 'lone_interval_started', { room, cause: 'too_few', people: ['ana'], since: at }),
  (at, room) =>
    fact(at, 'alarm_raised', {
      room,
      alarm: 'a#1',
      source: 'a',
      kind: 'door_forced',
      priority: 'high',
      occurrence: 1,
      since: at,
      tell_again: 0,
    }),
  (at) => fact(at, 'heartbeat', { inputs: {}, rooms: {} }),
];

const trends = (facts: readonly Fact[], per: TrendPeriod, room = '') =>
  answered(trendsReport(askedOf(stored(facts)), { per, room, zone: DENVER }));

test('a quiet week between two busy ones has a row of its own, from the rooms’ Monday', () => {
  // Sunday, 1 November 2026, 23:30 in Denver, where clocks had fallen back that morning, is Monday 06:30 in UTC.
  const sunday = Date.parse('2026-11-02T06:30:00Z');
  const { rows, conclusion } = trends(
    [enter(sunday, 'vault'), enter(sunday + HOUR, 'vault'), enter(sunday + 15 * 24 * HOUR, 'vault')],
    'week',
  );
  expect(
    rows.map(({ period, entries, first_entry, last_entry }) => [period, entries, first_entry, last_entry]),
  ).toEqual([
    ['2026-10-26', 3, 0, 0],
    ['2026-11-02', 3, 1, 1],
    ['2026-11-09', 0, null, null],
    ['2026-11-16', 3, 2, 2],
  ]);
  expect(conclusion).toMatchObject({
    outcome: 'trends',
    figures: { periods: 4, entries: 9, visitors: 3, erased: 0 },
  });
});

test('a log without any of it says so', () => {
  expect(trends([fact(HOUR, 'heartbeat', { inputs: {}, rooms: {} })], 'month')).toEqual({
    rows: [],
    conclusion: expect.objectContaining({ outcome: 'no_trends' }),
  });
});

test('whatever happens when, rows follow each other and sum up to what is on record', () => {
  const step = fc.record({
    after: fc.integer({ min: 0, max: 40 * 24 * HOUR }),
    kind: fc.nat(KINDS.length - 1),
    room: fc.constantFrom('vault', 'store'),
  });
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 40 }),
      fc.constantFrom('week' as const, 'month' as const),
      (steps, per) => {
        let at = Date.parse('2026-01-15T00:00:00Z');
        const facts = steps.flatMap(({ after, kind, room }) => {
          at += after;
          return [KINDS[kind]?.(at, room) ?? fact(at, 'heartbeat')];
        });
        const { rows, conclusion } = trends(facts, per);
        const [first] = rows;
        rows.forEach((row, index) => {
          const day = new Date(`${row['period']}${per === 'month' ? '-01' : ''}T00:00:00Z`);
          const expected = new Date(`${first?.['period']}${per === 'month' ? '-01' : ''}T00:00:00Z`);
          if (per === 'month') expected.setUTCMonth(expected.getUTCMonth() + index);
          else expected.setUTCDate(expected.getUTCDate() + 7 * index);
          expect(day).toEqual(expected);
          if (per === 'week') expect(day.getUTCDay()).toBe(1);
        });
        const of = (type: Fact['type']): number => facts.filter((one) => one.type === type).length;
        const counted = {
          entries: 3 * of('entry_taken'),
          visitors: of('entry_taken'),
          denied: of('access_denied') + 7 * of('refusals_repeated'),
          lone_intervals: of('lone_interval_started'),
          alarms: of('alarm_raised'),
        };
        for (const name of TREND_COUNTS) {
          const sum = rows.reduce((total, row) => total + Number(row[name]), 0);
          expect([name, sum]).toEqual([name, counted[name]]);
          expect(conclusion.figures[name]).toBe(sum);
        }
        const inVault = trends(facts, per, 'vault').conclusion.figures;
        const ofVault = (type: Fact['type']): number =>
          facts.filter((one) => one.type === type && String((one as { room?: string }).room) === 'vault')
            .length;
        expect(inVault['lone_intervals']).toBe(ofVault('lone_interval_started'));
        // Badges that were counted at a reader are of no room, so of each.
        expect(inVault['denied']).toBe(ofVault('access_denied') + 7 * of('refusals_repeated'));
      },
    ),
  );
});
