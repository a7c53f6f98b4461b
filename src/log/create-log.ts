import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { databaseFile } from './database.ts';
import { EMPTY_ROOT } from './formats/tree.ts';
import { APPLICATION_ID, FORMAT_VERSION, SCHEMA_SQL, schemaDigest } from './schema.ts';
import { syncDirectory } from './secret-file.ts';

/** What a new log says about itself. */
export interface NewLog {
  readonly origin: string;
  readonly kiosk: string;
  readonly verifier_key: string;
  readonly checkpoint: string;
}

/**
 * Makes an empty log with `checkpoint`, the signed one of no entries. The file gets its name only when it is complete
 * and on the disk: a start cut short leaves no half log, and an empty file under that name is damage.
 */
export const createLog = (directory: string, { origin, kiosk, verifier_key, checkpoint }: NewLog): void => {
  const file = databaseFile(directory);
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
    database
      .prepare(
        'INSERT INTO about (id, format, schema_digest, origin, kiosk, verifier_key) VALUES (1, ?, ?, ?, ?, ?)',
      )
      .run(FORMAT_VERSION, schemaDigest(database), origin, kiosk, verifier_key);
    database
      .prepare(
        "INSERT INTO head (id, size, root, checkpoint, vouched_size, voucher) VALUES (1, 0, ?, ?, 0, x'')",
      )
      .run(EMPTY_ROOT, checkpoint);
    database.exec('COMMIT');
  } finally {
    database.close();
  }
  renameSync(unfinished, file);
  syncDirectory(directory);
};

/** Digest of the schema this program writes, from the schema itself. */
export const expectedSchemaDigest = (): string => {
  const database = new Database(':memory:');
  try {
    database.exec(SCHEMA_SQL);
    return schemaDigest(database);
  } finally {
    database.close();
  }
};
