import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { LogRefused } from './errors.ts';

export const databaseFile = (directory: string): string => join(directory, 'log.db');

/** Older versions can lose a commit when a WAL is reset while a second connection reads. */
const SQLITE_MIN = [3, 51, 3];
/** A single writer waits for nobody but a person's own tool on the file. */
const BUSY_MS = 1_000;

const assertVersion = (database: Database.Database): void => {
  const version = String(database.prepare('SELECT sqlite_version()').pluck().get());
  const parts = version.split('.').map(Number);
  const [older] = SQLITE_MIN.map((least, index) => (parts[index] ?? 0) - least).filter(
    (difference) => difference !== 0,
  );
  if (older !== undefined && older < 0) {
    throw new Error(
      `SQLite ${version} is too old for a log that must not lose a commit; ${SQLITE_MIN.join('.')} is needed`,
    );
  }
};

/** Half of SQLite's own default. The library sets sixteen times as much, and every connection would fill it in time. */
const PAGE_CACHE_KIB = 1_000;

/** What a setting says after it was set: SQLite answers a wrong or refused one with silence. */
const assertSetting = (database: Database.Database, name: string, expected: unknown): void => {
  const actual = database.pragma(name, { simple: true });
  if (actual !== expected)
    throw new Error(`SQLite has ${name} = ${String(actual)}, and not ${String(expected)}`);
};

/**
 * A connection that may write. In WAL mode the library's own default can lose commits at a power cut, with
 * `synchronous = FULL` every commit is on the disk when it returns.
 */
export const openForWriting = (file: string): Database.Database => {
  const database = new Database(file, { timeout: BUSY_MS, fileMustExist: true });
  try {
    assertVersion(database);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('trusted_schema = OFF');
    database.pragma('secure_delete = ON');
    database.pragma(`cache_size = -${PAGE_CACHE_KIB}`);
    assertSetting(database, 'journal_mode', 'wal');
    assertSetting(database, 'synchronous', 2);
    assertSetting(database, 'secure_delete', 1);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

/** A connection that cannot write, beside the writer's. Throws `LogRefused` where there is no log to read. */
export const openForReading = (directory: string): Database.Database => {
  const file = databaseFile(directory);
  if (!existsSync(file)) {
    throw new LogRefused({
      what: 'there is no log here',
      where: file,
      remedy: 'Name the data directory of a kiosk.',
    });
  }
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { readonly: true, timeout: BUSY_MS, fileMustExist: true });
    assertVersion(database);
    // Setting this on a reader too costs nothing, and no connection of this program lacks it.
    database.pragma('synchronous = FULL');
    database.pragma(`cache_size = -${PAGE_CACHE_KIB}`);
    assertSetting(database, 'synchronous', 2);
    assertSetting(database, 'journal_mode', 'wal');
    return database;
  } catch (error) {
    database?.close();
    throw new LogRefused(
      {
        what: `the log cannot be read (${error instanceof Error ? error.message : String(error)})`,
        where: file,
        remedy: 'Run this as the user the kiosk runs as, or as root.',
      },
      error,
    );
  }
};
