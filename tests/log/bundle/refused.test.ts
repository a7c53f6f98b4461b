import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { checkBag } from '../../../src/log/bundle/check-bag.ts';
import { ExportRefused } from '../../../src/log/bundle/errors.ts';
import { exportLog } from '../../../src/log/bundle/export-log.ts';
import { databaseFile } from '../../../src/log/database.ts';
import { LogDamaged } from '../../../src/log/errors.ts';
import { leafHash } from '../../../src/log/formats/tree.ts';
import { temporaryDirectory } from '../aid.ts';
import { bundleOf, filesIn, reading, rejection, requestOf, signedLog } from './aid.ts';

describe('a damaged log gives no bundle', () => {
  const harmed = async (trigger: string, sql: string): Promise<unknown> => {
    const options = signedLog(600);
    const database = new Database(databaseFile(options.directory));
    const text = database
      .prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?')
      .pluck()
      .get(trigger);
    database.exec(`DROP TRIGGER ${trigger}; ${sql}; ${text}`);
    database.close();
    const request = requestOf(reading(options.directory));
    const error = await rejection(exportLog(request));
    expect(existsSync(request.out) || existsSync(`${request.out}.unfinished`)).toBe(false);
    return error;
  };
  const other = (field: string) => `(SELECT ${field} FROM entry WHERE seq = 9)`;

  test.each([
    ['an entry', 'entry_no_update', "bytes = CAST(replace(bytes, 'k1', 'k2') AS BLOB) WHERE seq = 301", 301],
    ['a leaf hash', 'entry_no_update', 'leaf_hash = zeroblob(32) WHERE seq = 300', 300],
    [
      'one entry twice',
      'entry_no_update',
      `bytes = ${other('bytes')}, leaf_hash = ${other('leaf_hash')} WHERE seq = 8`,
      8,
    ],
  ])('%s', async (_, trigger, change, entry) => {
    const error = await harmed(trigger, `UPDATE entry SET ${change}`);
    expect(error).toBeInstanceOf(LogDamaged);
    expect(error).toMatchObject({ entry });
  });

  test('a missing entry', async () => {
    expect(await harmed('entry_no_delete', 'DELETE FROM entry WHERE seq = 17')).toMatchObject({ entry: 17 });
  });

  test('a disclosure of something else', async () => {
    const sql = "UPDATE disclosure SET content = replace(content, 'ana', 'bob') WHERE seq = 5";
    expect(await harmed('disclosure_no_update', sql)).toMatchObject({ entry: 5 });
  });

  test('an entry and its hash that nobody signed', async () => {
    const [entry] = [...reading(signedLog(600).directory).entries(20, 21)];
    const bytes = Buffer.from(String(entry?.bytes).replace('closed', 'opened'));
    const sql = `UPDATE entry SET bytes = x'${bytes.toString('hex')}', leaf_hash = x'${leafHash(bytes).toString('hex')}' WHERE seq = 20`;
    expect(await harmed('entry_no_update', sql)).toMatchObject({ entry: 0 });
  });
});

describe('what is there stays as it is', () => {
  const refusalAt = async (out: string): Promise<unknown> => rejection(bundleOf(signedLog(3), { out }));

  test('a folder with a file in it', async () => {
    const out = temporaryDirectory();
    writeFileSync(path.join(out, 'notes.txt'), 'mine');
    expect(await refusalAt(out)).toBeInstanceOf(ExportRefused);
    expect([...filesIn(out).keys()]).toEqual(['notes.txt']);
  });

  test('a file of that name', async () => {
    const out = path.join(temporaryDirectory(), 'bundle');
    writeFileSync(out, 'mine');
    expect(String(await refusalAt(out))).toContain('there is something here already');
  });

  test('another export that has not ended', async () => {
    const out = path.join(temporaryDirectory(), 'bundle');
    mkdirSync(`${out}.unfinished`);
    expect(String(await refusalAt(out))).toContain('another export is writing here');
    expect(readdirSync(path.dirname(out))).toEqual(['bundle.unfinished']);
  });

  test('a disk that is not mounted', async () => {
    const out = path.join(temporaryDirectory(), 'stick', 'bundle');
    expect(String(await refusalAt(out))).toContain('there is no such folder to put the bundle in');
  });

  test('but an empty folder takes the bundle', async () => {
    const out = temporaryDirectory();
    await bundleOf(signedLog(3), { out });
    expect(await checkBag(out)).toBeUndefined();
  });

  test('a page that is not built is said, and nothing is left', async () => {
    const out = path.join(temporaryDirectory(), 'bundle');
    const error = await rejection(bundleOf(signedLog(3), { out, verifyPage: '/nowhere/verify.html' }));
    expect(String(error)).toContain('Run "npm run build"');
    expect(readdirSync(path.dirname(out))).toEqual([]);
  });
});
