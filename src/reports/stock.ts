import type { Container } from '../core/facts-custody.ts';
import type { State } from '../core/state.ts';
import {
  type RoomStock,
  STOCK_FACTS,
  StockBalance,
  type StockFact,
  type StockFault,
} from '../core/stock-balance.ts';
import type { ContainerId, Ms, RoomId } from '../core/terms.ts';
import { textOrder } from '../core/text-order.ts';
import { openedOf } from './reading.ts';
import { type Asked, type OpenedFields, text, texts } from './report.ts';

/** The entry by which a container is held. */
export interface HeldBy {
  readonly entry: number;
  readonly at: Ms;
  readonly signed_by: readonly string[];
  /** Who ordered it; empty where that is erased. */
  readonly words: string;
}

/** A container as the register has it, and what keeps it from being destroyed. */
export interface ContainerRecord extends Container {
  readonly container: ContainerId;
  /** The first day on which it may be destroyed, if nothing holds it. */
  readonly destroy_from: string;
  readonly held_by: HeldBy | null;
}

export interface Stock {
  /** Entries that this rests on. */
  readonly entries: number;
  readonly containers: readonly ContainerRecord[];
  readonly rooms: readonly RoomStock[];
  readonly faults: readonly StockFault[];
  /** Rooms of which the register says otherwise than the entries add up to; there is none in a sound log. */
  readonly differ: readonly RoomId[];
}

const DAY_MS = 86_400_000;

const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

const TYPES: ReadonlySet<string> = new Set([...STOCK_FACTS, 'container_held', 'container_hold_lifted']);

/** The fields of such an entry that the balance needs are never erased, and were written by the fact of that type. */
const stockFact = ({ type, fields }: OpenedFields): StockFact | undefined =>
  STOCK_FACTS.some((known) => known === type) ? (fields as unknown as StockFact) : undefined;

/** Reads everything about where containers came from and went, and adds it up. */
export const stockOf = ({ log, size }: Pick<Asked, 'log' | 'size'>, { custody }: State): Stock => {
  const balance = new StockBalance();
  const holds = new Map<string, HeldBy>();
  for (const entry of openedOf(log, { from: 0, until: size }, TYPES)) {
    if ('done' in entry) continue;
    const { seq, at, type, fields } = entry;
    const moved = stockFact(entry);
    if (moved !== undefined) balance.look(seq, moved);
    const container = text(fields['container']);
    if (type === 'container_hold_lifted') holds.delete(container);
    if (type === 'container_held')
      holds.set(container, {
        entry: seq,
        at,
        signed_by: texts(fields['signed_by']),
        words: text(fields['words']),
      });
  }
  const containers = (Object.entries(custody.containers) as [ContainerId, Container][])
    .toSorted(([one], [other]) => textOrder(one, other))
    .map(
      ([container, found]): ContainerRecord => ({
        container,
        ...found,
        destroy_from: dayAfter(found.keep_until),
        held_by: holds.get(container) ?? null,
      }),
    );
  const rooms = balance.rooms();
  const registered = (room: RoomId): readonly ContainerId[] =>
    containers.filter((one) => one.room === room).map(({ container }) => container);
  const differ = rooms
    .filter(({ room, on_shelf }) => registered(room).join(' ') !== on_shelf.join(' '))
    .map(({ room }) => room);
  return { entries: size, containers, rooms, faults: balance.faults(), differ };
};
