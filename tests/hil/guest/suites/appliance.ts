/** The package in a Debian with its own systemd: its units, its rules for devices, its screen, its upgrade. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isExposed } from '../../../../devices/usb-identity.ts';
import { APPLIANCE_DATA, keysOf, lineOf, VAULT_LINES } from '../county.ts';
import { touch } from '../door-screen.ts';
import { loadSimulators } from '../drivers.ts';
import { type GpioBank, headerOfPi } from '../gpio-bank.ts';
import { KeptLog } from '../kept-log.ts';
import { hidrawOf, nameDevice } from '../kernel-device.ts';
import type { Suite } from '../suite.ts';
import { ask, Unit } from '../systemd.ts';
import { tell } from '../told.ts';
import { loadControllers, UsbKeyboardReader } from '../usb-keyboard.ts';
import { UsbSerialReader } from '../usb-reader.ts';
import { comeIn, getIn, leave, type Visited } from '../visit.ts';
import { pause, until } from '../waiting.ts';

const CONFIG = '/etc/ballot-vault/kiosk.yaml';
const SERVED = '127.0.0.1:8080';
/** Serial number of the reader that types. */
const KEYBOARD = 'K1';
const NAMES = /Grace|Okafor|Daniel|Lindqvist|grace-|daniel-/;
const BADGES = /0012345678|0098765432|B-1001|B-2002/;
/** An emulated browser takes minutes to its first page; a test that lasts longer counts as hung. */
const SCREEN_MS = 700_000;
const LOOK_MS = 3_000;
/** So long the screen stays as it is for whoever looks at it. */
const SHOWN_MS = 60_000;

const kiosk = new Unit('ballot-vault.service');
const screen = new Unit('ballot-vault-screen.service');
const log = new KeptLog(APPLIANCE_DATA);
let header: GpioBank;
let keyboard: UsbKeyboardReader;
let usb: UsbSerialReader;

const command = (...words: readonly string[]): string => ask('ballot-vault', ...words);

const prepare = async (): Promise<void> => {
  ask('modprobe', 'configfs');
  await until('configfs is mounted', () => readdirSync('/sys/kernel').includes('config'));
  loadControllers();
  loadSimulators();
  await until('gpio-sim is there', () => readdirSync('/sys/kernel/config').includes('gpio-sim'));
  header = headerOfPi();
  header.pull(VAULT_LINES.contact, 0);
  header.pull(VAULT_LINES.exit, 1);
  keyboard = new UsbKeyboardReader(KEYBOARD);
  await keyboard.plug(KEYBOARD);
  usb = new UsbSerialReader('S42');
  await usb.plug();
  ask('udevadm', 'settle');
  const people = ['people', 'import', '/srv/people.csv', '--config', CONFIG];
  ask('runuser', '-u', 'ballot-vault', '--', 'ballot-vault', ...people);
};

const visited = (): Visited => ({
  header,
  log,
  room: {
    lines: VAULT_LINES,
    outside: (who) => keyboard.badge(keysOf(who)),
    inside: (who) => usb.write(lineOf(who)),
  },
});

const rules = (): void => {
  const group = Number(ask('id', '-g', 'ballot-vault'));
  const reader = hidrawOf(KEYBOARD) ?? '';
  for (const node of [reader, usb.port, `/dev/${header.chip}`]) {
    nameDevice(node);
    const { gid, mode } = statSync(node);
    assert.deepEqual([node, gid, mode & 0o777], [node, group, 0o660]);
  }
  assert.equal(isExposed(reader), false, 'what the reader types is hidden');
};

