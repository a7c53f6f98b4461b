import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './browser.ts';

/** The real service on simulated devices, as `npm start` runs it. */
export interface Service {
  readonly origin: string;
  readonly port: number;
  badge(reader: string, badge: string): Promise<void>;
  door(door: string, open: boolean): Promise<void>;
  stop(): Promise<void>;
  /** As a power cut ends it. */
  kill(): Promise<void>;
}

const START_MS = 60_000;

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string): void => reject(new Error(`the service did not start (${why}): ${said}`));
    const late = setTimeout(() => fail('too late'), START_MS);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const [, origin] = /(http:\/\/[^\s/]+)\/kiosk\//.exec(said) ?? [];
      if (origin === undefined) return;
      clearTimeout(late);
      resolve(origin);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => fail(`exit ${code}`));
  });

const ended = (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });

/**
 * Starts the demo county on a data folder.
 * @param port 0 for any free one
 * @throws with what the service said, when it does not come up
 */
export const startService = async (
  data: string,
  port = 0,
  command: 'demo' | 'practice' | 'run' = 'demo',
  options: readonly string[] = [],
): Promise<Service> => {
  const main = path.join(ROOT, 'src', 'main.ts');
  const child = spawn(process.execPath, [main, command, '--port', String(port), '--data', data, ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const origin = await addressOf(child);
  const post = async (address: string, body: unknown): Promise<void> => {
    const answer = await fetch(`${origin}/simulator/${address}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  };
  return {
    origin,
    port: Number(new URL(origin).port),
    badge: (reader, badge) => post('badge', { reader, badge }),
    door: (door, open) => post('door', { door, open }),
    stop: () => ended(child, 'SIGTERM'),
    kill: () => ended(child, 'SIGKILL'),
  };
};
