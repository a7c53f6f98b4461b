import type { AlarmKind } from './alarm-kinds.ts';
import type { CustodyAct, SealCondition } from './custody-terms.ts';
import type { ExerciseFace } from './exercise-face.ts';
import type { CustodyRefusal } from './facts-custody.ts';
import type { DenialReason, Need, ToldAbandonCause } from './facts-entry.ts';
import type { Told } from './facts-procedures.ts';
import type { DoubtCause } from './facts-room.ts';
import type { SetupFace } from './facts-setup.ts';
import type { VisitorDetails, VisitorField } from './facts-visitors.ts';
import type { OpeningReason, Statement } from './inputs.ts';
import type { OpenSteps } from './notice.ts';
import type {
  AlarmId,
  ContainerId,
  Ms,
  PersonClass,
  PersonId,
  Phase,
  Purpose,
  Role,
  RoomId,
  SealNumber,
  VisitorClass,
  VisitorId,
  YesNo,
} from './terms.ts';
import type { WitnessedFace } from './witnessed-face.ts';

/** A person as the screen shows them. `photo` is a file name under the site's photo folder, or empty. */
export interface Face {
  readonly person: PersonId;
  readonly name: string;
  readonly photo: string;
  readonly class: PersonClass;
  readonly role: Role;
}

export interface VisitorFace {
  readonly visitor: VisitorId;
  readonly name: string;
  readonly organization: string;
  readonly visitor_class: VisitorClass;
  readonly escort: string;
  /** The numbered badge that they were given; 0 for none. */
  readonly badge: number;
}

/** One line of the inside list: inside *by sign-in*, which is all the kiosk knows. */
export interface InsideFace extends Face {
  readonly since: Ms;
  readonly counts: 'counts' | 'does_not_count';
}

/** What stops the kiosk from letting anybody in. */
export type FaultCause =
  | 'storage_full'
  | 'clock_not_trusted'
  | 'outside_reader_lost'
  | 'door_state_unknown'
  | 'device_missing';

/**
 * The whole screen as a value. Deadlines are instants of the kiosk's clock; the browser counts down.
 * A name that is not in this value is not on the screen.
 */
export type Screen =
  | { readonly screen: 'attract' }
  /** Whoever badges next is asked for their visitors. */
  | {
      readonly screen: 'visitors_announced';
      readonly until: Ms;
      readonly window_ms: Ms;
      readonly extensions_left: number;
    }
  | {
      readonly screen: 'badge';
      /** Who has identified themselves so far, and what the rule still needs. */
      readonly holders: readonly Face[];
      readonly visitors: readonly VisitorFace[];
      readonly need: Need;
      readonly groups: readonly string[];
      readonly until: Ms;
      readonly window_ms: Ms;
      readonly extensions_left: number;
    }
  | {
      readonly screen: 'pin';
      readonly holder: Face;
      readonly attempts_left: number;
      readonly until: Ms;
      readonly window_ms: Ms;
      readonly extensions_left: number;
    }
  | {
      readonly screen: 'approval';
      readonly holders: readonly Face[];
      readonly until: Ms;
      readonly window_ms: Ms;
      readonly extensions_left: number;
    }
  | {
      readonly screen: 'confirm';
      readonly holders: readonly Face[];
      readonly until: Ms;
      readonly window_ms: Ms;
      readonly extensions_left: number;
    }
  | {
      readonly screen: 'purpose';
      readonly holders: readonly Face[];
      readonly choices: readonly Purpose[];
      readonly until: Ms;
      readonly window_ms: Ms;
      readonly extensions_left: number;
    }
  | {
      readonly screen: 'authority';
      readonly holders: readonly Face[];
      readonly until: Ms;
      readonly window_ms: Ms;
      readonly extensions_left: number;
    }
  /** The visitors who were announced are named; the entry goes on when somebody says that all are. */
  | {
      readonly screen: 'visitors';
      readonly holders: readonly Face[];
      readonly visitors: readonly VisitorFace[];
      readonly until: Ms;
      readonly window_ms: Ms;
      readonly extensions_left: number;
    }
  /** One question about a visitor who is named. */
  | {
      readonly screen: 'visitor_record';
      readonly visitor: VisitorFace;
      readonly field: VisitorField;
      readonly holders: readonly Face[];
      readonly purposes: readonly Purpose[];
      /** The rules that are to be accepted. */
      readonly rules: Told;
      /** Numbers of badges that are out or lost, anywhere in this kiosk. */
      readonly badges_out: readonly number[];
      readonly until: Ms;
      readonly window_ms: Ms;
      readonly extensions_left: number;
    }
  | {
      readonly screen: 'observers';
      readonly holders: readonly Face[];
      readonly visitors: readonly VisitorFace[];
      /** How many more named observers the phase asks for; the entry goes on by itself at 0. */
      readonly observers_missing: number;
      readonly until: Ms;
      readonly window_ms: Ms;
      readonly extensions_left: number;
    }
  | {
      readonly screen: 'granted';
      readonly holders: readonly Face[];
      readonly visitors: readonly VisitorFace[];
      readonly until: Ms;
    }
  | { readonly screen: 'entered'; readonly people: readonly Face[]; readonly until: Ms }
  | {
      readonly screen: 'denied';
      readonly reason: DenialReason;
      readonly face: Face | null;
      readonly until: Ms;
    }
  | {
      readonly screen: 'signed_out';
      readonly face: Face;
      /** Whom the leaver leaves behind without the rule being met; empty when all is well. */
      readonly left_behind: readonly Face[];
      /** Visitors who lose their escort by this exit. */
      readonly visitors: readonly VisitorFace[];
      /** Steps of procedures that nobody has ticked by now; empty while somebody stays. */
      readonly open: readonly OpenSteps[];
      readonly until: Ms;
    }
  | {
      readonly screen: 'sign';
      readonly statement: Statement;
      readonly needed: 'one' | 'pair' | 'supervisor' | 'escort';
      readonly signed_by: readonly Face[];
      /** Where a badge alone signs out whoever is inside: who can sign all the same, and who said so. */
      readonly signers: readonly Face[];
      readonly announced: Face | null;
      readonly visitor: VisitorFace | null;
      readonly until: Ms;
      readonly window_ms: Ms;
      readonly extensions_left: number;
    }
  | {
      readonly screen: 'stated';
      readonly statement: Statement['statement'];
      /** For a head count: whether it agrees with the sign-ins. */
      readonly outcome: 'done' | 'count_agrees' | 'count_differs';
      readonly count: number;
      readonly expected: number;
      readonly until: Ms;
    }
  /** What was typed of a seal, and what is on record. */
  | {
      readonly screen: 'seal_seen';
      readonly container: ContainerId;
      readonly seal: SealNumber | '';
      readonly on_record: string;
      readonly outcome: 'matches' | 'differs';
      readonly condition: SealCondition;
      readonly until: Ms;
    }
  | {
      readonly screen: 'custody_refused';
      readonly act: CustodyAct;
      readonly container: ContainerId | '';
      readonly seal: SealNumber | '';
      readonly reason: CustodyRefusal;
      readonly until: Ms;
    }
  | { readonly screen: 'abandoned'; readonly cause: ToldAbandonCause; readonly until: Ms }
  | { readonly screen: 'door_held'; readonly since: Ms }
  | {
      readonly screen: 'managed_opening';
      readonly reason: OpeningReason;
      readonly signed_by: readonly Face[];
      readonly since: Ms;
      readonly until: Ms;
    }
  | {
      readonly screen: 'emergency';
      readonly source: 'touchscreen' | 'fire_line';
      readonly stage: 'evacuated' | 'reentered';
      readonly since: Ms;
    }
  | { readonly screen: 'fault'; readonly causes: readonly FaultCause[] };

