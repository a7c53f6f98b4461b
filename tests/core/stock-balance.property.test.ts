/** What is promised of the stock of containers, whatever the entries say and in whatever order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closes, STOCK_FACTS, StockBalance, type StockFact } from '../../src/core/stock-balance.ts';
import type { ContainerId, RoomId } from '../../src/core/terms.ts';
import { promise } from './runs.ts';

const container = fc.constantFrom(...(['B-1', 'B-2', 'B-3'] as ContainerId[]));
const room = fc.constantFrom(...(['ballot-room', 'vault'] as RoomId[]));

const anyFact: fc.Arbitrary<StockFact> = fc.oneof(
  fc.record({ type: fc.constant('container_registered' as const), container, room, count: fc.nat(900) }),
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('container_moved' as const),
      container,
      room,
      way: fc.constantFrom('in' as const, 'out' as const, 'within' as const),
    }),
  },
  fc.record({ type: fc.constant('container_destroyed' as const), container, room }),
);

const anyFacts = fc.array(anyFact, { maxLength: 40, size: 'max' });

const balanceOf = (facts: readonly StockFact[]): StockBalance => {
  const balance = new StockBalance();
  for (const [entry, fact] of facts.entries()) balance.look(entry, fact);
  return balance;
};

const promised = (name: string, holds: (facts: readonly StockFact[]) => void): void =>
  test(name, () => promise(fc.property(anyFacts, holds), 500));

promised('every balance closes, whatever the entries and their order', (facts) => {
  for (const stock of balanceOf(facts).rooms()) expect(closes(stock)).toBe(true);
});

promised('every entry is counted once or named as a fault', (facts) => {
  const balance = balanceOf(facts);
  const counted = balance
    .rooms()
    .reduce((sum, one) => sum + one.registered + one.moved_in + one.moved_out + one.destroyed, 0);
  const wrong = new Set(balance.faults().map(({ entry }) => entry));
  const within = facts.filter(
    (fact, entry) => fact.type === 'container_moved' && fact.way === 'within' && !wrong.has(entry),
  );
  expect(counted + within.length + wrong.size).toBe(facts.length);
});

promised('a container stands in one room at most, and its ballots are counted there', (facts) => {
  const rooms = balanceOf(facts).rooms();
  const standing = rooms.flatMap(({ on_shelf }) => on_shelf);
  expect(new Set(standing).size).toBe(standing.length);
  for (const stock of rooms) {
    const first = (label: string) =>
      facts.find((fact) => fact.type === 'container_registered' && fact.container === label);
    const ballots = stock.on_shelf.map((label) => {
      const fact = first(label);
      return fact?.type === 'container_registered' ? fact.count : Number.NaN;
    });
    expect(stock.ballots).toBe(ballots.reduce((sum, one) => sum + one, 0));
  }
});

test('what follows from entries one by one', () => {
  const [B1, B2] = ['B-1', 'B-2'] as ContainerId[] as [ContainerId, ContainerId];
  const [here, there] = ['ballot-room', 'vault'] as RoomId[] as [RoomId, RoomId];
  const of = (type: 'container_destroyed', label = B1, at = here) => ({ type, container: label, room: at });
  const moved = (way: 'in' | 'out' | 'within', label = B1, at = here): StockFact => ({
    ...{ type: 'container_moved', container: label, room: at, way },
  });
  const registered = (label = B1, count = 480): StockFact => ({
    ...{ type: 'container_registered', container: label, room: here, count },
  });
  const balance = balanceOf([
    moved('out'),
    registered(),
    registered(),
    moved('in'),
    moved('out', B1, there),
    moved('within', B1, there),
    moved('within'),
    moved('out'),
    moved('out'),
    of('container_destroyed'),
    moved('in', B1, there),
    registered(B2, 20),
    of('container_destroyed', B2),
    moved('in', B2),
  ]);
  expect(balance.rooms()).toEqual([
    { room: here, registered: 2, moved_in: 0, moved_out: 1, destroyed: 1, on_shelf: [], ballots: 0 },
    { room: there, registered: 0, moved_in: 1, moved_out: 0, destroyed: 0, on_shelf: [B1], ballots: 480 },
  ]);
  expect(balance.faults()).toEqual(
    [
      [0, B1, here, 'never_registered'],
      [2, B1, here, 'registered_twice'],
      [3, B1, here, 'in_without_out'],
      [4, B1, there, 'out_without_in'],
      [5, B1, there, 'out_without_in'],
      [8, B1, here, 'out_without_in'],
      [9, B1, here, 'out_without_in'],
      [13, B2, here, 'in_without_out'],
    ].map(([entry, label, at, fault]) => ({ entry, container: label, room: at, fault })),
  );
  const stock = { ...balance.rooms()[1], on_shelf: [] } as never;
  expect(closes(stock)).toBe(false);
});

test('rooms and containers stand in the order of their names', () => {
  const registered = (label: string, at: string): StockFact => ({
    ...{ type: 'container_registered', container: label as ContainerId, room: at as RoomId, count: 1 },
  });
  const rooms = balanceOf([
    registered('C', 'vault'),
    registered('A', 'vault'),
    registered('B', 'attic'),
  ]).rooms();
  expect(rooms.map(({ room, on_shelf }) => [room, ...on_shelf])).toEqual([
    ['attic', 'B'],
    ['vault', 'A', 'C'],
  ]);
});

test('nothing else moves a container from one place to another', () => {
  expect(STOCK_FACTS).toEqual(['container_registered', 'container_moved', 'container_destroyed']);
});
