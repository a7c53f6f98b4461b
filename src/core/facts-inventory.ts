import type { TakenBy } from './custody-terms.ts';
import type { ContainerId, Ms, PersonId, ReaderId, RoomId } from './terms.ts';

/** More labels of one kind than this are counted, and the first of them named: an entry has its bounds. */
export const LABELS_NAMED_MAX = 60;

/** What two people counted against what the register has, when the count was finished. */
export interface Compared {
  readonly counted: number;
  readonly expected: number;
  /** On the register for the room and not counted; the first of them by their labels. */
  readonly missing: readonly ContainerId[];
  readonly missing_in_all: number;
  /** Counted and not on the register for the room. */
  readonly extra: readonly ContainerId[];
  readonly extra_in_all: number;
  /** 2 and more where a count before was compared, and nobody signed for it. */
  readonly look: number;
}

interface Signed {
  readonly room: RoomId;
  readonly reader: ReaderId;
  readonly signed_by: readonly PersonId[];
}

/** Facts about counting the containers of a room. */
export type InventoryFact =
  /** From here on nobody at this room's screen is told what is expected there. */
  | (Signed & { readonly type: 'inventory_begun'; readonly until: Ms })
  | {
      readonly type: 'container_counted';
      readonly room: RoomId;
      readonly container: ContainerId;
      readonly taken_by: TakenBy;
      /** How many they are with this one. */
      readonly counted: number;
      readonly until: Ms;
    }
  | (Compared & { readonly type: 'inventory_compared'; readonly room: RoomId; readonly until: Ms })
  | (Signed &
      Omit<Compared, 'missing' | 'extra'> & {
        readonly type: 'inventory_counted';
        /** How each difference is explained; empty where there is none. */
        readonly words: string;
      })
  | {
      readonly type: 'inventory_given_up';
      readonly room: RoomId;
      readonly cause: 'given_up' | 'timed_out';
      readonly counted: number;
      readonly outcome: 'not_compared' | 'agrees' | 'differs';
      readonly since: Ms;
    };

/** A count that goes on in a room. */
export interface Inventory {
  /** In the order in which they were counted. */
  readonly counted: readonly ContainerId[];
  readonly compared: Compared | null;
  /** Until when somebody has to go on with it. */
  readonly until: Ms;
}

/** A count that differed, and that nobody has signed for. */
export interface OpenDifference {
  /** How many counts were compared without a signature. */
  readonly looks: number;
  /** Since when it is left so; 0 while people are still at it. */
  readonly left: Ms;
}
