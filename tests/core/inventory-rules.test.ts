/** Counting a room's containers, at its bounds. */
import { expect, test } from 'vitest';
import { containersIn } from '../../src/core/container-list.ts';
import { NO_CUSTODY } from '../../src/core/facts-custody.ts';
import { type Compared, LABELS_NAMED_MAX } from '../../src/core/facts-inventory.ts';
import {
  compareInventory,
  countContainer,
  giveUpInventory,
  INVENTORY_MAX,
} from '../../src/core/inventory.ts';
import { comparedIn, differs, inventoryIn } from '../../src/core/inventory-rules.ts';
import { INITIAL_STATE } from '../../src/core/state.ts';
import type { ContainerId, RoomId } from '../../src/core/terms.ts';
import { startTurn } from '../../src/core/turn.ts';
import { box } from './boxes.ts';
import { momentAt, ROOM } from './world.ts';

const label = (number: number): ContainerId => `B-${String(number).padStart(5, '0')}` as ContainerId;
const labels = (count: number): readonly ContainerId[] => Array.from({ length: count }, (_, at) => label(at));

const AGREED: Compared = {
  ...{ counted: 1, expected: 1, missing: [], missing_in_all: 0, extra: [], extra_in_all: 0, look: 1 },
};

const turnWith = (counted: readonly ContainerId[], compared: Compared | null = null) =>
  startTurn(
    {
      ...INITIAL_STATE,
      custody: { ...NO_CUSTODY, inventories: { [ROOM]: { counted, compared, until: 9 } } },
    },
    momentAt(5),
  );

test('what is out, destroyed or in another room is not expected here', () => {
  const containers = {
    ...{ A: box({ room: '' }), B: box({ room: 'annex' as RoomId }), C: box() },
    D: box({ room: '', destroyed: 'yes' }),
  };
  const found = comparedIn({ ...NO_CUSTODY, containers }, ROOM, ['C', 'B'] as ContainerId[]);
  expect(found).toEqual({
    ...{ counted: 2, expected: 1, missing: [], missing_in_all: 0, extra: ['B'], extra_in_all: 1, look: 1 },
  });
  expect(differs(found)).toBe(true);
  expect(differs({ missing_in_all: 0, extra_in_all: 0 })).toBe(false);
});

test('the first labels are named, and all are counted', () => {
  const all = labels(LABELS_NAMED_MAX + 3);
  const containers = Object.fromEntries(all.map((one) => [one, box()]));
  const missing = comparedIn({ ...NO_CUSTODY, containers }, ROOM, []);
  expect(missing).toMatchObject({ missing: all.slice(0, LABELS_NAMED_MAX), missing_in_all: all.length });
  const extra = comparedIn(NO_CUSTODY, ROOM, all.toReversed());
  expect(extra).toMatchObject({ extra: all.slice(0, LABELS_NAMED_MAX), extra_in_all: all.length });
  expect(LABELS_NAMED_MAX).toBe(60);
});

test('a room that is named like a part of every object has no count', () => {
  expect(inventoryIn(NO_CUSTODY, 'constructor' as RoomId)).toBeUndefined();
});

test('a count ends at its bound, and nothing of it is lost', () => {
  expect(INVENTORY_MAX).toBe(10_000);
  const full = turnWith(labels(INVENTORY_MAX));
  countContainer(full, ROOM, label(INVENTORY_MAX), 'scanned');
  expect(full.facts).toEqual([]);
  const almost = turnWith(labels(INVENTORY_MAX - 1));
  countContainer(almost, ROOM, label(INVENTORY_MAX), 'scanned');
  expect(almost.facts).toMatchObject([{ type: 'container_counted', counted: INVENTORY_MAX }]);
});

test('once everything is counted the screen still says how much it was', () => {
  const turn = turnWith(labels(2));
  compareInventory(turn, ROOM);
  expect(containersIn(turn.state, ROOM, 0).inventory).toMatchObject({
    counted: 2,
    compared: { extra_in_all: 2 },
  });
});

test('a count that agreed and was not signed differs in nothing', () => {
  const turn = turnWith(labels(1), AGREED);
  giveUpInventory(turn, ROOM, 'given_up', 5);
  expect(turn.facts).toMatchObject([{ type: 'inventory_given_up', outcome: 'agrees', counted: 1 }]);
  expect(turn.state.custody.differences).toEqual({});
});
