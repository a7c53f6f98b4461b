import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The index of the records beside the log, which `src/records/index` makes. It holds what personal fields say, so that
 * whatever erases these has to drop it.
 */
export const recordsFile = (directory: string): string => join(directory, 'records.db');

const FILES = ['', '-wal', '-shm'] as const;

/** Removes the index in a data directory: it is made anew from what the log still has. */
export const dropRecords = (directory: string): void => {
  for (const end of FILES) rmSync(`${recordsFile(directory)}${end}`, { force: true });
};
