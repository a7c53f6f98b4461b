import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { NotOpened } from '../backup/age.ts';
import { openInto } from '../backup/archive.ts';
import { BackupFailed } from '../backup/backup-failed.ts';
import type { SftpKeys } from '../backup/sftp.ts';
import { fetchCopy } from '../backup/sftp-place.ts';
import { copiedData } from '../backup/staging.ts';
import { sftpAddress } from '../config/sftp-address.ts';
import { readBytes, textOf } from '../config/text-file.ts';
import type { RestoredFrom } from '../core/facts-evidence.ts';
import { databaseFile } from '../log/database.ts';
import { identityKey } from '../log/formats/age-key.ts';
import { MANIFEST_FILE } from '../log/formats/bag.ts';
import { unpackBag } from '../log/unpack-bag.ts';
import type { Report } from '../log/verify/report.ts';
import type { EvidenceSource } from '../log/verify/source.ts';
import { verifyEvidence } from '../log/verify/verify-evidence.ts';
import { openDataDirectory } from '../log/verify-sources/data-directory.ts';
import { openBag } from '../log/verify-sources/open-bag.ts';
import { harmless } from './harmless.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import type { Parts } from './parts.ts';
import { Progress } from './progress.ts';
import { reportText } from './report-text.ts';

const IDENTITY_BYTES_MAX = 10_000;

/** A whole log to be put back, as a data folder. */
export interface WholeCopy {
  readonly folder: string;
  readonly source: RestoredFrom;
  /** Takes away what was made only for it. */
  readonly drop: () => void;
}

/** The report on a copy. Throws `FoundWrong`, after saying why, for one that is not whole, `Misuse` for a log that has ended. */
const wholeReport = async (
  { terminal, now }: Parts,
  where: string,
  source: EvidenceSource,
): Promise<Report> => {
  const progress = new Progress(terminal, now, 'verify');
  const given = { verifierKey: undefined, witnesses: undefined, old: [] };
  const report = await verifyEvidence(source, given, (done, of) => progress.show(done, of, 'entries'));
  progress.end();
  if (report.verdict === 'INVALID' || report.verdict === 'CONFLICT') {
    terminal.error(`${where}: this copy is not whole. Nothing was changed.\n`);
    for (const line of reportText(report)) terminal.error(`${harmless(line)}\n`);
    throw new FoundWrong();
  }
  if (report.epochs.next === undefined) return report;
  throw new Misuse(
    `${where}: this log has ended, and goes on as ${report.epochs.next}`,
    'Keep the copy as it is: it can be verified and exported where it lies, and no entry may follow.',
  );
};

const checkedFolder = async (parts: Parts, folder: string): Promise<Report> => {
  const { source, close } = openDataDirectory(folder);
  try {
    return await wholeReport(parts, folder, source);
  } finally {
    close();
  }
};

/** Throws `Misuse` for a bag of which a part was left out, by name of what is missing. */
const requireFull = async (where: string, source: EvidenceSource, report: Report): Promise<void> => {
  const { checked, size = 0 } = report;
  const refuse = (what: string): never => {
    throw new Misuse(
      `${where}: ${what}, so no log can be made of this bag`,
      'Name a bag that was exported whole and without --redact, or a copy of the data folder.',
    );
  };
  const { profile } = await source.withheld();
  const names = checked.withheld.map(({ name }) => name).join(', ');
  if (profile !== 'none' || checked.withheld.length > 0)
    refuse(`the profile ${profile} withholds personal fields (${names})`);
  const { from, until } = checked.entries;
  if (from > 0 || until < size || checked.hashes_only > 0)
    refuse(`it holds the entries ${from} to ${until - 1} of ${size}`);
  if (checked.missing > 0) refuse(`${checked.missing} personal fields are neither opened nor erased`);
};

/** A data folder made of a bag, beside the place of the log. */
const unpacked = async (parts: Parts, bag: string, data: string): Promise<WholeCopy> => {
  const { source, close } = openBag(bag);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(path.join(data, 'unpacking-'));
  const drop = () => rmSync(folder, { recursive: true, force: true });
  try {
    const report = await wholeReport(parts, bag, source);
    await requireFull(bag, source, report);
    await unpackBag(source, folder);
    const made = await checkedFolder(parts, folder);
    if (made.root !== report.root || made.size !== report.size)
      throw new Error(`${bag}: what was made of it is not what it holds`);
    return { folder, source: 'export_bag', drop };
  } catch (error) {
    drop();
    throw error;
  } finally {
    close();
  }
};

