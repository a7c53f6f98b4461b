import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Fact } from '../../src/core/facts.ts';
import type { Moment } from '../../src/core/moment.ts';
import { createLog } from '../../src/log/create-log.ts';
import { databaseFile, openForWriting } from '../../src/log/database.ts';
import { encodeEntry } from '../../src/log/entry.ts';
import { HASH_BYTES } from '../../src/log/formats/tree.ts';
import { LogWrites } from '../../src/log/log-writes.ts';
import { randomSalt } from '../../src/log/salt.ts';

const NO_HASH = Buffer.alloc(HASH_BYTES);

/**
 * The log without what makes it evidence: the same entries and disclosures in the same tables under the same SQLite
 * settings, each append one durable commit; no leaf hash, no tree, no end of the log, no signature.
 */
export class BareLog {
  readonly #database: Database;
  readonly #writes: LogWrites;
  #size = 0;

  /** @param folder an empty one */
  constructor(folder: string) {
    createLog(folder, { origin: 'bare', kiosk: 'bare', verifier_key: '', checkpoint: '' });
    this.#database = openForWriting(databaseFile(path.resolve(folder)));
    this.#writes = new LogWrites(this.#database, {});
  }

  append({ offset_min, uptime_ms, clock }: Moment, boot: string, facts: readonly Fact[]): void {
    const entries = facts.map((fact, index) => {
      const header = { seq: this.#size + index, offset_min, boot, uptime_ms, clock, kiosk: 'bare' };
      return { seq: header.seq, ...encodeEntry(header, fact, randomSalt) };
    });
    this.#writes.transaction(() => {
      for (const { seq, bytes, disclosures } of entries) this.#writes.entry(seq, bytes, NO_HASH, disclosures);
    });
    this.#size += facts.length;
  }

  /** Folds the write-ahead log into the database, as the log does between two turns. */
  fold(): void {
    this.#database.pragma('wal_checkpoint(PASSIVE)');
  }

  close(): void {
    this.#database.close();
  }
}
