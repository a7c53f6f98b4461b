import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readLog } from '../../src/log/read-log.ts';
import { factsOf, newSite, ROOM, type Site } from '../witness/kiosks.ts';
import { folder, run } from './aid.ts';

const MAIN = path.join(import.meta.dirname, '../../src/main.ts');

/** Runs the real service, and gives the address of its simulated devices. */
const served = (site: Site): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, 'run', '--config', site.file, '--port', '0']);
    const ended = new Promise<void>((over) => child.on('close', () => over()));
    onTestFinished(async () => {
      child.kill('SIGTERM');
      await ended;
    });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const origin = /(http:\/\/[^\s/]+)\/kiosk\//.exec(said)?.[1];
      if (origin !== undefined) resolve(`${origin}/simulator`);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`the kiosk ended: ${said}`)));
  });

/** Two people come in and go out, again and again, until told to stop. */
const comeAndGo = async (simulator: string, isOver: () => boolean): Promise<void> => {
  const post = async (device: string, body: object): Promise<void> => {
    const answer = await fetch(`${simulator}/${device}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBeLessThan(300);
  };
  while (!isOver()) {
    for (const side of ['outside', 'inside']) {
      for (const badge of ['B-1001', 'B-1002']) await post('badge', { reader: `${ROOM}-${side}`, badge });
      for (const open of [true, false]) await post('door', { door: `${ROOM}-door`, open });
    }
  }
};

const sizeOf = ({ data }: Site): number => {
  const log = readLog(data);
  try {
    return log.head().size;
  } finally {
    log.close();
  }
};

test('a log is exported while two people badge in and out, and what was exported is intact', async () => {
  const home = folder();
  const site = await newSite(home, 'k1');
  const verifyPage = path.join(home, 'verify.html');
  writeFileSync(verifyPage, '<!doctype html>');
  const simulator = await served(site);
  let isOver = false;
  const people = comeAndGo(simulator, () => isOver);
  const bags: string[] = [];
  // An export counts only if something happened at the door meanwhile.
  for (let number = 0; bags.length < 3; number += 1) {
    const before = sizeOf(site);
    const bag = path.join(home, `bag-${number}`);
    const seen = await run(['export', '--data', site.data, '--to', bag], { verifyPage });
    expect(seen).toMatchObject({ code: 0, errors: '' });
    if (sizeOf(site) > before) bags.push(bag);
  }
  isOver = true;
  await people;
  const types = new Set(factsOf(site).map(({ type }) => type));
  for (const type of ['access_granted', 'entry_taken', 'exit_signed'] as const) expect(types).toContain(type);
  const checkpoints = bags.map((bag) => path.join(bag, 'data/log/checkpoint'));
  for (const where of [...bags, site.data]) {
    const old = where === site.data ? ['--old', ...checkpoints] : [];
    const seen = await run(['verify', where, ...old]);
    expect([seen.printed.split('\n')[0], seen.code, seen.errors]).toEqual(['INTACT, UNWITNESSED', 0, '']);
  }
}, 120_000);
