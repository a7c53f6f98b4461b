import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { requireClosedFolder } from './data-folder.ts';
import { databaseFile, openForReading, openForWriting } from './database.ts';
import { LogRefused } from './errors.ts';
import { parseVerifierKey } from './formats/note.ts';
import { openLog } from './open-log.ts';
import { verifierKeyIn } from './public-key.ts';
import { publishLog } from './published-log.ts';
import { readLog } from './read-log.ts';
import { syncDirectory } from './secret-file.ts';
import { type SignedTree, SignerState, type StateOwner } from './signer-state.ts';
import type { SqliteLog } from './sqlite-log.ts';
import { takeWriterLock } from './writer-lock.ts';

/** How far a log is known to have been signed, and who says so. */
export interface KnownTree extends SignedTree {
  /** For a message: "the signer has signed", "county.example/w1 has seen". */
  readonly who: string;
  /** For the record: `signer`, `kept_checkpoint`, or the name of a witness. */
  readonly by: string;
}

/** A log as it is about to go on. */
export interface BroughtBack {
  /** What was signed of it. */
  readonly signed: SignedTree;
  /** Whoever said how far the log has reached. */
  readonly known: readonly KnownTree[];
}

export interface PutBackOptions {
  /** A whole copy of a data directory, which was verified. It stays as it is. */
  readonly copy: string;
  /** Data directory, without a log. */
  readonly directory: string;
  readonly keyFile: string;
  readonly signerStateFile: string;
  readonly origin: string;
  readonly kiosk: string;
  /** What is known from outside. */
  readonly known: readonly KnownTree[];
  /** Puts on record that the log was put back, signed, before it gets its place. */
  readonly record: (log: SqliteLog, brought: BroughtBack) => void;
}

const refuse = (where: string, what: string, remedy: string): never => {
  throw new LogRefused({ what, where, remedy });
};

const EPOCH =
  'Look for a newer copy. Where there is none, this log cannot go on: begin the next one with "ballot-vault epoch open --reason unrecoverable_rollback".';

const UNFINISHED = 'restoring-';

/** Logs of restores that were cut short, and may have signed that they were put back. */
const unfinishedIn = (directory: string): readonly string[] =>
  readdirSync(directory)
    .filter((name) => name.startsWith(UNFINISHED))
    .map((name) => join(directory, name))
    .filter((folder) => existsSync(databaseFile(folder)));

/** Throws `LogRefused` unless the copy holds everything that is known to have been signed. */
const requireAllKnown = (
  { copy, directory }: PutBackOptions,
  size: number,
  rootAt: (size: number) => Buffer,
  known: readonly KnownTree[],
): void => {
  const [unfinished] = unfinishedIn(directory);
  const remedy =
    unfinished === undefined || unfinished === copy
      ? EPOCH
      : `A restore was cut short here: restore from ${unfinished}, which holds what it had signed.`;
  for (const { who, size: signed, root } of known) {
    if (signed > size) refuse(copy, `${who} ${signed} entries, and this copy ends at ${size}`, remedy);
    if (!rootAt(signed).equals(root))
      refuse(copy, `${who} other entries among the first ${signed} than this copy has`, EPOCH);
  }
};

/** What the signer's own state says, where there is one. Throws `LogRefused` for a damaged one, or another's. */
export const signedLast = (file: string, owner: StateOwner): readonly KnownTree[] => {
  const signed = SignerState.signedBy(file, owner);
  return signed === undefined ? [] : [{ who: 'the signer has signed', by: 'signer', ...signed }];
};

/** SQLite would take the write-ahead log of a former database for that of the one put back. */
const requireNoLog = (directory: string): void => {
  const file = databaseFile(directory);
  for (const [left, what] of [
    [file, 'there is a log here'],
    [`${file}-wal`, 'there is a part of a log here'],
    [`${file}-shm`, 'there is a part of a log here'],
  ] as const) {
    if (existsSync(left)) refuse(left, what, 'Move it away first, and keep it as evidence.');
  }
};

