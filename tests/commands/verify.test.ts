import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { formatTlogProof } from '../../src/log/formats/tlog-proof.ts';
import { openLog } from '../../src/log/open-log.ts';
import { publishLog } from '../../src/log/published-log.ts';
import { createEvidenceServer } from '../../src/web/evidence-server.ts';
import { fill, optionsIn } from '../log/aid.ts';
import { ORIGIN } from '../log/facts.ts';
import { writeBag } from '../log/verify/bag-files.ts';
import { HONEST, WITNESS_KEY } from '../log/verify/tampered.ts';
import { folder, run } from './aid.ts';

/** A data directory with a log of so many entries, and the ways to go on with it. */
const dataDirectory = (entries: number) => {
  const home = folder();
  const options = optionsIn(home);
  const log = openLog(options);
  fill(log, entries);
  return { data: options.directory, home, log };
};

test('a data directory is checked while its kiosk writes', async () => {
  const { data, log } = dataDirectory(300);
  const first = await run(['verify', data]);
  fill(log, 10);
  expect(first.printed.split('\n')[0]).toBe('INTACT, UNWITNESSED');
  expect(first).toMatchObject({ code: 0, errors: '' });
  expect(first.printed).toContain('This key came with the evidence itself');
  expect(first.printed).toContain('Nothing proves that everything was recorded');
  const report = JSON.parse((await run(['verify', data, '--json'])).printed);
  expect(report).toMatchObject({ verdict: 'INTACT, UNWITNESSED', size: 310 });
  log.close();
});

test('a changed table is found, named, and proven in a new file outside of it', async () => {
  const { data, home, log } = dataDirectory(300);
  log.close();
  const database = new Database(path.join(data, 'log.db'));
  database.exec('DROP TRIGGER tile_hash_no_update; UPDATE tile_hash SET hash = zeroblob(32)');
  database.close();
  const evidence = path.join(home, 'evidence.json');
  const seen = await run(['verify', data, '--evidence', evidence]);
  expect(seen.code).toBe(1);
  expect(seen.printed.split('\n')[0]).toBe('INVALID');
  expect(seen.errors).toBe(`What proves this is in ${evidence}\n`);
  expect(JSON.parse(readFileSync(evidence, 'utf8')).verdict).toBe('INVALID');
  const again = await run(['verify', data, '--evidence', evidence]);
  expect(again.code).toBe(2);
  expect(again.errors).toContain('the evidence cannot be written');
  const inside = path.join(data, 'evidence.json');
  expect((await run(['verify', data, '--evidence', inside])).errors).toContain(
    'lies within what was checked',
  );
  expect(existsSync(inside)).toBe(false);
});

test('a checkpoint that somebody copied is taken whatever its line ends, and the key that is given outranks the log', async () => {
  const { data, home, log } = dataDirectory(20);
  const file = path.join(home, 'photo.txt');
  // As somebody copied it by hand.
  writeFileSync(file, `${log.head.checkpoint.replaceAll('\n', '\r\n')}\n\n`);
  log.close();
  const agreed = await run(['verify', data, '--old', file]);
  expect(agreed.code).toBe(0);
  expect(agreed.printed).toContain(`${file} (20 entries): this log begins with what it was signed of\n`);
  // A challenge at the kiosk gives a proof, which ends in a checkpoint.
  const proof = formatTlogProof({ index: 3, proof: [], checkpoint: log.head.checkpoint });
  writeFileSync(file, proof);
  const proven = await run(['verify', data, '--old', file, '--json']);
  expect(proven.code).toBe(0);
  expect(JSON.parse(proven.printed).checked.old_checkpoints).toBe(2);
  const shopping = path.join(home, 'shopping.txt');
  writeFileSync(shopping, 'milk\n');
  const rubbish = await run(['verify', data, '--old', shopping, '--evidence', path.join(home, 'r.json')]);
  expect(rubbish.code).toBe(1);
  expect(rubbish.printed).toContain(`${shopping}: says nothing about this log`);
  expect(rubbish.printed).toContain(', 1 earlier checkpoints');
  const earlier = dataDirectory(10);
  earlier.log.close();
  const cut = ['verify', earlier.data, '--old', file, '--evidence', path.join(home, 'c.json')];
  expect((await run(cut)).printed).toContain('Checkpoints that you gave');
  const key = JSON.parse((await run(['verify', data, '--json'])).printed).key.verifier_key;
  const foreign = await run(['verify', earlier.data, '--vkey', key, '--evidence', path.join(home, 'e.json')]);
  expect(foreign).toMatchObject({ code: 1 });
  expect(foreign.printed).toContain('and not of the given key');
});

