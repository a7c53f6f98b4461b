import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { LogRefused } from './errors.ts';

export interface WriterLock {
  readonly release: () => void;
}

/**
 * Makes this process the only one that writes in a data directory. The lock is held by the operating
 * system on a small SQLite file: it ends with the process, however that ends, and leaves nothing to clean up.
 * Throws `LogRefused` where another kiosk has it.
 */
export const takeWriterLock = (directory: string): WriterLock => {
  const file = join(directory, 'lock.db');
  // Never opened once it exists: closing it would drop a lock that this very process holds on it.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  const database = new Database(file, { timeout: 0 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new LogRefused(
        {
          what: 'another kiosk is running on this data directory',
          where: directory,
          remedy: 'Stop the other one first, or give this one a data directory of its own.',
        },
        error,
      );
    }
    throw error;
  }
  return { release: () => database.close() };
};
