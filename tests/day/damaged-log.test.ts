import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { databaseFile } from '../../src/log/database.ts';
import { folder, run } from '../commands/aid.ts';

const serveOnce = (data: string) =>
  new Promise<Awaited<ReturnType<typeof run>>>((resolve, reject) => {
    const stop = Promise.withResolvers<string>();
    run(['demo', '--port', '0', '--data', data], {
      stop: stop.promise,
      onPrint: (text) => {
        if (text.includes('kiosk screen')) stop.resolve('the test has seen enough');
      },
    }).then(resolve, reject);
  });

/** Changes one word of a stored entry, as somebody with the disk in hand can. */
const forge = (file: string, seq: number): void => {
  const database = new Database(file);
  const triggers = database
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  const bytes = database.prepare<[number], Buffer>('SELECT bytes FROM entry WHERE seq = ?').pluck().get(seq);
  const changed = Buffer.from(String(bytes).replace('closed', 'opened'), 'utf8');
  database.prepare('UPDATE entry SET bytes = ? WHERE seq = ?').run(changed, seq);
  for (const { sql } of triggers) database.exec(sql);
  database.close();
};

test('a log in which one word was changed is refused by name of the entry, and left as it is', async () => {
  const data = path.join(folder(), 'data');
  expect((await serveOnce(data)).code).toBe(0);
  const { printed } = await run(['log', '--data', data, '--json']);
  const lines = printed.trim().split('\n');
  const seq = lines.findIndex((line) => line.includes('"closed"'));
  expect(seq).toBeGreaterThan(0);
  forge(databaseFile(data), seq);
  const before = readFileSync(databaseFile(data));
  const refused = await serveOnce(data);
  expect(refused.code).toBe(1);
  expect(refused.printed).not.toContain('kiosk screen');
  expect(refused.errors).toContain(`entry ${seq}`);
  expect(refused.errors).toMatch(/Nothing was changed\. Keep this directory as evidence/);
  expect(readFileSync(databaseFile(data))).toEqual(before);
}, 60_000);
