import type { Fact, FactOf } from './facts.ts';
import type { Ms, PersonId, RoomId } from './terms.ts';

/** A lone interval that ended because the last people left, before the grace then in force was over. */
export interface Leaving {
  readonly room: RoomId;
  /** The entries with which it began and ended. */
  readonly entry: number;
  readonly ended: number;
  readonly at: Ms;
  readonly lasted_ms: Ms;
}

/** Those of one room, summed up. */
export interface Leavings {
  readonly room: RoomId;
  readonly count: number;
  readonly longest_ms: Ms;
}

export const leavingsByRoom = (leavings: readonly Leaving[]): readonly Leavings[] => {
  const rooms = new Map<RoomId, Leavings>();
  for (const { room, lasted_ms } of leavings) {
    const { count, longest_ms } = rooms.get(room) ?? { count: 0, longest_ms: 0 };
    rooms.set(room, { room, count: count + 1, longest_ms: Math.max(longest_ms, lasted_ms) });
  }
  return [...rooms.values()].toSorted((one, other) => (one.room < other.room ? -1 : 1));
};

interface OpenLone {
  readonly entry: number;
  readonly at: Ms;
  readonly since: Ms;
  readonly people: readonly PersonId[];
  /** Whether nothing but a leaving is known of it: no alert, no emergency, no restart. */
  readonly isQuiet: boolean;
}

/** What became of a lone interval. */
export type LoneEnded = Omit<OpenLone, 'isQuiet'> & { readonly lasted_ms: Ms; readonly isLeaving: boolean };

/**
 * Follows lone intervals. Whether the grace was over is told by the alert: it comes when the delay of the room is over,
 * under the rules, the phase and the hours of then. In an emergency none comes, so nothing is a mere leaving then; nor
 * is what a restart lies in.
 */
export class LoneIntervals {
  readonly #open = new Map<RoomId, OpenLone>();
  readonly #emptied = new Map<RoomId, Ms>();
  readonly #emergencies = new Set<RoomId>();

  /** The interval that ends with this fact. */
  look(seq: number, fact: Fact): LoneEnded | undefined {
    switch (fact.type) {
      case 'exit_signed':
        if (fact.left_behind.length === 0) this.#emptied.set(fact.room, fact.at);
        return undefined;
      case 'lone_interval_started':
        this.#open.set(fact.room, {
          entry: seq,
          at: fact.at,
          since: fact.since,
          people: fact.people,
          isQuiet: !this.#emergencies.has(fact.room),
        });
        return undefined;
      case 'lone_interval_ended':
        return this.#end(seq, fact);
      case 'emergency_started':
        this.#emergencies.add(fact.room);
        return this.#disturb(fact.room);
      case 'emergency_ended':
        this.#emergencies.delete(fact.room);
        return undefined;
      case 'lone_alert_raised':
        return this.#disturb(fact.room);
      case 'kiosk_started':
        for (const room of this.#open.keys()) this.#disturb(room);
        return undefined;
      default:
        return undefined;
    }
  }

  /** Those that go on. */
  get open(): Iterable<readonly [RoomId, OpenLone]> {
    return this.#open;
  }

  #disturb(room: RoomId): undefined {
    const open = this.#open.get(room);
    if (open !== undefined) this.#open.set(room, { ...open, isQuiet: false });
  }

  #end(seq: number, { room, at, since, lasted_ms }: FactOf<'lone_interval_ended'>): LoneEnded {
    const open = this.#open.get(room) ?? { entry: seq, at, since, people: [], isQuiet: false };
    this.#open.delete(room);
    const { isQuiet, ...ended } = open;
    return { ...ended, lasted_ms, isLeaving: isQuiet && this.#emptied.get(room) === at };
  }
}
