/** Two who leave one after the other are counted apart from whoever was alone; nothing is in neither list, or in both. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Anomalies, USUAL_BOUNDS } from '../../src/core/anomalies.ts';
import type { Fact } from '../../src/core/facts.ts';
import { leavingsByRoom } from '../../src/core/leavings.ts';

const fact = (at: number, type: Fact['type'], fields: object = {}): Fact =>
  ({ at, type, room: 'vault', ...fields }) as unknown as Fact;

const began = (at: number) => fact(at, 'lone_interval_started', { people: ['ana'], since: at });
const left = (at: number, left_behind: readonly string[] = []) =>
  fact(at, 'exit_signed', { person: 'ana', matched: 'matched', left_behind });
const ended = (at: number, lasted_ms: number) => fact(at, 'lone_interval_ended', { lasted_ms });

const judged = (facts: readonly Fact[]) => {
  const anomalies = new Anomalies(USUAL_BOUNDS);
  facts.forEach((one, seq) => {
    anomalies.look({ seq, fact: one });
  });
  return {
    lone: anomalies.found().map(({ entry, lasted_ms }) => ({ entry, lasted_ms })),
    leavings: anomalies.leavings,
  };
};

test('whoever follows the other out within the grace is counted as leaving, with the entries that say so', () => {
  expect(judged([began(100), left(2_100), ended(2_100, 2_000)])).toEqual({
    lone: [],
    leavings: [{ room: 'vault', entry: 0, ended: 2, at: 100, lasted_ms: 2_000 }],
  });
});

test.each<readonly [string, readonly Fact[]]>([
  ['the grace was over', [began(100), fact(90, 'lone_alert_raised'), left(2_100), ended(2_100, 2_000)]],
  ['somebody came back in', [began(100), ended(2_100, 2_000)]],
  ['somebody stayed behind', [began(100), left(2_100, ['ben']), ended(2_100, 2_000)]],
  ['the last one left before it ended', [began(100), left(1_100), ended(2_100, 2_000)]],
  [
    'an emergency began meanwhile',
    [began(100), fact(150, 'emergency_started'), left(2_100), ended(2_100, 2_000)],
  ],
  ['it began in an emergency', [fact(0, 'emergency_started'), began(100), left(2_100), ended(2_100, 2_000)]],
  [
    'the kiosk was started meanwhile',
    [began(100), fact(150, 'kiosk_started', { unwatched_ms: 0 }), left(2_100), ended(2_100, 2_000)],
  ],
  [
    'another room was left',
    [
      began(100),
      fact(2_100, 'exit_signed', { room: 'store', person: 'ben', matched: 'matched', left_behind: [] }),
      ended(2_100, 2_000),
    ],
  ],
])('it is an anomaly where %s', (_, facts) => {
  const entry = facts.findIndex(({ type }) => type === 'lone_interval_started');
  expect(judged(facts)).toEqual({ lone: [{ entry, lasted_ms: 2_000 }], leavings: [] });
});

test('after an emergency it is a leaving again', () => {
  const over = [fact(0, 'emergency_started'), fact(50, 'emergency_ended')];
  expect(judged([...over, began(100), left(2_100), ended(2_100, 2_000)]).leavings).toHaveLength(1);
});

test('each interval is in one list, whatever happens, and rooms are summed up', () => {
  const step = fc.record({
    room: fc.constantFrom('vault', 'store'),
    what: fc.constantFrom('lone', 'left', 'ended', 'alert', 'emergency_started', 'emergency_ended'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const open = new Set<string>();
      const facts: Fact[] = [];
      let intervals = 0;
      for (const [at, { room, what }] of steps.entries()) {
        const tell = (type: Fact['type'], fields: object = {}) =>
          facts.push(fact(at, type, { room, ...fields }));
        if (what === 'lone' && !open.has(room)) {
          open.add(room);
          intervals += 1;
          tell('lone_interval_started', { people: [], since: at });
        } else if (what === 'left')
          tell('exit_signed', { person: 'ana', matched: 'matched', left_behind: [] });
        else if (what === 'alert' && open.has(room)) tell('lone_alert_raised');
        else if (what === 'ended' && open.delete(room)) {
          tell('exit_signed', { person: 'ana', matched: 'matched', left_behind: [] });
          tell('lone_interval_ended', { since: 0, lasted_ms: at });
        } else if (what === 'emergency_started' || what === 'emergency_ended') tell(what);
      }
      const { lone, leavings } = judged(facts);
      expect(lone.length + leavings.length).toBe(intervals);
      const rooms = leavingsByRoom(leavings);
      expect(rooms.reduce((sum, { count }) => sum + count, 0)).toBe(leavings.length);
      for (const { room, longest_ms } of rooms) {
        const lasted = leavings.filter((one) => one.room === room).map((one) => one.lasted_ms);
        expect(longest_ms).toBe(Math.max(...lasted));
      }
    }),
  );
});
