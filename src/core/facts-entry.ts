import type { ItemsOut } from './facts-visitors.ts';
import type {
  Credential,
  DoorId,
  Ms,
  PersonId,
  Purpose,
  ReaderId,
  RoomId,
  VisitorClass,
  VisitorId,
} from './terms.ts';

/** Why somebody was not let in. Each has its own words and a next step on the screen. */
export const DENIAL_REASONS = [
  'unknown_badge',
  'badge_revoked',
  'badge_lost',
  'suspended',
  'storage_full',
  'clock_not_trusted',
  'not_listed_for_room',
  'not_yet_valid',
  'expired',
  'on_the_ballot',
  'oath_missing',
  'training_missing',
  'background_check_missing',
  'same_holder_twice',
  'second_badge_of_holder',
  'already_inside',
  'inside_other_room',
  'room_busy',
  'door_state_unknown',
  'device_missing',
  'entries_refused_in_phase',
  'outside_hours',
  'outside_own_hours',
  'opening_not_offered',
  'visitor_needs_escort',
  'visitor_class_refused',
  'too_many_visitors',
  'rule_cannot_be_evaluated',
  'same_group',
  'group_not_needed',
  'supervisor_needed',
  'pin_locked',
  'pin_not_set',
  'not_a_signer',
  'signed_already',
] as const;
export type DenialReason = (typeof DENIAL_REASONS)[number];

/** What the entry being formed waits for; `granted` when the grant follows in the same turn. */
export type EntryStep =
  | 'badge'
  | 'pin'
  | 'approval'
  | 'confirm'
  | 'purpose'
  | 'authority'
  | 'visitors'
  | 'observers'
  | 'granted';

/** Why an entry that formed came to nothing; `entries_stopped` when by now nobody may be let in. */
export type AbandonCause =
  | 'timed_out'
  | 'cancelled'
  | 'partner_not_seen'
  | 'wrong_pin'
  | 'emergency'
  | 'entries_stopped';

/** The causes that the screen tells; the others show themselves. */
export type ToldAbandonCause = Exclude<AbandonCause, 'emergency' | 'entries_stopped'>;

/** What is still missing before the pairing rule is met. */
export type Need =
  | 'one_more'
  | 'two_more'
  | 'more'
  | 'other_group'
  | 'named_group'
  | 'supervisor'
  | 'supervisor_and_one';

export interface VisitorRecord {
  readonly visitor: VisitorId;
  readonly name: string;
  readonly organization: string;
  readonly visitor_class: VisitorClass;
  readonly escort: PersonId;
}

/** An entry that forms: who identified themselves, with what, and what comes next. */
interface Forming {
  readonly room: RoomId;
  readonly reader: ReaderId;
  readonly person: PersonId;
  readonly credential: Credential;
  readonly next: EntryStep;
  readonly until: Ms;
}

