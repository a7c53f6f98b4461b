import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import type { WrittenBackup } from '../config/backup-schema.ts';
import type { Config } from '../config.ts';
import type { BackupFault } from '../core/facts-upkeep.ts';
import type { Ms } from '../core/terms.ts';
import { recipientKey } from '../log/formats/age-key.ts';
import { freeBytes } from '../log/reserve.ts';
import { syncDirectory } from '../log/secret-file.ts';
import { verifyEvidence } from '../log/verify/verify-evidence.ts';
import { openDataDirectory } from '../log/verify-sources/data-directory.ts';
import { makeKeys } from './age.ts';
import { openInto, sealFolder } from './archive.ts';
import { bytesToCopy, copiedData, holdsLog, stage, stagingFolder } from './staging.ts';

/** No copy was made. `fault` is what goes on record. */
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

/** A copy that was opened and verified after it was written. */
export interface Backup {
  readonly file: string;
  readonly entries: number;
  readonly bytes: number;
  /** SHA-256 of the file, hex. */
  readonly digest: string;
  /** Older copies that went for it. */
  readonly removed: readonly string[];
}

const ENDING = '.tar.gz.age';
const UNFINISHED = '.unfinished';
/** Beside what is copied: what is written meanwhile, and the rest of the folder. */
const ROOM_FACTOR = 1.2;

const nameOf = (origin: string): string => origin.replace(/[^a-z0-9]+/gi, '-');

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const requirePlace = (data: string, { to, other_disk }: WrittenBackup): void => {
  const place = statSync(to, { throwIfNoEntry: false });
  if (place?.isDirectory() !== true)
    throw new BackupFailed(
      'no_place',
      `${to}: there is no such folder`,
      'Mount the disk or the stick for the copies.',
    );
  if (other_disk === 'required' && place.dev === statSync(data).dev)
    throw new BackupFailed(
      'no_place',
      `${to}: it lies on the disk of the data folder`,
      'Mount the disk or the stick for the copies there; or write other_disk: not_required, and copy them away by other means.',
    );
};

const requireRoom = (folder: string, bytes: number): void => {
  const free = freeBytes(folder);
  if (free >= bytes * ROOM_FACTOR) return;
  throw new BackupFailed(
    'no_room',
    `${folder}: ${Math.ceil((bytes * ROOM_FACTOR) / 1e6)} MB are needed, and ${Math.floor(free / 1e6)} MB are free`,
    'Make room there, or keep fewer copies (backup.keep).',
  );
};

const digestOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

const requireSound = (file: string): void => {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const said = database.pragma('integrity_check', { simple: true });
    if (said !== 'ok') throw new Error(`${path.basename(file)}: ${String(said)}`);
  } finally {
    database.close();
  }
};

/** Verifies what was unpacked as a stranger would: the whole log, and the databases beside it. Gives its entries. */
export const verifyCopy = async (folder: string): Promise<number> => {
  if (!holdsLog(folder)) throw new Error('there is no log in it');
  const data = copiedData(folder);
  for (const name of readdirSync(data).filter((other) => other.endsWith('.db'))) {
    requireSound(path.join(data, name));
  }
  const { source, close } = openDataDirectory(data);
  try {
    const given = { verifierKey: undefined, witnesses: undefined, old: [] };
    const { verdict, size = 0 } = await verifyEvidence(source, given, () => undefined);
    if (verdict === 'INVALID' || verdict === 'CONFLICT') throw new Error(`the log in it is ${verdict}`);
    return size;
  } finally {
    close();
  }
};

/** Older copies of this log, the oldest first. */
const copiesIn = (to: string, name: string): readonly string[] =>
  readdirSync(to)
    .filter((file) => file.startsWith(`${name}-`) && file.endsWith(ENDING))
    .sort();

const removeOld = ({ to, keep }: WrittenBackup, name: string): readonly string[] => {
  const removed = copiesIn(to, name).slice(0, -keep);
  for (const file of removed) rmSync(path.join(to, file), { force: true });
  return removed;
};

const write = async (
  config: Config,
  file: string,
  recipients: readonly Uint8Array[],
  now: Ms,
): Promise<void> => {
  const staging = stagingFolder(config.paths.data, now);
  try {
    await stage(config, staging);
    await sealFolder(staging, file, recipients);
  } catch (error) {
    throw new BackupFailed(
      'not_written',
      reasonOf(error),
      'See whether the disk for the copies is well.',
      error,
    );
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
};

const readBack = async (config: Config, file: string, identity: Uint8Array, now: Ms): Promise<number> => {
  const opened = stagingFolder(config.paths.data, now);
  try {
    await openInto(file, opened, identity);
    return await verifyCopy(opened);
  } catch (error) {
    throw new BackupFailed(
      'not_whole',
      `${file} did not verify after it was written: ${reasonOf(error)}`,
      'See "ballot-vault doctor --whole" for the log, and whether the disk for the copies is well.',
      error,
    );
  } finally {
    rmSync(opened, { recursive: true, force: true });
  }
};

/**
 * Makes one encrypted copy of what a kiosk holds, beside the kiosk that runs, reads it back, opens it and verifies the
 * log in it; only then it takes its name, and older ones go. It is opened with a key that is made for this one file and
 * forgotten: those of the recipients are not on this machine.
 *
 * @throws `BackupFailed`; older copies are then as they were.
 */
export const makeBackup = async (config: Config, wanted: WrittenBackup, now: Ms): Promise<Backup> => {
  const { data } = config.paths;
  requirePlace(data, wanted);
  const bytes = bytesToCopy(config);
  requireRoom(data, bytes);
  requireRoom(wanted.to, bytes);
  const name = nameOf(config.origin);
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  const file = path.join(wanted.to, `${name}-${stamp}Z${ENDING}`);
  const unfinished = `${file}${UNFINISHED}`;
  const own = makeKeys();
  const recipients = wanted.recipients.flatMap((key) => recipientKey(key) ?? []);
  for (const left of readdirSync(wanted.to).filter(
    (other) => other.startsWith(`${name}-`) && other.endsWith(UNFINISHED),
  ))
    rmSync(path.join(wanted.to, left), { force: true });
  try {
    await write(config, unfinished, [...recipients, own.recipient], now);
    const entries = await readBack(config, unfinished, own.identity, now);
    const digest = await digestOf(unfinished);
    renameSync(unfinished, file);
    syncDirectory(wanted.to);
    return { file, entries, bytes: statSync(file).size, digest, removed: removeOld(wanted, name) };
  } finally {
    if (existsSync(unfinished)) rmSync(unfinished, { force: true });
  }
};
