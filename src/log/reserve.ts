import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { syncDirectory } from './secret-file.ts';

/** Room for several thousand entries: the exits, door openings and alarms of days without a free disk. */
export const RESERVE_BYTES = 8 * 1024 * 1024;
/** The reserve is taken back only where as much again stays free for others. */
const FREE_BYTES_MIN = 2 * RESERVE_BYTES;
const CHUNK_BYTES = 256 * 1024;

const reserveFile = (directory: string): string => join(directory, 'reserve');

/** Free bytes for this user on the disk of a directory. */
export const freeBytes = (directory: string): number => {
  const disk = statfsSync(directory);
  return disk.bavail * disk.bsize;
};

export const holdsReserve = (directory: string): boolean =>
  statSync(reserveFile(directory), { throwIfNoEntry: false })?.size === RESERVE_BYTES;

/** Frees the space for the entries that must still be written on a full disk; false when it was free already. */
export const releaseReserve = (directory: string): boolean => {
  const held = existsSync(reserveFile(directory));
  rmSync(reserveFile(directory), { force: true });
  syncDirectory(directory);
  return held;
};

/**
 * Takes the reserve, or takes it again; false where there is not room enough. The bytes are random and
 * really written: a file with holes, or one that the disk can compress, would reserve nothing.
 */
export const restoreReserve = (directory: string): boolean => {
  if (holdsReserve(directory)) return true;
  releaseReserve(directory);
  if (freeBytes(directory) < FREE_BYTES_MIN) return false;
  const descriptor = openSync(reserveFile(directory), 'w', 0o600);
  try {
    const chunk = randomBytes(CHUNK_BYTES);
    let missing = RESERVE_BYTES;
    while (missing > 0) missing -= writeSync(descriptor, chunk, 0, Math.min(missing, CHUNK_BYTES));
    fsyncSync(descriptor);
  } catch {
    releaseReserve(directory);
    return false;
  } finally {
    closeSync(descriptor);
  }
  syncDirectory(directory);
  return holdsReserve(directory);
};
