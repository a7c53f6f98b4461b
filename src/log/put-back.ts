import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { requireClosedFolder } from './data-folder.ts';
import { databaseFile, openForReading, openForWriting } from './database.ts';
import { LogRefused } from './errors.ts';
import { parseVerifierKey } from './formats/note.ts';
import { verifierKeyIn } from './public-key.ts';
import { publishLog } from './published-log.ts';
import { syncDirectory } from './secret-file.ts';
import { type SignedTree, SignerState, type StateOwner } from './signer-state.ts';

/** How far a log is known to have been signed, and who says so. */
export interface KnownTree extends SignedTree {
  /** For a message: "the signer has signed", "county.example/w1 has seen". */
  readonly who: string;
}

export interface PutBackOptions {
  /** A whole copy of a data directory, which was verified. It stays as it is. */
  readonly copy: string;
  /** Data directory, without a log. */
  readonly directory: string;
  readonly keyFile: string;
  readonly signerStateFile: string;
  readonly origin: string;
  /** What is known from outside. */
  readonly known: readonly KnownTree[];
}

export interface PutBack {
  readonly size: number;
  /** Whoever said how far the log has reached, at least one. */
  readonly known: readonly KnownTree[];
}

const refuse = (where: string, what: string, remedy: string): never => {
  throw new LogRefused({ what, where, remedy });
};

const EPOCH =
  'Look for a newer copy. Where there is none, this log cannot go on: begin the next one with "ballot-vault epoch open --reason unrecoverable_rollback".';

/** Throws `LogRefused` unless the copy holds everything that is known to have been signed. */
const requireAllKnown = (
  copy: string,
  size: number,
  rootAt: (size: number) => Buffer,
  known: readonly KnownTree[],
): void => {
  for (const { who, size: signed, root } of known) {
    if (signed > size) refuse(copy, `${who} ${signed} entries, and this copy ends at ${size}`, EPOCH);
    if (!rootAt(signed).equals(root))
      refuse(copy, `${who} other entries among the first ${signed} than this copy has`, EPOCH);
  }
};

const signedLast = (file: string, owner: StateOwner): readonly KnownTree[] => {
  const signed = SignerState.signedBy(file, owner);
  return signed === undefined ? [] : [{ who: 'the signer has signed', ...signed }];
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

/** The signer goes on behind all that the copy has signed; a state of an older day would not let it start. */
const bringState = (file: string, owner: StateOwner, signed: SignedTree): void => {
  if (SignerState.signedBy(file, owner)?.size === signed.size) return;
  rmSync(file, { force: true });
  SignerState.create(file, owner, signed);
};

/** A copy of the database as it is at this moment, complete and on the disk before it gets its name. */
const copyDatabase = (from: string, directory: string): void => {
  const file = databaseFile(directory);
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  closeSync(openSync(unfinished, 'wx', 0o600));
  const database = openForReading(from);
  try {
    database.prepare('VACUUM INTO ?').run(unfinished);
  } finally {
    database.close();
  }
  openForWriting(unfinished).close();
  const descriptor = openSync(unfinished, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(unfinished, file);
  syncDirectory(directory);
};

/**
 * Puts a log back from a copy, so that its signer goes on where it ended. Nothing is changed unless the copy reaches
 * at least as far as the signer's own state, every witness and every kept checkpoint say, with the same entries; and
 * at least one of them must say something, because a copy alone cannot tell that it is the newest one.
 *
 * Throws `LogRefused` with what, where and remedy.
 */
export const putBack = (options: PutBackOptions): PutBack => {
  const { copy, directory, keyFile, signerStateFile, origin } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  requireClosedFolder(directory);
  requireNoLog(directory);
  const log = publishLog(copy);
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
    if (known.length === 0)
      refuse(
        signerStateFile,
        'nothing here says how far this log was signed: no state of its signer, no witness, no kept checkpoint',
        'Put the signer\'s state back, connect a witness, or name a kept checkpoint with "--old FILE".',
      );
    requireAllKnown(copy, size, log.rootAt, known);
    bringState(signerStateFile, owner, { size, root });
    copyDatabase(copy, directory);
    return { size, known };
  } finally {
    log.close();
  }
};