test('a bundle is checked where it lies, and nothing is written into it', async () => {
  const home = folder();
  const bag = path.join(home, 'bag');
  writeBag(bag, HONEST, ORIGIN);
  const seen = await run(['verify', bag, '--vkey', HONEST.vkey, '--witness', WITNESS_KEY]);
  expect(seen).toMatchObject({ code: 0, errors: '' });
  expect(seen.printed.split('\n')[0]).toBe('WITNESSED 1 of 1');
  rmSync(path.join(bag, 'bagit.txt'));
  const before = readdirSync(bag, { recursive: true });
  const evidence = path.join(home, 'e.json');
  const harmed = await run(['verify', bag, '--evidence', evidence]);
  expect(harmed.code).toBe(1);
  expect(harmed.printed).toContain('false: bagit.txt is listed in a manifest, and it is not there');
  expect(readdirSync(bag, { recursive: true })).toEqual(before);
});

test('a published log is checked by its address, under the key that is given with it', async () => {
  const { data, log } = dataDirectory(300);
  const published = publishLog(data);
  const server = await createEvidenceServer({
    log: published,
    witness: null,
    host: '127.0.0.1',
    port: 0,
    tls: null,
    diagnostics: pino({ level: 'silent' }),
  });
  onTestFinished(() => {
    server.close();
    published.close();
    log.close();
  });
  const seen = await run(['verify', server.address, '--vkey', published.verifier_key]);
  expect(seen).toMatchObject({ code: 0, errors: '' });
  expect(seen.printed.split('\n')[0]).toBe('INTACT, UNWITNESSED');
  expect(seen.printed).toContain('Not checked: personal fields');
  const keyless = await run(['verify', server.address]);
  expect(keyless).toMatchObject({ code: 2, printed: '' });
  expect(keyless.errors).toContain('Give the key with --vkey');
  const foreign = await run([
    ...['verify', server.address, '--vkey', HONEST.vkey],
    ...['--evidence', path.join(folder(), 'e.json')],
  ]);
  expect(foreign).toMatchObject({ code: 1 });
  expect(foreign.printed.split('\n')[0]).toBe('INVALID');
  server.close();
  const gone = await run(['verify', server.address, '--vkey', published.verifier_key]);
  expect(gone).toMatchObject({ code: 2, printed: '' });
  expect(gone.errors).toContain('nothing can be checked');
});

test('nothing in a log steers the terminal of whoever checks it', async () => {
  const { data, log } = dataDirectory(3);
  log.close();
  const database = new Database(path.join(data, 'log.db'));
  database.exec(
    "DROP TRIGGER about_no_update; UPDATE about SET verifier_key = char(27) || '[2J' || verifier_key",
  );
  database.close();
  const seen = await run(['verify', data, '--evidence', path.join(folder(), 'e.json')]);
  expect(seen.code).toBe(1);
  expect(seen.printed).not.toContain('\x1b');
});

test('misuse is told before anything is read', async () => {
  const empty = path.join(folder(), 'empty');
  mkdirSync(empty);
  const file = path.join(empty, 'file');
  for (const [args, words] of [
    [[path.join(empty, 'nothing')], 'there is no such folder'],
    [[empty], 'neither a bag nor a data directory'],
    [[empty, '--vkey', 'x'], 'this is no key of a log'],
    [[empty, '--witness', 'x'], 'these witnesses cannot be used'],
    [[empty, '--old', file], 'there is no such file'],
  ] as const) {
    const seen = await run(['verify', ...args]);
    expect(seen).toMatchObject({ code: 2, printed: '' });
    expect(seen.errors).toContain(words);
  }
  writeFileSync(file, 'x');
  expect((await run(['verify', file])).errors).toContain('this is a file');
});
