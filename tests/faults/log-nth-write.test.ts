import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { LogFailed, LogFull } from '../../src/log/errors.ts';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import type { SqliteLog } from '../../src/log/sqlite-log.ts';
import type { WriteStep } from '../../src/log/write-faults.ts';
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
  readonly failed: () => boolean;
  readonly before: (step: WriteStep) => void;
}

/** Lets the n-th write fail, and only that. */
const failingAt = (nth: number, error: () => Error): Failing => {
  const steps: WriteStep[] = [];
  return {
    steps,
    failed: () => steps.length >= nth,
    before: (step) => {
      steps.push(step);
      if (steps.length === nth) throw error();
    },
  };
};

const ioError = (): Error => new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE');
const fullError = (): Error => new Database.SqliteError('database or disk is full', 'SQLITE_FULL');

describe('the n-th write fails, for every n', () => {
  test('a failed write loses nothing acknowledged, adds nothing, and stops the log', {
    timeout: 60_000,
  }, () => {
    for (let nth = 1; ; nth += 1) {
      const fault = failingAt(nth, ioError);
      const options = filledLog();
      const log = openLog({ ...options, faults: fault });
      const { acknowledged, error } = run(log);
      if (!fault.failed()) {
        expect(error).toBeUndefined();
        expect(new Set(fault.steps).size).toBe(9);
        log.close();
        return;
      }
      expect(error).toBeInstanceOf(LogFailed);
      expect(log.head.size).toBe(acknowledged);
      expect(errorOf(() => log.append(moment(), BOOT, [heartbeat()]))).toBeInstanceOf(LogFailed);
      log.close();
      const again = openLog(options);
      // A commit that failed only in its report is on the disk, with all of its entries.
      const persisted = fault.steps.at(-1) === 'committed' ? again.head.size : acknowledged;
      expect(again.head.size).toBe(persisted);
      fillAtOnce(again, 2);
      again.close();
      openLog(options).close();
    }
  });

  test('a full disk loses nothing acknowledged, and the same log goes on when there is room', {
    timeout: 60_000,
  }, () => {
    for (let nth = 1; ; nth += 1) {
      const fault = failingAt(nth, fullError);
      const options = filledLog();
      const log = openLog({ ...options, faults: fault });
      const { acknowledged, error } = run(log);
      if (!fault.failed()) {
        log.close();
        return;
      }
      if (fault.steps.at(-1) !== 'committed') {
        expect(error).toBeInstanceOf(LogFull);
        expect(log.head.size).toBe(acknowledged);
        expect(run(log)).toMatchObject({ error: undefined });
      }
      const { size } = log.head;
      log.close();
      const again = openLog(options);
      expect(again.head.size).toBeGreaterThanOrEqual(size);
      again.close();
    }
  });
});
