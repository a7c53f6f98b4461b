/** What is promised of the anomaly list, whatever a day holds, and each rule at its edge. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Anomalies, type Anomaly, type AnomalyRule, USUAL_BOUNDS } from '../../src/core/anomalies.ts';
import type { Fact } from '../../src/core/facts.ts';
import { promise } from './runs.ts';

const found = (facts: readonly Fact[]): readonly Anomaly[] => {
  const anomalies = new Anomalies(USUAL_BOUNDS);
  facts.forEach((fact, seq) => {
    anomalies.look({ seq, fact });
  });
  return anomalies.found();
};
const of = (facts: readonly Fact[], rule: AnomalyRule): readonly Anomaly[] =>
  found(facts).filter((one) => one.rule === rule);

/** Only what the rules look at; the rest of a fact is of no account here. */
const fact = (at: number, type: Fact['type'], fields: object = {}): Fact =>
  ({ at, type, room: 'vault', ...fields }) as unknown as Fact;
const enter = (at: number, person = 'ana') => fact(at, 'entry_taken', { people: [person], visitors: [] });
const leave = (at: number, matched = 'matched') =>
  fact(at, 'exit_signed', { person: 'ana', matched, left_behind: [] });
const denied = (at: number, reason = 'unknown_badge', reader = 'out') =>
  fact(at, 'access_denied', { reason, reader });

const DAY = 86_400_000;
const { visit_max, habits_after, familiar_for, entries_a_day, gap_min, series_within } = USUAL_BOUNDS;

test('a visit is of unusual length one millisecond after the bound, ended or not', () => {
  expect(of([enter(0), leave(visit_max)], 'unusual_length')).toEqual([]);
  expect(of([enter(0), leave(visit_max + 1)], 'unusual_length')).toMatchObject([
    { entry: 0, lasted_ms: visit_max + 1, people: ['ana'] },
  ]);
  expect(of([enter(0), fact(visit_max + 1, 'heartbeat')], 'unusual_length')).toHaveLength(1);
});

test('a room is unusual for whoever did not enter it for long, once the log is old enough', () => {
  const start = fact(0, 'heartbeat');
  const rule = 'unusual_area_or_repetition';
  expect(of([start, enter(habits_after - 1)], rule)).toEqual([]);
  expect(of([start, enter(habits_after)], rule)).toHaveLength(1);
  expect(of([enter(0), leave(1), enter(familiar_for - 1)], rule)).toEqual([]);
  expect(of([enter(0), leave(1), enter(familiar_for)], rule)).toMatchObject([{ entry: 2 }]);
  const often = Array.from({ length: entries_a_day + 1 }, (_, number) => [
    enter(number * 2),
    leave(number * 2 + 1),
  ]).flat();
  expect(of(often, rule)).toMatchObject([{ entry: 2 * entries_a_day }]);
  expect(of([...often.slice(0, -2), enter(DAY * 2)], rule)).toEqual([]);
});

test('what was typed in from paper is a late entry, and no visit that the kiosk saw', () => {
  const typed = fact(DAY, 'paper_visit_transcribed', {
    people: ['ana', 'ben'],
    from: 0,
    until: visit_max + 1,
  });
  expect(found([typed])).toMatchObject([
    { rule: 'late_entry', room: 'vault', people: ['ana', 'ben'], at: DAY },
  ]);
});

test('refusals are a series from the third on, while each soon follows the one before', () => {
  const at = (...times: readonly number[]) => times.map((time) => denied(time));
  expect(of(at(0, 1), 'denied_series')).toEqual([]);
  expect(of(at(0, series_within, 2 * series_within), 'denied_series')).toMatchObject([
    { entry: 0, lasted_ms: 2 * series_within },
  ]);
  expect(of(at(0, 1, series_within + 2), 'denied_series')).toEqual([]);
  expect(of([denied(0), denied(1), denied(2, 'expired', 'in')], 'denied_series')).toEqual([]);
  expect(of(at(0, 1, 2, DAY, DAY + 1, DAY + 2), 'denied_series')).toMatchObject([{ entry: 0 }, { entry: 3 }]);
});

test('hours, sequence and gaps are told by what was recorded', () => {
  const granted = (hours: string) => fact(0, 'access_granted', { hours, holders: ['ana', 'bob'] });
  expect(found([granted('staffed')])).toEqual([]);
  expect(found([granted('after_hours')])).toMatchObject([{ rule: 'outside_hours', people: ['ana', 'bob'] }]);
  const changed = (inside: number) => fact(0, 'hours_changed', { to: 'after_hours', inside });
  expect(found([changed(0)])).toEqual([]);
  expect(found([changed(1)])).toMatchObject([{ rule: 'outside_hours' }]);
  expect(found([denied(0, 'outside_own_hours')])).toMatchObject([{ rule: 'outside_hours' }]);
  expect(found([denied(0, 'already_inside')])).toMatchObject([{ rule: 'out_of_sequence' }]);
  expect(found([leave(0, 'unmatched')])).toMatchObject([{ rule: 'out_of_sequence' }]);
  const opened = (accounted_by: string) => fact(0, 'door_opened', { accounted_by });
  expect(found([opened('entry')])).toEqual([]);
  expect(found([opened('nobody')])).toMatchObject([{ rule: 'out_of_sequence' }]);
  const forced = fact(0, 'door_forced');
  expect(found([opened('nobody'), forced])).toMatchObject([{ entry: 1, cause: 'door_forced' }]);
  const started = (unwatched_ms: number) => fact(0, 'kiosk_started', { unwatched_ms });
  expect(found([started(gap_min - 1)])).toEqual([]);
  expect(found([started(gap_min)])).toMatchObject([{ rule: 'gap', room: '', lasted_ms: gap_min }]);
});

const lone = fc.record({ room: fc.constantFrom('vault', 'store'), step: fc.constantFrom('lone', 'count') });

test('no lone interval and no wrong count is missing from the list, and none is there twice', () => {
  promise(
    fc.property(fc.array(lone, { maxLength: 40 }), (steps) => {
      const open = new Set<string>();
      const expected: string[] = [];
      const facts = steps.map(({ room, step }, seq): Fact => {
        if (step === 'count') {
          expected.push(`count_mismatch ${seq}`);
          return fact(seq, 'count_mismatch', { room });
        }
        if (open.delete(room)) return fact(seq, 'lone_interval_ended', { room, lasted_ms: 1 });
        open.add(room);
        expected.push(`lone_interval ${seq}`);
        return fact(seq, 'lone_interval_started', { room, people: ['ana'], since: seq });
      });
      expect(found(facts).map(({ rule, entry }) => `${rule} ${entry}`)).toEqual(expected);
    }),
    300,
  );
});