/** Facts about people coming in and going out. For a badge there is always exactly one verdict. */
export type EntryFact =
  /** Before the first badge; nobody is named by it. */
  | { readonly type: 'visitors_announced'; readonly room: RoomId; readonly until: Ms }
  | ({ readonly type: 'first_badge_accepted'; readonly need: Need | 'none' } & Forming)
  | ({ readonly type: 'partner_badge_accepted'; readonly need: Need | 'none' } & Forming)
  | ({ readonly type: 'visitor_badge_accepted'; readonly visitor: VisitorRecord } & Forming)
  | ({ readonly type: 'entry_approved' } & Forming)
  | {
      readonly type: 'pin_accepted';
      readonly room: RoomId;
      readonly person: PersonId;
      readonly next: EntryStep;
      readonly until: Ms;
    }
  | {
      readonly type: 'pin_refused';
      readonly room: RoomId;
      readonly person: PersonId;
      readonly attempts_left: number;
      readonly locked_until: Ms;
    }
  /** `room` is absent where it was not at a door. */
  | { readonly type: 'duress_signalled'; readonly room?: RoomId; readonly person: PersonId }
  | {
      readonly type: 'partner_confirmed';
      readonly room: RoomId;
      readonly next: EntryStep;
      readonly until: Ms;
    }
  | {
      readonly type: 'purpose_stated';
      readonly room: RoomId;
      readonly purpose: Purpose;
      readonly words: string;
      readonly next: EntryStep;
      readonly until: Ms;
    }
  | {
      readonly type: 'authority_stated';
      readonly room: RoomId;
      readonly words: string;
      readonly next: EntryStep;
      readonly until: Ms;
    }
  | {
      readonly type: 'visitor_added';
      readonly room: RoomId;
      readonly visitor: VisitorRecord;
      readonly until: Ms;
    }
  | {
      readonly type: 'visitors_complete';
      readonly room: RoomId;
      readonly next: EntryStep;
      readonly until: Ms;
    }
  | { readonly type: 'window_extended'; readonly room: RoomId; readonly until: Ms }
  | {
      readonly type: 'entry_abandoned';
      readonly room: RoomId;
      readonly cause: AbandonCause;
      readonly people: readonly PersonId[];
      readonly since: Ms;
    }
  | {
      readonly type: 'access_denied';
      readonly room: RoomId;
      readonly reader: ReaderId;
      readonly credential: Credential;
      /** Absent for a badge that nobody on the list holds. */
      readonly person?: PersonId;
      readonly reason: DenialReason;
      /** How long the screen shows it. */
      readonly until: Ms;
    }
  | {
      readonly type: 'access_granted';
      readonly room: RoomId;
      readonly door: DoorId;
      /** The reader and badge that completed the entry; empty when a touch did. */
      readonly reader: ReaderId | '';
      readonly credential: Credential | '';
      readonly holders: readonly PersonId[];
      readonly visitors: readonly VisitorRecord[];
      readonly approved_by: readonly PersonId[];
      readonly substitutes: readonly PersonId[];
      /** Which rule was evaluated, and on whom: the newcomers alone or with those inside. */
      readonly rule: string;
      readonly evaluated_on: 'newcomers' | 'newcomers_and_inside';
      readonly purpose: Purpose | 'not_asked';
      readonly hours: 'staffed' | 'after_hours';
      /** Time between the first and the last badge. */
      readonly spread_ms: Ms;
      /** Qualifications that are only warned about and have run out for somebody; two badges in quick succession. */
      readonly warnings: readonly ('oath' | 'training' | 'background_check' | 'quick_pair')[];
      readonly unlock_ms: Ms;
      /** When the strike locks again, and until when an opening still counts as this entry. */
      readonly until: Ms;
      readonly taken_until: Ms;
    }
  | {
      readonly type: 'entry_taken';
      readonly room: RoomId;
      readonly door: DoorId;
      readonly people: readonly PersonId[];
      readonly visitors: readonly VisitorRecord[];
      readonly head_count_due: Ms;
    }
  | {
      readonly type: 'entry_not_taken';
      readonly room: RoomId;
      readonly door: DoorId;
      readonly people: readonly PersonId[];
      readonly since: Ms;
    }
  /** Nobody on the list, but leaving is never refused: the opening that follows counts as this exit. */
  | {
      readonly type: 'exit_by_unknown_badge';
      readonly room: RoomId;
      readonly door: DoorId;
      readonly reader: ReaderId;
      readonly credential: Credential;
      readonly until: Ms;
    }
  | {
      readonly type: 'exit_signed';
      readonly room: RoomId;
      readonly door: DoorId;
      readonly reader: ReaderId | '';
      readonly how: 'badge' | 'touchscreen';
      readonly person: PersonId;
      /** `unmatched`: this person was not inside by sign-in; the exit is accepted and the count is in doubt. */
      readonly matched: 'matched' | 'unmatched';
      readonly left_behind: readonly PersonId[];
      /** Until when a door opening counts as this exit. */
      readonly until: Ms;
    }
  | {
      readonly type: 'exit_not_taken';
      readonly room: RoomId;
      readonly people: readonly PersonId[];
      readonly since: Ms;
    }
  | {
      readonly type: 'visitor_signed_out';
      readonly room: RoomId;
      readonly door: DoorId;
      readonly visitor: VisitorId;
      /** What they carry out, where the room asks what visitors carry. */
      readonly items?: ItemsOut;
      readonly words?: string;
      readonly until: Ms;
    }
  | {
      readonly type: 'visitor_unescorted';
      readonly room: RoomId;
      readonly visitor: VisitorId;
      readonly since: Ms;
    }
  | {
      readonly type: 'escort_handed_over';
      readonly room: RoomId;
      readonly visitor: VisitorId;
      readonly escort: PersonId;
      /** Where the new escort signed; empty when the former escort came back. */
      readonly reader: ReaderId | '';
    };
