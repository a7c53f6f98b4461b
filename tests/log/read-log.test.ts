import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { databaseFile } from '../../src/log/database.ts';
import { LogRefused } from '../../src/log/errors.ts';
import { openLog } from '../../src/log/open-log.ts';
import { entryLine, readLog } from '../../src/log/read-log.ts';
import { type BackgroundResult, verifyEarlier } from '../../src/log/verify-earlier.ts';
import { errorOf, fill, fillAtOnce, opened, optionsIn, temporaryDirectory } from './aid.ts';

const reader = (directory: string): ReturnType<typeof readLog> => {
  const found = readLog(directory);
  onTestFinished(found.close);
  return found;
};

describe('reading beside the writer', () => {
  test('sees each entry as soon as it is appended', () => {
    const options = optionsIn(temporaryDirectory());
    const log = opened(options);
    const { entries, head, about } = reader(options.directory);
    expect([...entries(0)]).toEqual([]);
    for (let size = 1; size <= 5; size += 1) {
      fill(log, 1);
      expect([...entries(0)].map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4].slice(0, size));
      expect(head()).toEqual(log.head);
    }
    expect([...entries(3)].map(({ seq }) => seq)).toEqual([3, 4]);
    expect([...entries(1, 3)].map(({ seq }) => seq)).toEqual([1, 2]);
    expect(about).toMatchObject({ kiosk: 'k1', verifier_key: log.verifierKey });
  });

  test('does not stop a writer in another process, nor is it stopped', { timeout: 90_000 }, async () => {
    const options = optionsIn(temporaryDirectory());
    openLog(options).close();
    const writer = spawn(process.execPath, [
      join(import.meta.dirname, 'writer.ts'),
      JSON.stringify({ ...options, count: 400 }),
    ]);
    const ended = once(writer, 'exit');
    const { entries, head } = reader(options.directory);
    let seen = 0;
    while (writer.exitCode === null) {
      const page = [...entries(seen)];
      expect(page.map(({ seq }) => seq)).toEqual(page.map((_, index) => seen + index));
      seen += page.length;
      await new Promise(setImmediate);
    }
    expect(await ended).toEqual([0, null]);
    expect(head().size).toBe(seen + [...entries(seen)].length);
  });

  test('works on a log that nobody writes', () => {
    const options = optionsIn(temporaryDirectory());
    const log = openLog(options);
    fill(log, 3);
    log.close();
    expect([...reader(options.directory).entries(0)]).toHaveLength(3);
    fill(opened(options), 1);
  });

  test('gives lines of JSON with the personal fields opened', () => {
    const options = optionsIn(temporaryDirectory());
    fill(opened(options), 2);
    const lines = [...reader(options.directory).entries(0)].map(entryLine);
    expect(lines.map((line) => line.includes('\n'))).toEqual([false, false]);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({
      seq: 1,
      type: 'access_denied',
      person: 'ana',
      credential: 'c0ffee',
    });
  });

  test('refuses a directory without a log', () => {
    expect(errorOf(() => readLog(temporaryDirectory()))).toBeInstanceOf(LogRefused);
  });

  test('cannot write', () => {
    const options = optionsIn(temporaryDirectory());
    opened(options);
    const database = new Database(databaseFile(options.directory), { readonly: true });
    onTestFinished(() => {
      database.close();
    });
    expect(() => database.exec('UPDATE head SET size = 5')).toThrow(/readonly/);
  });
});

describe('checking older entries in another process', () => {
  const verified = (directory: string, key: string, until: number): Promise<BackgroundResult> =>
    new Promise((resolve) => {
      verifyEarlier(directory, key, until, resolve);
    });

  test('finds a whole log intact while it grows', async () => {
    const options = optionsIn(temporaryDirectory());
    const log = opened(options);
    fillAtOnce(log, 3_000);
    const result = verified(options.directory, log.verifierKey, 2_560);
    fill(log, 50);
    expect(await result).toEqual({ outcome: 'intact', checked: 2_560 });
  });

  test('names the first bad entry', async () => {
    const directory = temporaryDirectory();
    const options = optionsIn(directory);
    const log = openLog(options);
    fillAtOnce(log, 1_000);
    log.close();
    const copy = temporaryDirectory();
    cpSync(directory, copy, { recursive: true });
    const database = new Database(databaseFile(join(copy, 'data')));
    const trigger = database
      .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name = 'disclosure_no_update'")
      .pluck()
      .get();
    database.exec('DROP TRIGGER disclosure_no_update');
    database.exec("UPDATE disclosure SET content = replace(content, 'ana', 'bob') WHERE seq IN (301, 401)");
    database.exec(trigger ?? '');
    database.close();
    expect(await verified(join(copy, 'data'), log.verifierKey, 768)).toMatchObject({
      outcome: 'damaged',
      entry: 301,
    });
    expect(await verified(options.directory, log.verifierKey, 768)).toMatchObject({ outcome: 'intact' });
  });

  test('says that it could not look where there is nothing to look at', async () => {
    expect(await verified(temporaryDirectory(), 'none', 256)).toMatchObject({ outcome: 'not_finished' });
  });

  test('is done at once for a log that was read whole at start', async () => {
    const log = opened(optionsIn(temporaryDirectory()));
    fill(log, 3);
    const result = new Promise((resolve) => {
      log.verifyInBackground(resolve);
    });
    expect(await result).toEqual({ outcome: 'intact', checked: 0 });
  });
});
