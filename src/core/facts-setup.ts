import type { DeviceId, DoorId, Ms, RoomId, YesNo } from './terms.ts';

/** What a new kiosk is set up by at its screen, in the order in which it is asked; the last one ends it. */
export const SETUP_STEPS = [
  ...(['language', 'time_zone', 'room', 'readers', 'door', 'channels', 'key'] as const),
  'administrators',
] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

/** `not_well`: somebody tried it, and it did not do what it should. */
export const SETUP_ANSWERS = ['done', 'not_well', 'skipped'] as const;
export type SetupAnswer = (typeof SETUP_ANSWERS)[number];

/** What a finger on the screen can mean besides, while the kiosk is being set up. */
export type SetupTouch =
  | { readonly touch: 'answer_setup'; readonly step: SetupStep; readonly answer: SetupAnswer }
  /** Releases the strike for a moment, so that somebody hears it: only while the door stands open anyway. */
  | { readonly touch: 'pulse_strike' };

/** Facts about the first hour of a kiosk. */
export type SetupFact =
  /** A new log began under a configuration that is to be completed at the screen. */
  | { readonly type: 'setup_begun' }
  | {
      readonly type: 'setup_step_answered';
      readonly room: RoomId;
      readonly step: SetupStep;
      readonly answer: SetupAnswer;
    }
  /** A reader read some badge, or a contact told of an opening and a closing, for the first time. */
  | {
      readonly type: 'setup_device_seen';
      readonly room: RoomId;
      readonly device: DeviceId;
      readonly part: 'reader' | 'contact';
    }
  | {
      readonly type: 'strike_tried';
      readonly room: RoomId;
      readonly door: DoorId;
      readonly pulse_ms: Ms;
    }
  /** For good. `left`: steps that nobody did, or that did not go well. */
  | { readonly type: 'setup_ended'; readonly left: readonly SetupStep[] };

export interface SetupState {
  readonly stage: 'none' | 'open' | 'over';
  readonly answers: { readonly [S in SetupStep]?: SetupAnswer };
  /** Readers and doors that did what they should, once each. */
  readonly seen: readonly DeviceId[];
  /** When the strike of a room was tried last. */
  readonly tried: { readonly [room: RoomId]: Ms };
  /** Accounts of administrators that two people made. */
  readonly administrators: readonly string[];
}

export const NO_SETUP: SetupState = { stage: 'none', answers: {}, seen: [], tried: {}, administrators: [] };

/** The set-up as the screen of a room shows it; it keeps no truth of its own. */
export interface SetupFace {
  readonly answers: SetupState['answers'];
  /** The readers of this room. */
  readonly readers: readonly {
    readonly device: DeviceId;
    readonly side: 'outside' | 'inside';
    readonly seen: YesNo;
  }[];
  readonly contact_seen: YesNo;
  readonly strike_tried: YesNo;
  /** Whether language, zone and name can still be set by one person. */
  readonly settable: YesNo;
  /** Whether anybody is on the list: then the room is in use, and nothing is tried here. */
  readonly listed: YesNo;
}
