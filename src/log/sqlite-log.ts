import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Fact } from '../core/facts.ts';
import type { Moment } from '../core/moment.ts';
import { assert } from '../core/terms.ts';
import { type DecodedEntry, type EncodedEntry, encodeEntry } from './entry.ts';
import { Erasing } from './erasing.ts';
import {
  appendLeaf,
  type Frontier,
  leafHash,
  rootOf,
  type StoredHashes,
  type TileHash,
} from './formats/tree.ts';
import { decodeEntries, recordedSnapshot } from './log-facts.ts';
import type { CosignedCheckpoint, LogRows, Snapshot, StoredEntry } from './log-rows.ts';
import { type AppendOptions, LogWrites } from './log-writes.ts';
import { freeBytes, holdsReserve, releaseReserve, restoreReserve } from './reserve.ts';
import type { SaltSource } from './salt.ts';
import type { Signer, Voucher } from './signer.ts';
import type { SignedTree } from './signer-state.ts';
import { Signing } from './signing.ts';
import { type BackgroundResult, verifyEarlier } from './verify-earlier.ts';
import type { WriteFaults } from './write-faults.ts';
import { WriteGuard } from './write-guard.ts';
import type { WriterLock } from './writer-lock.ts';

/** Where the log ends. `checkpoint` is the newest signed one, of at most `size` entries. */
export interface LogHead {
  readonly size: number;
  readonly root: Buffer;
  readonly checkpoint: string;
}

/** What an open and checked log is made of; `openLog` puts it together. */
export interface LogParts {
  readonly directory: string;
  readonly database: Database;
  readonly rows: LogRows;
  readonly lock: WriterLock;
  readonly signer: Signer;
  readonly kiosk: string;
  readonly saltSource: SaltSource;
  readonly isSignedAtOnce: (fact: Fact) => boolean;
  readonly faults: WriteFaults;
  readonly frontier: Frontier;
  /** Newest signed checkpoint; `isStored` where the log holds it. */
  readonly checkpoint: string;
  readonly isStored: boolean;
  readonly voucher: Voucher;
  /** Leaf hashes behind the tree that was signed last. */
  readonly unsigned: readonly Buffer[];
  /** Entries before this one were not read at start. */
  readonly checked_from: number;
}

interface NewEntry extends EncodedEntry {
  readonly seq: number;
  readonly leaf_hash: Buffer;
}

/** Writes after which the write-ahead log is folded into the database, about 200 pages of it. */
const WRITES_BETWEEN_FOLDS = 50;

/** The log as its only writer has it. What `append` returns is on the disk; only `signSoon` does not wait for it. */
export class SqliteLog {
  readonly #parts: LogParts;
  readonly #writes: LogWrites;
  readonly #guard: WriteGuard;
  readonly #signing: Signing;
  #frontier: Frontier;
  #writesSinceFold = 0;
  #stopVerifying: () => void = () => {};

  /** Whoever erases what opens personal fields does it through this. */
  readonly erasing: Erasing;