const starts = async (): Promise<void> => {
  ask('systemctl', 'enable', '--now', 'ballot-vault.target');
  await kiosk.untilActive();
  await log.untilLogged('door_found');
  const { pid } = kiosk;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const line = (name: string): string => new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(status)?.[1] ?? '';
  const confined = ['NoNewPrivs', 'CapBnd', 'CapEff', 'Seccomp'].map((name) => `${name} ${line(name)}`);
  const seen = `main process ${pid} as ${ask('stat', '-c', '%U', `/proc/${pid}`)}, ${confined.join(', ')}`;
  tell({ told: 'said', sentence: `${seen}: ${kiosk.say('StatusText')}` });
  const none = '0000000000000000';
  assert.deepEqual(confined, ['NoNewPrivs 1', `CapBnd ${none}`, `CapEff ${none}`, 'Seccomp 2']);
  assert.equal(ask('stat', '-c', '%U', `/proc/${pid}`), 'ballot-vault');
  assert.equal(kiosk.restarts, 0);
  const types = log.types();
  for (const wrong of ['device_lost', 'reader_keys_exposed', 'effect_failed'])
    assert.ok(!types.includes(wrong), `${wrong}: ${types.join(' ')}`);
};

const day = async (): Promise<void> => {
  const begun = log.log.head().size;
  await comeIn(visited(), begun);
  await leave(visited(), log.log.head().size);
  tell({ told: 'said', sentence: `facts: ${log.types(begun).join(' ')}` });
};

const stuck = async (): Promise<void> => {
  const from = log.log.head().size;
  await getIn(visited(), from);
  process.kill(kiosk.pid, 'SIGSTOP');
  await kiosk.until('is started again', () => kiosk.restarts === 1, 300_000);
  await kiosk.untilActive();
  assert.match(kiosk.journal(), /vault-door: locked/, 'the strike was set to locked');
  await log.untilLogged('kiosk_started', from);
  assert.equal(header.value(VAULT_LINES.strike), 0);
  assert.equal(log.entries(from).find(({ type }) => type === 'kiosk_started')?.['previous_end'], 'unclean');
};

/** A stick is mounted, as something that is not the disk of the log. */
const stick = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
  ask('mount', '-t', 'tmpfs', '-o', 'mode=0700,uid=ballot-vault,gid=ballot-vault', 'stick', folder);
};

const nightly = async (): Promise<void> => {
  for (const folder of ['/media/backup', '/media/checkpoints']) stick(folder);
  for (const work of ['backup', 'checkpoint', 'verify']) {
    const unit = new Unit(`ballot-vault-${work}.service`);
    ask('systemctl', 'start', unit.name);
    assert.equal(unit.say('Result'), 'success');
    assert.match(ask('systemctl', 'is-active', `ballot-vault-${work}.timer`), /^active$/);
  }
  const [copy = ''] = readdirSync('/media/backup');
  const [note = ''] = readdirSync('/media/checkpoints');
  tell({ told: 'said', sentence: `a copy ${copy}, a checkpoint ${note}` });
  assert.match(copy, /\.age$/);
  assert.notEqual(note, '');
  await log.untilLogged('backup_made');
};

const standing = async (): Promise<string> => {
  try {
    const answer = (await (await fetch(`http://${SERVED}/painting`)).json()) as { readonly standing: string };
    return answer.standing;
  } catch {
    return 'no answer';
  }
};

/** Looks seldom, so that the browser has the machine for itself. */
const untilPainting = async (): Promise<void> => {
  const deadline = performance.now() + SCREEN_MS;
  for (let now = ''; now !== 'painting'; ) {
    await pause(LOOK_MS);
    now = await standing();
    if (performance.now() > deadline) throw new Error(`the page is ${now}; ${screen.journal()}`);
  }
};

/** Processes of the browser's pages. */
const renderers = (): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => commandLine(pid).includes('--type=renderer'))
    .map(Number);

