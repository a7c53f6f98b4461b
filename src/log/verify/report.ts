/** The only words for what a check found. `k of n`: witnesses that have signed, of those that are known. */
export type Verdict = 'INVALID' | 'CONFLICT' | 'INTACT, UNWITNESSED' | `WITNESSED ${number} of ${number}`;

/** `false`: the evidence is not what was signed. `doubtful`: it is, but somebody has to look. `note`: explained. */
export type Weight = 'false' | 'doubtful' | 'note';

export interface Finding {
  readonly weight: Weight;
  /** A word for programs. */
  readonly kind: string;
  /** One sentence without a full stop. */
  readonly what: string;
  /** First entry concerned, where there is one. */
  readonly entry?: number;
}

/** Two statements about one log that cannot both be true, each as it was signed. */
export interface Conflict {
  readonly what: string;
  readonly one: string;
  readonly other: string;
}

/** An entry whose bytes do not give the leaf hash that lies with them. */
export interface BadEntry {
  readonly seq: number;
  /** The stored bytes, base64. */
  readonly bytes: string;
  /** The leaf hash of this place in the evidence's own tiles, base64. */
  readonly leaf_hash: string;
}

export interface Trusted {
  /** The entries from 0 to before this one are proven by a signature. */
  readonly until: number;
  /** The checkpoint that proves them; undefined where none does. */
  readonly by: string | undefined;
}

export type GapCause = 'silence' | 'stopped' | 'not_recorded';

/** A time for which the log knows nothing: neither that something happened nor that nothing did. */
export interface Gap {
  /** Claimed UTC times, ms since 1970. */
  readonly from: number;
  readonly until: number;
  /** The entry that ends the gap. */
  readonly entry: number;
  readonly cause: GapCause;
}

/** When the entries `first` to `last` were written, as far as witnesses can say; seconds since 1970. */
export interface Bracket {
  readonly first: number;
  readonly last: number;
  readonly not_before: number | undefined;
  readonly not_after: number | undefined;
}

/** An entry that claims a time outside its bracket. */
export interface Outside {
  readonly entry: number;
  /** Seconds since 1970. */
  readonly claimed: number;
  readonly not_before: number | undefined;
  readonly not_after: number | undefined;
}

export interface WitnessSeen {
  readonly name: string;
  /** Largest size that it has cosigned, and when by its own clock, seconds since 1970. */
  readonly size: number;
  readonly time_s: number;
}

/** What became of a checkpoint that the reader gave. `unusable`: nothing here can say whether it is of this log. */
export interface GivenCheckpoint {
  readonly name: string;
  /** Entries that it was signed of; undefined where nobody known has signed it. */
  readonly size: number | undefined;
  readonly became: 'agrees' | 'conflicts' | 'unusable';
}

/** How many of a list there were, where the list itself was cut. */
export interface Listed<Item> {
  readonly count: number;
  readonly items: readonly Item[];
}

export interface Coverage {
  readonly entries: { readonly from: number; readonly until: number };
  /** Entries whose bytes were hashed. */
  readonly entries_read: number;
  /** Entries of which the evidence gives the leaf hash alone. */
  readonly hashes_only: number;
  readonly hash_tiles: number;
  /** Those that the key of this log has signed. */
  readonly old_checkpoints: number;
  readonly commitments: number;
  readonly disclosed: number;
  /** By name of the field. */
  readonly withheld: readonly { readonly name: string; readonly ground: string; readonly count: number }[];
  readonly erased: number;
  readonly missing: number;
  readonly further: readonly string[];
}

/** Everything a check found, for programs, for the page and for the command's own text. */
export interface Report {
  readonly verdict: Verdict;
  readonly where: string;
  readonly origin: string | undefined;
  readonly size: number | undefined;
  /** Base64. */
  readonly root: string | undefined;
  readonly checkpoint: string | undefined;
  readonly key: { readonly verifier_key: string; readonly given: boolean } | undefined;
  readonly witnesses: {
    readonly known: readonly string[];
    readonly given: boolean;
    readonly seen: readonly WitnessSeen[];
    /** Up to which size the policy's own demand is met, 0 for none; undefined without a policy. */
    readonly policy_met_until: number | undefined;
    readonly unknown_cosignatures: number;
  };
  readonly trusted: Trusted;
  readonly first_bad: { readonly from: number; readonly until: number } | undefined;
  readonly bad_entries: Listed<BadEntry>;
  readonly conflicts: readonly Conflict[];
  readonly given_checkpoints: Listed<GivenCheckpoint>;
  readonly findings: Listed<Finding>;
  readonly gaps: Listed<Gap>;
  readonly brackets: Listed<Bracket>;
  readonly outside: Listed<Outside>;
  readonly epochs: {
    /** Origin of the log before this one, and its key, size and root (base64) as the opening cites them. */
    readonly previous: string | undefined;
    readonly previous_key: string | undefined;
    readonly previous_size: number | undefined;
    readonly previous_root: string | undefined;
    /** Origin of the log after this one. */
    readonly next: string | undefined;
    /** Verifier key of the next log, once it is announced. */
    readonly next_key: string | undefined;
  };
  readonly checked: Coverage;
  readonly not_checked: readonly string[];
}
