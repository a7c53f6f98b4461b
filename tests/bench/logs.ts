import { hash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { expectedSchemaDigest } from '../../src/log/create-log.ts';
import { databaseFile } from '../../src/log/database.ts';
import { ENTRY_VERSION } from '../../src/log/entry.ts';
import { STATE_SHAPE } from '../../src/restore.ts';
import { ROOT } from '../../src/runtime.mjs';
import { SNAPSHOT_ENTRIES_MAX } from '../../src/snapshots.ts';
import { writeHistory } from './history.ts';
import { say } from './progress.ts';

/** Beside the packages: ignored by git, and on the disk that is measured. */
const CACHE = path.join(ROOT, 'node_modules', '.cache', 'ballot-vault-bench');
const WORK = path.join(CACHE, 'work');
const MAKERS = ['history.ts', 'replayed.ts', 'day.ts', 'site.ts', 'bulk-log.ts'];

/** What a kept history was made with: of another schema or another day it is made anew. */
const historyKey = (): string => {
  const makers = MAKERS.map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8'));
  const made = [expectedSchemaDigest(), ENTRY_VERSION, STATE_SHAPE, SNAPSHOT_ENTRIES_MAX, ...makers];
  return hash('sha256', JSON.stringify(made), 'hex').slice(0, 12);
};

/** Folder of the kept log of so many entries; made on the first run. */
export const keptHistory = (entries: number): string => {
  const name = `${historyKey()}-${entries}`;
  const folder = path.join(CACHE, name);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  for (const stale of readdirSync(CACHE).filter((kept) => kept.endsWith(`-${entries}`)))
    rmSync(path.join(CACHE, stale), { recursive: true });
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const begun = performance.now();
  say(`making a log of ${entries} entries; it is kept for later runs ...`);
  writeHistory(unfinished, entries);
  renameSync(unfinished, folder);
  say(`made in ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  return folder;
};

const copyFolder = (from: string, to: string): void => {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) {
      copyFolder(source, target);
      continue;
    }
    copyFileSync(source, target);
    // What is still on its way to the disk would slow the first measured commits.
    const descriptor = openSync(target, 'r+');
    fsyncSync(descriptor);
    closeSync(descriptor);
  }
};

/** An empty folder on the measured disk, gone after the run. */
export const workFolder = (name: string): string => {
  const folder = path.join(WORK, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
};

/** A fresh copy of the log of so many entries, in a folder of its own. */
export const logOf = (entries: number, name: string): string => {
  const folder = workFolder(name);
  copyFolder(keptHistory(entries), folder);
  return folder;
};

export const dropWork = (): void => rmSync(WORK, { recursive: true, force: true });

/** Bytes of all files in a folder and below it. */
export const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);

/** Bytes of the database of a log. */
export const bytesOf = (folder: string): number => statSync(databaseFile(folder)).size;
