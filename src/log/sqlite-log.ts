import { hash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Fact } from '../core/facts.ts';
import type { Moment } from '../core/moment.ts';
import { assert } from '../core/terms.ts';
import { type DecodedEntry, type EncodedEntry, encodeEntry } from './entry.ts';
import { LogFailed, LogFull } from './errors.ts';
import { formatCheckpoint } from './formats/checkpoint.ts';
import { signNote } from './formats/note.ts';
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
import { LogWrites } from './log-writes.ts';
import { freeBytes, holdsReserve, releaseReserve, restoreReserve } from './reserve.ts';
import type { SaltSource } from './salt.ts';
import type { SigningKey } from './signing-key.ts';
import { type BackgroundResult, verifyEarlier } from './verify-earlier.ts';
import type { WriteFaults } from './write-faults.ts';
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
  readonly database: Database.Database;
  readonly rows: LogRows;
  readonly lock: WriterLock;
  readonly key: SigningKey;
  readonly kiosk: string;
  readonly saltSource: SaltSource;
  readonly isSignedAtOnce: (fact: Fact) => boolean;
  readonly faults: WriteFaults;
  readonly frontier: Frontier;
  readonly checkpoint: string;
  /** Entries before this one were not read at start. */
  readonly checked_from: number;
}

interface NewEntry extends EncodedEntry {
  readonly seq: number;
  readonly leaf_hash: Buffer;
}

/** Writes after which the write-ahead log is folded into the database, about 200 pages of it. */
const WRITES_BETWEEN_FOLDS = 50;

/** A failure of the disk that means no more than "no room" leaves this much or less. */
const NO_ROOM_BYTES = 1024 * 1024;

/** The log as its only writer has it. All methods are synchronous: what `append` returns is on the disk. */
export class SqliteLog {
  readonly #parts: LogParts;
  readonly #writes: LogWrites;
  #frontier: Frontier;
  #checkpoint: string;
  /** Each start keeps one checkpoint, made with its first append. */
  #keepsNext = true;
  #failure: unknown;
  #writesSinceFold = 0;
  #stopVerifying: () => void = () => {};

  constructor(parts: LogParts) {
    this.#parts = parts;
    this.#writes = new LogWrites(parts.database, parts.faults);
    this.#frontier = parts.frontier;
    this.#checkpoint = parts.checkpoint;
  }

  get head(): LogHead {
    return { size: this.#frontier.size, root: rootOf(this.#frontier), checkpoint: this.#checkpoint };
  }

  /** Verifier key of this log, as published: `origin+hex(key id)+base64(...)`. */
  get verifierKey(): string {
    return this.#parts.key.verifier_key;
  }

  /**
   * Appends facts as one durable transaction and gives the numbers of their entries. Signs a checkpoint in it
   * when a fact is of the kind that is signed at once, or when asked.
   *
   * Throws `LogFull` where there is no room: nothing was recorded, and the log can be appended to again.
   * Throws `LogFailed` for any other failed write: the process must stop. A fact that cannot be stored throws
   * before anything is written.
   */
  append(
    moment: Moment,
    boot: string,
    facts: readonly Fact[],
    { sign = false }: { readonly sign?: boolean } = {},
  ): { readonly first: number; readonly last: number } {
    assert(facts.length > 0, 'an append has facts');
    const first = this.#frontier.size;
    const entries = facts.map((fact, index) => this.#newEntry(first + index, moment, boot, fact));
    const completed: TileHash[] = [];
    let frontier = this.#frontier;
    for (const entry of entries) {
      const next = appendLeaf(frontier, entry.leaf_hash);
      frontier = next.frontier;
      completed.push(...next.completed);
    }
    const keeps = this.#keepsNext;
    const signs = sign || keeps || facts.some(this.#parts.isSignedAtOnce);
    const checkpoint = signs ? this.#sign(frontier) : this.#checkpoint;
    this.#write(() => {
      for (const entry of entries)
        this.#writes.entry(entry.seq, entry.bytes, entry.leaf_hash, entry.disclosures);
      for (const tile of completed) this.#writes.tileHash(tile);
      this.#writes.head(frontier.size, rootOf(frontier), checkpoint);
      if (keeps) this.#writes.keptCheckpoint(frontier.size, checkpoint);
    });
    this.#frontier = frontier;
    this.#checkpoint = checkpoint;
    this.#keepsNext = false;
    return { first, last: frontier.size - 1 };
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
    const checkpoint = this.#sign(this.#frontier);
    this.#write(() => {
      this.#writes.snapshot(upto, digest, state);
      this.#writes.head(this.#frontier.size, rootOf(this.#frontier), checkpoint);
      this.#writes.keptCheckpoint(this.#frontier.size, checkpoint);
    });
    this.#checkpoint = checkpoint;
    return digest;
  }

  /** Keeps the largest checkpoint that a witness has cosigned; a smaller one changes nothing. Throws as `append`. */
  keepCosigned(checkpoint: CosignedCheckpoint): void {
    assert(checkpoint.size <= this.#frontier.size, 'a witness has cosigned what is in this log');
    this.#write(() => this.#writes.cosigned(checkpoint));
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
    const { directory, key, checked_from } = this.#parts;
    this.#stopVerifying = verifyEarlier(directory, key.verifier_key, checked_from, onResult);
  }

  /** Closes the files and lets go of the data directory. */
  close(): void {
    this.#stopVerifying();
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

  #sign(frontier: Frontier): string {
    const { signer } = this.#parts.key;
    return signNote(
      formatCheckpoint({ origin: signer.name, size: frontier.size, root: rootOf(frontier) }),
      signer,
    );
  }

  #write(work: () => void): void {
    const where = this.#parts.directory;
    if (this.#failure !== undefined) {
      throw new LogFailed(
        {
          what: 'a write to the log failed before',
          where,
          remedy: 'Restart the kiosk: it checks the log as it starts.',
        },
        this.#failure,
      );
    }
    try {
      this.#writes.transaction(work);
      this.#foldSoon();
    } catch (error) {
      if (this.#isFull(error)) {
        throw new LogFull({ what: 'the disk is full', where, remedy: 'Make room on the disk.' }, error);
      }
      this.#failure = error;
      throw new LogFailed(
        {
          what: `a write to the log failed (${error instanceof Error ? error.message : String(error)})`,
          where,
          remedy: 'Restart the kiosk: it checks the log as it starts. If this comes back, replace the disk.',
        },
        error,
      );
    }
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

  #isFull(error: unknown): boolean {
    if (!(error instanceof Database.SqliteError)) return false;
    if (error.code === 'SQLITE_FULL' || error.code === 'SQLITE_IOERR_SHMSIZE') return true;
    // A quota shows as a failed write; SQLite knows only ENOSPC by name.
    return error.code.startsWith('SQLITE_IOERR') && freeBytes(this.#parts.directory) < NO_ROOM_BYTES;
  }
}
