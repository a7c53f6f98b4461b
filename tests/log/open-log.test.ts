import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LogDamaged, LogRefused } from '../../src/log/errors.ts';
import { openLog } from '../../src/log/open-log.ts';
import {
  BOOT,
  denied,
  errorOf,
  fill,
  heartbeat,
  moment,
  opened,
  openLogAndFill,
  optionsIn,
  temporaryDirectory,
} from './aid.ts';

describe('one writer', () => {
  test('a second one in this process is refused, and the first keeps its lock', () => {
    const options = optionsIn(temporaryDirectory());
    const log = opened(options);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const error = errorOf(() => openLog(options));
      expect(error).toBeInstanceOf(LogRefused);
      expect(String(error)).toContain('another kiosk is running on this data directory');
      expect(String(error)).toContain(options.directory);
    }
    fill(log, 1);
  });

  test('a second one in another process is refused, until the first is gone', () => {
    const options = optionsIn(temporaryDirectory());
    const log = openLog(options);
    fill(log, 1);
    const child = (): { stderr: string; status: number | null } =>
      spawnSync(
        process.execPath,
        [join(import.meta.dirname, 'writer.ts'), JSON.stringify({ ...options, count: 1 })],
        {
          encoding: 'utf8',
        },
      );
    // A second try in this process must not let go of the first one's lock.
    expect(() => openLog(options)).toThrow(/another kiosk is running/);
    expect(child().stderr).toContain('another kiosk is running on this data directory');
    log.close();
    expect(child()).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('a first start cut short', () => {
  test('before the log was there begins again with a new key', () => {
    const directory = temporaryDirectory();
    openLog(optionsIn(directory)).close();
    const key = join(directory, 'keys', 'log.pem');
    renameSync(key, `${key}.new`);
    rmSync(join(directory, 'data', 'log.db'));
    writeFileSync(join(directory, 'data', 'log.db.unfinished'), 'half');
    fill(opened(optionsIn(directory)), 2);
    expect(existsSync(`${key}.new`)).toBe(false);
  });

  test('between log and key is finished', () => {
    const directory = temporaryDirectory();
    const first = openLog(optionsIn(directory));
    first.close();
    const key = join(directory, 'keys', 'log.pem');
    renameSync(key, `${key}.new`);
    const log = opened(optionsIn(directory));
    expect(log.verifierKey).toBe(first.verifierKey);
    expect(existsSync(key)).toBe(true);
  });
});

describe('never an empty log in place of one that was there', () => {
  test('a key without its log is refused', () => {
    const directory = temporaryDirectory();
    openLogAndFill(optionsIn(directory), 2);
    rmSync(join(directory, 'data'), { recursive: true });
    expect(() => openLog(optionsIn(directory))).toThrow(
      /there is no log here, but .*log\.pem has signed one/,
    );
  });

  test('a log without its key is refused', () => {
    const directory = temporaryDirectory();
    openLogAndFill(optionsIn(directory), 2);
    rmSync(join(directory, 'keys'), { recursive: true });
    expect(() => openLog(optionsIn(directory))).toThrow(/the key that signs this log is missing/);
    expect(existsSync(join(directory, 'keys'))).toBe(false);
  });

  test('a log file cut to nothing, or of something else, is refused as damaged', () => {
    const directory = temporaryDirectory();
    openLogAndFill(optionsIn(directory), 2);
    const file = join(directory, 'data', 'log.db');
    for (const content of ['', 'not a database at all, but long enough to look at'.repeat(100)]) {
      truncateSync(file);
      writeFileSync(file, content);
      expect(errorOf(() => openLog(optionsIn(directory)))).toBeInstanceOf(LogDamaged);
    }
  });

  test('another kiosk, origin or key is refused', () => {
    const directory = temporaryDirectory();
    openLogAndFill(optionsIn(directory), 2);
    expect(() => openLog(optionsIn(directory, { kiosk: 'k2' }))).toThrow(
      /the log of kiosk k1, and the configuration says k2/,
    );
    expect(() => openLog(optionsIn(directory, { origin: 'county.example/other' }))).toThrow(
      /the configuration says/,
    );
    expect(() => openLog(optionsIn(directory, { origin: 'two words' }))).toThrow(/cannot name a log/);
    const other = temporaryDirectory();
    openLogAndFill(optionsIn(other), 1);
    const { keyFile } = optionsIn(other);
    expect(() => openLog(optionsIn(directory, { keyFile }))).toThrow(/is signed by the key/);
    fill(opened(optionsIn(directory)), 1);
  });
});

describe('entries that nobody signed', () => {
  const forged = (type: 'access_denied' | 'heartbeat'): (() => unknown) => {
    const options = optionsIn(temporaryDirectory());
    const log = openLog(options);
    fill(log, 4);
    log.close();
    // A writer that signs nothing at once stands for somebody with the file and without the key.
    const unsigned = openLog({ ...options, isSignedAtOnce: () => false });
    unsigned.append(moment(4), BOOT, [heartbeat(4)]);
    unsigned.append(moment(5), BOOT, [type === 'heartbeat' ? heartbeat(5) : denied(5)]);
    unsigned.close();
    return () => opened(options);
  };

  test('are refused where the writer would have signed them at once', () => {
    const error = errorOf(forged('access_denied'));
    expect(error).toBeInstanceOf(LogDamaged);
    expect(error).toMatchObject({ entry: 5 });
    expect(String(error)).toContain('nobody signed it');
  });

  test('are taken where the writer would have signed them later', () => {
    expect(forged('heartbeat')).not.toThrow();
  });
});
