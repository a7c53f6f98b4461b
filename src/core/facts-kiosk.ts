import type { BadgeFault, DeviceKind, LineState } from './device-observation.ts';
import type { EffectType } from './effects.ts';
import type { PersonRecord } from './people.ts';
import type { KioskPolicy, RoomPolicy } from './policy.ts';
import type {
  Credential,
  DeviceId,
  DoorId,
  LineId,
  Ms,
  PersonId,
  Phase,
  PinHash,
  ReaderId,
  RoomId,
  YesNo,
} from './terms.ts';

/** How often something came at a reader that was not recorded each time. */
export interface Repeated {
  readonly reader: ReaderId;
  /** `one`: the same badge again after the one recorded. `several`: badges nobody holds, none of them recorded. */
  readonly badges: 'one' | 'several';
  readonly credential?: Credential;
  readonly person?: PersonId;
  readonly count: number;
  /** Instant of the one recorded, or of the first one counted; and of the last one counted. */
  readonly since: Ms;
  readonly last: Ms;
}

/** Facts about the kiosk as a whole, its devices, its clock and the authorization list. */
export type KioskFact =
  | {
      readonly type: 'kiosk_started';
      readonly boot: string;
      readonly software: string;
      readonly config_digest: string;
      readonly policy: KioskPolicy;
      /** Every strike is locked by this fact. */
      readonly doors: readonly DoorId[];
      readonly previous_end: 'none' | 'clean' | 'unclean';
      /** Time for which nothing was watched: since the last entry, 0 at the very first start. */
      readonly unwatched_ms: Ms;
      /** How far the clock at this start lies before the last entry, else 0. */
      readonly clock_behind_ms: Ms;
    }
  /** One per room at each start and after each change: the full policy in force is in the log. */
  | { readonly type: 'room_policy_set'; readonly room: RoomId; readonly policy: RoomPolicy }
  | { readonly type: 'room_closed_down'; readonly room: RoomId }
  | { readonly type: 'kiosk_stopped'; readonly cause: string }
  | {
      readonly type: 'heartbeat';
      /** Each supervised input, door contact and device with its state: what was really watched. */
      readonly inputs: { readonly [input: string]: string };
      /** People inside by sign-in and state of the count, per room. */
      readonly rooms: {
        readonly [room: string]: { readonly inside: number; readonly presence: 'certain' | 'uncertain' };
      };
    }
  | { readonly type: 'phase_changed'; readonly from: Phase; readonly to: Phase; readonly since: Ms }
  | { readonly type: 'clock_stepped'; readonly by_ms: Ms; readonly old: Ms; readonly new: Ms }
  | { readonly type: 'clock_caught_up' }
  | {
      readonly type: 'device_lost';
      readonly device: DeviceId;
      readonly kind: DeviceKind;
      readonly cause: string;
    }
  | {
      readonly type: 'device_recovered';
      readonly device: DeviceId;
      readonly kind: DeviceKind;
      readonly lost_ms: Ms;
    }
  | {
      readonly type: 'effect_failed';
      readonly device: DeviceId;
      readonly effect: EffectType;
      readonly cause: string;
    }
  | {
      readonly type: 'line_changed';
      readonly line: LineId;
      readonly from: LineState | 'unknown';
      readonly to: LineState;
    }
  | { readonly type: 'badge_unreadable'; readonly reader: ReaderId; readonly fault: BadgeFault }
  /** Refusals or unreadable badges that were counted instead of recorded. */
  | ({ readonly type: 'refusals_repeated'; readonly reason: string } & Repeated)
  /** Exits that nobody signed in for, counted instead of recorded: a badge held against the inside reader. */
  | ({ readonly type: 'exits_repeated'; readonly room: RoomId } & Repeated)
  | { readonly type: 'inbox_overflowed'; readonly dropped: number }
  | { readonly type: 'storage_changed'; readonly storage: 'ok' | 'low' | 'full'; readonly free_mb: number }
  /** State as of entry `upto` was written down; `digest` is the SHA-256 of the snapshot, hex. */
  | { readonly type: 'snapshot_taken'; readonly upto: number; readonly digest: string }
  | {
      readonly type: 'people_imported';
      readonly source: string;
      readonly listed: number;
      readonly removed: number;
      /** The whole list was taken over by one person, as no two were able to approve it yet. */
      readonly founding: YesNo;
      /** Two people put themselves on it at the screen of a new kiosk; by the command where it is left out. */
      readonly way?: 'setup_screen';
    }
  /** `proposal`, `review`: what two people signed; without either the list was being founded. */
  | {
      readonly type: 'person_enrolled';
      readonly record: PersonRecord;
      readonly proposal?: number;
      readonly way?: 'setup_screen';
    }
  | { readonly type: 'person_changed'; readonly record: PersonRecord; readonly proposal?: number }
  | {
      readonly type: 'person_removed';
      readonly person: PersonId;
      readonly proposal?: number;
      readonly review?: number;
    }
  | {
      readonly type: 'pin_set';
      readonly person: PersonId;
      readonly pin: PinHash;
      readonly duress: PinHash;
      /** Whoever chose it, known by the PIN before, or two who can approve; nobody while the list is being founded. */
      readonly signed_by?: readonly PersonId[];
      readonly way?: 'setup_screen';
    };
