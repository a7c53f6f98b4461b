import type { BackupFault } from '../core/facts-upkeep.ts';

/** No copy was made, or none could be had. `fault` is what goes on record. */
export class BackupFailed extends Error {
  readonly fault: BackupFault;
  readonly what: string;
  readonly remedy: string;

  constructor(fault: BackupFault, what: string, remedy: string, cause?: unknown) {
    super(`${what}. ${remedy}`, cause === undefined ? undefined : { cause });
    this.name = 'BackupFailed';
    this.fault = fault;
    this.what = what;
    this.remedy = remedy;
  }
}

/** Beside what is copied: what is written meanwhile, and the rest of the folder. */
const ROOM_FACTOR = 1.2;

/** Throws where a folder has not so much room as a copy may take. */
export const requireRoom = (folder: string, bytes: number, free: number): void => {
  if (free >= bytes * ROOM_FACTOR) return;
  throw new BackupFailed(
    'no_room',
    `${folder}: ${Math.ceil((bytes * ROOM_FACTOR) / 1e6)} MB are needed, and ${Math.floor(free / 1e6)} MB are free`,
    'Make room there, or keep fewer copies (backup.keep).',
  );
};
