import Database from 'better-sqlite3';
import { LogFailed, LogFull } from './errors.ts';
import { freeBytes } from './reserve.ts';

/** A failure of the disk that means no more than "no room" leaves this much or less. */
const NO_ROOM_BYTES = 1024 * 1024;

/** Tells a full disk, after which a log goes on, from any other failed write, after which nothing is written. */
export class WriteGuard {
  readonly #where: string;
  #failure: unknown;

  /** @param where the data directory, for messages and for its free space */
  constructor(where: string) {
    this.#where = where;
  }

  /** Does some writing that leaves nothing behind where it fails. Throws `LogFull` or `LogFailed`. */
  write(work: () => void): void {
    this.#attempt(work, (error) => this.#isFull(error));
  }

  /** Does what may not be done a second time. Throws `LogFailed`, whatever the cause. */
  once(work: () => void): void {
    this.#attempt(work, () => false);
  }

  #attempt(work: () => void, isFull: (error: unknown) => boolean): void {
    const where = this.#where;
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
      work();
    } catch (error) {
      if (isFull(error)) {
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

  #isFull(error: unknown): boolean {
    if (!(error instanceof Database.SqliteError)) return false;
    if (error.code === 'SQLITE_FULL' || error.code === 'SQLITE_IOERR_SHMSIZE') return true;
    // A quota shows as a failed write; SQLite knows only ENOSPC by name.
    return error.code.startsWith('SQLITE_IOERR') && freeBytes(this.#where) < NO_ROOM_BYTES;
  }
}
