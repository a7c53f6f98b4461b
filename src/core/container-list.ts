import type { ContainerKind, ContentsClass } from './custody-terms.ts';
import type { Day } from './days.ts';
import type { Container } from './facts-custody.ts';
import type { Compared, Inventory } from './facts-inventory.ts';
import { inventoryIn } from './inventory-rules.ts';
import type { State } from './state.ts';
import type { ContainerId, RoomId, YesNo } from './terms.ts';
import { textOrder } from './text-order.ts';

/** Of a room of which nothing is listed. */
export const NOTHING_LISTED: ContainerPage = { lines: [], page: 0, pages: 1, containers: 0, inventory: null };

/** Lines that a screen has room for. */
export const CONTAINERS_SHOWN = 3;

/** A container as the screen of its room lists it: whether it has seals, and never which. */
export interface ContainerLine {
  readonly container: ContainerId;
  readonly kind: ContainerKind;
  readonly contents: ContentsClass;
  readonly count: number;
  readonly shelf: string;
  readonly sealed: YesNo;
  readonly in_doubt: YesNo;
  readonly held: YesNo;
  readonly keep_until: Day;
}

export interface ContainerPage {
  readonly lines: readonly ContainerLine[];
  readonly page: number;
  readonly pages: number;
  readonly containers: number;
  /** The count that goes on, if there is one: while it does, nothing else of the room is told. */
  readonly inventory: InventoryShown | null;
}

/** How far a count is, and once everything is counted, what differs. */
export interface InventoryShown {
  readonly counted: number;
  /** The label that was counted last; empty where none was. */
  readonly last: ContainerId | '';
  readonly compared: Compared | null;
}

const shownOf = ({ counted, compared }: Inventory): InventoryShown => ({
  counted: counted.length,
  last: counted.at(-1) ?? '',
  compared,
});

const yesNo = (is: boolean): YesNo => (is ? 'yes' : 'no');

/**
 * What is in a room by what people stated, by its labels; a page that is not there is the last one. Nothing while
 * somebody counts there.
 */
export const containersIn = ({ custody }: State, room: RoomId, asked: number): ContainerPage => {
  const open = inventoryIn(custody, room);
  if (open !== undefined) return { ...NOTHING_LISTED, inventory: shownOf(open) };
  const inRoom = (Object.entries(custody.containers) as [ContainerId, Container][])
    .filter(([, found]) => found.room === room)
    .toSorted(([one], [other]) => textOrder(one, other));
  const pages = Math.max(1, Math.ceil(inRoom.length / CONTAINERS_SHOWN));
  const page = Math.min(asked, pages - 1);
  const shown = inRoom.slice(page * CONTAINERS_SHOWN, (page + 1) * CONTAINERS_SHOWN);
  const lines = shown.map(([container, found]): ContainerLine => {
    const { kind, contents, count, shelf, seals, held, keep_until } = found;
    const sealed = yesNo(seals.length > 0);
    const in_doubt = yesNo(custody.doubts[container] !== undefined);
    return { container, kind, contents, count, shelf, sealed, in_doubt, held, keep_until };
  });
  return { lines, page, pages, containers: inRoom.length, inventory: null };
};