/** The secret key in a file as `backup key` and age-keygen write it: comments, and one line that holds it. */
const identityIn = (file: string): Uint8Array => {
  const lines = textOf(readBytes(file, IDENTITY_BYTES_MAX), file).split(/\r?\n/);
  const keys = lines.flatMap((line) => identityKey(line.trim()) ?? []);
  const [key] = keys;
  if (key !== undefined && keys.length === 1) return key;
  throw new Misuse(
    `${file}: ${keys.length} secret keys are in it`,
    'Name the file that "ballot-vault backup key" or age-keygen made, with one line AGE-SECRET-KEY-1...',
  );
};

/** A data folder out of an encrypted backup. */
const openedBackup = async (
  parts: Parts,
  backup: string,
  data: string,
  identity: string | undefined,
): Promise<WholeCopy> => {
  if (identity === undefined)
    throw new Misuse(
      `${backup}: this is a sealed backup`,
      'Name the file of the secret key with --identity.',
    );
  const key = identityIn(identity);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const opened = mkdtempSync(path.join(data, 'unpacking-'));
  const drop = () => rmSync(opened, { recursive: true, force: true });
  try {
    await openInto(backup, opened, key);
    const folder = copiedData(opened);
    await checkedFolder(parts, folder);
    return { folder, source: 'data_folder', drop };
  } catch (error) {
    drop();
    if (!(error instanceof NotOpened)) throw error;
    parts.terminal.error(
      `${backup}: ${error.message}. Nothing was changed. Try an older backup, or another key.\n`,
    );
    throw new FoundWrong();
  }
};

/** Whether a copy is named by its address at a server, and not by a path. */
export const isAtServer = (copy: string): boolean => copy.startsWith('sftp://');

/** What a copy takes to be had: the key that opens it, and how its server is reached. */
export interface CopyKeys {
  /** File of the secret key. */
  readonly identity?: string | undefined;
  readonly sftp?: SftpKeys | undefined;
}

/** A sealed backup at a server: fetched beside the place of the log, and opened there. */
const fetchedBackup = async (
  parts: Parts,
  address: string,
  data: string,
  { identity, sftp }: CopyKeys,
): Promise<WholeCopy> => {
  if (sftpAddress(address) === undefined)
    throw new Misuse(
      `${address}: this is no address of a copy`,
      'Write sftp://USER@HOST[:PORT]/FOLDER/COPY.',
    );
  if (sftp === undefined)
    throw new Misuse(
      `${address}: it is not said how this server is known, and who you are there`,
      'Add --sftp-key FILE and --known-hosts FILE, or --config FILE of a kiosk that has both under backup.sftp.',
    );
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(path.join(data, 'unpacking-'));
  try {
    return await openedBackup(parts, await fetchCopy(address, sftp, folder), data, identity);
  } catch (error) {
    if (!(error instanceof BackupFailed)) throw error;
    parts.terminal.error(`${error.message}\n`);
    throw new FoundWrong();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * The log in a copy of a data folder, in a sealed backup, or in an exported bag, verified whole; `data` is where it is to lie. Throws
 * `FoundWrong` after saying what is wrong, and `Misuse` for a bag that is not full, or is none.
 */
export const wholeCopyOf = async (
  parts: Parts,
  from: string,
  data: string,
  keys: CopyKeys = {},
): Promise<WholeCopy> => {
  if (isAtServer(from)) return fetchedBackup(parts, from, data, keys);
  if (statSync(from, { throwIfNoEntry: false })?.isFile() === true)
    return openedBackup(parts, from, data, keys.identity);
  if (!existsSync(databaseFile(from)) && existsSync(path.join(from, MANIFEST_FILE)))
    return unpacked(parts, from, data);
  await checkedFolder(parts, from);
  return { folder: from, source: 'data_folder', drop: () => undefined };
};
