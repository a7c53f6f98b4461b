import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { CATALOGUE } from '../core/catalogue.ts';
import type { Fact } from '../core/facts.ts';
import { isPracticeLog } from '../core/practice.ts';
import { type CheckedLog, checkLog, type LogToCheck, storedFrontier } from './check-log.ts';
import { createLog } from './create-log.ts';
import { requireClosedFolder, requireOwnFolder } from './data-folder.ts';
import { databaseFile, openForWriting } from './database.ts';
import { LogRefused } from './errors.ts';
import { isOrigin, parseCheckpoint } from './formats/checkpoint.ts';
import { openNote } from './formats/note.ts';
import type { Frontier } from './formats/tree.ts';
import { damageInstead, identifyLog } from './identity.ts';
import type { About, VoucherRow } from './log-rows.ts';
import { readAnnouncedKey, readNextKey } from './next-key.ts';
import { restoreReserve } from './reserve.ts';
import { randomSalt, type SaltSource } from './salt.ts';
import { Signer } from './signer.ts';
import {
  keepWaitingKey,
  makeWaitingKey,
  newPrivateKey,
  readSigningKey,
  readWaitingKey,
  type SigningKey,
} from './signing-key.ts';
import { SqliteLog } from './sqlite-log.ts';
import { checkUnsignedTail } from './unsigned-tail.ts';
import type { WriteFaults } from './write-faults.ts';
import { takeWriterLock, type WriterLock } from './writer-lock.ts';

export interface OpenLogOptions {
  /** Data directory; made (for its owner only) where it is missing. */
  readonly directory: string;
  /** Ed25519 key as PEM, made with the log on the first start. */
  readonly keyFile: string;
  /** What the signer signed last; made with the log on the first start. */
  readonly signerStateFile: string;
  /** Name of the log and of its key: a URL without schema, like `county.example/ballot-room/k1/e1`. */
  readonly origin: string;
  readonly kiosk: string;
  /** Facts whose checkpoint is signed in the same transaction; without it, as their catalogue cards say. */
  readonly isSignedAtOnce?: (fact: Fact) => boolean;
  readonly saltSource?: SaltSource;
  readonly newPrivateKey?: () => KeyObject;
  readonly faults?: WriteFaults;
}

const asCatalogued = (fact: Fact): boolean => CATALOGUE[fact.type].signed === 'at_once';

/**
 * Opens the log of a data directory as its only writer, after checking it; makes log and key on the first
 * start. A file that is missing where the other half is there, that is open to others, damaged or another
 * kiosk's is refused: this never starts over with an empty log.
 *
 * Throws `LogRefused` or `LogDamaged`, each with what, where and remedy.
 */
