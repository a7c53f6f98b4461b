import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { requireOwnFolder } from '../../src/log/data-folder.ts';
import { LogRefused } from '../../src/log/errors.ts';
import { openLog } from '../../src/log/open-log.ts';
import { loadSiteKey } from '../../src/log/site-key.ts';
import { errorOf, opened, optionsIn, temporaryDirectory } from './aid.ts';

const OPEN_TO_OTHERS = [0o775, 0o757, 0o720, 0o702, 0o1777];
const CLOSED = [0o700, 0o750, 0o755];

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

const refusalIn = (folder: string, mode: number, open: () => unknown): void => {
  const error = errorOf(open);
  expect(error).toBeInstanceOf(LogRefused);
  expect(String(error)).toContain(`${folder}: other users can write in this folder (mode ${octal(mode)})`);
  expect(String(error)).toContain(`chmod go-w ${folder}`);
};

describe('a folder in which others can write', () => {
  test.each(OPEN_TO_OTHERS)('of the data is refused before anything is made in it: mode %i', (mode) => {
    const options = optionsIn(temporaryDirectory());
    mkdirSync(options.directory, { recursive: true });
    chmodSync(options.directory, mode);
    refusalIn(options.directory, mode, () => openLog(options));
    expect(readdirSync(options.directory)).toEqual([]);
    expect(existsSync(options.keyFile)).toBe(false);
  });

  test('of an existing log is refused, and accepted again after the remedy', () => {
    const options = optionsIn(temporaryDirectory());
    openLog(options).close();
    chmodSync(options.directory, 0o770);
    refusalIn(options.directory, 0o770, () => openLog(options));
    chmodSync(options.directory, 0o750);
    opened(options);
  });

  test('of a key is refused, whether the key is there or to be made', () => {
    const options = optionsIn(temporaryDirectory());
    const keys = dirname(options.keyFile);
    mkdirSync(keys, { recursive: true });
    chmodSync(keys, 0o777);
    refusalIn(keys, 0o777, () => openLog(options));
    expect(readdirSync(keys)).toEqual([]);
    chmodSync(keys, 0o700);
    openLog(options).close();
    chmodSync(keys, 0o777);
    refusalIn(keys, 0o777, () => openLog(options));
    const site = join(keys, 'site.key');
    refusalIn(keys, 0o777, () => loadSiteKey(site, true));
    expect(existsSync(site)).toBe(false);
  });
});

test.each(CLOSED)('a folder that others at most read is accepted: mode %i', (mode) => {
  const options = optionsIn(temporaryDirectory());
  mkdirSync(options.directory, { recursive: true });
  chmodSync(options.directory, mode);
  opened(options);
});

test("a folder that is made is its owner's alone, whatever the habit of the process", () => {
  const options = optionsIn(temporaryDirectory());
  const mask = process.umask(0);
  try {
    opened(options);
  } finally {
    process.umask(mask);
  }
  expect(statSync(options.directory).mode & 0o777).toBe(0o700);
  expect(statSync(dirname(options.keyFile)).mode & 0o777).toBe(0o700);
});

test('root writes nothing into the folder of another user, who could not open it then', () => {
  const SOMEBODY = 65_534;
  const options = optionsIn(temporaryDirectory());
  mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  if (process.geteuid?.() === 0) chownSync(options.directory, SOMEBODY, SOMEBODY);
  const { uid } = statSync(options.directory);
  const refused = errorOf(() => requireOwnFolder(options.directory, 0));
  expect(refused).toBeInstanceOf(LogRefused);
  expect(String(refused)).toContain(`${options.directory}: this folder belongs to user number ${uid}`);
  expect(String(refused)).toContain('runuser -u ballot-vault --');
  expect(() => requireOwnFolder(options.directory, uid)).not.toThrow();
  if (process.geteuid?.() === 0) expect(errorOf(() => openLog(options))).toEqual(refused);
  expect(readdirSync(options.directory)).toEqual([]);
});
