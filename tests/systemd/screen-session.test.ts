/** What starts the browser at the door, against the real service of screens and a service manager's socket. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, type Site, startSite, until } from '../web/small-kiosk.ts';
import { Manager } from './manager.ts';
import { UNITS } from './root.ts';

const PATIENT_MS = 20_000;
/** A browser that stays, and one that ends by itself. */
const STAYS = ['/bin/sleep', '60'];
const ENDS = ['/bin/sh', '-c', 'exit 7'];

let folder: string;
let manager: Manager;
let site: Site;
let session: ChildProcess | undefined;

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'screen-'));
  manager = new Manager(folder);
  await manager.listening();
  site = await startSite();
});

afterEach(async () => {
  manager.end();
  if (session?.pid !== undefined && session.exitCode === null && session.signalCode === null)
    process.kill(-session.pid, 'SIGKILL');
  await site.web.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = (browser: readonly string[], begin: number, room = ''): ChildProcess => {
  session = spawn(path.join(UNITS, 'screen-session'), browser, {
    env: {
      NOTIFY_SOCKET: manager.socket,
      BALLOT_VAULT_PAGE: `http://127.0.0.1:${site.web.port}/kiosk/${room}`,
      BALLOT_VAULT_LOOK_S: '1',
      BALLOT_VAULT_LOOKS_TO_BEGIN: String(begin),
    },
    // A group of its own, so that its browser does not outlive a test that failed.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return session;
};

/** Whether the watchdog is fed from now on; looked at for three looks. */
const isFed = async (): Promise<boolean> => {
  const from = manager.heard.length;
  await new Promise((resolve) => setTimeout(resolve, 3_500));
  return manager.heard.length > from;
};

test('a browser that shows no page is not vouched for once it had its time to begin', async () => {
  start(STAYS, 2);
  await until('it was fed at the beginning', () => manager.heard.length === 2, PATIENT_MS);
  expect(await isFed()).toBe(false);
});

test('a page that paints is vouched for, in its own room alone', async () => {
  start(STAYS, 0, '?room=south');
  const north = connect(site.web.port, 'north');
  const south = connect(site.web.port, 'south');
  await until('both pages are there', () => north.views.length > 0 && south.views.length > 0);
  north.socket.emit('painted');
  expect(await isFed()).toBe(false);
  south.socket.emit('painted');
  await until('it is fed', () => manager.heard.includes('WATCHDOG=1'), PATIENT_MS);
  for (const { socket } of [north, south]) socket.close();
});

test('while the kiosk is away the page is left alone', async () => {
  start(STAYS, 0);
  expect(await isFed()).toBe(false);
  await site.web.close();
  expect(await isFed()).toBe(true);
  site = await startSite();
});

test('it ends as the browser ended, and ends the browser when it is told to end', async () => {
  const [code] = await once(start(ENDS, 1), 'exit');
  expect(code).toBe(7);
  await until('it was fed before its browser ended', () => manager.heard.length === 1);
  const from = manager.heard.length;
  const told = start(STAYS, 1);
  await until('it runs', () => manager.heard.length > from, PATIENT_MS);
  const ended = once(told, 'exit');
  told.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test('an address that is no page of a kiosk is refused with its words', async () => {
  const child = spawn(path.join(UNITS, 'screen-session'), STAYS, {
    env: { BALLOT_VAULT_PAGE: 'http://127.0.0.1/kiosk/' },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(child, 'close');
  expect(code).not.toBe(0);
  expect(said).toContain('BALLOT_VAULT_PAGE is no address');
});
