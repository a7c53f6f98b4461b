import type { Ms, PersonId, RoomId } from './terms.ts';

/** How a checkpoint left the building. */
export const GIVEN_BY = ['receipt', 'printed', 'mailed', 'usb', 'shift_slip'] as const;
export type GivenBy = (typeof GIVEN_BY)[number];

/** Why a checkpoint that was due did not leave the building. */
export const NOT_GIVEN_CAUSES = ['not_there', 'no_room', 'no_answer', 'refused'] as const;
export type NotGivenCause = (typeof NOT_GIVEN_CAUSES)[number];

/** An observer's challenge is open in the log for everybody: short, and plain enough to be read aloud. */
export const CHALLENGE = /^[A-Za-z0-9](?:[A-Za-z0-9 .-]{0,38}[A-Za-z0-9])?$/;
export const CHALLENGE_MAX = 40;

/** Why one log ends and another goes on. */
export const EPOCH_REASONS = [
  'new_device',
  'new_key',
  'unrecoverable_rollback',
  'new_election_year',
] as const;
export type EpochReason = (typeof EPOCH_REASONS)[number];

/** What entitles two officials to erase what opens a person's entries. */
export const ERASURE_GROUNDS = [
  'retention_ended',
  'court_order',
  'person_asked',
  'recorded_in_error',
] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

/** What a witness answered instead of a cosignature. `larger_log`: it has seen more of this log than there is. */
export const WITNESS_REFUSALS = ['larger_log', 'not_consistent', 'unknown_log', 'bad_answer'] as const;
export type WitnessRefusal = (typeof WITNESS_REFUSALS)[number];

/** What a log was put back from. */
export const RESTORED_FROM = ['data_folder', 'export_bag'] as const;
export type RestoredFrom = (typeof RESTORED_FROM)[number];

/** Facts about the evidence itself: who has seen the log from outside, and what became of the log. */
export type EvidenceFact =
  /** A witness signed, at its own time, that it saw this size and root grow out of what it saw before. */
  | {
      readonly type: 'checkpoint_cosigned';
      /** Name of the witness's key. */
      readonly witness: string;
      readonly size: number;
      /** Root hash, base64. */
      readonly root: string;
      /** The witness's clock, seconds since 1970. */
      readonly time_s: number;
      /** Base64 of key id, time and signature, as on the line of a signed note. */
      readonly cosignature: string;
    }
  | {
      readonly type: 'witness_refused';
      readonly witness: string;
      readonly cause: WitnessRefusal;
      /** Size that was shown to it, and the size it knows; 0 where it named none. */
      readonly size: number;
      readonly witness_size: number;
    }
  | {
      readonly type: 'checkpoint_given';
      readonly size: number;
      readonly root: string;
      readonly by: GivenBy;
    }
  /** It is tried again; whenever it succeeds, that is a fact of its own. */
  | { readonly type: 'checkpoint_not_given'; readonly by: GivenBy; readonly cause: NotGivenCause }
  /** A word an observer chose, so that an inclusion proof shows that this log is the one that is written now. */
  | { readonly type: 'challenge_recorded'; readonly room: RoomId; readonly challenge: string }
  /** Somebody signed for the evidence with a PIN that is not this official's; counted as at the door. */
  | {
      readonly type: 'official_refused';
      readonly person: PersonId;
      readonly attempts_left: number;
      readonly locked_until: Ms;
    }
  /** From here on this key signs beside the present one; the next epoch is signed by it alone. */
  | {
      readonly type: 'next_key_announced';
      readonly verifier_key: string;
      readonly signed_by: readonly PersonId[];
    }
  /** The last entry of a log: which log goes on. */
  | {
      readonly type: 'epoch_closed';
      readonly next_origin: string;
      readonly next_key: string;
      readonly reason: EpochReason;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  /** The first entry of a log that goes on from another one. */
  | {
      readonly type: 'epoch_opened';
      readonly previous_origin: string;
      readonly previous_key: string;
      readonly previous_size: number;
      readonly previous_root: string;
      /** By their PINs, or by name alone where the list with their PINs was lost with the previous log. */
      readonly identified: 'by_pin' | 'by_name';
      readonly reason: EpochReason;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  /** The first entry behind a log that was put back: what came after the copy, and was not signed, is lost. */
  | {
      readonly type: 'log_restored';
      /** What the copy had signed: number of entries, and root, base64. */
      readonly size: number;
      readonly root: string;
      readonly source: RestoredFrom;
      /** The furthest that the log is known to have been signed; 0 where nobody knows of anything. */
      readonly floor: number;
      /** Who knows how far: names of witnesses, `signer` for its own state, `kept_checkpoint`. */
      readonly known_by: readonly string[];
      /** Witnesses that signed, for the restore, that they have seen no more than this copy; and the others. */
      readonly confirmed_by: readonly string[];
      /** When each of `confirmed_by` signed that, by its own clock, seconds since 1970. */
      readonly confirmed_s: readonly number[];
      readonly silent: readonly string[];
      /** That this copy is the newest rests on enough witnesses, or on the word of whoever put it back. */
      readonly rests_on: 'witnesses' | 'word';
      /** That word; empty where it rests on witnesses. */
      readonly words: string;
    }
  /** What opens `erased` personal fields is gone; `digest` is the SHA-256, hex, of the list of which they were. */
  | {
      readonly type: 'disclosures_erased';
      /** Whom the state forgets with this fact; what opens this very field is on the list too. */
      readonly person: PersonId;
      readonly erased: number;
      readonly digest: string;
      readonly ground: ErasureGround;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  /**
   * What opens `erased` personal fields of a log that was closed is gone, now or by an earlier such entry; `digest` is
   * the SHA-256, hex, of the list of all of them. It names nobody: whoever is forgotten there is not brought back here.
   */
  | {
      readonly type: 'former_disclosures_erased';
      readonly previous_origin: string;
      readonly previous_key: string;
      readonly erased: number;
      readonly digest: string;
      readonly ground: ErasureGround;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    };

/** What two officials do about the evidence. */
export type OfficialAct = Extract<EvidenceFact, { readonly signed_by: readonly PersonId[] }>;

/** The newest that a witness has cosigned. */
export interface Witnessed {
  readonly size: number;
  /** The witness's clock, seconds since 1970. */
  readonly time_s: number;
}

/** What the state keeps of the evidence. */
export interface EvidenceState {
  readonly witnessed: { readonly [witness: string]: Witnessed };
  /** Size of the newest checkpoint that left the building. */
  readonly given: number;
  /** When a challenge was last taken, per room. */
  readonly challenged: { readonly [room: RoomId]: Ms };
  /** Verifier key that signs the next epoch; empty before one is announced. */
  readonly next_key: string;
  /** Name of the log that goes on where this one was closed; empty while it is open. */
  readonly closed_for: string;
}
