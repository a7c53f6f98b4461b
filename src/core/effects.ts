import type { SirenPattern } from './facts-sirens.ts';
import type { DeviceId, DoorId, Ms, ReaderId, RoomId } from './terms.ts';

/** What a person hears and sees at a reader; each has words on the screen too. */
export type Signal = 'accepted_in' | 'accepted_out' | 'waiting' | 'denied' | 'alarm' | 'silence';

/**
 * What the kiosk does in the world. Effects come only from facts, and a fact is durable before its
 * effects are performed: no strike moves without a record.
 */
export type Effect =
  | { readonly type: 'unlock_door'; readonly door: DoorId; readonly pulse_ms: Ms }
  | { readonly type: 'lock_door'; readonly door: DoorId }
  | { readonly type: 'signal'; readonly room: RoomId; readonly reader: ReaderId; readonly signal: Signal }
  /** Ends by itself after `for_ms`, whatever becomes of the kiosk meanwhile. */
  | {
      readonly type: 'sound_siren';
      readonly siren: DeviceId;
      readonly pattern: SirenPattern;
      readonly for_ms: Ms;
    }
  /** Gives a reader its own key; ends by itself after `for_ms`. */
  | { readonly type: 'install_reader'; readonly reader: ReaderId; readonly for_ms: Ms }
  | { readonly type: 'silence_siren'; readonly siren: DeviceId };
export type EffectType = Effect['type'];

/** A signal to everybody at a room, before it is known which readers the room has. */
export interface RoomSignal {
  readonly type: 'room_signal';
  readonly room: RoomId;
  readonly signal: Signal;
}
