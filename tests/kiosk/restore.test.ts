import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PERSONAL_FIELDS } from '../../src/core/facts.ts';
import { restoreState, STATE_SHAPE, snapshotOf } from '../../src/restore.ts';
import { SNAPSHOT_ENTRIES_MAX, snapshotDue, takeSnapshot } from '../../src/snapshots.ts';
import { DOOR, listed, world } from '../core/world.ts';

const day = () => {
  const room = world({ people: [listed('ana'), listed('ben')] });
  room.badge('ana');
  room.badge('ben');
  room.see({ type: 'door_opened', door: DOOR });
  room.pass(3_000);
  room.see({ type: 'door_closed', door: DOOR });
  return room;
};

const logOf = (
  facts: ReturnType<typeof day>['log'],
  snapshot?: { readonly upto: number; readonly state: string },
) => {
  const read: number[] = [];
  return {
    read,
    latestSnapshot: () => snapshot,
    *facts(from: number) {
      for (let seq = from; seq < facts.length; seq += 1) {
        read.push(seq);
        const fact = facts[seq];
        if (fact !== undefined) yield { fact };
      }
    },
  };
};

test('the state comes back from the facts alone', () => {
  const { log, state } = day();
  expect(restoreState(logOf(log))).toEqual(state);
});

test('whatever was erased of a day, the rest can be replayed', () => {
  const { log } = day();
  const isPersonal = (fact: object): boolean => PERSONAL_FIELDS.some((field) => Object.hasOwn(fact, field));
  fc.assert(
    fc.property(fc.subarray(log.filter(isPersonal)), (erased) => {
      const rest = log.filter((fact) => !erased.includes(fact));
      expect(restoreState(logOf(rest)).ever_started).toBe(true);
    }),
  );
});

test('with a snapshot only the facts after it are read', () => {
  const room = day();
  const upto = room.log.length - 1;
  const snapshot = { upto, state: snapshotOf(room.state) };
  room.badge('ana');
  const log = logOf(room.log, snapshot);
  expect(restoreState(log)).toEqual(room.state);
  expect(log.read[0]).toBe(upto + 1);
});

test('a snapshot of another shape is replayed past', () => {
  const { log, state } = day();
  const other = JSON.stringify({ shape: STATE_SHAPE + 1, state: { nothing: 'of use' } });
  expect(restoreState(logOf(log, { upto: log.length - 1, state: other }))).toEqual(state);
});

test('the state is written down once a day, or after very many entries, and not for nothing', () => {
  const last = { index: 100, at: 0 };
  expect(snapshotDue(last, 100, 10 * 86_400_000)).toBe(false);
  expect(snapshotDue(last, 101, 86_400_000 - 1)).toBe(false);
  expect(snapshotDue(last, 101, 86_400_000)).toBe(true);
  expect(snapshotDue(last, 100 + SNAPSHOT_ENTRIES_MAX, 1)).toBe(true);
});

test('the digest that the log gives is what is recorded', () => {
  const written: { upto: number; state: string }[] = [];
  const log = {
    writeSnapshot: (upto: number, state: string) => {
      written.push({ upto, state });
      return 'abc';
    },
  };
  const { state } = day();
  expect(takeSnapshot(log, 7, state)).toEqual({ type: 'snapshot_written', upto: 7, digest: 'abc' });
  expect(written).toEqual([{ upto: 7, state: snapshotOf(state) }]);
});
