import type { Database, Statement } from 'better-sqlite3';
import type { ChannelNotice } from '../core/notices.ts';
import type { Disclosure } from './formats/commitment.ts';
import type { TileHash } from './formats/tree.ts';
import type { CosignedCheckpoint, ErasedField, VoucherRow } from './log-rows.ts';
import type { WriteFaults, WriteStep } from './write-faults.ts';

/** Older snapshots kept beside the newest, for a crash between a snapshot and its fact. */
const SNAPSHOTS_KEPT = 2;

/** When a checkpoint is signed, and what people are to be told. */
export interface AppendOptions {
  readonly sign?: 'as_due' | 'now' | 'later';
  readonly notices?: readonly ChannelNotice[];
}

/** The statements that write, each prepared once. Only within `transaction` is anything written. */
export class LogWrites {
  readonly #database: Database;
  readonly #before: (step: WriteStep) => void;
  readonly #begin: Statement<[]>;
  readonly #commit: Statement<[]>;
  readonly #rollback: Statement<[]>;
  readonly #entry: Statement<[number, Buffer, Buffer]>;
  readonly #disclosure: Statement<[number, string, string]>;
  readonly #tileHash: Statement<[number, number, Buffer]>;
  readonly #head: Statement<[number, Buffer, number, Buffer]>;
  readonly #checkpoint: Statement<[string]>;
  readonly #kept: Statement<[{ readonly size: number; readonly checkpoint: string }]>;
  readonly #cosignedMore: Statement<[CosignedCheckpoint]>;
  readonly #cosignedFirst: Statement<[CosignedCheckpoint]>;
  readonly #snapshot: Statement<[number, string, string]>;
  readonly #dropSnapshots: Statement<[]>;
  readonly #erasure: Statement<[number, string, number]>;
  readonly #outbox: Statement<[string, number, string]>;
  readonly #erase: Statement<[]>;
  readonly #dropOlderSnapshots: Statement<[]>;

  constructor(database: Database, faults: WriteFaults) {
    this.#database = database;
    this.#before = faults.before ?? (() => {});
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
    this.#rollback = database.prepare('ROLLBACK');
    this.#entry = database.prepare('INSERT INTO entry (seq, bytes, leaf_hash) VALUES (?, ?, ?)');
    this.#disclosure = database.prepare('INSERT INTO disclosure (seq, name, content) VALUES (?, ?, ?)');
    this.#tileHash = database.prepare('INSERT INTO tile_hash (level, position, hash) VALUES (?, ?, ?)');
    this.#head = database.prepare(
      'UPDATE head SET size = ?, root = ?, vouched_size = ?, voucher = ? WHERE id = 1',
    );
    this.#checkpoint = database.prepare('UPDATE head SET checkpoint = ? WHERE id = 1');
    this.#kept = database.prepare(
      'INSERT INTO kept_checkpoint (size, checkpoint) SELECT @size, @checkpoint WHERE NOT EXISTS (SELECT 1 FROM kept_checkpoint WHERE size = @size)',
    );
    this.#cosignedMore = database.prepare(
      'UPDATE cosigned SET size = @size, note = @note WHERE witness = @witness AND size < @size',
    );
    this.#cosignedFirst = database.prepare(
      'INSERT INTO cosigned (witness, size, note) SELECT @witness, @size, @note WHERE NOT EXISTS (SELECT 1 FROM cosigned WHERE witness = @witness)',
    );
    this.#snapshot = database.prepare('INSERT INTO snapshot (upto, digest, state) VALUES (?, ?, ?)');
    this.#dropSnapshots = database.prepare(
      `DELETE FROM snapshot WHERE upto NOT IN (SELECT upto FROM snapshot ORDER BY upto DESC LIMIT ${SNAPSHOTS_KEPT})`,
    );
    this.#erasure = database.prepare('INSERT INTO erasure (seq, name, by) VALUES (?, ?, ?)');
    this.#outbox = database.prepare('INSERT INTO outbox (channel, seq, notice) VALUES (?, ?, ?)');
    this.#erase = database.prepare(
      'DELETE FROM disclosure WHERE EXISTS (SELECT 1 FROM erasure WHERE seq = disclosure.seq AND name = disclosure.name)',
    );
    this.#dropOlderSnapshots = database.prepare(
      'DELETE FROM snapshot WHERE upto < (SELECT max(upto) FROM snapshot)',
    );
  }

  /** All of `work` durable, or none of it and the error. */
  transaction(work: () => void): void {
    this.#before('begin');
    this.#begin.run();
    try {
      work();
      this.#before('commit');
      this.#commit.run();
    } catch (error) {
      // SQLite rolls some failures back by itself.
      if (this.#database.inTransaction) this.#rollback.run();
      throw error;
    }
    this.#before('committed');
  }

  entry(seq: number, bytes: Buffer, leaf: Buffer, disclosures: readonly Disclosure[]): void {
    this.#before('entry');
    this.#entry.run(seq, bytes, leaf);
    for (const { name, content } of disclosures) {
      this.#before('disclosure');
      this.#disclosure.run(seq, name, content);
    }
  }

  /** Puts what people are to be told where the channels find it; `first` is the number of the first entry. */
  notices(first: number, notices: readonly ChannelNotice[]): void {
    for (const { index, channel, notice } of notices) {
      this.#before('outbox');
      this.#outbox.run(channel, first + index, JSON.stringify(notice));
    }
  }

  tileHash({ level, position, hash }: TileHash): void {
    this.#before('tile_hash');
    this.#tileHash.run(level, position, hash);
  }

  head(size: number, root: Buffer, voucher: VoucherRow): void {
    this.#before('head');
    this.#head.run(size, root, voucher.size, voucher.mac);
  }

  checkpoint(checkpoint: string): void {
    this.#before('checkpoint');
    this.#checkpoint.run(checkpoint);
  }

  /**
   * A transaction that every reader sees and a power cut may take back, for what the signer can make again: it
   * waits for no disk. Entries never go this way.
   */
  notedOnly(work: () => void): void {
    // Not prepared ahead: SQLite carries a prepared setting out when it is prepared.
    this.#database.exec('PRAGMA synchronous = NORMAL');
    try {
      this.transaction(work);
    } finally {
      this.#database.exec('PRAGMA synchronous = FULL');
    }
  }

  /** Keeps a checkpoint; one of the same size that is kept already stays as it is. */
  keptCheckpoint(size: number, checkpoint: string): void {
    this.#before('kept_checkpoint');
    this.#kept.run({ size, checkpoint });
  }

  /** Keeps what a witness has cosigned; where a checkpoint as large is kept already, that one stays. */
  cosigned(checkpoint: CosignedCheckpoint): void {
    this.#before('cosigned');
    this.#cosignedMore.run(checkpoint);
    this.#cosignedFirst.run(checkpoint);
  }

  snapshot(upto: number, digest: string, state: string): void {
    this.#before('snapshot');
    this.#snapshot.run(upto, digest, state);
    this.#dropSnapshots.run();
  }

  /** Notes a field as one that entry `by` erases; what opens it may be deleted from then on. */
  erasure({ seq, name, by }: ErasedField): void {
    this.#before('erasure');
    this.#erasure.run(seq, name, by);
  }

  /** Deletes what is noted as erased, and every snapshot but the newest. */
  erase(): void {
    this.#before('erase');
    this.#erase.run();
    this.#dropOlderSnapshots.run();
  }
}
