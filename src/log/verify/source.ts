import type { Disclosure } from '../formats/commitment.ts';

/**
 * What evidence about one log consists of, wherever it lies. Nothing that a source gives is believed, and it may
 * give anything: too much, too little, or not what it was asked for. What is not there is `undefined`.
 */
export interface EvidenceSource {
  /** Path or address, for messages. */
  readonly where: string;
  readonly kind: 'bag' | 'data_directory' | 'url';
  /** The checkpoint that stands for the evidence: a signed note. */
  readonly checkpoint: () => Promise<string | undefined>;
  /** Verifier key that lies with the evidence, so under the hand of whoever made it. */
  readonly verifierKey: () => Promise<string | undefined>;
  /** Witness policy that lies with the evidence (C2SP tlog-policy). */
  readonly policy: () => Promise<string | undefined>;
  /** Checkpoints of earlier sizes, in any order. */
  readonly oldCheckpoints: () => Stream<NamedCheckpoint>;
  /** Which entries are given as bytes: `from` (inclusive) to `until` (exclusive). Others only as hashes. */
  readonly range: (size: number) => Promise<Range>;
  /** The bytes of a hash tile. */
  readonly hashTile: (level: number, position: number, width: number) => MaybeLater<Buffer | undefined>;
  /** The bytes of an entry bundle; the reader may write into them. */
  readonly entryBundle: (position: number, width: number) => MaybeLater<Buffer | undefined>;
  /** What opens the personal fields; `undefined` where the source has nothing of the kind. */
  readonly disclosures: (() => Stream<readonly EntryDisclosures[]>) | undefined;
  /** Which personal fields are said to have been erased, and by which entry. */
  readonly erased: () => Stream<readonly ErasedFields[]>;
  /** Which personal fields were left out on purpose. */
  readonly withheld: () => Promise<Withheld>;
  /** Whatever else this kind of source can be checked for: manifests, records made of the entries, tables. */
  readonly furtherChecks: readonly FurtherCheck[];
  /** What of this source cannot be checked, as clauses; `size` is what the checkpoint covers. */
  readonly notChecked: (size: number) => readonly string[];
}

/** What comes piece by piece, at once or later. */
export type Stream<Item> = Iterable<Item> | AsyncIterable<Item>;

export type MaybeLater<Value> = Value | Promise<Value>;

export interface NamedCheckpoint {
  /** Where it lies within the evidence, or the file that the verifier's user named. */
  readonly name: string;
  readonly note: string;
}

export interface Range {
  readonly from: number;
  readonly until: number;
}

export interface EntryDisclosures {
  readonly seq: number;
  readonly disclosures: readonly Disclosure[];
}

/** What one act erased of one entry; several acts can have erased something of the same entry. */
export interface ErasedFields {
  readonly seq: number;
  readonly names: readonly string[];
  /** The entry that says so. */
  readonly by: number;
}

export interface Withheld {
  readonly profile: string;
  /** Ground by name of the field. */
  readonly fields: ReadonlyMap<string, string>;
}

/** What a further check found wrong. */
export interface Problem {
  readonly kind: string;
  /** One sentence without a full stop. */
  readonly what: string;
  /** First entry concerned, where there is one. */
  readonly entry?: number;
}

export interface FurtherCheck {
  /** What is checked, for the report. */
  readonly name: string;
  /** @param log what the checkpoint that stands for the evidence says */
  readonly run: (log: { readonly origin: string; readonly size: number }) => Stream<Problem>;
}

/** Evidence that does not have the form it must have: the verdict is INVALID, and the message says why. */
export class Malformed extends Error {
  readonly entry: number | undefined;

  constructor(what: string, entry?: number) {
    super(what);
    this.entry = entry;
  }
}
