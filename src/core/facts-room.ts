import type { Moved } from './device-observation.ts';
import type { SeenSeals } from './facts-sweeps.ts';
import type { LoneReason, OpeningReason, Statement } from './inputs.ts';
import type { DoorId, Ms, PersonId, ReaderId, RoomId } from './terms.ts';

/** Why it is not known who is inside. */
export type DoubtCause =
  | 'unsigned_opening'
  | 'exit_without_entry'
  | 'exit_not_taken'
  | 'long_passage'
  | 'contact_lost'
  | 'restart'
  | 'found_open'
  | 'managed_opening'
  | 'emergency'
  | 'count_mismatch';

/** What an opening of the door is accounted for by. */
export type OpeningAccount = 'entry' | 'exit' | 'managed_opening' | 'emergency' | 'nobody';

/** Why the pairing rule does not hold for the people inside. */
export type LoneCause = 'too_few' | 'groups' | 'no_supervisor' | 'cannot_be_evaluated';

/** Facts about a room: its door, its people, its state of doubt, and what people stated and signed. */
export type RoomFact =
  | {
      readonly type: 'door_found';
      readonly room: RoomId;
      readonly door: DoorId;
      readonly contact: 'open' | 'closed';
      readonly held_from: Ms;
    }
  | ({
      readonly type: 'door_opened';
      readonly room: RoomId;
      readonly door: DoorId;
      readonly accounted_by: OpeningAccount;
      /** From when on the opening counts as held. */
      readonly held_from: Ms;
    } & Moved)
  | ({
      readonly type: 'door_closed';
      readonly room: RoomId;
      readonly door: DoorId;
      readonly open_ms: Ms;
    } & Moved)
  | {
      readonly type: 'door_forced';
      readonly room: RoomId;
      readonly door: DoorId;
      readonly after_exit_request: 'yes' | 'no';
    }
  | { readonly type: 'door_held_open'; readonly room: RoomId; readonly door: DoorId; readonly since: Ms }
  | {
      readonly type: 'door_contact_lost';
      readonly room: RoomId;
      readonly door: DoorId;
      readonly cause: string;
    }
  | {
      readonly type: 'exit_requested';
      readonly room: RoomId;
      readonly door: DoorId;
      readonly unlock_ms: Ms;
      readonly until: Ms;
    }
  | { readonly type: 'tamper_detected'; readonly room: RoomId; readonly line: string }
  /** The wire of a supervised input was cut or shorted: its door or its fire alarm is no longer watched. */
  | {
      readonly type: 'wire_tampered';
      readonly room: RoomId;
      readonly line: string;
      readonly wire: 'cut' | 'short';
    }
  | { readonly type: 'presence_uncertain'; readonly room: RoomId; readonly cause: DoubtCause }
  | {
      readonly type: 'lone_interval_started';
      readonly room: RoomId;
      readonly cause: LoneCause;
      readonly people: readonly PersonId[];
      /** The first instant at which the rule did not hold; not later than `at`. */
      readonly since: Ms;
    }
  | {
      readonly type: 'lone_alert_raised';
      readonly room: RoomId;
      readonly people: readonly PersonId[];
      readonly since: Ms;
      /** 1 for the first alert of an interval, then one more each repeat. */
      readonly repeat: number;
    }
  | { readonly type: 'lone_reason_stated'; readonly room: RoomId; readonly reason: LoneReason }
  | {
      readonly type: 'lone_interval_ended';
      readonly room: RoomId;
      readonly since: Ms;
      readonly until: Ms;
      /** True length, unmoved by steps of the clock. */
      readonly lasted_ms: Ms;
    }
  | {
      readonly type: 'hours_changed';
      readonly room: RoomId;
      readonly to: 'staffed' | 'after_hours';
      readonly inside: number;
    }
  | { readonly type: 'head_count_due'; readonly room: RoomId; readonly since: Ms }
  | { readonly type: 'head_count_missed'; readonly room: RoomId; readonly since: Ms }
  | {
      readonly type: 'head_count_stated';
      readonly room: RoomId;
      readonly reader: ReaderId;
      readonly count: number;
      /** People and visitors inside by sign-in at that instant. */
      readonly expected: number;
      readonly signed_by: readonly PersonId[];
      readonly head_count_due: Ms;
    }
  | {
      readonly type: 'count_mismatch';
      readonly room: RoomId;
      readonly count: number;
      readonly expected: number;
    }
  | {
      readonly type: 'statement_opened';
      readonly room: RoomId;
      /** What is stated: free text and visitors in it are personal. */
      readonly words: Statement;
      readonly needed: 'one' | 'pair' | 'supervisor' | 'escort';
      readonly until: Ms;
    }
  /** Somebody at the screen said that this person, who is inside, signs with their next badge and stays. */
  | {
      readonly type: 'signature_announced';
      readonly room: RoomId;
      readonly person: PersonId;
      readonly until: Ms;
    }
  | {
      readonly type: 'statement_signed';
      readonly room: RoomId;
      readonly reader: ReaderId;
      readonly person: PersonId;
      readonly until: Ms;
    }
  | {
      readonly type: 'statement_abandoned';
      readonly room: RoomId;
      /** `subject_gone` when what it is about ended or changed by itself. */
      readonly cause: 'timed_out' | 'cancelled' | 'emergency' | 'subject_gone';
    }
  | {
      readonly type: 'managed_opening_started';
      readonly room: RoomId;
      readonly door: DoorId;
      readonly reader: ReaderId;
      readonly reason: OpeningReason;
      readonly signed_by: readonly PersonId[];
      readonly unlock_ms: Ms;
      readonly until: Ms;
    }
  /** One person is the whole office: the opening has one name, and this stands in for the second. */
  | {
      readonly type: 'opening_signed_by_one';
      readonly room: RoomId;
      readonly signed_by: readonly PersonId[];
      readonly controls: readonly (
        | 'reason_stated'
        | 'time_limited'
        | 'minutes_recorded'
        | 'second_person_to_be_told'
        | 'review_to_follow'
      )[];
    }
  | {
      readonly type: 'managed_opening_minute';
      readonly room: RoomId;
      readonly minute: number;
      readonly next: Ms;
    }
  | {
      readonly type: 'managed_opening_ended';
      readonly room: RoomId;
      readonly cause: 'signed' | 'time_limit' | 'restart';
      /** Where it was signed off; empty when nobody did. */
      readonly reader: ReaderId | '';
      readonly signed_by: readonly PersonId[];
      readonly since: Ms;
    }
  | {
      readonly type: 'contents_declared';
      readonly room: RoomId;
      readonly contents: 'sealed' | 'unsealed';
      readonly reader: ReaderId;
      readonly signed_by: readonly PersonId[];
    }
  | {
      readonly type: 'emergency_started';
      readonly room: RoomId;
      readonly source: 'touchscreen' | 'fire_line';
    }
  | { readonly type: 'emergency_reentered'; readonly room: RoomId; readonly people: readonly PersonId[] }
  | {
      readonly type: 'emergency_ended';
      readonly room: RoomId;
      readonly sweep: SeenSeals;
      readonly reader: ReaderId;
      readonly signed_by: readonly PersonId[];
      readonly lasted_ms: Ms;
    };
