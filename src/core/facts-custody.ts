import type {
  ContainerKind,
  ContentsClass,
  CustodyAct,
  MoveReason,
  SealCondition,
  TakenBy,
} from './custody-terms.ts';
import type { Day } from './days.ts';
import type { Inventory, InventoryFact, OpenDifference } from './facts-inventory.ts';
import type { ContainerId, Ms, PersonId, ReaderId, RoomId, SealNumber, YesNo } from './terms.ts';

/** Why something about a container or a seal was not taken. */
export type CustodyRefusal =
  | 'container_known'
  | 'container_unknown'
  | 'container_destroyed'
  | 'approval_ended'
  | 'no_such_day'
  | 'here_already'
  | 'in_other_room'
  | 'not_here'
  | 'seal_unknown'
  | 'seal_used'
  | 'no_seal'
  | 'range_backwards'
  | 'range_known'
  | 'range_too_long'
  | 'break_not_past'
  | 'held'
  | 'not_held'
  | 'kept_until'
  | 'count_open'
  | 'count_not_finished'
  | 'explanation_needed'
  | 'counters_not_inside';

/** Where and by whom something was signed. */
interface Signed {
  readonly room: RoomId;
  readonly reader: ReaderId;
  readonly signed_by: readonly PersonId[];
}

interface OfContainer extends Signed {
  readonly container: ContainerId;
  readonly taken_by: TakenBy;
}

/** What was seen of a seal: the number that was read, those that were on record, and whether it is one of them. */
interface SeenSeal extends OfContainer {
  /** Empty where none was there. */
  readonly seal: SealNumber | '';
  /** All seals on record for the container, separated by a space; a number that matches is no proof of anything. */
  readonly on_record: string;
  readonly outcome: 'matches' | 'differs';
  readonly condition: SealCondition;
  readonly words: string;
}

interface Ordered extends OfContainer {
  /** Who ordered it, and by what right. */
  readonly words: string;
}

/** Facts about containers of ballots, their seals, who had them, and how many there are. */
export type CustodyFact =
  | InventoryFact
  | (OfContainer & {
      readonly type: 'container_registered';
      readonly kind: ContainerKind;
      readonly contents: ContentsClass;
      readonly election: string;
      readonly election_day: Day;
      readonly federal: YesNo;
      readonly range: string;
      readonly count: number;
      readonly shelf: string;
      readonly approved_until: Day | '';
      /** The day until which it must be kept: the latest of all duties. */
      readonly keep_until: Day;
    })
  | (OfContainer & {
      readonly type: 'container_moved';
      readonly way: 'in' | 'out' | 'within';
      readonly reason: MoveReason;
      readonly shelf: string;
      readonly words: string;
    })
  | (Signed & {
      readonly type: 'seals_added';
      readonly first: SealNumber;
      readonly last: SealNumber;
      readonly seals: number;
    })
  | (OfContainer & { readonly type: 'seal_applied'; readonly seal: SealNumber })
  /** `look` is 2 where the look before found something wrong. */
  | (SeenSeal & { readonly type: 'seal_checked'; readonly look: 1 | 2 })
  | (SeenSeal & { readonly type: 'seal_removed' })
  | (SeenSeal & { readonly type: 'seal_replaced'; readonly new_seal: SealNumber })
  | (OfContainer & {
      readonly type: 'custody_broken';
      readonly since: Ms;
      readonly until: Ms;
      readonly words: string;
    })
  | (Ordered & { readonly type: 'container_held' })
  | (Ordered & { readonly type: 'container_hold_lifted' })
  | (Ordered & { readonly type: 'container_destroyed' })
  /** Asked for at the screen and not taken, before anybody signed. */
  | {
      readonly type: 'custody_refused';
      readonly room: RoomId;
      readonly act: CustodyAct;
      /** Empty where it is about seals alone. */
      readonly container: ContainerId | '';
      readonly seal: SealNumber | '';
      readonly reason: CustodyRefusal;
    };

/** A container as the register has it. */
export interface Container {
  readonly kind: ContainerKind;
  readonly contents: ContentsClass;
  readonly election: string;
  readonly range: string;
  readonly count: number;
  readonly approved_until: Day | '';
  readonly keep_until: Day;
  /** Empty while it is out, and once it is destroyed. */
  readonly room: RoomId | '';
  readonly shelf: string;
  readonly since: Ms;
  /** In the order in which they were put on. */
  readonly seals: readonly SealNumber[];
  readonly held: YesNo;
  readonly destroyed: YesNo;
}

/** Bought seals: numbers of one length behind the same letters. */
export interface SealRange {
  readonly prefix: string;
  readonly digits: number;
  readonly first: number;
  readonly last: number;
}

/** What the kiosk knows of containers and seals. */
export interface CustodyState {
  readonly containers: { readonly [container: ContainerId]: Container };
  readonly ranges: readonly SealRange[];
  /** Every seal ever put on, with its container: none is put on twice. */
  readonly used: { readonly [seal: SealNumber]: ContainerId };
  /** Containers of which the last look at a seal found something wrong, and since when. */
  readonly doubts: { readonly [container: ContainerId]: { readonly room: RoomId; readonly since: Ms } };
  /** Rooms whose containers are being counted. */
  readonly inventories: { readonly [room: RoomId]: Inventory };
  /** Rooms of which a count differed, and nobody has signed for it. */
  readonly differences: { readonly [room: RoomId]: OpenDifference };
}

export const NO_CUSTODY: CustodyState = {
  containers: {},
  ranges: [],
  used: {},
  doubts: {},
  inventories: {},
  differences: {},
};