export const openLog = (options: OpenLogOptions): SqliteLog => {
  const { directory, origin } = options;
  if (!isOrigin(origin)) {
    throw new LogRefused({
      what: `"${origin}" cannot name a log`,
      where: directory,
      remedy:
        'Use a URL without schema, spaces or plus signs, at most 255 bytes, like "county.example/ballot-room/k1".',
    });
  }
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  requireClosedFolder(directory);
  requireOwnFolder(directory);
  const lock = takeWriterLock(directory);
  try {
    const key = existsSync(databaseFile(directory)) ? keyOfLog(options) : makeLog(options);
    return openChecked(options, key, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
};

/** First start. A key without its log means that a log has gone missing. */
const makeLog = ({
  directory,
  keyFile,
  signerStateFile,
  origin,
  kiosk,
  newPrivateKey: make = newPrivateKey,
}: OpenLogOptions): SigningKey => {
  if (existsSync(keyFile)) {
    throw new LogRefused({
      what: `there is no log here, but ${keyFile} has signed one`,
      where: databaseFile(directory),
      remedy:
        'Mount or restore the data directory of that log. To begin a new log on purpose, move that key away first: the new log gets a key of its own.',
    });
  }
  const key = readAnnouncedKey(keyFile, origin) ?? makeWaitingKey(keyFile, origin, make);
  const { verifier_key } = key;
  createLog(directory, { origin, kiosk, verifier_key, checkpoint: Signer.begin(signerStateFile, key) });
  keepWaitingKey(keyFile);
  return key;
};

/** The key of an existing log; one that still waits for its name belongs to a first start cut short. */
const keyOfLog = ({ directory, keyFile, origin }: OpenLogOptions): SigningKey => {
  const key = readSigningKey(keyFile, origin);
  if (key !== undefined) return key;
  const waiting = readWaitingKey(keyFile, origin);
  if (waiting === undefined) {
    throw new LogRefused({
      what: 'the key that signs this log is missing',
      where: keyFile,
      remedy: `Restore the key of ${databaseFile(directory)} from its backup.`,
    });
  }
  keepWaitingKey(keyFile);
  return waiting;
};

/** The log is this kiosk's, under this key; else `LogRefused`. */
const requireOwn = (
  about: About,
  key: SigningKey,
  { origin, kiosk, keyFile }: OpenLogOptions,
  where: string,
): void => {
  const differs = (what: string): never => {
    throw new LogRefused({
      what,
      where,
      remedy: 'Give each kiosk its own data directory and key, as configured.',
    });
  };
  if (isPracticeLog(about.origin) !== isPracticeLog(origin)) {
    throw new LogRefused({
      what: isPracticeLog(origin)
        ? 'this is the log of a real room, and nobody practices on it'
        : 'this is a practice log, in which nothing is real',
      where,
      remedy: 'Name another data folder with --data; the two never have one in common.',
    });
  }
  if (about.origin !== origin)
    differs(`this is the log ${about.origin}, and the configuration says ${origin}`);
  if (about.kiosk !== kiosk)
    differs(`this is the log of kiosk ${about.kiosk}, and the configuration says ${kiosk}`);
  if (about.verifier_key !== key.verifier_key) {
    differs(`this log is signed by the key ${about.verifier_key}, and ${keyFile} is ${key.verifier_key}`);
  }
};

/** The signer of the checked log, and the checkpoint that it signed last, which a crash may have kept out of the log. */
const signerOf = (
  options: OpenLogOptions,
  key: SigningKey,
  log: LogToCheck,
  { head, frontier }: CheckedLog,
): { readonly signer: Signer; readonly voucher: VoucherRow; readonly noted: number } => {
  const { where, rows } = log;
  const voucher = rows.voucher() ?? { size: 0, mac: Buffer.alloc(0) };
  const noted = parseCheckpoint(openNote(head.checkpoint, [log.verifier]).text).size;
  const frontierAt = (size: number): Frontier => (size === head.size ? frontier : storedFrontier(log, size));
  const keys = { own: key, next: readNextKey(options.keyFile) };
  const toSign = { where, size: head.size, frontierAt, checkpointSize: noted, voucher };
  return {
    signer: Signer.open(options.signerStateFile, keys, toSign, options.faults),
    voucher,
    noted,
  };
};

const openChecked = (options: OpenLogOptions, key: SigningKey, lock: WriterLock): SqliteLog => {
  const { directory, faults = {}, isSignedAtOnce = asCatalogued } = options;
  const where = databaseFile(directory);
  return damageInstead(where, () => {
    const database = openForWriting(where);
    let signer: Signer | undefined;
    try {
      const { rows, about } = identifyLog(database, where);
      requireOwn(about, key, options, where);
      const log = { where, rows, verifier: key.verifier };
      const checked = checkLog(log);
      const found = signerOf(options, key, log, checked);
      signer = found.signer;
      const { size } = checked.head;
      const accounted = Math.max(signer.last.size, found.voucher.size);
      checkUnsignedTail({ where, rows, size, accounted, isSignedAtOnce });
      restoreReserve(directory);
      faults.opened?.(database);
      return new SqliteLog({
        directory,
        database,
        rows,
        lock,
        signer,
        kiosk: options.kiosk,
        saltSource: options.saltSource ?? randomSalt,
        isSignedAtOnce,
        faults,
        frontier: checked.frontier,
        checkpoint: found.noted < signer.last.size ? signer.signAgain() : checked.head.checkpoint,
        isStored: found.noted === signer.last.size,
        voucher: found.voucher,
        unsigned: rows.hashes(0, signer.last.size, size - signer.last.size),
        checked_from: checked.checked_from,
      });
    } catch (error) {
      signer?.close();
      database.close();
      throw error;
    }
  });
};
