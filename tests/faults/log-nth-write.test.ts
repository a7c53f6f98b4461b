import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { LogFailed, LogFull } from '../../src/log/errors.ts';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import type { SqliteLog } from '../../src/log/sqlite-log.ts';
import type { WriteFaults, WriteStep } from '../../src/log/write-faults.ts';
import {
  BOOT,
  denied,
  errorOf,
  fillAtOnce,
  heartbeat,
  moment,
  optionsIn,
  temporaryDirectory,
  temporaryDirectoryOfFile,
} from '../log/aid.ts';
import { Signatures } from '../log/signed.ts';

/** Entries that are there before a run: two less than a tile. */
const SIZE = 254;
/** What one run appends: across the end of the tile, with disclosures, and the kept checkpoint of a start. */
const APPENDS = [1, 3, 2];

const pattern = temporaryDirectoryOfFile();

/** A log of 254 entries. */
const filledLog = (): OpenLogOptions => {
  if (!existsSync(join(pattern, 'data'))) {
    const log = openLog(optionsIn(pattern));
    fillAtOnce(log, SIZE);
    log.close();
  }
  const directory = temporaryDirectory();
  cpSync(pattern, directory, { recursive: true });
  return optionsIn(directory);
};

/** Appends until one fails; gives how many entries were acknowledged, and the error. */
const run = (log: SqliteLog): { acknowledged: number; error: unknown } => {
  let acknowledged = log.head.size;
  try {
    for (const count of APPENDS) {
      const { size } = log.head;
      const facts = Array.from({ length: count }, (_, index) =>
        index % 2 === 0 ? denied(size) : heartbeat(size),
      );
      acknowledged = log.append(moment(size), BOOT, facts).last + 1;
    }
    log.writeSnapshot(acknowledged - 1, '{}');
    return { acknowledged, error: undefined };
  } catch (error) {
    return { acknowledged, error };
  }
};

interface Failing {
  readonly steps: readonly WriteStep[];
  readonly signatures: Signatures;
  readonly failed: () => boolean;
  readonly faults: WriteFaults;
}

/**
 * Lets the n-th write, flush or signature fail, and only that. What fails after it took effect is the failure
 * before the step that follows: `committed`, `sign` and `signed` are there for that.
 */
const failingAt = (nth: number, error: () => Error): Failing => {
  const steps: WriteStep[] = [];
  const signatures = new Signatures();
  const before = (step: WriteStep): void => {
    steps.push(step);
    if (steps.length === nth) throw error();
  };
  return {
    steps,
    signatures,
    failed: () => steps.length >= nth,
    faults: { before, signed: signatures.signed },
  };
};

/** Steps behind the commit of the entries: of those no failure takes an entry away again. */
const AFTER_COMMIT: ReadonlySet<WriteStep> = new Set([
  'committed',
  'state_write',
  'state_flush',
  'sign',
  'signed',
  'checkpoint',
  'kept_checkpoint',
]);

/** Whether the failed step belonged to a transaction that holds entries. */
const loses = (steps: readonly WriteStep[]): boolean => {
  const begun = steps.lastIndexOf('begin');
  const [last] = steps.slice(-1);
  if (last === 'begin') return steps.at(-2) !== 'signed';
  return last !== undefined && !AFTER_COMMIT.has(last) && steps[begun - 1] !== 'signed';
};

const ioError = (): Error => new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE');
const fullError = (): Error => new Database.SqliteError('database or disk is full', 'SQLITE_FULL');

describe('the n-th write, flush or signature fails, for every n', () => {
  test('a failure loses nothing acknowledged, adds nothing, and stops the log', { timeout: 120_000 }, () => {
    for (let nth = 1; ; nth += 1) {
      const fault = failingAt(nth, ioError);
      const options = filledLog();
      const log = openLog({ ...options, faults: fault.faults });
      const { acknowledged, error } = run(log);
      if (!fault.failed()) {
        expect(error).toBeUndefined();
        expect(new Set(fault.steps).size).toBe(14);
        log.close();
        return;
      }
      expect(error).toBeInstanceOf(LogFailed);
      expect(errorOf(() => log.append(moment(), BOOT, [heartbeat()]))).toBeInstanceOf(LogFailed);
      log.close();
      const again = openLog({ ...options, faults: { signed: fault.signatures.signed } });
      // An append that failed only in its report, or in its signature, is on the disk with all of its entries.
      if (loses(fault.steps)) expect(again.head.size).toBe(acknowledged);
      else expect(again.head.size).toBeGreaterThanOrEqual(acknowledged);
      expect(fault.signatures.broken(again)).toBeUndefined();
      fillAtOnce(again, 2);
      expect(fault.signatures.broken(again)).toBeUndefined();
      again.close();
      openLog(options).close();
    }
  });

  test('a full disk loses nothing acknowledged, and the same log goes on when there is room', {
    timeout: 120_000,
  }, () => {
    for (let nth = 1; ; nth += 1) {
      const fault = failingAt(nth, fullError);
      const options = filledLog();
      const log = openLog({ ...options, faults: fault.faults });
      const { acknowledged, error } = run(log);
      if (!fault.failed()) {
        log.close();
        return;
      }
      // A commit whose report failed is no full disk; SQLite never says so of one.
      if (error instanceof LogFull && fault.steps.at(-1) !== 'committed') {
        expect(log.head.size).toBe(acknowledged);
        expect(run(log)).toMatchObject({ error: undefined });
      }
      // What cannot be known to be undone is no full disk, and a checkpoint that waits for room is no failure.
      const { size } = log.head;
      log.close();
      const again = openLog(options);
      expect(again.head.size).toBeGreaterThanOrEqual(Math.max(size, acknowledged));
      expect(fault.signatures.broken(again)).toBeUndefined();
      again.close();
    }
  });
});
