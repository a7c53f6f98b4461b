import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LogDamaged, LogRefused } from '../../src/log/errors.ts';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import { errorOf, temporaryDirectory, temporaryDirectoryOfFile } from '../log/aid.ts';
import { reportOnDirectory } from './evidence.ts';
import { HARMED_LOGS, type HarmedLog } from './harmed-logs.ts';
import { optionsOf, writeSmallLog } from './small-log.ts';

const pattern = temporaryDirectoryOfFile();

const genuine = (): { readonly folder: string; readonly options: OpenLogOptions } => {
  if (!existsSync(path.join(pattern, 'data'))) writeSmallLog(pattern, 12);
  const folder = path.join(temporaryDirectory(), 'kiosk');
  cpSync(pattern, folder, { recursive: true });
  return { folder, options: optionsOf(folder) };
};

/** Verdict, or what was thrown where nothing could be read. */
const judged = async (options: OpenLogOptions, old: readonly string[] = []): Promise<string> => {
  try {
    return (await reportOnDirectory(options.directory, { old })).verdict;
  } catch (error) {
    return String(error);
  }
};

const expectHarm = async ({ harm, opens, entry, verdict, beside }: HarmedLog): Promise<void> => {
  const { folder, options } = genuine();
  const later = harm(options, folder);
  const error = errorOf(() => openLog(options));
  expect(error instanceof LogDamaged || error instanceof LogRefused).toBe(true);
  expect(String(error)).toMatch(opens);
  if (entry !== undefined) expect(error).toMatchObject({ entry });
  // A second look finds the same: nothing was repaired or begun anew.
  expect(String(errorOf(() => openLog(options)))).toBe(String(error));
  const alone = await judged(options);
  if (typeof verdict === 'string') expect(alone).toBe(verdict);
  else expect(alone).toMatch(verdict);
  if (beside !== undefined) expect(await judged(options, [String(later)])).toBe(beside);
};

describe('what a kiosk says of a harmed log as it refuses to start, and what verify says of it', () => {
  test.each(Object.entries(HARMED_LOGS))('%s', (_, harmed) => expectHarm(harmed));

  test('an unharmed one opens, and is what it was', async () => {
    const { options } = genuine();
    openLog(options).close();
    expect(await judged(options)).toBe('INTACT, UNWITNESSED');
  });
});
