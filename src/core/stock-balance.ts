import type { FactOf } from './facts.ts';
import type { ContainerId, RoomId } from './terms.ts';
import { assertNever } from './terms.ts';
import { textOrder } from './text-order.ts';

/** By what a container comes to a room and leaves it; nothing personal of these entries is needed. */
export type StockFact =
  | Pick<FactOf<'container_registered'>, 'type' | 'container' | 'room' | 'count'>
  | Pick<FactOf<'container_moved'>, 'type' | 'container' | 'room' | 'way'>
  | Pick<FactOf<'container_destroyed'>, 'type' | 'container' | 'room'>;

export const STOCK_FACTS = [
  'container_registered',
  'container_moved',
  'container_destroyed',
] as const satisfies readonly StockFact['type'][];

/** Containers of one room: those that came in are those that went out, were destroyed, or stand there. */
export interface RoomStock {
  readonly room: RoomId;
  /** Came to this room as they were put on the register. */
  readonly registered: number;
  readonly moved_in: number;
  readonly moved_out: number;
  readonly destroyed: number;
  readonly on_shelf: readonly ContainerId[];
  /** Ballots in those that stand there, as stated by whoever filled them. */
  readonly ballots: number;
}

/** An entry that cannot follow those before it; it is named, and counts nowhere. */
export interface StockFault {
  readonly entry: number;
  readonly container: ContainerId;
  readonly room: RoomId;
  readonly fault: 'registered_twice' | 'never_registered' | 'in_without_out' | 'out_without_in';
}

interface Counted {
  registered: number;
  moved_in: number;
  moved_out: number;
  destroyed: number;
}

interface Found {
  readonly ballots: number;
  /** Empty while it is out; null once it is destroyed. */
  readonly place: RoomId | '' | null;
}

/**
 * Adds up what the entries say of containers, room by room. Every entry either moves one container from one place to
 * another, or is a fault: so each room's balance closes whatever the entries and their order.
 */
export class StockBalance {
  readonly #rooms = new Map<RoomId, Counted>();
  readonly #found = new Map<ContainerId, Found>();
  readonly #faults: StockFault[] = [];

  look(entry: number, fact: StockFact): void {
    const fault = this.#faultOf(fact);
    if (fault === null) return this.#take(fact);
    const { container, room } = fact;
    this.#faults.push({ entry, container, room, fault });
  }

  #faultOf(fact: StockFact): StockFault['fault'] | null {
    const found = this.#found.get(fact.container);
    if (fact.type === 'container_registered') return found === undefined ? null : 'registered_twice';
    if (found === undefined) return 'never_registered';
    if (fact.type === 'container_moved' && fact.way === 'in')
      return found.place === '' ? null : 'in_without_out';
    return found.place === fact.room ? null : 'out_without_in';
  }

  #take(fact: StockFact): void {
    const { container, room } = fact;
    const counted = this.#countedIn(room);
    switch (fact.type) {
      case 'container_registered':
        counted.registered += 1;
        return this.#stands(container, room, fact.count);
      case 'container_moved':
        if (fact.way === 'within') return;
        counted[fact.way === 'in' ? 'moved_in' : 'moved_out'] += 1;
        return this.#stands(container, fact.way === 'in' ? room : '');
      case 'container_destroyed':
        counted.destroyed += 1;
        return this.#stands(container, null);
      default:
        assertNever(fact);
    }
  }

  #stands(
    container: ContainerId,
    place: Found['place'],
    ballots = this.#found.get(container)?.ballots,
  ): void {
    this.#found.set(container, { place, ballots: ballots ?? Number.NaN });
  }

  #countedIn(room: RoomId): Counted {
    const counted = this.#rooms.get(room) ?? { registered: 0, moved_in: 0, moved_out: 0, destroyed: 0 };
    this.#rooms.set(room, counted);
    return counted;
  }

  /** Each room that a container ever was in, by name. */
  rooms(): readonly RoomStock[] {
    const standing = [...this.#found].toSorted(([one], [other]) => textOrder(one, other));
    return [...this.#rooms]
      .toSorted(([one], [other]) => textOrder(one, other))
      .map(([room, counted]) => {
        const here = standing.filter(([, { place }]) => place === room);
        const on_shelf = here.map(([container]) => container);
        const ballots = here.reduce((sum, [, found]) => sum + found.ballots, 0);
        return { room, ...counted, on_shelf, ballots };
      });
  }

  /** In the order of the log. */
  faults(): readonly StockFault[] {
    return this.#faults;
  }
}

/** Whether what came in is what went out, was destroyed, or stands there. */
export const closes = ({ registered, moved_in, moved_out, destroyed, on_shelf }: RoomStock): boolean =>
  registered + moved_in === moved_out + destroyed + on_shelf.length;
