import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gpiodSchema } from '../../devices/door-wiring.ts';
import { GpioDoor } from '../../devices/gpio-door.ts';
import { GpiodLines } from '../../devices/gpio-door-gpiod.ts';
import { GpioSiren } from '../../devices/gpio-siren.ts';
import { gpiodSirenSchema } from '../../devices/siren-wiring.ts';
import type { DeviceId, DoorId } from '../../src/core/terms.ts';
import { Seen, until } from './support.ts';

const DOOR = 'vault-door' as DoorId;
let folder: string;
let seen: Seen;
let door: GpioDoor;

const at = (name: string): string => path.join(folder, name);
const read = (name: string): string => (existsSync(at(name)) ? readFileSync(at(name), 'utf8') : '');
const tool = (name: string, ...lines: readonly string[]): void => {
  writeFileSync(
    at(name),
    ['#!/bin/sh', `cd ${folder}`, `echo "${name} $*" >> calls`, ...lines, ''].join('\n'),
  );
  chmodSync(at(name), 0o755);
};

/** Programs that behave as the tools of libgpiod 2 do, on files in the folder. */
const makeTools = (version = 'v2.2.1'): void => {
  tool(
    'gpiomon',
    `case "$*" in *--version*) echo "gpiomon (libgpiod) ${version}"; exit 0;; esac`,
    'if [ -e no-monitor ]; then echo "gpiomon: cannot find line" >&2; exit 1; fi',
    'echo $$ > monitor.pid',
    'echo "Monitoring lines..."',
    'exec tail -n +1 -f edges',
  );
  tool('gpioget', 'cat levels');
  tool(
    'gpioset',
    'if [ -e busy ]; then echo "gpioset: Device or resource busy" >&2; exit 1; fi',
    'for last; do :; done',
    'echo "$last" >> strike',
    'case "$*" in *"--toggle 0 "*) exit 0;; esac',
    'if [ -e stuck ]; then exec sleep 1000; fi',
    'sleep 0.2 > /dev/null 2>&1',
    'echo "GPIO22=0" >> strike',
  );
};

const makeDoor = (more: object = {}): GpioDoor => {
  const wiring = gpiodSchema.parse({
    kind: 'gpiod',
    door: DOOR,
    contact: { line: 'GPIO17' },
    exit_button: { line: 'GPIO27' },
    strike: { line: 'GPIO22' },
    tools: folder,
    bias: 'pull_up',
    chip: 'gpiochip0',
    ...more,
  });
  return new GpioDoor(wiring, new GpiodLines(wiring));
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gpiod-'));
  writeFileSync(at('edges'), '');
  writeFileSync(at('levels'), '0 1\n');
  makeTools();
  seen = new Seen();
  door = makeDoor();
});
afterEach(async () => {
  await door.stop();
  rmSync(folder, { recursive: true });
});

test('the strike rests, the levels are read, the lines are watched, in this order', async () => {
  await door.start(seen.emit);
  expect(seen.all).toEqual([{ type: 'door_found', door: DOOR, contact: 'closed' }]);
  const common = '--strict --consumer ballot-vault --chip gpiochip0';
  expect(read('calls').trim().split('\n')).toEqual([
    'gpiomon --version',
    `gpioset ${common} --toggle 0 GPIO22=0`,
    `gpioget ${common} --bias pull-up --numeric GPIO17 GPIO27`,
    `gpiomon ${common} --bias pull-up --banner --format %e %S %l GPIO17 GPIO27`,
  ]);
});

test('edges in numbers and words are observations with the kernel’s stamp, other lines are ignored', async () => {
  await door.start(seen.emit);
  const stamp = (ago: number): string => (Number(process.hrtime.bigint()) / 1e9 - ago).toFixed(9);
  appendFileSync(
    at('edges'),
    `1 ${stamp(3)} GPIO17\n2 ${stamp(2)} GPIO17\nfalling ${stamp(1)} "GPIO27"\nsomething else\n1 ${stamp(1)} GPIO5\n`,
  );
  await seen.until('door_closed');
  await seen.until('exit_requested');
  appendFileSync(at('edges'), `rising ${stamp(0)} GPIO27\nrising GPIO17\n`);
  await seen.until('door_opened', 2);
  expect([...seen.types].sort()).toEqual([
    'door_closed',
    'door_found',
    'door_opened',
    'door_opened',
    'exit_requested',
  ]);
  const stamped = seen.all.map((one) =>
    'moved_before_ms' in one ? Math.floor((one.moved_before_ms ?? 0) / 1_000) : '-',
  );
  expect(stamped.filter((seconds) => seconds !== '-')).toEqual([3, 2]);
});

test('a line that howls is lost, and not just silent', async () => {
  await door.start(seen.emit);
  const second = Math.floor(Number(process.hrtime.bigint()) / 1e9);
  appendFileSync(at('edges'), `1 ${second}.1 GPIO17\n2 ${second}.2 GPIO17\n`.repeat(3_000));
  await seen.until('device_lost');
  expect(seen.all.find(({ type }) => type === 'device_lost')).toMatchObject({
    cause: expect.stringContaining('look for a loose wire'),
  });
});

