import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Paths } from './config.ts';
import type { State } from './core/state.ts';
import { checkLog } from './log/check-log.ts';
import { databaseFile } from './log/database.ts';
import { LogRefused } from './log/errors.ts';
import { parseCheckpoint } from './log/formats/checkpoint.ts';
import { openNote, parseVerifierKey } from './log/formats/note.ts';
import { damageInstead } from './log/identity.ts';
import { decodeEntries, recordedSnapshot } from './log/log-facts.ts';
import { handOverNextKey, readAnnouncedKey, readNextKey } from './log/next-key.ts';
import { verifierKeyIn } from './log/public-key.ts';
import { publishLog } from './log/published-log.ts';
import { readLog } from './log/read-log.ts';
import { createSecret, readSecret, syncDirectory } from './log/secret-file.ts';
import { SignerState } from './log/signer-state.ts';
import { restoreState } from './restore.ts';

/** A log that ended, as the next one cites it. */
export interface PreviousLog {
  readonly origin: string;
  readonly verifier_key: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
}

/** What a checkpoint signed by this key says. Throws, with a sentence, for one that is not. */
export const citedBy = (note: string, verifierKey: string): PreviousLog => {
  const { origin, size, root } = parseCheckpoint(openNote(note, [parseVerifierKey(verifierKey)]).text);
  return { origin, verifier_key: verifierKey, size, root: root.toString('base64') };
};

/** The rows of a log agree with each other and with its newest checkpoint: the next log cites that. */
const checkWhole = (directory: string): void => {
  const { where, rows, about, close } = readLog(directory);
  try {
    const verifier = parseVerifierKey(about.verifier_key);
    damageInstead(where, () => checkLog({ where, rows, verifier }, Number.POSITIVE_INFINITY));
  } finally {
    close();
  }
};

/**
 * The state of the log in a data folder as far as signed statements that agree with it reach: it says whose PINs
 * count, and whoever can write the file can put entries behind the signed ones that make an official of anybody.
 * A statement about more entries than are there bears out none of them.
 */
export const signedStateIn = (directory: string, statements: readonly PreviousLog[]): State => {
  const log = readLog(directory);
  try {
    const { size: end } = log.head();
    const size = Math.max(0, ...statements.map((each) => each.size).filter((signed) => signed <= end));
    return restoreState({
      facts: (from) => decodeEntries(log.entries(from, size)),
      latestSnapshot: () => recordedSnapshot(log.rows, size),
    });
  } finally {
    log.close();
  }
};

/** What the newest checkpoint in a data folder says. Throws `LogRefused` or `LogDamaged` where the log is not good. */
export const formerLogIn = (directory: string): PreviousLog => {
  checkWhole(directory);
  const log = publishLog(directory);
  try {
    const { size, root } = log.checkpoint();
    return { origin: log.origin, verifier_key: log.verifier_key, size, root: root.toString('base64') };
  } finally {
    log.close();
  }
};

/** Entries of the log in a data folder; 0 where none has begun there. */
export const entriesIn = (directory: string): number => {
  if (!existsSync(databaseFile(directory))) return 0;
  const log = readLog(directory);
  try {
    return log.head().size;
  } finally {
    log.close();
  }
};

/** Two signed statements about one log that cannot both be true, or nothing. */
export const contradictionOf = (one: PreviousLog, other: PreviousLog): string | undefined =>
  one.size !== other.size || one.root === other.root
    ? undefined
    : `two different roots of ${one.size} entries are signed: ${one.root} and ${other.root}`;

/** The same between a statement and what the log in a data folder holds, signed or not, as far as that reaches. */
export const contradictionIn = (directory: string, { size, root }: PreviousLog): string | undefined => {
  if (size > entriesIn(directory)) return undefined;
  const log = publishLog(directory);
  try {
    const here = log.rootAt(size).toString('base64');
    return here === root
      ? undefined
      : `the root of ${size} entries that was signed is ${root}, and in ${directory} it is ${here}`;
  } finally {
    log.close();
  }
};

/** What the signer of a log signed last, by its own state; nothing where that is lost or can tell nothing. */
export const signedLast = (
  signerState: string,
  { origin, verifier_key }: PreviousLog,
): readonly PreviousLog[] => {
  const owner = { origin, key_id: parseVerifierKey(verifier_key).key_id };
  try {
    const signed = SignerState.signedBy(signerState, owner);
    if (signed === undefined) return [];
    return [{ origin, verifier_key, size: signed.size, root: signed.root.toString('base64') }];
  } catch (error) {
    // A lost state is one of the reasons to begin another log.
    if (error instanceof LogRefused) return [];
    throw error;
  }
};

type KeyPaths = Pick<Paths, 'signing_key' | 'signer_state' | 'site_key'>;

const retired = (file: string, keyId: string): string => `${file}.ended-${keyId}`;

/** Where the key and the signer's state of a log lie: in their place, or where the opening of the next one put them. */
export const keyPlacesOf = <P extends Pick<Paths, 'signing_key' | 'signer_state'>>(
  paths: P,
  verifierKey: string,
): P => {
  const keyId = parseVerifierKey(verifierKey).key_id.toString('hex');
  const placeOf = (file: string): string => (existsSync(retired(file, keyId)) ? retired(file, keyId) : file);
  return { ...paths, signing_key: placeOf(paths.signing_key), signer_state: placeOf(paths.signer_state) };
};

/** Puts what signed the former log out of the way of the next one; both stay, under another name. */
const retire = (files: readonly string[], keyId: string): void => {
  for (const file of files) {
    if (!existsSync(file)) continue;
    renameSync(file, retired(file, keyId));
    syncDirectory(path.dirname(file));
  }
};

/** The keys under which the log `origin` may begin: the one that was announced, wherever a start cut short left it. */
export const keysFor = (from: KeyPaths, to: KeyPaths, origin: string): readonly string[] =>
  [
    readNextKey(from.signing_key)?.verifier_key,
    readAnnouncedKey(to.signing_key, origin)?.verifier_key,
    verifierKeyIn(to.signing_key, origin),
  ].flatMap((key) => (key !== undefined && parseVerifierKey(key).name === origin ? [key] : []));

/**
 * Makes the keys ready for the log `origin`: the former one's signing key and signer's state are retired where they
 * lie in the same place, the key that was announced waits to be taken, and the site key is the former one, so that
 * badges and PINs mean what they meant. Cut short, it can be done again.
 */
export const handOver = (from: KeyPaths, to: KeyPaths, former: PreviousLog, origin: string): void => {
  if (verifierKeyIn(from.signing_key, former.origin) === former.verifier_key) {
    const keyId = parseVerifierKey(former.verifier_key).key_id.toString('hex');
    if (from.signing_key === to.signing_key) retire([from.signing_key], keyId);
    if (from.signer_state === to.signer_state) retire([from.signer_state], keyId);
  }
  handOverNextKey(from.signing_key, to.signing_key, origin);
  const site = from.site_key === to.site_key ? undefined : readSecret(from.site_key);
  if (site !== undefined && !existsSync(to.site_key)) createSecret(to.site_key, site);
};
