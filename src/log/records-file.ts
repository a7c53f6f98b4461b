import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The index of the records beside the log, which `src/records/index` makes. It holds what personal fields say, so that
 * whatever erases these has to drop it.
 */
export const recordsFile = (directory: string): string => join(directory, 'records.db');

/**
 * Reports that were made at their time, which `src/office/saved` makes. They hold what personal fields said when they
 * were made.
 */
export const reportFolder = (directory: string): string => join(directory, 'reports');

/** Removes all of them: whether one says what is erased, only reading it would tell. */
export const dropReports = (directory: string): void =>
  rmSync(reportFolder(directory), { recursive: true, force: true });

const FILES = ['', '-wal', '-shm'] as const;

/** Removes the index in a data directory: it is made anew from what the log still has. */
export const dropRecords = (directory: string): void => {
  for (const end of FILES) rmSync(`${recordsFile(directory)}${end}`, { force: true });
};
