import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../../src/runtime.mjs';
import { serviceManager } from '../../src/service-manager.ts';
import { until } from '../devices/support.ts';
import { Manager } from './manager.ts';
import { UNITS } from './root.ts';

/** One room on simulated hardware. */
const CONFIG = `
kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: data }
rooms:
  - { id: vault, name: Vault, door: vault-door, outside_reader: vault-outside, rules: { pairing: any_two } }
devices: [{ kind: simulated }]
`;
const WATCHDOG_MS = 400;

let folder: string;
let manager: Manager;
let service: ChildProcess | undefined;
let printed = '';

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'service-'));
  manager = new Manager(folder);
  printed = '';
  await manager.listening();
});

afterEach(() => {
  service?.kill('SIGKILL');
  manager.end();
  rmSync(folder, { recursive: true, force: true });
});

/** As the unit starts it. */
const start = (env: NodeJS.ProcessEnv): void => {
  writeFileSync(path.join(folder, 'kiosk.yaml'), CONFIG);
  const main = path.join(ROOT, 'src/main.ts');
  const args = [process.execPath, main, 'run', '--config', 'kiosk.yaml', '--port', '0'];
  service = spawn(path.join(UNITS, 'notify-socket'), args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  service.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
};

const fed = (): number => manager.heard.filter((line) => line === 'WATCHDOG=1').length;

test('the service manager hears when people can use the kiosk, that the loop goes on, and of the end', async () => {
  start({ NOTIFY_SOCKET: manager.socket, WATCHDOG_USEC: String(WATCHDOG_MS * 1_000) });
  await until('it is ready', () => manager.heard.some((line) => line.startsWith('READY=1')), 20_000);
  await until('the watchdog is fed', () => fed() >= 3, 20_000);
  service?.kill('SIGTERM');
  await until('it ends', () => service?.exitCode !== null);
  expect(service?.exitCode).toBe(0);
  await until('the manager heard of it', () => manager.heard.at(-1) === 'STOPPING=1');
  expect(new Set(manager.heard)).toEqual(
    new Set(['READY=1 STATUS=The kiosk serves its room.', 'WATCHDOG=1', 'STOPPING=1']),
  );
}, 60_000);

test('one that is stopped while it still starts ends in order too', async () => {
  start({ NOTIFY_SOCKET: manager.socket });
  await until('it has begun its log', () => existsSync(path.join(folder, 'data', 'log.db')), 20_000);
  service?.kill('SIGTERM');
  await until('it ends', () => service?.exitCode !== null || service.signalCode !== null, 20_000);
  expect(service?.exitCode).toBe(0);
  await until('the manager heard of it', () => manager.heard.at(-1) === 'STOPPING=1');
});

test('without a service manager the same program runs as it is', async () => {
  start({ NOTIFY_SOCKET: '' });
  await until('the kiosk runs', () => printed.includes('kiosk screen'), 20_000);
  expect(manager.heard).toEqual([]);
}, 60_000);

test('the watchdog is fed four times as often as it asks, however often the loop looks at the time', () => {
  const file = path.join(folder, 'told');
  const socket = openSync(file, 'a');
  let now = 0;
  const env = { BALLOT_VAULT_NOTIFY_FD: String(socket), WATCHDOG_USEC: '30000000' };
  const { ticked } = serviceManager(env, () => now);
  for (; now < 30_000; now += 500) ticked();
  closeSync(socket);
  expect(readFileSync(file, 'utf8')).toBe('WATCHDOG=1'.repeat(4));
  // What cannot be told is told no one: the door comes first.
  expect(ticked).not.toThrow();
});
