import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Fact } from '../../src/core/facts.ts';
import type { Moment } from '../../src/core/moment.ts';
import type { KioskLog } from '../../src/kiosk.ts';
import { encodeEntry } from '../../src/log/entry.ts';
import { appendLeaf, EMPTY_FRONTIER, type Frontier, leafHash, rootOf } from '../../src/log/formats/tree.ts';
import { LogWrites } from '../../src/log/log-writes.ts';
import { randomSalt } from '../../src/log/salt.ts';
import type { Signer } from '../../src/log/signer.ts';

/** Entries in one transaction. */
const BATCH_ENTRIES = 10_000;

/**
 * Writes the very rows that the real log writes, but many entries in one transaction and a checkpoint only at the
 * ends of these: a log of a million entries would else take an hour.
 */
export class BulkLog implements KioskLog {
  readonly #database: Database;
  readonly #writes: LogWrites;
  readonly #signer: Signer;
  readonly #kiosk: string;
  #frontier: Frontier = EMPTY_FRONTIER;
  #unsigned: Buffer[] = [];

  constructor(database: Database, signer: Signer, kiosk: string) {
    this.#database = database;
    this.#writes = new LogWrites(database, {});
    this.#signer = signer;
    this.#kiosk = kiosk;
    database.exec('BEGIN');
  }

  get size(): number {
    return this.#frontier.size;
  }

  append(moment: Moment, boot: string, facts: readonly Fact[]): { readonly last: number } {
    const { offset_min, uptime_ms, clock } = moment;
    for (const fact of facts) {
      const header = { seq: this.size, offset_min, boot, uptime_ms, clock, kiosk: this.#kiosk };
      const { bytes, disclosures } = encodeEntry(header, fact, randomSalt);
      const leaf = leafHash(bytes);
      this.#writes.entry(this.size, bytes, leaf, disclosures);
      const { frontier, completed } = appendLeaf(this.#frontier, leaf);
      for (const tile of completed) this.#writes.tileHash(tile);
      this.#frontier = frontier;
      this.#unsigned.push(leaf);
    }
    if (this.#unsigned.length >= BATCH_ENTRIES) this.#sign();
    return { last: this.size - 1 };
  }

  writeSnapshot(upto: number, state: string): string {
    const digest = hash('sha256', state, 'hex');
    this.#writes.snapshot(upto, digest, state);
    this.#writes.keptCheckpoint(this.size, this.#sign());
    return digest;
  }

  signSoon(): void {
    // Signed by the batch.
  }

  isFull(): boolean {
    return false;
  }

  releaseReserve(): boolean {
    return false;
  }

  /** Commits what is left. */
  finish(): void {
    this.#sign();
    this.#database.exec('COMMIT');
  }

  /** Commits, signs what is committed, and begins anew with the note. */
  #sign(): string {
    this.#writes.head(this.size, rootOf(this.#frontier), this.#signer.vouch(this.#unsigned));
    this.#database.exec('COMMIT');
    const checkpoint = this.#signer.sign(this.#unsigned);
    this.#unsigned = [];
    this.#database.exec('BEGIN');
    this.#writes.checkpoint(checkpoint);
    return checkpoint;
  }
}
