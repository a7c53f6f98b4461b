import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { LogFailed, LogFull } from '../../src/log/errors.ts';
import { openLog } from '../../src/log/open-log.ts';
import type { WriteFaults, WriteStep } from '../../src/log/write-faults.ts';
import { BOOT, errorOf, heartbeat, moment } from '../log/aid.ts';
import { Signatures } from '../log/signed.ts';
import { expectWhole, filledLog, run, runSoon } from './day-of-writes.ts';

interface Failing {
  readonly steps: readonly WriteStep[];
  readonly signatures: Signatures;
  readonly failed: () => boolean;
  readonly faults: WriteFaults;
}

/**
 * Lets the n-th write, flush or signature fail, and only that. What fails after it took effect is the failure
 * before the step that follows: `committed` of a flushed commit, `sign` of the flushed state, and `signed`.
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

const ALL_STEPS: readonly WriteStep[] = [
  'begin',
  'entry',
  'disclosure',
  'tile_hash',
  'head',
  'kept_checkpoint',
  'cosigned',
  'snapshot',
  'commit',
  'committed',
  'state_write',
  'state_flush',
  'sign',
  'signed',
  'checkpoint',
];

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

describe('the n-th write, flush or signature fails, or fails after it took effect, for every n', () => {
  test('a failure loses nothing acknowledged, adds nothing, and stops the log', {
    timeout: 120_000,
  }, async () => {
    for (let nth = 1; ; nth += 1) {
      const fault = failingAt(nth, ioError);
      const options = filledLog();
      const log = openLog({ ...options, faults: fault.faults });
      const { acknowledged, error } = run(log);
      if (!fault.failed()) {
        expect(error).toBeUndefined();
        expect([...new Set(fault.steps)].sort()).toEqual([...ALL_STEPS].sort());
        log.close();
        return;
      }
      expect(error).toBeInstanceOf(LogFailed);
      expect(errorOf(() => log.append(moment(), BOOT, [heartbeat()]))).toBeInstanceOf(LogFailed);
      log.close();
      const size = await expectWhole(options, acknowledged, fault.signatures);
      // An append that failed only in its report, or in its signature, is on the disk with all of its entries.
      if (loses(fault.steps)) expect(size).toBe(acknowledged.length);
    }
  });

  test('the same while nobody waits for a signature', { timeout: 120_000 }, async () => {
    for (let nth = 1; ; nth += 1) {
      const fault = failingAt(nth, ioError);
      const options = filledLog();
      const log = openLog({ ...options, faults: fault.faults });
      const { acknowledged, error } = await runSoon(log);
      if (!fault.failed()) {
        expect(error).toBeUndefined();
        expect(fault.steps.filter((step) => step === 'signed').length).toBeGreaterThan(1);
        log.close();
        return;
      }
      expect(error).toBeInstanceOf(LogFailed);
      expect(errorOf(() => log.append(moment(), BOOT, [heartbeat()]))).toBeInstanceOf(LogFailed);
      log.close();
      await expectWhole(options, acknowledged, fault.signatures);
    }
  });

  test('a full disk loses nothing acknowledged, and the same log goes on when there is room', {
    timeout: 120_000,
  }, async () => {
    for (let nth = 1; ; nth += 1) {
      const fault = failingAt(nth, fullError);
      const options = filledLog();
      const log = openLog({ ...options, faults: fault.faults });
      let { acknowledged, error } = run(log);
      if (!fault.failed()) {
        log.close();
        return;
      }
      // A commit whose report failed is no full disk; SQLite never says so of one.
      if (error instanceof LogFull && fault.steps.at(-1) !== 'committed') {
        expect(log.head.size).toBe(acknowledged.length);
        ({ acknowledged, error } = run(log));
        expect(error).toBeUndefined();
      }
      // What cannot be known to be undone is no full disk, and a checkpoint that waits for room is no failure.
      const { size } = log.head;
      log.close();
      expect(await expectWhole(options, acknowledged, fault.signatures)).toBeGreaterThanOrEqual(size);
    }
  });
});