test('a pulse ends by itself in the child; a lock ends it early and drives the line to rest', async () => {
  await door.start(seen.emit);
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 200 });
  await until('the pulse to end', () => read('strike') === 'GPIO22=0\nGPIO22=1\nGPIO22=0\n');
  expect(read('calls')).toContain('--toggle 200ms,0 GPIO22=1');
  writeFileSync(at('stuck'), '');
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 60_000 });
  await until('the second pulse', () => read('strike').endsWith('GPIO22=1\n'));
  door.perform({ type: 'lock_door', door: DOOR });
  await until('rest', () => read('strike').endsWith('GPIO22=1\nGPIO22=0\n'));
  expect(seen.count('effect_failed')).toBe(0);
});

test('a siren has no inputs: nothing is watched, and its pattern ends by itself in the child', async () => {
  const wiring = gpiodSirenSchema.parse({
    kind: 'gpiod_siren',
    siren: 'siren',
    line: 'GPIO22',
    tools: folder,
  });
  const siren = new GpioSiren(wiring, new GpiodLines(wiring));
  await siren.start(seen.emit);
  expect(read('strike')).toBe('GPIO22=0\n');
  const name = 'siren' as DeviceId;
  siren.perform({ type: 'sound_siren', siren: name, pattern: 'pulsed', for_ms: 2_500 });
  await until('the pattern', () => read('strike').includes('GPIO22=1'));
  expect(read('calls')).toContain('--toggle 500ms,500ms,500ms,500ms,500ms,0 GPIO22=1');
  expect(read('calls')).not.toMatch(/gpioget|gpiomon --strict/);
  await siren.stop();
  expect(read('strike').endsWith('GPIO22=0\n')).toBe(true);
  expect(seen.types).toEqual(['device_recovered']);
});

test('a child that does not end its pulse is killed, the line rests, and the effect failed', async () => {
  await door.start(seen.emit);
  writeFileSync(at('stuck'), '');
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 100 });
  await seen.until('effect_failed');
  expect(seen.all.at(-1)).toMatchObject({ effect: 'unlock_door', cause: 'gpioset ended with SIGKILL' });
  await until('rest', () => read('strike').endsWith('GPIO22=1\nGPIO22=0\n'));
  expect(seen.count('effect_failed')).toBe(1);
});

test('a pulse whose end was killed and whose rest failed is brought to rest as soon as that can be', async () => {
  await door.start(seen.emit);
  writeFileSync(at('stuck'), '');
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 60_000 });
  await until('the pulse', () => read('strike').endsWith('GPIO22=1\n'));
  writeFileSync(at('busy'), '');
  door.perform({ type: 'lock_door', door: DOOR });
  await until('more than one try', () => read('calls').split('--toggle 0 GPIO22=0').length > 3);
  expect(read('strike').endsWith('GPIO22=1\n')).toBe(true);
  rmSync(at('busy'));
  await until('rest', () => read('strike').endsWith('GPIO22=1\nGPIO22=0\n'));
  expect(seen.types).toEqual(['door_found', 'effect_failed']);
});

test('a strike held by another program is a failed effect that says so', async () => {
  await door.start(seen.emit);
  writeFileSync(at('busy'), '');
  door.perform({ type: 'lock_door', door: DOOR });
  await seen.until('effect_failed');
  expect(seen.all.at(-1)).toMatchObject({
    effect: 'lock_door',
    cause: expect.stringContaining('resource busy'),
  });
  rmSync(at('busy'));
});

test('the death of gpiomon is a loss; it is started again and the level found anew', async () => {
  await door.start(seen.emit);
  writeFileSync(at('levels'), '1 1\n');
  process.kill(Number(read('monitor.pid')), 'SIGKILL');
  await seen.until('device_lost', 1, 5_000);
  await seen.until('door_found', 2);
  expect(seen.all.slice(1)).toEqual([
    { type: 'device_lost', device: DOOR, kind: 'door', cause: 'gpiomon ended with SIGKILL' },
    { type: 'device_recovered', device: DOOR, kind: 'door' },
    { type: 'door_found', door: DOOR, contact: 'open' },
  ]);
});

test('stop leaves the strike at rest and no child behind', async () => {
  await door.start(seen.emit);
  const pid = Number(read('monitor.pid'));
  writeFileSync(at('stuck'), '');
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 60_000 });
  await until('the pulse', () => read('strike').endsWith('GPIO22=1\n'));
  await door.stop();
  expect(read('strike').endsWith('GPIO22=1\nGPIO22=0\n')).toBe(true);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(seen.types).toEqual(['door_found']);
});

test.each([
  [
    'the tools are missing',
    () => rmSync(at('gpiomon')),
    /gpiomon does not run \(ENOENT\): install the Debian package gpiod/,
  ],
  ['the tools are version 1', () => makeTools('v1.6.3'), /not version 2/],
  ['a line is not there', () => writeFileSync(at('no-monitor'), ''), /cannot find line/],
  ['levels are not read', () => writeFileSync(at('levels'), 'nonsense\n'), /one level for each line/],
])('%s: lost, with the reason', async (_name, harm, cause) => {
  harm();
  await door.start(seen.emit);
  expect(seen.types).toEqual(['device_lost']);
  expect(seen.all[0]).toMatchObject({ cause: expect.stringMatching(cause) });
});
