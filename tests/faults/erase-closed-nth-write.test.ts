import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../src/core/catalogue.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import type { WriteStep } from '../../src/log/write-faults.ts';
import { BOOT, denied, moment, optionsIn, temporaryDirectory } from '../log/aid.ts';
import { reportOnDirectory } from './evidence.ts';

const CY = 'cy-who-is-to-be-forgotten' as PersonId;
const FIELDS = [{ seq: 1, name: 'person' }];
const END = 3;

/** A log that was closed after Cy came by. */
const closedLog = (): OpenLogOptions => {
  const options = optionsIn(temporaryDirectory(), {
    isSignedAtOnce: ({ type }) => CATALOGUE[type].signed === 'at_once',
  });
  const log = openLog(options);
  for (const [second, person] of ['ana', CY, 'ben'].entries())
    log.append(moment(second), BOOT, [denied(second, person)]);
  const next = { next_origin: 'county.example/e2', next_key: 'k', reason: 'new_key', words: '' } as const;
  const signed_by = ['ana', 'ben'] as PersonId[];
  log.append(moment(END), BOOT, [{ at: moment(END).at, type: 'epoch_closed', ...next, signed_by }]);
  log.close();
  return options;
};

/** The steps that an erasing takes up to the one that fails, which is the last where none did. */
const eraseUntil = (options: OpenLogOptions, nth: number): readonly WriteStep[] => {
  const steps: WriteStep[] = [];
  const before = (step: WriteStep): void => {
    steps.push(step);
    if (steps.length === nth) throw new Error('the disk failed');
  };
  const log = openLog({ ...options, faults: { before } });
  try {
    expect(log.erasing.eraseAfterEnd(END, FIELDS)).toEqual({ outcome: 'gone' });
  } catch (error) {
    expect(String(error)).toContain('the disk failed');
  } finally {
    log.close();
  }
  return steps;
};

const isNamed = (directory: string): boolean =>
  readdirSync(directory).some((name) => readFileSync(join(directory, name)).includes(CY));

test('an erasing in a closed log whose n-th write fails is not begun, or is finished by whoever opens it next', async () => {
  let unfinished = 0;
  for (let nth = 1; ; nth += 1) {
    const options = closedLog();
    const steps = eraseUntil(options, nth);
    const log = openLog(options);
    const isBegun = [...log.entries(1, 2)].some(({ erased }) => erased.length > 0);
    if (log.erasing.isUnfinished) {
      if (isBegun) unfinished += 1;
      expect(log.erasing.finish(END)).toEqual({ outcome: 'gone' });
    }
    expect(log.erasing.isUnfinished).toBe(false);
    log.close();
    expect(isNamed(options.directory)).toBe(!isBegun);
    expect(await reportOnDirectory(options.directory)).toMatchObject({
      verdict: 'INTACT, UNWITNESSED',
      checked: { erased: isBegun ? 1 : 0, missing: 0 },
      findings: { count: isBegun ? 1 : 0 },
    });
    if (steps.length < nth) break;
  }
  expect(unfinished).toBeGreaterThan(2);
});
