import type { Credential, DeviceId, DoorId, Ms, ReaderId, RoomId, YesNo } from './terms.ts';

/** What a new kiosk is set up by at its screen, in the order in which it is asked; the last one ends it. */
export const SETUP_STEPS = [
  ...(['language', 'time_zone', 'room', 'readers', 'door', 'channels', 'key'] as const),
  ...(['people', 'administrators'] as const),
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
  /** Somebody typed another set-up code than the one in the data folder. */
  | {
      readonly type: 'setup_code_refused';
      readonly room: RoomId;
      /** So many in a row. */
      readonly wrong: number;
      /** Until when none is tried any more; 0 where the next one still is. */
      readonly locked_until: Ms;
    }
  /** Whoever stands there can read the data folder of this machine: two people begin to put themselves on the list. */
  | { readonly type: 'setup_code_accepted'; readonly room: RoomId }
  /** The next badge at this reader that nobody holds is that of one of the two. It opens nothing. */
  | {
      readonly type: 'setup_badge_awaited';
      readonly room: RoomId;
      readonly reader: ReaderId;
      readonly until: Ms;
    }
  | {
      readonly type: 'setup_badge_presented';
      readonly room: RoomId;
      readonly reader: ReaderId;
      readonly credential: Credential;
    }
  /** For good. `left`: steps that nobody did, or that did not go well. */
  | { readonly type: 'setup_ended'; readonly left: readonly SetupStep[] };

/** A badge that one of the first two people holds to a reader; empty until they did. */
export interface FounderBadge {
  readonly room: RoomId;
  readonly reader: ReaderId;
  readonly until: Ms;
  readonly credential: Credential | '';
}

export interface SetupState {
  readonly stage: 'none' | 'open' | 'over';
  readonly answers: { readonly [S in SetupStep]?: SetupAnswer };
  /** Readers and doors that did what they should, once each. */
  readonly seen: readonly DeviceId[];
  /** When the strike of a room was tried last. */
  readonly tried: { readonly [room: RoomId]: Ms };
  /** Accounts of administrators that two people made. */
  readonly administrators: readonly string[];
  /** Wrong set-up codes in a row, and until when none is tried. */
  readonly code: { readonly wrong: number; readonly locked_until: Ms };
  readonly badge: FounderBadge | null;
}

export const NO_SETUP: SetupState = {
  stage: 'none',
  answers: {},
  seen: [],
  tried: {},
  administrators: [],
  code: { wrong: 0, locked_until: 0 },
  badge: null,
};

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
  /** Until when no set-up code is tried; 0 where one is. */
  readonly code_locked_until: Ms;
  /** Whether the badge of one of the first two people was read; its number is shown nowhere. */
  readonly badge: 'none' | 'awaited' | 'read';
  /** Until when it is awaited; 0 where none is. */
  readonly badge_until: Ms;
}
