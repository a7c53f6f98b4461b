import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LogFailed } from '../../src/log/errors.ts';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import type { SqliteLog } from '../../src/log/sqlite-log.ts';
import type { WriteStep } from '../../src/log/write-faults.ts';
import { BOOT, denied, heartbeat, moment, opened, optionsIn, temporaryDirectory } from './aid.ts';
import { rootsOf, Signatures, treeIn } from './signed.ts';

const unexpected = (error: unknown): never => {
  throw error;
};

/** A log whose every signature is remembered. */
const watchedLog = (): { options: OpenLogOptions; log: SqliteLog; signatures: Signatures } => {
  const signatures = new Signatures();
  const options = optionsIn(temporaryDirectory(), { faults: { signed: signatures.signed } });
  return { options, log: opened(options), signatures };
};

const appendDenied = (log: SqliteLog): void => {
  const { size } = log.head;
  log.append(moment(size), BOOT, [denied(size)], { sign: 'later' });
};

const appendHeartbeat = (log: SqliteLog): void => {
  const { size } = log.head;
  log.append(moment(size), BOOT, [heartbeat(size)], { sign: 'later' });
};

const nextSignature = (log: SqliteLog): Promise<void> =>
  new Promise((resolve) => {
    const stop = log.onSigned(() => {
      stop();
      resolve();
    });
  });

describe('a signature that nobody waits for', () => {
  test('is of what was there when it was begun, and what came meanwhile has the next one', async () => {
    const { log, signatures } = watchedLog();
    appendDenied(log);
    log.signSoon(unexpected);
    appendDenied(log);
    log.signSoon(unexpected);
    appendDenied(log);
    log.signSoon(unexpected);
    expect([log.head.size, log.publishedSize]).toEqual([3, 0]);
    await nextSignature(log);
    expect([log.head.size, log.publishedSize]).toEqual([3, 1]);
    await nextSignature(log);
    expect(signatures.notes.map((note) => treeIn(note).size)).toEqual([1, 3]);
    expect(treeIn(log.head.checkpoint)).toEqual({ size: 3, root: rootsOf(log)[3] });
  });

  test('comes after a rest, and stands for all that came meanwhile', async () => {
    const { log, signatures } = watchedLog();
    appendDenied(log);
    log.signSoon(unexpected);
    await nextSignature(log);
    for (let crowd = 0; crowd < 5; crowd += 1) {
      appendDenied(log);
      log.signSoon(unexpected);
    }
    await nextSignature(log);
    expect(signatures.notes.map((note) => treeIn(note).size)).toEqual([1, 6]);
  });

  test('whose rest a closed log ends is made by the next start', async () => {
    const { options, log } = watchedLog();
    appendDenied(log);
    log.signSoon(unexpected);
    await nextSignature(log);
    appendDenied(log);
    log.signSoon(unexpected);
    log.close();
    const again = opened(options);
    appendDenied(again);
    again.signSoon(unexpected);
    await nextSignature(again);
    expect([again.head.size, again.publishedSize]).toEqual([3, 3]);
  });

  test('is there at once for whoever needs it now', () => {
    const { log, signatures } = watchedLog();
    appendDenied(log);
    log.signSoon(unexpected);
    appendDenied(log);
    log.signDue();
    expect(treeIn(log.head.checkpoint).size).toBe(2);
    expect(signatures.broken(log)).toBeUndefined();
  });

  test('that a closed log did not wait for is made by the next start', () => {
    const { options, log } = watchedLog();
    appendDenied(log);
    log.signSoon(unexpected);
    appendDenied(log);
    log.close();
    const again = opened(options);
    again.signDue('at_end');
    expect([again.head.size, again.publishedSize]).toEqual([2, 2]);
  });

  test.each<WriteStep>(['sign', 'signed', 'checkpoint'])(
    'that fails at %s stops the log, and is told once',
    async (at) => {
      const before = (step: WriteStep): void => {
        if (step === at) throw new Error('the disk is broken');
      };
      const options = optionsIn(temporaryDirectory());
      const log = openLog({ ...options, faults: { before } });
      onTestFinished(() => log.close());
      appendDenied(log);
      const failures: unknown[] = [];
      await new Promise<void>((resolve) => {
        log.signSoon((error) => {
          failures.push(error);
          resolve();
        });
      });
      expect(failures).toHaveLength(1);
      expect(failures[0]).toBeInstanceOf(LogFailed);
      expect(() => appendHeartbeat(log)).toThrow(LogFailed);
      log.close();
      const again = opened(options);
      again.signDue('at_end');
      expect([again.head.size, again.publishedSize]).toEqual([1, 1]);
    },
  );
});

/** What the process may do with a log, in any order. */
const ACTS = {
  denied: appendDenied,
  heartbeat: appendHeartbeat,
  soon: (log: SqliteLog) => log.signSoon(unexpected),
  now: (log: SqliteLog) => log.signDue(),
  all: (log: SqliteLog) => log.signDue('at_end'),
  snapshot: (log: SqliteLog) => {
    appendHeartbeat(log);
    log.writeSnapshot(log.head.size - 1, '{}');
  },
  pause: () => new Promise((resolve) => setImmediate(resolve)),
} as const;

test('whatever is appended and signed in whatever order, all signatures can stand beside one another', async () => {
  const acts = fc.array(fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(acts, fc.boolean(), async (order, isCut) => {
      const signatures = new Signatures();
      const options = optionsIn(temporaryDirectory(), { faults: { signed: signatures.signed } });
      let log = openLog(options);
      for (const act of order) {
        await ACTS[act](log);
        expect(signatures.broken(log)).toBeUndefined();
      }
      if (isCut) {
        log.close();
        log = openLog(options);
      }
      log.signDue('at_end');
      expect([signatures.broken(log), log.publishedSize]).toEqual([undefined, log.head.size]);
      log.close();
    }),
    { numRuns: 60 },
  );
});