/** The signer goes on behind all that is known to be signed; a state of an older day would not let it start. */
const bringState = (file: string, owner: StateOwner, signed: SignedTree): void => {
  if (SignerState.signedBy(file, owner)?.size === signed.size) return;
  SignerState.replace(file, owner, signed);
};

/** A copy of the database as it is at this moment, complete and on the disk. */
const copyDatabase = (from: string, to: string): void => {
  const file = databaseFile(to);
  closeSync(openSync(file, 'wx', 0o600));
  const database = openForReading(from);
  try {
    database.prepare('VACUUM INTO ?').run(file);
  } finally {
    database.close();
  }
  openForWriting(file).close();
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
};

/** The finished log gets its name, and what restores cut short have left goes. */
const giveName = (staged: string, directory: string): void => {
  requireNoLog(directory);
  for (const part of ['-wal', '-shm'])
    if (existsSync(`${databaseFile(staged)}${part}`)) throw new Error(`${staged}: the log is not closed`);
  renameSync(databaseFile(staged), databaseFile(directory));
  syncDirectory(directory);
  rmSync(staged, { recursive: true });
  for (const left of unfinishedIn(directory)) rmSync(left, { recursive: true });
};

/** The whole log is made beside its place, so that a restore cut short leaves no log that does not tell of it. */
const bring = (options: PutBackOptions, owner: StateOwner, brought: BroughtBack): void => {
  const { copy, directory, keyFile, signerStateFile, origin, kiosk, record } = options;
  const staged = mkdtempSync(join(directory, UNFINISHED));
  try {
    copyDatabase(copy, staged);
    bringState(signerStateFile, owner, brought.signed);
    const log = openLog({ directory: staged, keyFile, signerStateFile, origin, kiosk });
    try {
      record(log, brought);
    } finally {
      log.close();
    }
    giveName(staged, directory);
  } catch (error) {
    // Once something was signed in it, it is the only log that can go on.
    if (SignerState.signedBy(signerStateFile, owner)?.size === brought.signed.size)
      rmSync(staged, { recursive: true, force: true });
    throw error;
  }
};

const furthest = (one: SignedTree, other: SignedTree): SignedTree => (other.size > one.size ? other : one);

const putBackLocked = (options: PutBackOptions): BroughtBack => {
  const { copy, directory, keyFile, signerStateFile, origin } = options;
  requireNoLog(directory);
  const log = publishLog(copy);
  const reader = readLog(copy);
  try {
    if (log.origin !== origin)
      refuse(
        copy,
        `this is the log ${log.origin}, and the configuration says ${origin}`,
        'Name its own copy.',
      );
    const key = verifierKeyIn(keyFile, origin);
    if (key !== log.verifier_key)
      refuse(
        keyFile,
        key === undefined ? 'the key of this log is missing' : 'this is the key of another log',
        'Put the key back first, from its own backup. Where it is lost, open the next epoch.',
      );
    const { size, root } = log.checkpoint();
    const owner = { origin, key_id: parseVerifierKey(log.verifier_key).key_id };
    const known = [...signedLast(signerStateFile, owner), ...options.known];
    // A power cut can take the newest signature away, and leave the entries that it is over.
    requireAllKnown(options, reader.head().size, log.rootAt, known);
    const signed = known.reduce<SignedTree>(furthest, { size, root });
    const brought = { signed: { size: signed.size, root: signed.root }, known };
    bring(options, owner, brought);
    return brought;
  } finally {
    reader.close();
    log.close();
  }
};

/**
 * Puts a log back from a copy, so that its signer goes on where it ended. Nothing is changed unless the copy reaches
 * at least as far as the signer's own state and all that is known from outside say, with the same entries. Whether
 * that is enough to go on is for the caller: a copy alone cannot tell that it is the newest one.
 *
 * Throws `LogRefused` with what, where and remedy; so too while a kiosk runs on the directory.
 */
export const putBack = (options: PutBackOptions): BroughtBack => {
  const { directory } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  requireClosedFolder(directory);
  const lock = takeWriterLock(directory);
  try {
    return putBackLocked(options);
  } finally {
    lock.release();
  }
};