/** Something that stays true behind whatever screen is shown. Worst first. */
export type Banner =
  | { readonly banner: 'alarm'; readonly alarm: AlarmId; readonly kind: AlarmKind; readonly since: Ms }
  | { readonly banner: 'lone'; readonly people: readonly Face[]; readonly since: Ms; readonly reason: string }
  | { readonly banner: 'uncertain'; readonly causes: readonly DoubtCause[]; readonly since: Ms }
  | { readonly banner: 'unescorted'; readonly visitor: VisitorFace }
  | { readonly banner: 'head_count_due'; readonly since: Ms }
  /** A numbered badge that a visitor who is gone has not handed back. */
  | { readonly banner: 'badge_owed'; readonly badge: number; readonly name: string }
  /** The new badge of somebody is to be held at a reader of this room. */
  | { readonly banner: 'badge_awaited'; readonly name: string; readonly until: Ms }
  /** Seals are to be looked at after a time without watch; whether somebody can say yet what they found. */
  | { readonly banner: 'sweep_owed'; readonly due: Ms; readonly seen: YesNo }
  | { readonly banner: 'unsealed' | 'after_hours' | 'storage_low' | 'configuration_old' }
  | { readonly banner: 'device_lost'; readonly device: string; readonly kind: string };

/** A visit under a written procedure, with its steps. */
export interface ProcedureFace {
  readonly digest: string;
  readonly version: string;
  readonly title: Told;
  /** When the last of them signed out; 0 while somebody is inside. */
  readonly left: Ms;
  /** In whose names a step can be ticked now. */
  readonly people: readonly Face[];
  /** `ticked_by` is empty, and `at` 0, while nobody ticked the step. */
  readonly steps: readonly { readonly words: Told; readonly ticked_by: string; readonly at: Ms }[];
}

/** All that one room's screen shows. */
export interface KioskView {
  readonly room: RoomId;
  readonly name: string;
  readonly phase: Phase;
  readonly door: 'open' | 'closed' | 'unknown';
  readonly presence: 'certain' | 'uncertain';
  readonly inside: readonly InsideFace[];
  readonly visitors: readonly VisitorFace[];
  readonly screen: Screen;
  readonly banners: readonly Banner[];
  /** Visitors can be added while an entry forms: which classes, and how many more. */
  readonly visitor_classes: readonly VisitorClass[];
  readonly visitor_places_left: number;
  /** Whether somebody can say now, before the first badge, that visitors come along. */
  readonly visitor_announcement: 'offered' | 'not_offered';
  /** Who inside was asked what they carry, and what they said. */
  readonly visitor_items: readonly Pick<VisitorDetails, 'visitor' | 'items'>[];
  readonly managed_opening_max_minutes: number;
  readonly time_zone: string;
  /** Whom to call when the kiosk cannot serve; empty when there is no number. */
  readonly paper_log_phone: string;
  /** The furthest that any witness has seen the log; null where none has. */
  readonly witnessed: WitnessedFace | null;
  readonly procedures: readonly ProcedureFace[];
  /** Whether people only practice here, which every screen has to say. */
  readonly practice: YesNo;
  /** The exercise that goes on here; null where there is none. */
  readonly exercise: ExerciseFace | null;
  /** In which language a screen begins. */
  readonly language: 'en' | 'es';
  /** How far a new kiosk is set up; null for any other. */
  readonly setup: SetupFace | null;
}
