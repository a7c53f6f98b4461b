import { type ChildProcess, spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import type { Channel } from '../../src/alerts/channel.ts';
import { until } from '../web/small-kiosk.ts';

const CHILD = new URL('./kiosk-child.ts', import.meta.url).pathname;
export const PATIENCE_MS = 180_000;

/** A kiosk that tells people by one channel, as `kiosk-child.ts` says; resolves when it is ready. */
export const run = async (
  data: string,
  channel: Channel,
  time: 'day' | 'night',
  round_ms = 100,
): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [CHILD, data, JSON.stringify(channel), time, String(round_ms)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
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

export const killed = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
