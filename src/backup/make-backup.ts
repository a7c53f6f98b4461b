import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import type { WrittenBackup } from '../config/backup-schema.ts';
import type { Config } from '../config.ts';
import type { Ms } from '../core/terms.ts';
import { recipientKey } from '../log/formats/age-key.ts';
import { verifyEvidence } from '../log/verify/verify-evidence.ts';
import { openDataDirectory } from '../log/verify-sources/data-directory.ts';
import { makeKeys } from './age.ts';
import { openInto, sealFolder } from './archive.ts';
import { BackupFailed } from './backup-failed.ts';
import { FolderPlace, type Place } from './place.ts';
import { SftpPlace } from './sftp-place.ts';
import { bytesToCopy, copiedData, holdsLog, stage, stagingFolder } from './staging.ts';

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
const nameOf = (origin: string): string => origin.replace(/[^a-z0-9]+/gi, '-');

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

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

/** What is sealed, and its digest. */
const write = async (
  config: Config,
  file: string,
  recipients: readonly Uint8Array[],
  now: Ms,
): Promise<string> => {
  const staging = stagingFolder(config.paths.data, now);
  try {
    await stage(config, staging);
    await sealFolder(staging, file, recipients);
    return await digestOf(file);
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

/** Opens and verifies what was written, as it comes back. Gives its entries and bytes. */
const readBack = async (
  config: Config,
  file: string,
  { identity, digest, now }: { readonly identity: Uint8Array; readonly digest: string; readonly now: Ms },
): Promise<Pick<Backup, 'entries' | 'bytes'>> => {
  const opened = stagingFolder(config.paths.data, now);
  try {
    if ((await digestOf(file)) !== digest) throw new Error('what comes back is not what was written');
    await openInto(file, opened, identity);
    return { entries: await verifyCopy(opened), bytes: statSync(file).size };
  } catch (error) {
    throw new BackupFailed(
      'not_whole',
      `${path.basename(file)} did not verify after it was written: ${reasonOf(error)}`,
      'See "ballot-vault doctor --whole" for the log, and whether the disk for the copies is well.',
      error,
    );
  } finally {
    rmSync(opened, { recursive: true, force: true });
  }
};

const placeOf = ({ paths }: Config, wanted: WrittenBackup, now: Ms): Place =>
  wanted.sftp === undefined
    ? new FolderPlace(paths.data, wanted)
    : new SftpPlace(wanted.to, wanted.sftp, paths.data, now);

/**
 * Makes one encrypted copy of what a kiosk holds, beside the kiosk that runs, reads it back, opens it and verifies the
 * log in it; only then it takes its name, and older ones go. It is opened with a key that is made for this one file and
 * forgotten: those of the recipients are not on this machine.
 *
 * @throws `BackupFailed`; older copies are then as they were.
 */
export const makeBackup = async (config: Config, wanted: WrittenBackup, now: Ms): Promise<Backup> => {
  const place = placeOf(config, wanted, now);
  const prefix = `${nameOf(config.origin)}-`;
  const there = await place.open(bytesToCopy(config));
  const own = there.filter((file) => file.startsWith(prefix));
  await place.remove(own.filter((file) => file.endsWith(UNFINISHED)));
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  const name = `${prefix}${stamp}Z${ENDING}`;
  const unfinished = `${name}${UNFINISHED}`;
  const key = makeKeys();
  const recipients = wanted.recipients.flatMap((written) => recipientKey(written) ?? []);
  try {
    const digest = await place.write(unfinished, (file) =>
      write(config, file, [...recipients, key.recipient], now),
    );
    const seen = await place.read(unfinished, (file) =>
      readBack(config, file, { identity: key.identity, digest, now }),
    );
    await place.rename(unfinished, name);
    const copies = [...own.filter((file) => file.endsWith(ENDING) && file !== name), name].sort();
    const removed = await place.remove(copies.slice(0, -wanted.keep));
    return { file: `${place.address}/${name}`, digest, ...seen, removed };
  } catch (error) {
    await place.remove([unfinished]).catch(() => undefined);
    throw error;
  }
};
