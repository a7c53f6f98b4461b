/** What goes wrong around the service: a reader, the disk, the clock. Nothing is simulated inside it. */
import assert from 'node:assert/strict';
import { readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { keysOf, VAULT_LINES } from '../county.ts';
import { mountDisk, setClock } from '../disk.ts';
import { loadSimulators } from '../drivers.ts';
import { type GpioBank, headerOfPi } from '../gpio-bank.ts';
import { Kiosk } from '../kiosk.ts';
import { KeyboardReader } from '../readers.ts';
import type { Suite } from '../suite.ts';
import { tell } from '../told.ts';
import { until } from '../waiting.ts';

const RTC = '/sys/class/rtc/rtc0';
const MEBIBYTE = 1024 * 1024;

let header: GpioBank;
let keyboard: KeyboardReader;
let kiosk: Kiosk;
let disk: string;

const rtcSeconds = (): number => Number(readFileSync(`${RTC}/since_epoch`, 'utf8'));

const prepare = async (): Promise<void> => {
  loadSimulators();
  disk = mountDisk();
  header = headerOfPi();
  header.pull(VAULT_LINES.contact, 0);
  header.pull(VAULT_LINES.exit, 1);
  keyboard = new KeyboardReader();
  setClock(Number(process.env['HIL_NOW']));
  kiosk = new Kiosk(disk);
  await kiosk.start();
  await kiosk.untilLogged('door_found');
};

/** The newest entry of a type, from `from` on. */
const newest = (type: string, from: number): Readonly<Record<string, unknown>> =>
  kiosk.entries(from).findLast((entry) => entry.type === type) ?? {};

const reader = async (): Promise<void> => {
  const from = kiosk.log.head().size;
  await keyboard.badge('00123', '');
  keyboard.device.unplug();
  await kiosk.untilLogged('device_lost', from);
  keyboard = new KeyboardReader();
  await kiosk.untilLogged('device_recovered', from);
  assert.equal(newest('device_lost', from)['device'], 'vault-outside');
  const back = kiosk.log.head().size;
  await keyboard.badge(keysOf('grace-okafor'));
  await kiosk.untilLogged('first_badge_accepted', back);
  tell({ told: 'said', sentence: `facts: ${kiosk.types(from).join(' ')}` });
  assert.equal(kiosk.types(from).filter((type) => type === 'device_lost').length, 1);
};

const freeBytes = (): number => {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
};

/** Writes until the kernel itself says that there is no room. */
const fillDisk = (file: string): void => {
  for (const part of [8 * MEBIBYTE, 64 * 1024, 4_096]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(part, 1), { flag: 'a' });
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC');
    }
  }
};

const fullDisk = async (): Promise<void> => {
  const from = kiosk.log.head().size;
  const file = `${disk}/somebody-elses-file`;
  fillDisk(file);
  tell({ told: 'said', sentence: `the disk is full: ${freeBytes()} bytes free` });
  await kiosk.untilLogged('storage_changed', from);
  assert.equal(newest('storage_changed', from)['storage'], 'full');
  const full = kiosk.log.head().size;
  await keyboard.badge(keysOf('daniel-lindqvist'));
  await kiosk.untilLogged('access_denied', full);
  assert.equal(newest('access_denied', full)['reason'], 'storage_full');
  header.pull(VAULT_LINES.contact, 1);
  await kiosk.untilLogged('door_opened', full);
  header.pull(VAULT_LINES.contact, 0);
  await kiosk.untilLogged('door_closed', full);
  assert.equal(header.value(VAULT_LINES.strike), 0);
  rmSync(file);
  await until('there is room again', () => newest('storage_changed', from)['storage'] === 'ok', 120_000);
  const roomy = kiosk.log.head().size;
  await keyboard.badge(keysOf('grace-okafor'));
  await kiosk.untilLogged('first_badge_accepted', roomy);
};

const oldClock = async (): Promise<void> => {
  await kiosk.end('SIGKILL');
  const from = kiosk.log.head().size;
  setClock(rtcSeconds());
  assert.equal(new Date().getUTCFullYear(), 2001, 'the clock of the machine has no battery');
  await kiosk.start();
  await kiosk.untilLogged('door_found', from);
  const started = newest('kiosk_started', from);
  assert.ok(Number(started['clock_behind_ms']) > 20 * 365 * 86_400_000, JSON.stringify(started));
  assert.equal(started['previous_end'], 'unclean');
  await keyboard.badge(keysOf('grace-okafor'));
  await kiosk.untilLogged('access_denied', from);
  assert.equal(newest('access_denied', from)['reason'], 'clock_not_trusted');
  header.pull(VAULT_LINES.contact, 1);
  await kiosk.untilLogged('door_opened', from);
  header.pull(VAULT_LINES.contact, 0);
  await kiosk.untilLogged('door_closed', from);
  setClock(Number(process.env['HIL_NOW']) + 3_600);
  await kiosk.untilLogged('clock_stepped', from);
  const stepped = kiosk.log.head().size;
  await keyboard.badge(keysOf('daniel-lindqvist'));
  await kiosk.untilLogged('first_badge_accepted', stepped);
  tell({ told: 'said', sentence: `facts: ${kiosk.types(from).join(' ')}` });
};

const ends = async (): Promise<void> => {
  assert.equal(await kiosk.end('SIGTERM'), 0, kiosk.printed);
};

export const suite: Suite = {
  prepare,
  tests: {
    'a reader unplugged in mid frame is a loss on record, and serves again': reader,
    'a full disk: nobody is let in, the door is still on record, and it goes on when there is room': fullDisk,
    'a clock of 2001 at the start: nobody is let in by it, nothing is lost, and a set clock is a step on record':
      oldClock,
    'it ends in order': ends,
  },
};
