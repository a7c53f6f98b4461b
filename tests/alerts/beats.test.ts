/** Two kiosks that look after one another, and a check outside: one of them is killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Fact } from '../../src/core/facts.ts';
import { decodeEntries } from '../../src/log/log-facts.ts';
import { readLog } from '../../src/log/read-log.ts';
import { temporaryDirectory } from '../log/aid.ts';
import { freePort } from '../web/free-port.ts';
import { until } from '../web/small-kiosk.ts';
import { receiver } from './aid.ts';
import { alertsProcessesOf } from './children.ts';

const MAIN = path.resolve(import.meta.dirname, '../../src/main.ts');
const PATIENCE_MS = 60_000;

interface Kiosk {
  readonly data: string;
  readonly file: string;
  run(): Promise<ChildProcess>;
  facts(): readonly Fact[];
}

const configured = (name: string, other: string, port: number, otherPort: number, outside: string) => `kiosk:
  name: Kiosk ${name}
  origin: county.example/ballot-room/${name}
  time_zone: America/Denver
  data: data
  heartbeat_s: 10
rooms:
  - id: north
    name: North room
    door: north-door
    outside_reader: north-outside
    rules: { pairing: any_two }
devices:
  - kind: simulated
beats:
  outside: ${outside === '' ? '[]' : `[{ url: '${outside}', every_s: 5 }]`}
  listen: { host: 127.0.0.1, port: ${port} }
  siblings:
    - id: ${other}
      log: county.example/ballot-room/${other}
      url: http://127.0.0.1:${otherPort}/beat
      secret_file: keys/beats.secret
      every_s: 5
      silent_after_s: 15
`;

const kioskOf = (text: string): Kiosk => {
  const folder = temporaryDirectory();
  const data = path.join(folder, 'data');
  const file = path.join(folder, 'kiosk.yaml');
  mkdirSync(path.join(data, 'keys'), { recursive: true, mode: 0o700 });
  chmodSync(data, 0o700);
  writeFileSync(path.join(data, 'keys', 'beats.secret'), 'known to both', { mode: 0o600 });
  writeFileSync(file, text);
  return {
    data,
    file,
    run: async () => {
      const child = spawn(process.execPath, [MAIN, 'run', '--config', file, '--port', '0'], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          said += chunk.toString();
        });
      }
      await until(`it runs: ${said}`, () => said.includes('kiosk screen'), PATIENCE_MS);
      return child;
    },
    facts: () => {
      const log = readLog(data);
      try {
        return [...decodeEntries(log.entries(0))].map(({ fact }) => fact);
      } finally {
        log.close();
      }
    },
  };
};

const about = (facts: readonly Fact[]) =>
  facts.filter(
    (fact) => fact.type.startsWith('sibling_') || ('alarm' in fact && fact.alarm.startsWith('kiosk_silent/')),
  );

test('a kiosk that is killed is an alarm at the other one within 90 s, until it is heard again', {
  timeout: 4 * PATIENCE_MS,
}, async () => {
  const check = await receiver();
  const [one, two] = [await freePort(), await freePort()];
  const k01 = kioskOf(configured('k01', 'k02', one, two, ''));
  const k02 = kioskOf(configured('k02', 'k01', two, one, `${check.url}/ping`));
  await k01.run();
  const killed = await k02.run();
  await until('the check outside hears twice', () => check.requests.length >= 2, PATIENCE_MS);
  expect(about(k01.facts())).toEqual([]);
  const proof = JSON.parse(check.requests.at(-1)?.body ?? '') as { readonly heartbeat: number };
  expect(proof).toMatchObject({ log: 'county.example/ballot-room/k02', root: expect.any(String) });
  expect(k02.facts()[proof.heartbeat]?.type).toBe('heartbeat');

  killed.kill('SIGKILL');
  const since = Date.now();
  await until('it is an alarm', () => about(k01.facts()).length === 2, PATIENCE_MS);
  const [silence, alarm] = about(k01.facts());
  expect(silence).toMatchObject({ type: 'sibling_lost', sibling: 'k02' });
  expect((silence?.at ?? 0) - since).toBeLessThan(90_000);
  expect(k02.facts()[(silence as { heartbeat?: number }).heartbeat ?? -1]?.type).toBe('heartbeat');
  expect(alarm).toMatchObject({ type: 'alarm_raised', kind: 'kiosk_silent', priority: 'high' });
  const heardOutside = check.requests.length;

  await k02.run();
  await until('it is heard again', () => about(k01.facts()).length === 4, PATIENCE_MS);
  expect(about(k01.facts()).map(({ type }) => type)).toEqual([
    'sibling_lost',
    'alarm_raised',
    'sibling_heard',
    'alarm_returned',
  ]);
  expect(about(k02.facts())).toEqual([]);
  await until('the check outside hears again', () => check.requests.length > heardOutside, PATIENCE_MS);
});

test('a kiosk whose loop stands still sends no beat, although the process beside it runs', {
  timeout: 4 * PATIENCE_MS,
}, async () => {
  const check = await receiver();
  const k01 = kioskOf(configured('k01', 'k02', await freePort(), await freePort(), `${check.url}/ping`));
  const stopped = await k01.run();
  await until('the check outside hears twice', () => check.requests.length >= 2, PATIENCE_MS);
  stopped.kill('SIGSTOP');
  const isQuiet = async (): Promise<boolean> => {
    const before = check.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    return check.requests.length === before;
  };
  for (let tries = 0; !(await isQuiet()); tries += 1) {
    if (tries > 4) throw new Error('it goes on to say that it is alive');
  }
  expect(alertsProcessesOf(stopped.pid ?? 0)).toHaveLength(1);
  stopped.kill('SIGCONT');
  const before = check.requests.length;
  await until('it beats again', () => check.requests.length > before, PATIENCE_MS);
});
