import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Fact } from '../core/facts.ts';
import type { Moment } from '../core/moment.ts';
import { assert } from '../core/terms.ts';
import { type DecodedEntry, type EncodedEntry, encodeEntry } from './entry.ts';
import { Erasing } from './erasing.ts';
import { LogFull } from './errors.ts';
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

/** The log as its only writer has it. All methods are synchronous: what `append` returns is on the disk. */
export class SqliteLog {
  readonly #parts: LogParts;
  readonly #writes: LogWrites;
  readonly #guard: WriteGuard;
  #frontier: Frontier;
  #checkpoint: string;
  #isStored: boolean;
  #voucher: Voucher;
  /** Leaf hashes behind the tree that was signed last. */
  #unsigned: readonly Buffer[];
  /** A fact was recorded that is signed at once, and is not signed yet. */
  #isDue = false;
  /** Each start keeps one checkpoint, made with its first append. */
  #keepsNext = true;
  #writesSinceFold = 0;
  #stopVerifying: () => void = () => {};

  /** Whoever erases what opens personal fields does it through this. */
  readonly erasing: Erasing;

  constructor(parts: LogParts) {
    this.#parts = parts;
    this.#writes = new LogWrites(parts.database, parts.faults);
    this.#guard = new WriteGuard(parts.directory);
    this.erasing = new Erasing({ ...parts, writes: this.#writes, guard: this.#guard });
    this.#frontier = parts.frontier;
    this.#checkpoint = parts.checkpoint;
    this.#isStored = parts.isStored;
    this.#voucher = parts.voucher;
    this.#unsigned = parts.unsigned;
  }

  get head(): LogHead {
    return { size: this.#frontier.size, root: rootOf(this.#frontier), checkpoint: this.#checkpoint };
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
    const isDue = this.#isDue || sign === 'now' || this.#keepsNext || facts.some(this.#parts.isSignedAtOnce);
    const unsigned = [...this.#unsigned, ...entries.map((entry) => entry.leaf_hash)];
    const voucher = isDue ? this.#parts.signer.vouch(unsigned) : this.#voucher;
    this.#commit(() => {
      for (const entry of entries)
        this.#writes.entry(entry.seq, entry.bytes, entry.leaf_hash, entry.disclosures);
      this.#writes.notices(first, notices);
      for (const field of erased) this.#writes.erasure(field);
      for (const tile of completed) this.#writes.tileHash(tile);
      this.#writes.head(frontier.size, rootOf(frontier), voucher);
      if (!this.#isStored) this.#writes.checkpoint(this.#checkpoint);
    });
    this.#isStored = true;
    this.#frontier = frontier;
    this.#unsigned = unsigned;
    this.#voucher = voucher;
    this.#isDue = isDue;
    if (sign !== 'later') this.signDue();
    return { first, last: frontier.size - 1 };
  }

  /** Signs a checkpoint where one is due; at the end of a log, whatever of it is not signed. Throws `LogFailed`. */
  signDue(when: 'as_due' | 'at_end' = 'as_due'): void {
    const isLeft = when === 'at_end' && (this.#unsigned.length > 0 || !this.#isStored);
    if (this.#isDue || isLeft) this.#sign(this.#keepsNext);
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
    this.#sign(true);
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

  /** Closes the files and lets go of the data directory. */
  close(): void {
    this.#stopVerifying();
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

  /** Signs all that is on record, and puts the note where readers see it. */
  #sign(keeps: boolean): void {
    this.#guard.once(() => {
      this.#checkpoint = this.#parts.signer.sign(this.#unsigned);
    });
    assert(this.signer.last.root.equals(rootOf(this.#frontier)), 'the log and its signer have the same tree');
    this.#unsigned = [];
    this.#isDue = false;
    this.#isStored = false;
    try {
      this.#guard.write(() =>
        this.#writes.notedOnly(() => {
          this.#writes.checkpoint(this.#checkpoint);
          if (keeps) this.#writes.keptCheckpoint(this.publishedSize, this.#checkpoint);
        }),
      );
    } catch (error) {
      // The entries are on record: who hears of a full disk would record them again. The next append notes it.
      if (error instanceof LogFull) return;
      throw error;
    }
    this.#isStored = true;
    if (keeps) this.#keepsNext = false;
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
