import type { DeviceKind, LineState } from './device-observation.ts';
import { type AlarmsState, NO_ALARMS } from './facts-alarms.ts';
import { type CamerasState, NO_CAMERAS } from './facts-cameras.ts';
import type { ChannelState } from './facts-channels.ts';
import { type CustodyState, NO_CUSTODY } from './facts-custody.ts';
import type { EntryStep, Need, VisitorRecord } from './facts-entry.ts';
import type { EvidenceState } from './facts-evidence.ts';
import type { ExerciseState } from './facts-exercises.ts';
import { type KeysState, NO_KEYS } from './facts-keys.ts';
import { type ListState, NEW_LIST } from './facts-list.ts';
import { NO_PAPER, type PaperState } from './facts-paper.ts';
import { NO_PROCEDURES, type ProceduresState } from './facts-procedures.ts';
import { NO_REVIEWS, type ReviewsState } from './facts-review.ts';
import type { DoubtCause, OpeningAccount } from './facts-room.ts';
import { NO_SETUP, type SetupState } from './facts-setup.ts';
import { NO_SHEETS, type SheetsState } from './facts-sheets.ts';
import type { SiblingState } from './facts-siblings.ts';
import type { SirenState } from './facts-sirens.ts';
import type { OwedSweep } from './facts-sweeps.ts';
import type { TestState } from './facts-tests.ts';
import type { TrainingState } from './facts-training.ts';
import type { UpkeepState } from './facts-upkeep.ts';
import type { VisitorBadge, VisitorDetails } from './facts-visitors.ts';
import type { OpeningReason, Statement } from './inputs.ts';
import type { Notice } from './notice.ts';
import type { Person } from './people.ts';
import { type KioskPolicy, type RoomPolicy, type RoomRules, rulesFor } from './policy.ts';
import {
  assert,
  type Credential,
  type DeviceId,
  type LineId,
  type Ms,
  type PersonId,
  type Phase,
  type Purpose,
  type RoomId,
} from './terms.ts';

/** One person inside by sign-in. */
export interface Occupant {
  readonly person: PersonId;
  readonly since: Ms;
}

export interface VisitorInside extends VisitorRecord {
  readonly since: Ms;
  readonly escorted: boolean;
}

/** One person's part in an entry that forms. */
export interface Claim {
  readonly person: PersonId;
  readonly credential: Credential;
  readonly at: Ms;
  readonly pin: 'given' | 'not_given';
}

/** An entry that forms: from the first badge, or from visitors announced before it, until it is granted or abandoned. */
export interface EntryInProgress {
  readonly holders: readonly Claim[];
  readonly visitors: readonly VisitorRecord[];
  readonly approved_by: readonly PersonId[];
  readonly confirmed: boolean;
  readonly purpose: Purpose | null;
  readonly authority: boolean;
  /** Visitors were announced before the first badge, and nobody said yet that all of them are named. */
  readonly awaits_visitors: boolean;
  readonly step: EntryStep;
  readonly need: Need | 'none';
  readonly until: Ms;
  readonly extensions: number;
}

/** An entry before anything is known of it. */
export const NEW_ENTRY: EntryInProgress = {
  holders: [],
  visitors: [],
  approved_by: [],
  confirmed: false,
  purpose: null,
  authority: false,
  awaits_visitors: false,
  step: 'badge',
  need: 'none',
  until: 0,
  extensions: 0,
};

/** A released strike that waits for the door to open. */
export interface Grant {
  readonly holders: readonly PersonId[];
  readonly visitors: readonly VisitorRecord[];
  readonly purpose: Purpose | 'not_asked';
  readonly until: Ms;
  readonly taken_until: Ms;
}

/** Somebody signed out and the opening of the door is still to come. */
export interface PendingExit {
  readonly person: PersonId | null;
  readonly until: Ms;
}

export interface ManagedOpening {
  readonly reason: OpeningReason;
  readonly signed_by: readonly PersonId[];
  readonly since: Ms;
  readonly until: Ms;
  readonly minute: number;
  readonly next_minute: Ms;
}

export interface DoorState {
  readonly contact: 'open' | 'closed' | 'unknown';
  readonly opened_at: Ms;
  readonly account: OpeningAccount;
  /** How many people the opening is accounted for. */
  readonly passers: number;
  /** From when on the open door counts as held; null when that is recorded already or not of interest. */
  readonly held_from: Ms | null;
  readonly held_since: Ms | null;
  /** Until when a pressed exit button explains how the door came to open. */
  readonly exit_request_until: Ms;
  readonly managed: ManagedOpening | null;
}

/** An interval in which the pairing rule does not hold for the people inside. */
export interface LoneInterval {
  readonly since: Ms;
  /** `since`, moved along with every step of the clock, so that lengths stay true. */
  readonly basis: Ms;
  readonly alerts: number;
  readonly last_alert: Ms;
  readonly reason: string;
}

/** Something stated on the screen that waits for badges to sign it. */
export interface PendingStatement {
  readonly statement: Statement;
  readonly needed: 'one' | 'pair' | 'supervisor' | 'escort';
  readonly signed_by: readonly PersonId[];
  /** Who is inside and signs with their next badge, where that badge would else sign them out. */
  readonly announced: PersonId | null;
  readonly until: Ms;
  readonly extensions: number;
}

export interface Emergency {
  readonly source: 'touchscreen' | 'fire_line';
  readonly stage: 'evacuated' | 'reentered';
  readonly since: Ms;
  readonly basis: Ms;
}

