import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { openForWriting } from '../log/database.ts';
import { LogRefused } from '../log/errors.ts';
import { damageInstead } from '../log/identity.ts';
import { syncDirectory } from '../log/secret-file.ts';
import { APPLICATION_ID, FORMAT_VERSION, SCHEMA_SQL } from './witness-schema.ts';

/** The newest checkpoint of a log that this witness has cosigned. */
export interface Seen {
  readonly size: number;
  readonly root: Buffer;
  /** Time of its newest cosignature, seconds since 1970. */
  readonly time_s: number;
  /** The whole signed checkpoint with the cosignature: a witness must be able to prove what it saw. */
  readonly note: string;
}

/** What a log's key signed that does not fit what this witness saw before. */
export interface Conflict {
  readonly size: number;
  readonly root: Buffer;
  readonly seen_note: string;
  /** The request as it came. */
  readonly request: string;
}

/** What is answered, and what is kept before. */
export interface Step<Answer> {
  readonly answer: Answer;
  readonly keep?: Seen;
  readonly conflict?: Conflict;
}

const REMEDY =
  'Restore it from its backup if that is the newest one there was; else give this witness a new name and key, and tell the logs: one that has forgotten what it saw must not go on under its name.';

export const witnessFile = (directory: string): string => path.join(directory, 'witness.db');

/** Makes the record of a witness that has seen nothing; the file gets its name when it is complete and on the disk. */
export const createWitnessStore = (directory: string, verifierKey: string): void => {
  const file = witnessFile(directory);
  if (existsSync(file)) throw new Error(`${file} exists already`);
  const unfinished = `${file}.unfinished`;
  for (const left of [unfinished, `${unfinished}-journal`]) rmSync(left, { force: true });
  closeSync(openSync(unfinished, 'wx', 0o600));
  const database = new Database(unfinished);
  try {
    database.pragma('journal_mode = DELETE');
    database.pragma('synchronous = FULL');
    database.exec('BEGIN EXCLUSIVE');
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${FORMAT_VERSION}`);
    database.exec(SCHEMA_SQL);
    database.prepare('INSERT INTO about (id, verifier_key) VALUES (1, ?)').run(verifierKey);
    database.exec('COMMIT');
  } finally {
    database.close();
  }
  renameSync(unfinished, file);
  syncDirectory(directory);
};

const requireOwn = (database: Database.Database, file: string, verifierKey: string): void => {
  const refused = (what: string): never => {
    throw new LogRefused({ what, where: file, remedy: REMEDY });
  };
  const marks = ['application_id', 'user_version'].map((name) => database.pragma(name, { simple: true }));
  if (marks[0] !== APPLICATION_ID) refused('this file is not the record of a witness, or it is empty');
  if (marks[1] !== FORMAT_VERSION)
    refused(`this record has format ${String(marks[1])}, not ${FORMAT_VERSION}`);
  const owner = database.prepare<[], string>('SELECT verifier_key FROM about').pluck().get();
  if (owner !== verifierKey) refused(`this is the record of ${owner}, and the key is ${verifierKey}`);
};

/** What a witness has seen, by origin. Processes may share the file: each step is one durable transaction. */
export class WitnessStore {
  readonly #database: Database.Database;
  readonly #seen;
  readonly #grow;
  readonly #first;
  readonly #conflict;
  readonly #conflicts;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#seen = database.prepare<[string], Seen>(
      'SELECT size, root, time_s, note FROM seen WHERE origin = ?',
    );
    this.#grow = database.prepare<[number, Buffer, number, string, string]>(
      'UPDATE seen SET size = ?, root = ?, time_s = ?, note = ? WHERE origin = ?',
    );
    this.#first = database.prepare<[number, Buffer, number, string, string]>(
      'INSERT INTO seen (size, root, time_s, note, origin) VALUES (?, ?, ?, ?, ?)',
    );
    this.#conflict = database.prepare<[string, number, Buffer, string, string]>(
      'INSERT OR IGNORE INTO conflict (origin, size, root, seen_note, request) VALUES (?, ?, ?, ?, ?)',
    );
    this.#conflicts = database.prepare<[string], Conflict>(
      'SELECT size, root, seen_note, request FROM conflict WHERE origin = ? ORDER BY id',
    );
  }

  seen(origin: string): Seen | undefined {
    return this.#seen.get(origin);
  }

  /** Oldest first. */
  conflicts(origin: string): readonly Conflict[] {
    return this.#conflicts.all(origin);
  }

  /**
   * Looks at what was seen, decides and stores, with nobody in between, and durable when it returns. `decide` gives
   * what to keep and what to answer; it must not wait for anything.
   */
  step<Answer>(origin: string, decide: (seen: Seen | undefined) => Step<Answer>): Answer {
    const work = this.#database.transaction(() => {
      const seen = this.#seen.get(origin);
      const { answer, keep, conflict } = decide(seen);
      if (keep !== undefined) {
        const write = seen === undefined ? this.#first : this.#grow;
        write.run(keep.size, keep.root, keep.time_s, keep.note, origin);
      }
      if (conflict !== undefined) {
        const { size, root, seen_note, request } = conflict;
        this.#conflict.run(origin, size, root, seen_note, request);
      }
      return answer;
    });
    return work.immediate();
  }

  close(): void {
    this.#database.close();
  }
}

/**
 * Opens the record of the witness with this key. Throws `LogRefused` when it is missing, another witness's or of
 * another format, `LogDamaged` when the file is damaged.
 */
export const openWitnessStore = (directory: string, verifierKey: string): WitnessStore => {
  const file = witnessFile(directory);
  if (!existsSync(file)) {
    throw new LogRefused({ what: 'what this witness has seen is missing', where: file, remedy: REMEDY });
  }
  return damageInstead(file, () => {
    const database = openForWriting(file);
    try {
      requireOwn(database, file, verifierKey);
      return new WitnessStore(database);
    } catch (error) {
      database.close();
      throw error;
    }
  });
};
