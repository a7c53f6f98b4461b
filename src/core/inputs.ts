import type { CameraObservation } from './cameras.ts';
import type { CorrectionObservation } from './corrections.ts';
import type { CustodyStatement, TakenBy } from './custody-terms.ts';
import type { DeviceObservation } from './device-observation.ts';
import type { ChannelFact } from './facts-channels.ts';
import type { EvidenceFact, OfficialAct } from './facts-evidence.ts';
import type { ExerciseTouch } from './facts-exercises.ts';
import type { ListChange, ReviewOutcome } from './facts-list.ts';
import type { OfficeObservation } from './facts-office.ts';
import type { InstallationOrder } from './facts-readers.ts';
import type { SetupTouch } from './facts-setup.ts';
import type { SiblingFact } from './facts-siblings.ts';
import type { SeenSeals } from './facts-sweeps.ts';
import type { UpkeepFact, UpkeepPart } from './facts-upkeep.ts';
import type { VisitorTouch } from './facts-visitors.ts';
import type { KeyObservation } from './keys.ts';
import type { Moment } from './moment.ts';
import type { PaperObservation } from './paper.ts';
import type { PersonRecord } from './people.ts';
import type { KioskPolicy, RoomPolicy } from './policy.ts';
import type { ProcedureObservation, TickTouch } from './procedures.ts';
import type { ReviewObservation } from './reviews.ts';
import type { FounderObservation } from './setup-people.ts';
import type { SheetObservation } from './sheets.ts';
import type {
  AlarmId,
  AlarmSource,
  ContainerId,
  Credential,
  Ms,
  PersonId,
  Phase,
  PinHash,
  Purpose,
  ReaderId,
  RoomId,
  VisitorId,
  YesNo,
} from './terms.ts';
import type { TrainingObservation } from './training.ts';

/** Why a managed opening is needed. */
export const OPENING_REASONS = ['loading', 'moving_equipment', 'maintenance', 'other'] as const;
export type OpeningReason = (typeof OPENING_REASONS)[number];

/** What people state on the screen and sign with their badges at the outside reader. */
export type Statement =
  | { readonly statement: 'head_count'; readonly count: number }
  | { readonly statement: 'managed_opening'; readonly reason: OpeningReason; readonly minutes: number }
  | { readonly statement: 'end_managed_opening' }
  | { readonly statement: 'contents'; readonly contents: 'sealed' | 'unsealed' }
  | { readonly statement: 'hand_over_escort'; readonly visitor: VisitorId }
  | { readonly statement: 'end_emergency'; readonly sweep: SeenSeals }
  | { readonly statement: 'seal_sweep'; readonly seals: SeenSeals }
  | { readonly statement: 'acknowledge_alarm'; readonly alarm: AlarmId; readonly words: string }
  | CustodyStatement;

export const LONE_REASONS = ['called_away', 'carrying', 'shift_change', 'other'] as const;
export type LoneReason = (typeof LONE_REASONS)[number];

/** What a finger on the screen can mean. The screen holds no truth: a touch that no longer fits changes nothing. */
export type Touch =
  | { readonly touch: 'extend' }
  | { readonly touch: 'cancel' }
  | { readonly touch: 'enter_pin'; readonly pin: PinHash }
  | { readonly touch: 'confirm_partner'; readonly answer: 'seen' | 'not_seen' }
  | { readonly touch: 'choose_purpose'; readonly purpose: Purpose; readonly words: string }
  | { readonly touch: 'state_authority'; readonly words: string }
  | { readonly touch: 'sign_out'; readonly person: PersonId }
  /** Where the only reader signs out whoever is inside: this person's next badge signs the statement instead. */
  | { readonly touch: 'announce_signature'; readonly person: PersonId }
  | VisitorTouch
  | ExerciseTouch
  | SetupTouch
  | { readonly touch: 'give_lone_reason'; readonly reason: LoneReason }
  | { readonly touch: 'start_emergency' }
  | TickTouch
  | { readonly touch: 'challenge'; readonly text: string }
  | { readonly touch: 'propose'; readonly statement: Statement }
  /** While the containers of the room are counted. */
  | { readonly touch: 'count_container'; readonly container: ContainerId; readonly taken_by: TakenBy }
  | { readonly touch: 'compare_inventory' }
  | { readonly touch: 'give_up_inventory' };

/** What the kiosk itself, its disk, its clock, its network or its keepers report. */
export type SystemObservation =
  | {
      readonly type: 'started';
      /** Identifier of this run. */
      readonly boot: string;
      readonly software: string;
      /** SHA-256 of the configuration file as read, hex. */
      readonly config_digest: string;
      readonly policy: KioskPolicy;
      readonly rooms: readonly RoomPolicy[];
    }
  | { readonly type: 'stopping'; readonly cause: string }
  | { readonly type: 'tick' }
  /** The wall clock was read and differs from the kiosk's by `by_ms` (positive: the wall is ahead). */
  | { readonly type: 'clock_differs'; readonly by_ms: Ms }
  | { readonly type: 'storage_changed'; readonly storage: 'ok' | 'low' | 'full'; readonly free_mb: number }
  | { readonly type: 'inbox_overflowed'; readonly dropped: number }
  | { readonly type: 'snapshot_written'; readonly upto: number; readonly digest: string }
  /** The whole authorization list of a file; `source` is the digest of the file, hex. */
  | { readonly type: 'people_listed'; readonly people: readonly PersonRecord[]; readonly source: string }
  | {
      readonly type: 'pin_chosen';
      readonly person: PersonId;
      readonly pin: PinHash;
      readonly duress: PinHash;
      /** Who was asked for their own PIN: the person, or two who can approve; nobody where it is left out. */
      readonly signed_by?: readonly PersonId[];
    };

