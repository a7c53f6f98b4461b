import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { openForWriting } from '../log/database.ts';
import { LogRefused } from '../log/errors.ts';
import { parseCheckpoint } from '../log/formats/checkpoint.ts';
import { parseNote } from '../log/formats/note.ts';
import { damageInstead } from '../log/identity.ts';
import { syncDirectory } from '../log/secret-file.ts';
import {
  APPLICATION_ID,
  FORMAT_VERSION,
  FROM_FORMAT_1_SQL,
  FROM_FORMAT_2_SQL,
  SCHEMA_SQL,
} from './witness-schema.ts';

/** The newest checkpoint of a log that this witness has cosigned. */
export interface Seen {
  readonly size: number;
  readonly root: Buffer;
  /** Time of its newest cosignature, seconds since 1970. */
  readonly time_s: number;
  /** The whole signed checkpoint with the cosignature: a witness must be able to prove what it saw. */
  readonly note: string;
}

/** What a log's key signed, shown beside what this witness had seen before. */
export interface Contrary {
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
  /** Signed of the size that was seen, with another root: with `seen_note` it proves two versions of the log. */
  readonly conflict?: Contrary;
  /** Not shown to grow out of what was seen. That proves nothing yet, and anybody can make it. */
  readonly refused?: Contrary;
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

const isConflict = (size: unknown, root: unknown, seenNote: unknown): 0 | 1 => {
  // A witness that had seen nothing kept an empty note.
  if (seenNote === '' || !Buffer.isBuffer(root)) return 0;
  const seen = parseCheckpoint(parseNote(String(seenNote)).text);
  return seen.size === size && !seen.root.equals(root) ? 1 : 0;
};

/** Brings a record of an older format to the present one, at once and whole or not at all. */
const bringUp = (database: Database.Database): void => {
  database.function('is_conflict', { deterministic: true }, isConflict);
  const work = database.transaction(() => {
    // Another process may have done it while this one waited.
    const format = database.pragma('user_version', { simple: true });
    if (format === 1) database.exec(FROM_FORMAT_1_SQL);
    if (format === 2) database.exec(FROM_FORMAT_2_SQL);
  });
  work.immediate();
};

const requireOwn = (database: Database.Database, file: string, verifierKey: string): void => {
  const refused = (what: string): never => {
    throw new LogRefused({ what, where: file, remedy: REMEDY });
  };
  const marks = ['application_id', 'user_version'].map((name) => database.pragma(name, { simple: true }));
  if (marks[0] !== APPLICATION_ID) refused('this file is not the record of a witness, or it is empty');
  if (![1, 2, FORMAT_VERSION].includes(Number(marks[1])))
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
  readonly #refuse;
  readonly #refused;
  readonly #contradicted;
  readonly #proven;

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
    this.#conflicts = database.prepare<[string], Contrary>(
      'SELECT size, root, seen_note, request FROM conflict WHERE origin = ? ORDER BY id',
    );
    this.#refuse = database.prepare<[string, number, Buffer, string, string]>(
      'INSERT OR IGNORE INTO refused (origin, size, root, seen_note, request) VALUES (?, ?, ?, ?, ?)',
    );
    this.#refused = database.prepare<[string], Contrary>(
      'SELECT size, root, seen_note, request FROM refused WHERE origin = ? ORDER BY id',
    );
    this.#contradicted = database.prepare<[string, string, number, Buffer]>(
      `INSERT OR IGNORE INTO conflict (origin, size, root, seen_note, request)
        SELECT origin, size, root, ?, request FROM refused WHERE origin = ? AND size = ? AND root IS NOT ?`,
    );
    this.#proven = database.prepare<[string, number, Buffer]>(
      'DELETE FROM refused WHERE origin = ? AND size = ? AND root = ?',
    );
  }

  seen(origin: string): Seen | undefined {
    return this.#seen.get(origin);
  }

  /** Oldest first. */
  conflicts(origin: string): readonly Contrary[] {
    return this.#conflicts.all(origin);
  }

  /** Oldest first. */
  refused(origin: string): readonly Contrary[] {
    return this.#refused.all(origin);
  }

  /**
   * Looks at what was seen, decides and stores, with nobody in between, and durable when it returns. `decide` gives
   * what to keep and what to answer; it must not wait for anything.
   */
  step<Answer>(origin: string, decide: (seen: Seen | undefined) => Step<Answer>): Answer {
    const work = this.#database.transaction(() => {
      const seen = this.#seen.get(origin);
      const { answer, keep, conflict, refused } = decide(seen);
      if (keep !== undefined) {
        const write = seen === undefined ? this.#first : this.#grow;
        write.run(keep.size, keep.root, keep.time_s, keep.note, origin);
        // What was refused for want of a proof contradicts the first other root that is seen of its size.
        this.#contradicted.run(keep.note, origin, keep.size, keep.root);
        // A true checkpoint that came with a false proof is no evidence of anything.
        this.#proven.run(origin, keep.size, keep.root);
      }
      for (const [shown, insert] of [
        [conflict, this.#conflict],
        [refused, this.#refuse],
      ] as const) {
        if (shown === undefined) continue;
        insert.run(origin, shown.size, shown.root, shown.seen_note, shown.request);
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
      bringUp(database);
      return new WitnessStore(database);
    } catch (error) {
      database.close();
      throw error;
    }
  });
};
