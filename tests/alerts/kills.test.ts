/** The kiosk and the process that tells people are killed in the middle of it: nothing that is on record goes untold. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { FactOf } from '../../src/core/facts.ts';
import { decodeEntries } from '../../src/log/log-facts.ts';
import { openOutbox } from '../../src/log/outbox.ts';
import { readLog } from '../../src/log/read-log.ts';
import { temporaryDirectory } from '../log/aid.ts';
import { until } from '../web/small-kiosk.ts';
import { type Receiver, receiver } from './aid.ts';
import { alertsProcessesOf } from './children.ts';

const CHILD = new URL('./kiosk-child.ts', import.meta.url).pathname;
const KILLS = 4;
const PATIENCE_MS = 60_000;

const run = async (data: string, url: string, time: 'day' | 'night'): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [CHILD, data, url, time], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  await until(`the kiosk is ready: ${said}`, () => said.includes('ready'), PATIENCE_MS);
  return child;
};

const killed = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });

const toldIn = (data: string): readonly FactOf<'notice_delivered'>[] => {
  const log = readLog(data);
  try {
    return [...decodeEntries(log.entries(0))].flatMap(({ fact }) =>
      fact.type === 'notice_delivered' ? [fact] : [],
    );
  } finally {
    log.close();
  }
};

const waitingIn = (data: string): readonly number[] => {
  const outbox = openOutbox(data);
  try {
    return outbox.after('hook', -1, 100_000).map(({ entry }) => entry);
  } finally {
    outbox.close();
  }
};

/** The numbers of entries in what was received, by the key of each request. */
const receivedBy = ({ requests }: Receiver): readonly number[] =>
  requests.map(({ headers }) => Number(String(headers['idempotency-key']).split('#')[1]));

test('each notice on record is told at least once under its own key, and is recorded as told once, in order', {
  timeout: 4 * PATIENCE_MS,
}, async () => {
  const data = join(temporaryDirectory(), 'data');
  const hook = await receiver();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = hook.requests.length;
    hook.answers.push(kill % 2 === 0 ? 'drop' : 503);
    const child = await run(data, hook.url, 'day');
    await until('people are told', () => hook.requests.length > before + 2 + kill, PATIENCE_MS);
    if (kill % 2 === 1) {
      const [pid] = alertsProcessesOf(child.pid ?? 0);
      const seen = hook.requests.length;
      process.kill(pid ?? 0, 'SIGKILL');
      await until('another one tells people', () => hook.requests.length > seen + 2, PATIENCE_MS);
    }
    await killed(child);
  }
  const child = await run(data, hook.url, 'night');
  const waiting = waitingIn(data);
  expect(waiting.length).toBeGreaterThan(3 * KILLS);
  await until('all is on record', () => toldIn(data).at(-1)?.entry === waitingIn(data).at(-1), PATIENCE_MS);
  await killed(child);
  const all = waitingIn(data);
  expect(toldIn(data).map(({ entry }) => entry)).toEqual(all);
  const received = receivedBy(hook);
  expect([...new Set(received)]).toEqual(all);
  expect(received).toEqual(received.toSorted((one, other) => one - other));
});
