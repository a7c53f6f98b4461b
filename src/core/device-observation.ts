import type { EffectType } from './effects.ts';
import type { ReaderReport } from './facts-readers.ts';
import type { Credential, DeviceId, DoorId, LineId, Ms, ReaderId } from './terms.ts';

/** Why a reader's bytes were not a badge. */
export type BadgeFault = 'checksum' | 'parity' | 'length' | 'characters' | 'overrun';

/**
 * State of a supervised input. `cut` and `short` are what somebody does to a wire, `out_of_range` is a value that is no
 * state at all, `unknown` is an input that is read no longer: none of them is ever a position.
 */
export const LINE_STATES = ['normal', 'active', 'cut', 'short', 'out_of_range', 'unknown'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** Whether an input says where what it watches stands. */
export const isPosition = (state: LineState): boolean => state === 'normal' || state === 'active';

/** What somebody may have done to the wire. */
export const isTampered = (state: LineState): state is 'cut' | 'short' =>
  state === 'cut' || state === 'short';

export const DEVICE_KINDS = ['reader', 'door', 'line', 'camera', 'network', 'screen', 'siren'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** When a contact moved, where the kernel stamped its edge: the observation itself comes once the contact has settled. */
export interface Moved {
  /** How long before the observation, in whole ms; left out where there is no stamp. */
  readonly moved_before_ms?: Ms;
}

/** What a driver may report: what it observed, never a judgement, never a time. */
export type DeviceObservation =
  | { readonly type: 'badge_read'; readonly reader: ReaderId; readonly credential: Credential }
  | { readonly type: 'badge_unreadable'; readonly reader: ReaderId; readonly fault: BadgeFault }
  | ReaderReport
  /** The level found at start or after a recovery, which is not an opening. */
  | { readonly type: 'door_found'; readonly door: DoorId; readonly contact: 'open' | 'closed' }
  | ({ readonly type: 'door_opened'; readonly door: DoorId } & Moved)
  | ({ readonly type: 'door_closed'; readonly door: DoorId } & Moved)
  | { readonly type: 'exit_requested'; readonly door: DoorId }
  | { readonly type: 'line_changed'; readonly line: LineId; readonly state: LineState }
  | {
      readonly type: 'device_lost';
      readonly device: DeviceId;
      readonly kind: DeviceKind;
      readonly cause: string;
    }
  | { readonly type: 'device_recovered'; readonly device: DeviceId; readonly kind: DeviceKind }
  | {
      readonly type: 'effect_failed';
      readonly device: DeviceId;
      readonly effect: EffectType;
      readonly cause: string;
    };
