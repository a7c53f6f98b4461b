import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../src/core/catalogue.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import type { SqliteLog } from '../../src/log/sqlite-log.ts';
import { openDataDirectory } from '../../src/log/verify-sources/data-directory.ts';
import type { WriteStep } from '../../src/log/write-faults.ts';
import { BOOT, denied, heartbeat, moment, optionsIn, temporaryDirectory } from '../log/aid.ts';
import { verified } from '../log/verify/aid.ts';

const CY = 'cy-who-is-to-be-forgotten' as PersonId;
const FIELDS = [{ seq: 1, name: 'person' }];

const logWithCy = (): OpenLogOptions => {
  const options = optionsIn(temporaryDirectory(), {
    isSignedAtOnce: ({ type }) => CATALOGUE[type].signed === 'at_once',
  });
  const log = openLog(options);
  for (const [second, person] of ['ana', CY, 'ben'].entries())
    log.append(moment(second), BOOT, [denied(second, person)]);
  log.close();
  return options;
};

const putOnRecord = (log: SqliteLog): void => {
  const { size } = log.head;
  const { at } = moment(size);
  const said = { person: CY, ground: 'retention_ended', words: 'w', signed_by: ['ana', 'ben'] } as const;
  const act = { at, type: 'disclosures_erased', ...said, ...log.erasing.actOf(size, FIELDS) } as const;
  const signed_by = [...said.signed_by] as PersonId[];
  log.erasing.during(FIELDS, () => log.append(moment(size), BOOT, [{ ...act, signed_by }]));
};

const finish = (log: SqliteLog): void => {
  const { size } = log.head;
  const digest = log.writeSnapshot(size - 1, '{}');
  log.append(moment(size), BOOT, [{ at: moment(size).at, type: 'snapshot_taken', upto: size - 1, digest }]);
  expect(log.erasing.finish(size - 1)).toEqual({ outcome: 'gone' });
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
    putOnRecord(log);
    finish(log);
  } catch (error) {
    expect(String(error)).toContain('the disk failed');
  } finally {
    log.close();
  }
  return steps;
};

const isNamed = (directory: string): boolean =>
  readdirSync(directory).some((name) => readFileSync(join(directory, name)).includes(CY));

test('an erasing whose n-th write fails is not begun, or is finished by whoever opens the log next', async () => {
  let unfinished = 0;
  for (let nth = 1; ; nth += 1) {
    const options = logWithCy();
    const steps = eraseUntil(options, nth);
    const log = openLog(options);
    const isOnRecord = [...log.entries(1, 2)].some(({ erased }) => erased.length > 0);
    expect(log.head.size > 3).toBe(isOnRecord);
    if (isOnRecord && log.erasing.isUnfinished) {
      unfinished += 1;
      // A start is on record before anything else.
      log.append(moment(log.head.size), BOOT, [heartbeat(log.head.size)]);
      finish(log);
    }
    expect(isNamed(options.directory)).toBe(!isOnRecord);
    log.close();
    const { source, close } = openDataDirectory(options.directory);
    expect(await verified(source)).toMatchObject({ verdict: 'INTACT, UNWITNESSED' });
    close();
    if (steps.length < nth) break;
  }
  expect(unfinished).toBeGreaterThan(5);
});