export interface RoomState {
  readonly policy: RoomPolicy;
  readonly door: DoorState;
  readonly inside: readonly Occupant[];
  readonly visitors: readonly VisitorInside[];
  /** What was asked of them, and of visitors on their way in. */
  readonly visitor_details: readonly VisitorDetails[];
  /** Why it is not known who is inside, oldest first; empty when it is known. */
  readonly doubts: readonly DoubtCause[];
  readonly doubt_since: Ms;
  readonly lone: LoneInterval | null;
  readonly entry: EntryInProgress | null;
  readonly grant: Grant | null;
  readonly exits: readonly PendingExit[];
  readonly statement: PendingStatement | null;
  readonly emergency: Emergency | null;
  readonly sweep: OwedSweep | null;
  readonly notice: Notice | null;
  readonly contents: 'sealed' | 'unsealed';
  readonly hours: 'staffed' | 'after_hours';
  /** When that began; 0 while it never changed. */
  readonly hours_since: Ms;
  readonly head_count: { readonly due: Ms; readonly asked: boolean; readonly missed: boolean } | null;
}

export interface LostDevice {
  readonly kind: DeviceKind;
  readonly since: Ms;
}

/** All that the kiosk knows: nothing but the fold of the log. Plain data, so that a snapshot is its JSON. */
export interface State {
  /** Instant of the last fact, in the kiosk's present clock. */
  readonly at: Ms;
  /** Empty while no run is on record as going. */
  readonly boot: string;
  readonly ever_started: boolean;
  readonly policy: KioskPolicy | null;
  readonly phase: Phase;
  readonly rooms: { readonly [room: RoomId]: RoomState };
  readonly people: { readonly [person: PersonId]: Person };
  /** Every credential ever listed; a revoked one stays known, with its holder. */
  readonly badges: {
    readonly [credential: Credential]: {
      readonly person: PersonId;
      readonly revoked: boolean;
      readonly lost?: Ms;
    };
  };
  readonly lost: { readonly [device: DeviceId]: LostDevice };
  readonly lines: { readonly [line: LineId]: LineState };
  readonly storage: 'ok' | 'low' | 'full';
  /** Instant of the last fact that the door goes by: alarms come after it, and those about duress must not show. */
  readonly last_at_door: Ms;
  /** While the clock lies before this instant it contradicts the log; 0 when it does not. */
  readonly clock_behind_until: Ms;
  readonly heartbeat_due: Ms;
  readonly evidence: EvidenceState;
  readonly alarms: AlarmsState;
  readonly channels: { readonly [channel: string]: ChannelState };
  readonly sirens: { readonly [siren: DeviceId]: SirenState };
  readonly tests: { readonly [channel: string]: TestState };
  readonly upkeep: UpkeepState;
  /** When the newest copy was made and verified; 0 for never. */
  readonly backup_made_at: Ms;
  readonly siblings: { readonly [sibling: string]: SiblingState };
  readonly list: ListState;
  readonly custody: CustodyState;
  readonly paper: PaperState;
  readonly reviews: ReviewsState;
  readonly sheets: SheetsState;
  readonly keys: KeysState;
  readonly cameras: CamerasState;
  readonly procedures: ProceduresState;
  readonly training: TrainingState;
  /** What is practiced at each room; nothing at a real kiosk. */
  readonly exercises: { readonly [room: RoomId]: ExerciseState };
  readonly setup: SetupState;
  /** Numbered badges that are not in their box. */
  readonly visitor_badges: readonly VisitorBadge[];
}

export const INITIAL_STATE: State = {
  at: 0,
  boot: '',
  ever_started: false,
  policy: null,
  phase: 'preparation',
  rooms: {},
  people: {},
  badges: {},
  lost: {},
  lines: {},
  storage: 'ok',
  last_at_door: 0,
  clock_behind_until: 0,
  heartbeat_due: 0,
  evidence: { witnessed: {}, given: 0, challenged: {}, next_key: '', closed_for: '' },
  alarms: NO_ALARMS,
  channels: {},
  sirens: {},
  tests: {},
  upkeep: {},
  backup_made_at: 0,
  siblings: {},
  list: NEW_LIST,
  custody: NO_CUSTODY,
  paper: NO_PAPER,
  reviews: NO_REVIEWS,
  sheets: NO_SHEETS,
  keys: NO_KEYS,
  cameras: NO_CAMERAS,
  procedures: NO_PROCEDURES,
  training: {},
  visitor_badges: [],
  exercises: {},
  setup: NO_SETUP,
};

/** @throws when no such room is set up: callers take rooms from the state itself. */
export const roomOf = (state: State, room: RoomId): RoomState => {
  const found = state.rooms[room];
  assert(found, `there is a room ${room}`);
  return found;
};

/** @throws before the first start is on record. */
export const policyOf = (state: State): KioskPolicy => {
  assert(state.policy, 'the kiosk has been started');
  return state.policy;
};

export const personOf = (state: State, person: PersonId): Person => {
  const found = state.people[person];
  assert(found, 'there is such a person on the list');
  return found;
};

export const rulesOf = (state: State, room: RoomId): RoomRules =>
  rulesFor(roomOf(state, room).policy, state.phase);

export const roomIds = (state: State): readonly RoomId[] => Object.keys(state.rooms) as RoomId[];

/** People and visitors inside by sign-in: P of the rule of two. */
export const countInside = (room: RoomState): number => room.inside.length + room.visitors.length;