const commandLine = (pid: string): string => {
  try {
    return readFileSync(path.join('/proc', pid, 'cmdline'), 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
};

/**
 * A simulated USB port that is in use interrupts the machine thousands of times a second, which leaves an emulated browser
 * no time: while it is looked at nothing is plugged in.
 */
const unplugAll = async (): Promise<void> => {
  const from = log.log.head().size;
  await keyboard.unplug(KEYBOARD);
  await usb.unplug();
  await log.untilLogged('device_lost', from, 2);
};

const plugAgain = async (): Promise<void> => {
  const from = log.log.head().size;
  await keyboard.plug(KEYBOARD);
  await usb.plug();
  await log.untilLogged('device_recovered', from, 2);
  assert.ok(
    !log.types(from).includes('reader_keys_exposed'),
    'its keys are hidden before the kiosk opens it',
  );
};

const shows = async (): Promise<void> => {
  await untilPainting();
  const [page] = renderers();
  const group = readFileSync(`/proc/${page}/cgroup`, 'utf8').trim();
  tell({ told: 'said', sentence: `the page is painted by process ${page} of ${group}` });
  assert.match(group, /ballot-vault-screen\.service$/, 'what the unit denies holds for the browser');
  assert.equal(screen.restarts, 0);
  // The first frame is that of a page that waits for its room. It is looked at from outside, until it has the room.
  tell({ told: 'shown', screen: 'kiosk' });
  await pause(SHOWN_MS);
};

const hangs = async (): Promise<void> => {
  for (const pid of renderers()) process.kill(pid, 'SIGSTOP');
  await screen.until('is started again', () => screen.restarts > 0, SCREEN_MS);
  await untilPainting();
};

/** After a start the kiosk does not know who is inside: two people look, and say so at its screen. */
const countNobody = async (): Promise<void> => {
  const from = log.log.head().size;
  await touch(SERVED, 'vault', { touch: 'propose', statement: { statement: 'head_count', count: 0 } });
  for (const who of ['grace-okafor', 'daniel-lindqvist'] as const) await keyboard.badge(keysOf(who));
  await log.untilLogged('head_count_stated', from);
};

const version = (): string => /^Version: (.+)$/m.exec(ask('dpkg', '-s', 'ballot-vault'))?.[1] ?? '';

const upgrade = async (): Promise<void> => {
  const before = version();
  const pid = kiosk.pid;
  await countNobody();
  await comeIn(visited(), log.log.head().size);
  assert.throws(() => ask('dpkg', '-i', '/srv/second.deb'), /somebody is in a ballot room/);
  assert.equal(kiosk.pid, pid, 'the kiosk went on');
  const from = log.log.head().size;
  await leave(visited(), from);
  ask('dpkg', '-i', '/srv/second.deb');
  await kiosk.untilActive();
  await log.untilLogged('kiosk_started', from);
  const now = version();
  tell({ told: 'said', sentence: `${before} became ${now}` });
  assert.notEqual(now, before);
  assert.equal(log.entries(from).find(({ type }) => type === 'kiosk_started')?.['previous_end'], 'clean');
};

const ends = async (): Promise<void> => {
  const said = ask('journalctl', '--no-pager', '-o', 'cat', '-b', '-u', 'ballot-vault*');
  assert.ok(said.includes('kiosk screen'), 'the journal holds what the kiosk printed');
  assert.doesNotMatch(said, NAMES);
  assert.doesNotMatch(said, BADGES);
  ask('systemctl', 'stop', 'ballot-vault.target');
  await kiosk.until('is stopped', () => kiosk.say('ActiveState') === 'inactive', 120_000);
  assert.equal(kiosk.say('Result'), 'success');
  log.close();
  assert.match(command('verify', APPLIANCE_DATA), /INTACT/);
};

export const suite: Suite = {
  prepare,
  tests: {
    'the rules give each device to the kiosk alone, and hide what a reader types': async () => rules(),
    'systemd starts the kiosk: ready by its own word, as its own user, confined': starts,
    'readers that are unplugged are lost': unplugAll,
    'the screen shows the page, and its browser is held by its unit': shows,
    'a page that hangs is noticed, and its browser started again': hangs,
    'plugged in again they are back, and hidden as before': plugAgain,
    'two people come in and leave': day,
    'the work at night: a backup, a checkpoint, the whole log verified': nightly,
    'a kiosk that stands still is started again by the watchdog, its strike locked': stuck,
    'an upgrade waits until nobody is inside, then stops the kiosk and starts it again': upgrade,
    'it ends in order, and the journal names nobody': ends,
  },
};