  constructor(parts: LogParts) {
    this.#parts = parts;
    this.#writes = new LogWrites(parts.database, parts.faults);
    this.#guard = new WriteGuard(parts.directory);
    this.erasing = new Erasing({ ...parts, writes: this.#writes, guard: this.#guard });
    this.#signing = new Signing({ ...parts, writes: this.#writes, guard: this.#guard });
    this.#frontier = parts.frontier;
    this.#signing.onSigned(() => this.#requireSameTree());
  }

  get head(): LogHead {
    return { size: this.#frontier.size, root: rootOf(this.#frontier), checkpoint: this.#signing.checkpoint };
  }

  /** Verifier key of this log, as published: `origin+hex(key id)+base64(...)`. */
  get verifierKey(): string {
    return this.#parts.signer.verifierKey;
  }

  /** The tree that was signed last. */
  get signer(): { readonly last: SignedTree } {
    return { last: this.#parts.signer.last };
  }

  /** Others may know this log up to this size. */
  get publishedSize(): number {
    return this.#parts.signer.last.size;
  }

  /**
   * Appends facts as one durable transaction and gives the numbers of their entries. Where a fact is of the kind
   * that is signed at once, or when asked, a checkpoint is signed right after it; with `later`, by `signDue`.
   *
   * Throws `LogFull` where there is no room: nothing was recorded, and the log can be appended to again.
   * Throws `LogFailed` for any other failed write or signature: the process must stop, and whether the facts were
   * recorded shows at the next start. A fact that cannot be stored throws before anything is written. `notices` lie in
   * the outbox exactly where their facts are recorded.
   */
  append(
    moment: Moment,
    boot: string,
    facts: readonly Fact[],
    { sign = 'as_due', notices = [] }: AppendOptions = {},
  ): { readonly first: number; readonly last: number } {
    assert(facts.length > 0, 'an append has facts');
    const first = this.#frontier.size;
    const entries = facts.map((fact, index) => this.#newEntry(first + index, moment, boot, fact));
    const erased = this.erasing.listOf(facts, first);
    const completed: TileHash[] = [];
    let frontier = this.#frontier;
    for (const entry of entries) {
      const next = appendLeaf(frontier, entry.leaf_hash);
      frontier = next.frontier;
      completed.push(...next.completed);
    }
    const wanted = sign === 'now' || facts.some(this.#parts.isSignedAtOnce);
    const planned = this.#signing.plan(
      entries.map((entry) => entry.leaf_hash),
      wanted,
    );
    this.#commit(() => {
      for (const entry of entries)
        this.#writes.entry(entry.seq, entry.bytes, entry.leaf_hash, entry.disclosures);
      this.#writes.notices(first, notices);
      for (const field of erased) this.#writes.erasure(field);
      for (const tile of completed) this.#writes.tileHash(tile);
      this.#writes.head(frontier.size, rootOf(frontier), planned.voucher);
      this.#signing.note();
    });
    this.#frontier = frontier;
    this.#signing.follow(planned);
    if (sign !== 'later') this.signDue();
    return { first, last: frontier.size - 1 };
  }

  /** Signs a checkpoint where one is due; at the end of a log, whatever of it is not signed. Throws `LogFailed`. */
  signDue(when: 'as_due' | 'at_end' = 'as_due'): void {
    this.#signing.due(when);
  }

  /**
   * Begins to sign what is due, and does not wait for the signer's disk; `onSigned` tells when it is done. Throws
   * `LogFailed`, or calls back with it.
   */
  signSoon(onFailure: (error: unknown) => void): void {
    this.#signing.soon(onFailure);
  }

  /** Calls back after each new checkpoint. Returns the way to stop it. */
  onSigned(listener: () => void): () => void {
    return this.#signing.onSigned(listener);
  }

  /** Stored entries `from` (inclusive) to `until` (exclusive, at most the end of the log), as a stream. */
  entries(from: number, until = this.#frontier.size): Generator<StoredEntry> {
    return this.#parts.rows.entries(from, Math.min(until, this.#frontier.size));
  }

  /** Stored hashes of a tile level, of which proofs are made; level 0 are the leaf hashes. */
  readonly hashes: StoredHashes = (level, from, count) => this.#parts.rows.hashes(level, from, count);

  /** Facts of entries from `from` to the end, with their headers, as a stream. */
  facts(from: number): Generator<DecodedEntry> {
    return decodeEntries(this.entries(from));
  }

  /**
   * Writes the state after entry `upto` and gives its digest (SHA-256, hex), which the caller then records
   * as a fact: only a snapshot whose digest is in the log is used again. Keeps a signed checkpoint.
   * Throws as `append` does.
   */
  writeSnapshot(upto: number, state: string): string {
    assert(upto >= 0 && upto < this.#frontier.size, 'a snapshot is of the state after an entry of this log');
    const digest = hash('sha256', state, 'hex');
    this.#signing.all(true);
    this.#commit(() => this.#writes.snapshot(upto, digest, state));
    return digest;
  }

  /** Keeps the largest checkpoint that a witness has cosigned; a smaller one changes nothing. Throws as `append`. */
  keepCosigned(checkpoint: CosignedCheckpoint): void {
    assert(checkpoint.size <= this.#frontier.size, 'a witness has cosigned what is in this log');
    this.#commit(() => this.#writes.cosigned(checkpoint));
  }

  /** Newest snapshot whose digest a later fact of the log bears out. */
  latestSnapshot(): Snapshot | undefined {
    return recordedSnapshot(this.#parts.rows, this.#frontier.size);
  }

  /** Frees the space held for a full disk, so that exits and alarms can still be recorded; false when it was. */
  releaseReserve(): boolean {
    return releaseReserve(this.#parts.directory);
  }

  /** Takes the reserve again; false where there is not yet room enough. */
  restoreReserve(): boolean {
    return restoreReserve(this.#parts.directory);
  }

  get holdsReserve(): boolean {
    return holdsReserve(this.#parts.directory);
  }

  /** Free bytes on the log's disk. */
  get freeBytes(): number {
    return freeBytes(this.#parts.directory);
  }

  /**
   * Checks in another thread the entries that were too many to read at start. Calls back once; never after
   * `close`. A log that was read whole at start calls back at once.
   */
  verifyInBackground(onResult: (result: BackgroundResult) => void): void {
    this.#stopVerifying();
    const { directory, signer, checked_from } = this.#parts;
    this.#stopVerifying = verifyEarlier(directory, signer.verifierKey, checked_from, onResult);
  }

  /** Closes the files and lets go of the data directory. What is not signed yet is left to the next start. */
  close(): void {
    this.#stopVerifying();
    this.#signing.end();
    this.#parts.signer.close();
    this.#parts.database.close();
    this.#parts.lock.release();
  }

  #newEntry(seq: number, moment: Moment, boot: string, fact: Fact): NewEntry {
    assert(fact.at === moment.at, `${fact.type} is recorded at the moment of its input`);
    const { offset_min, uptime_ms, clock } = moment;
    const { kiosk, saltSource } = this.#parts;
    const encoded = encodeEntry({ seq, offset_min, boot, uptime_ms, clock, kiosk }, fact, saltSource);
    return { seq, leaf_hash: leafHash(encoded.bytes), ...encoded };
  }

  /** Durable, or nothing of it. */
  #commit(work: () => void): void {
    this.#guard.write(() => this.#writes.transaction(work));
    this.#foldSoon();
  }

  #requireSameTree(): void {
    const { size, root } = this.signer.last;
    const isSame = size < this.#frontier.size || root.equals(rootOf(this.#frontier));
    assert(isSame, 'the log and its signer have the same tree');
  }

  /** Folds the write-ahead log after the turn: within one, SQLite would do it while somebody waits at the door. */
  #foldSoon(): void {
    this.#writesSinceFold += 1;
    if (this.#writesSinceFold !== WRITES_BETWEEN_FOLDS) return;
    setImmediate(() => {
      this.#writesSinceFold = 0;
      const { database } = this.#parts;
      if (!database.open) return;
      try {
        database.pragma('wal_checkpoint(PASSIVE)');
      } catch {
        // As with SQLite's own: nothing is lost, it is tried again, and a broken disk shows at the next commit.
      }
    });
  }
}
