import path from 'node:path';
import Database from 'better-sqlite3';

/**
 * Commits until the write-ahead log has its full length and is written from its start again, which is cheaper than
 * to lengthen a file: the state in which a database that has been used for some minutes always is.
 */
const SETTLING_COMMITS = 600;
const SETTLING_BYTES = 1_000;

/** The floor: one row in one durable commit, and nothing else. */
export class Floor {
  readonly #database: Database.Database;
  readonly #insert: Database.Statement<[Buffer]>;

  constructor(folder: string) {
    this.#database = new Database(path.join(folder, 'floor.db'));
    this.#database.pragma('journal_mode = WAL');
    this.#database.pragma('synchronous = FULL');
    this.#database.exec('CREATE TABLE entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
    this.#insert = this.#database.prepare('INSERT INTO entry (bytes) VALUES (?)');
    for (let commit = 0; commit < SETTLING_COMMITS; commit += 1) this.commit(SETTLING_BYTES);
  }

  /** Milliseconds of a commit of so many bytes. */
  commit(bytes: number): number {
    const row = Buffer.alloc(bytes, 0x61);
    const begun = performance.now();
    this.#insert.run(row);
    return performance.now() - begun;
  }

  close(): void {
    this.#database.close();
  }
}
