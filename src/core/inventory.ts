import { qualifiedInside } from './authorization.ts';
import { changeCustody } from './change-custody.ts';
import {
  type CustodyStatement,
  type InventoryStatement,
  isInventory,
  type TakenBy,
} from './custody-terms.ts';
import type { Fact } from './facts.ts';
import type { CustodyRefusal } from './facts-custody.ts';
import type { Compared, Inventory, InventoryFact } from './facts-inventory.ts';
import { comparedIn, differs, inventoryIn } from './inventory-rules.ts';
import { pairingOf } from './signers.ts';
import { roomIds, type State } from './state.ts';
import { assert, type ContainerId, type Ms, type PersonId, type ReaderId, type RoomId } from './terms.ts';
import type { Turn } from './turn.ts';

/** Whoever counts a room full of pallets needs a while from one label to the next. */
export const INVENTORY_STEP_MS: Ms = 1_800_000;
/** More containers than any room holds. */
export const INVENTORY_MAX = 10_000;

/** Whoever counts is in the room: by sign-in, and enough of them to sign. */
export const counterRefusal = (
  { state, moment }: Turn,
  room: RoomId,
  statement: CustodyStatement,
): CustodyRefusal | null => {
  if (!isInventory(statement)) return null;
  const { outcome } = pairingOf(state, room, { statement }, qualifiedInside(state, room, moment.at));
  return outcome === 'holds' ? null : 'counters_not_inside';
};

/** One label of a count. One that was counted already changes nothing, and nobody is told whether it is expected. */
export const countContainer = (
  { state, moment, record }: Turn,
  room: RoomId,
  container: ContainerId,
  taken_by: TakenBy,
): void => {
  const open = inventoryIn(state.custody, room);
  if (open === undefined || open.compared !== null || open.counted.includes(container)) return;
  if (open.counted.length >= INVENTORY_MAX) return;
  const counted = open.counted.length + 1;
  const until = moment.at + INVENTORY_STEP_MS;
  record({ type: 'container_counted', room, container, taken_by, counted, until });
};

/** Everything is counted: only now anybody is told what was expected, and nothing is counted any more. */
export const compareInventory = ({ state, moment, record }: Turn, room: RoomId): void => {
  const open = inventoryIn(state.custody, room);
  if (open === undefined || open.compared !== null) return;
  const until = moment.at + INVENTORY_STEP_MS;
  record({ type: 'inventory_compared', room, ...comparedIn(state.custody, room, open.counted), until });
};

type Outcome = Extract<InventoryFact, { readonly type: 'inventory_given_up' }>['outcome'];

const outcomeOf = (compared: Compared | null): Outcome => {
  if (compared === null) return 'not_compared';
  return differs(compared) ? 'differs' : 'agrees';
};

export const giveUpInventory = (
  { state, record }: Turn,
  room: RoomId,
  cause: 'given_up' | 'timed_out',
  since: Ms,
): void => {
  const open = inventoryIn(state.custody, room);
  if (open === undefined) return;
  const { counted, compared } = open;
  const outcome = outcomeOf(compared);
  record({ type: 'inventory_given_up', room, cause, counted: counted.length, outcome, since });
};

interface Signed {
  readonly room: RoomId;
  readonly reader: ReaderId;
  readonly signed_by: readonly PersonId[];
}

/** What two people signed about a count, as a fact. */
export const concludeInventory = (turn: Turn, signed: Signed, statement: InventoryStatement): void => {
  if (statement.statement === 'begin_inventory') {
    const until = turn.moment.at + INVENTORY_STEP_MS;
    return turn.record({ type: 'inventory_begun', ...signed, until });
  }
  const compared = inventoryIn(turn.state.custody, signed.room)?.compared;
  assert(compared, 'a count that is signed for was compared');
  const { missing: _, extra: __, ...figures } = compared;
  turn.record({ type: 'inventory_counted', ...signed, ...figures, words: statement.words.trim() });
};

/** Counts with which somebody has to go on, and until when. */
export const inventoryEnds = (state: State): readonly { readonly room: RoomId; readonly at: Ms }[] =>
  roomIds(state).flatMap((room) => {
    const open = inventoryIn(state.custody, room);
    return open === undefined ? [] : [{ room, at: open.until }];
  });

export type StampedInventoryFact = Extract<Fact, InventoryFact>;

const changeInventory = (state: State, room: RoomId, inventory: Inventory): State =>
  changeCustody(state, { inventories: { ...state.custody.inventories, [room]: inventory } });

const without = <V>(all: { readonly [room: RoomId]: V }, room: RoomId): { readonly [room: RoomId]: V } => {
  const { [room]: _, ...others } = all;
  return others;
};

const compared = (
  state: State,
  { room, until, type: _, at: __, ...found }: Extract<StampedInventoryFact, { type: 'inventory_compared' }>,
): State => {
  const counted = inventoryIn(state.custody, room)?.counted ?? [];
  const next = changeInventory(state, room, { counted, compared: found, until });
  const before = state.custody.differences[room];
  if (!differs(found) && before === undefined) return next;
  const open = { left: 0, ...before, looks: found.look };
  return changeCustody(next, { differences: { ...next.custody.differences, [room]: open } });
};

/** Whoever leaves a difference unexplained leaves it to others, from then on. */
const givenUp = (
  state: State,
  { room, at }: Extract<StampedInventoryFact, { type: 'inventory_given_up' }>,
): State => {
  const { inventories, differences } = state.custody;
  const next = changeCustody(state, { inventories: without(inventories, room) });
  const open = differences[room];
  if (open === undefined || open.left !== 0) return next;
  return changeCustody(next, { differences: { ...differences, [room]: { ...open, left: at } } });
};

/** The state of the count after a fact of it; what the screen says of it is not here. */
export const applyInventoryFact = (state: State, fact: StampedInventoryFact): State => {
  switch (fact.type) {
    case 'inventory_begun':
      return changeInventory(state, fact.room, { counted: [], compared: null, until: fact.until });
    case 'container_counted': {
      const counted = [...(inventoryIn(state.custody, fact.room)?.counted ?? []), fact.container];
      return changeInventory(state, fact.room, { counted, compared: null, until: fact.until });
    }
    case 'inventory_compared':
      return compared(state, fact);
    case 'inventory_counted': {
      const { inventories, differences } = state.custody;
      return changeCustody(state, {
        inventories: without(inventories, fact.room),
        differences: without(differences, fact.room),
      });
    }
    default:
      return givenUp(state, fact);
  }
};
