import { expect, test } from 'vitest';
import { CONTAINERS_SHOWN, containersIn, NOTHING_LISTED } from '../../src/core/container-list.ts';
import type { Container } from '../../src/core/facts-custody.ts';
import type { Inventory } from '../../src/core/facts-inventory.ts';
import { INITIAL_STATE, type State } from '../../src/core/state.ts';
import type { ContainerId, RoomId, SealNumber } from '../../src/core/terms.ts';
import { box } from './boxes.ts';
import { ROOM } from './world.ts';

const holding = (
  containers: Readonly<Record<string, Container>>,
  doubted: readonly string[] = [],
): State => ({
  ...INITIAL_STATE,
  custody: {
    ...INITIAL_STATE.custody,
    containers,
    doubts: Object.fromEntries(doubted.map((label) => [label, { room: ROOM, since: 0 }])),
  },
});

const labels = (state: State, page: number): readonly ContainerId[] =>
  containersIn(state, ROOM, page).lines.map(({ container }) => container);

test('what is in a room is listed by its labels, a page at a time', () => {
  const state = holding(Object.fromEntries(['C', 'A', 'E', 'B', 'D'].map((label) => [label, box()])));
  expect(CONTAINERS_SHOWN).toBe(3);
  expect(labels(state, 0)).toEqual(['A', 'B', 'C']);
  expect(labels(state, 1)).toEqual(['D', 'E']);
  expect(containersIn(state, ROOM, 1)).toMatchObject({ page: 1, pages: 2, containers: 5 });
  expect(containersIn(state, ROOM, 9)).toMatchObject({ page: 1, pages: 2 });
});

test('what is out or elsewhere is not in the room', () => {
  const state = holding({ A: box({ room: '' }), B: box({ room: 'annex' as RoomId }), C: box() });
  expect(labels(state, 0)).toEqual(['C']);
  expect(containersIn(holding({}), ROOM, 0)).toEqual(NOTHING_LISTED);
});

test('a line says whether there are seals, and never which', () => {
  const state = holding({ A: box({ seals: ['S-001' as SealNumber], held: 'yes' }), B: box() }, ['B']);
  expect(containersIn(state, ROOM, 0).lines).toMatchObject([
    { container: 'A', sealed: 'yes', in_doubt: 'no', held: 'yes', keep_until: '2028-11-03' },
    { container: 'B', sealed: 'no', in_doubt: 'yes', held: 'no', shelf: 'A 3', count: 480 },
  ]);
  expect(JSON.stringify(containersIn(state, ROOM, 0))).not.toContain('S-001');
});

test('while somebody counts, nothing of what is expected is told', () => {
  const state = holding({ A: box(), B: box() });
  const counting = (inventory: Inventory): State => ({
    ...state,
    custody: { ...state.custody, inventories: { [ROOM]: inventory } },
  });
  const begun = { counted: [], compared: null, until: 9 };
  expect(containersIn(counting(begun), ROOM, 0)).toEqual({
    ...{ lines: [], page: 0, pages: 1, containers: 0 },
    inventory: { counted: 0, last: '', compared: null },
  });
  const one = containersIn(counting({ ...begun, counted: ['A', 'C'] as ContainerId[] }), ROOM, 1);
  expect(one).toMatchObject({ lines: [], containers: 0, inventory: { counted: 2, last: 'C' } });
  expect(JSON.stringify(one)).not.toContain('B');
  expect(containersIn(counting(begun), 'annex' as RoomId, 0).inventory).toBeNull();
  expect(containersIn(state, ROOM, 0).inventory).toBeNull();
});