type WithoutType<T extends EvidenceFact['type']> = Omit<Extract<EvidenceFact, { readonly type: T }>, 'type'>;

/** A PIN that was not the right one: it counted, or it called for help unseen. */
export type TriedPin =
  | Extract<EvidenceFact, { readonly type: 'official_refused' }>
  | { readonly type: 'duress_signalled'; readonly person: PersonId };

/** What those outside who see the log report, and what two officials do about it. */
export type EvidenceObservation =
  | ({ readonly type: 'cosigned' } & WithoutType<'checkpoint_cosigned'>)
  | Extract<
      EvidenceFact,
      { readonly type: 'witness_refused' | 'checkpoint_given' | 'checkpoint_not_given' | 'log_restored' }
    >
  /** An official signs for the evidence at a terminal. */
  | { readonly type: 'official_pin'; readonly person: PersonId; readonly pin: PinHash }
  /** Both have been asked who they are; `tried`: what came of it before there was a log to record it in. */
  | { readonly type: 'officials_acted'; readonly act: OfficialAct; readonly tried?: readonly TriedPin[] };

/** What somebody who answers for a room does about an alarm, with their words. */
export type AlarmAct =
  | { readonly act: 'acknowledge' | 'close'; readonly alarm: AlarmId; readonly words: string }
  | { readonly act: 'shelve'; readonly source: AlarmSource; readonly until: Ms; readonly words: string }
  /** Sends a test by a channel, and says that one arrived. */
  | { readonly act: 'test_channel'; readonly channel: string; readonly code: string }
  | { readonly act: 'received'; readonly code: string }
  | {
      readonly act: 'unshelve' | 'take_out_of_service' | 'put_in_service';
      readonly source: AlarmSource;
      readonly words: string;
    };

/** Somebody whose identity was checked acts on an alarm away from the door. */
export interface AlarmObservation {
  readonly type: 'alarm_acted';
  readonly person: PersonId;
  readonly act: AlarmAct;
}

/** What one of two people does about the list, with their words. */
export type ListAct =
  | {
      readonly act: 'propose';
      readonly changes: readonly ListChange[];
      /** Digest of the file that they stand in, hex; empty where there is none. */
      readonly source: string;
      readonly words: string;
    }
  /** Whoever proposed it withdraws it by refusing it. */
  | { readonly act: 'approve' | 'refuse'; readonly proposal: number; readonly words: string }
  /** Takes somebody off the list at once; it is reviewed afterwards. */
  | { readonly act: 'suspend'; readonly subject: PersonId; readonly words: string }
  /** `since`: when it was last certain who had the badge. */
  | {
      readonly act: 'report_lost';
      readonly subject: PersonId;
      readonly credential: Credential;
      readonly since: Ms;
      readonly words: string;
    }
  | {
      readonly act: 'review';
      readonly review: number;
      readonly outcome: ReviewOutcome;
      readonly words: string;
    }
  | { readonly act: 'propose_phase'; readonly phase: Phase; readonly words: string }
  /** `config_digest`: of the whole file, as a start reads it. */
  | { readonly act: 'propose_rules'; readonly config_digest: string; readonly words: string }
  /** The next badge that nobody holds, at this reader, is added to this record and proposed. */
  | {
      readonly act: 'await_badge';
      readonly reader: ReaderId;
      readonly record: PersonRecord;
      readonly words: string;
    }
  /** `digest`: of the list that was read. */
  | { readonly act: 'sign_off'; readonly digest: string; readonly words: string };

/** Somebody whose PIN was checked acts on the list. */
export interface ListObservation {
  readonly type: 'list_acted';
  readonly person: PersonId;
  readonly act: ListAct;
}

/** What became of attempts to tell people, in their order. */
export interface ChannelObservation {
  readonly type: 'channels_reported';
  readonly outcomes: readonly ChannelFact[];
}

/** Other kiosks fell silent, or are heard again. */
export interface SiblingObservation {
  readonly type: 'siblings_reported';
  readonly changes: readonly SiblingFact[];
}

/** Something that the machine needs is failing, or is well again. */
export interface UpkeepObservation {
  readonly type: 'upkeep_reported';
  readonly part: UpkeepPart;
  readonly due: YesNo;
  /** Which one or how; empty where it is well. */
  readonly detail: string;
}

/** What became of a backup. */
export type BackupOutcome = Extract<UpkeepFact, { readonly type: 'backup_made' | 'backup_failed' }>;
export interface BackupObservation {
  readonly type: 'backup_reported';
  readonly outcome: BackupOutcome;
}

/** The week's test of a channel is due; the code is one that nobody could guess. */
export interface TestObservation {
  readonly type: 'channel_test_due';
  readonly channel: string;
  readonly code: string;
}

export type Observation =
  | DeviceObservation
  | { readonly type: 'touched'; readonly room: RoomId; readonly touch: Touch }
  | SystemObservation
  | EvidenceObservation
  | AlarmObservation
  | ListObservation
  | ChannelObservation
  | TestObservation
  | UpkeepObservation
  | BackupObservation
  | PaperObservation
  | CorrectionObservation
  | SheetObservation
  | InstallationOrder
  | ReviewObservation
  | KeyObservation
  | CameraObservation
  | ProcedureObservation
  | TrainingObservation
  | SiblingObservation
  | FounderObservation
  | OfficeObservation;

/** An observation with the moment at which it reached the kiosk: all that a decision may know of the world. */
export type Input = { readonly moment: Moment } & Observation;
