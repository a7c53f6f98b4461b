import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { SITE_FILE } from '../config/site-file.ts';
import type { Config } from '../config.ts';
import { databaseFile } from '../log/database.ts';
import { USED_KEYS_FILE } from '../log/used-keys.ts';

/** What cannot be made again. What waits to be told (alerts.db) and the index of the records come from the log. */
const DATABASES = ['log.db', 'office.db', 'witness.db'];
/** Keys and signer's states; whatever else lies there is small. */
const KEYS = 'keys';
const STAGED = 'backup-';
/** What a run that was cut short left behind goes once nobody can still be at it. */
const LEFT_OVER_MS = 86_400_000;

/** All pages in one step, so that a kiosk that goes on writing does not make the copy begin anew. */
const ALL_PAGES = 2 ** 30;

const copyDatabase = async (from: string, to: string): Promise<void> => {
  const database = new Database(from, { readonly: true, fileMustExist: true });
  try {
    await database.backup(to, { progress: () => ALL_PAGES });
  } finally {
    database.close();
  }
};

/** Where the log lies in an unpacked copy. */
export const copiedData = (folder: string): string => path.join(folder, 'data');

/** The configuration with the keys that it names, wherever they lie: without them its log and its readers end. */
const named = ({ file, paths, wiring }: Config): readonly string[] => [
  ...new Set([
    ...[file, paths.signing_key, paths.site_key, paths.signer_state],
    ...wiring.flatMap((device) => (device.kind === 'osdp' ? [device.key_file] : [])),
  ]),
];

/** Copies each of these files: below the data folder to its place there, and others by their names, each by its own. */
const copyNamed = (config: Config, folder: string): void => {
  const outside = path.join(folder, 'elsewhere');
  for (const file of named(config).filter((name) => existsSync(name))) {
    const below = path.relative(config.paths.data, file);
    const inside = !below.startsWith('..') && !path.isAbsolute(below);
    const [place = ''] = inside
      ? [path.join(copiedData(folder), below)]
      : [path.basename(file), file.replaceAll('/', '_')]
          .map((name) => path.join(outside, name))
          .filter((name) => !existsSync(name));
    mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 });
    cpSync(file, place, { preserveTimestamps: true });
  }
};

/** Bytes that a copy takes before it is packed. */
export const bytesToCopy = ({ paths }: Config): number =>
  DATABASES.map((name) => statSync(path.join(paths.data, name), { throwIfNoEntry: false })?.size ?? 0).reduce(
    (sum, size) => sum + size,
    0,
  );

/** A folder of its own beside the log; older ones that a run left behind go. */
export const stagingFolder = (data: string, now: number): string => {
  for (const name of readdirSync(data).filter((other) => other.startsWith(STAGED))) {
    const left = path.join(data, name);
    if (now - statSync(left).mtimeMs > LEFT_OVER_MS) rmSync(left, { recursive: true, force: true });
  }
  return mkdtempSync(path.join(data, STAGED));
};

/**
 * Puts a copy of what a kiosk holds into a new folder, beside the kiosk that runs: `data/` as it lies on the disk, each
 * database as of one instant, and `elsewhere/` with the configuration and keys that lie outside.
 */
export const stage = async (config: Config, folder: string): Promise<void> => {
  const { data } = config.paths;
  const copy = path.join(folder, 'data');
  mkdirSync(copy, { mode: 0o700 });
  for (const name of DATABASES) {
    const file = path.join(data, name);
    if (existsSync(file)) await copyDatabase(file, path.join(copy, name));
  }
  for (const name of [SITE_FILE, USED_KEYS_FILE]) {
    const file = path.join(data, name);
    if (existsSync(file)) cpSync(file, path.join(copy, name), { preserveTimestamps: true });
  }
  if (existsSync(path.join(data, KEYS)))
    cpSync(path.join(data, KEYS), path.join(copy, KEYS), { recursive: true, preserveTimestamps: true });
  mkdirSync(path.join(folder, 'elsewhere'), { mode: 0o700 });
  copyNamed(config, folder);
  const { photos } = config.paths;
  if (existsSync(photos)) cpSync(photos, path.join(folder, 'elsewhere', 'photos'), { recursive: true });
};

export const holdsLog = (folder: string): boolean => existsSync(databaseFile(copiedData(folder)));
