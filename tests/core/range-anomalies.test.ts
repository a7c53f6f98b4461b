/** What a review of a range has to look at: nothing of another one, and nothing is in none. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Anomalies, type Anomaly, USUAL_BOUNDS } from '../../src/core/anomalies.ts';
import type { Fact } from '../../src/core/facts.ts';
import { RangeAnomalies } from '../../src/core/range-anomalies.ts';
import { promise } from './runs.ts';

const fact = (at: number, type: Fact['type'], fields: object = {}): Fact =>
  ({ at, type, room: 'vault', ...fields }) as unknown as Fact;
const of = (facts: readonly Fact[], from: number, to: number): readonly Anomaly[] => {
  const anomalies = new RangeAnomalies(USUAL_BOUNDS, from);
  facts.slice(0, to + 1).forEach((one, seq) => {
    anomalies.look({ seq, fact: one });
  });
  return anomalies.found();
};
const all = (facts: readonly Fact[]): readonly Anomaly[] => {
  const anomalies = new Anomalies(USUAL_BOUNDS);
  facts.forEach((one, seq) => {
    anomalies.look({ seq, fact: one });
  });
  return anomalies.found();
};
const { visit_max } = USUAL_BOUNDS;
const enter = (at: number) => fact(at, 'entry_taken', { people: ['ana', 'ben'], visitors: [] });
const leave = (at: number, person: string) =>
  fact(at, 'exit_signed', { person, matched: 'matched', left_behind: [] });

test('a visit that began before the range and grew too long in it is of this range', () => {
  const day = [enter(0), fact(1, 'heartbeat'), leave(visit_max + 1, 'ana'), leave(visit_max + 2, 'ben')];
  expect(of(day, 0, 1)).toEqual([]);
  expect(of(day, 2, 2)).toMatchObject([
    { rule: 'unusual_length', entry: 0, people: ['ana'] },
    { rule: 'unusual_length', entry: 0, people: ['ben'] },
  ]);
  // It was known of both by then, though one of them was still inside.
  expect(of(day, 3, 3)).toEqual([]);
});

test('a range without facts has nothing, and one from the first entry on has all', () => {
  const day = [fact(0, 'count_mismatch'), fact(1, 'count_mismatch')];
  expect(of(day, 2, 5)).toEqual([]);
  expect(of(day, 0, 1)).toEqual(all(day));
  expect(of(day, 1, 1)).toMatchObject([{ entry: 1 }]);
});

const step = fc.constantFrom<(at: number) => Fact>(
  (at) => fact(at, 'count_mismatch'),
  enter,
  (at) => leave(at, 'ana'),
  (at) => fact(at, 'lone_interval_started', { people: ['ana'], since: at }),
  (at) => fact(at, 'lone_interval_ended', { lasted_ms: 1 }),
  (at) => fact(at, 'access_denied', { reason: 'unknown_badge', reader: 'out' }),
  (at) => fact(at, 'kiosk_started', { unwatched_ms: 900_000 }),
);
const key = ({ rule, entry, people }: Anomaly): string => `${rule} ${entry} ${people.join(' ')}`;

test('wherever a log is cut into ranges, each anomaly of the whole is in one of them, and none in two', () => {
  promise(
    fc.property(
      fc.array(fc.tuple(step, fc.constantFrom(1, 60_000, visit_max / 2)), { minLength: 1, maxLength: 30 }),
      fc.array(fc.nat(29), { maxLength: 4 }),
      (steps, cuts) => {
        let now = 0;
        const facts = steps.map(([make, after]) => {
          now += after;
          return make(now);
        });
        const ends = [...new Set([...cuts.filter((cut) => cut < facts.length), facts.length - 1])].sort(
          (one, other) => one - other,
        );
        const ranges = ends.map((to, index) => of(facts, (ends[index - 1] ?? -1) + 1, to));
        const inRanges = new Set(ranges.flat().map(key));
        for (const one of all(facts)) expect(inRanges).toContain(key(one));
        for (const [index, range] of ranges.entries()) {
          const later = new Set(ranges.slice(index + 1).flatMap((one) => one.map(key)));
          for (const one of range) expect(later.has(key(one))).toBe(false);
        }
      },
    ),
    300,
  );
});
