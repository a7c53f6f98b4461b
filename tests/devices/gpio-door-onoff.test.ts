import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lineBehind } from '../../devices/board-pins.ts';
import { onoffSchema } from '../../devices/door-wiring.ts';
import { GpioDoor } from '../../devices/gpio-door.ts';
import { loadOnoff, OnoffLines, type OpenSysfsLine } from '../../devices/gpio-door-onoff.ts';
import type { Level } from '../../devices/gpio-lines.ts';
import { GpioSiren } from '../../devices/gpio-siren.ts';
import { onoffSirenSchema } from '../../devices/siren-wiring.ts';
import type { DeviceId, DoorId } from '../../src/core/terms.ts';
import { Seen, until } from './support.ts';

const DOOR = 'vault-door' as DoorId;

/** sysfs lines whose levels a test sets, and whose outputs it reads. */
class ScriptedSysfs {
  readonly levels = new Map<number, Level>();
  readonly written: string[] = [];
  readonly unexported: number[] = [];
  writable = true;
  readonly #listeners = new Map<number, (error: Error | null, level: Level) => void>();

  readonly open: OpenSysfsLine = (number, direction) => {
    if (direction !== 'in') this.written.push(`${number} opened ${direction}`);
    return {
      readSync: () => this.levels.get(number) ?? 0,
      writeSync: (level) => {
        if (!this.writable) throw new Error('EIO: i/o error, write');
        this.written.push(`${number}=${level}`);
      },
      watch: (listener) => this.#listeners.set(number, listener),
      unexport: () => this.unexported.push(number),
    };
  };

  edge(number: number, level: Level, error: Error | null = null): void {
    this.#listeners.get(number)?.(error, level);
  }
}

let sysfs: string;
let lines: ScriptedSysfs;
let seen: Seen;
let door: GpioDoor;

const chip = (name: string, label: string, base: number, ngpio: number): void => {
  mkdirSync(path.join(sysfs, name));
  writeFileSync(path.join(sysfs, name, 'label'), `${label}\n`);
  writeFileSync(path.join(sysfs, name, 'base'), `${base}\n`);
  writeFileSync(path.join(sysfs, name, 'ngpio'), `${ngpio}\n`);
};

const makeDoor = (more: object = {}, load = () => Promise.resolve(lines.open)): GpioDoor => {
  const wiring = onoffSchema.parse({
    kind: 'onoff',
    door: DOOR,
    chip_label: 'pinctrl-bcm2711',
    contact: { line: 'PIN11' },
    strike: { line: 'GPIO22' },
    ...more,
  });
  return new GpioDoor(wiring, new OnoffLines({ chip_label: wiring.chip_label, sysfs }, load));
};

beforeEach(() => {
  sysfs = mkdtempSync(path.join(tmpdir(), 'sysfs-'));
  chip('gpiochip512', 'pinctrl-bcm2711', 512, 58);
  chip('gpiochip570', 'raspberrypi-exp-gpio', 570, 8);
  lines = new ScriptedSysfs();
  seen = new Seen();
  door = makeDoor();
});
afterEach(async () => {
  lines.writable = true;
  await door.stop();
  rmSync(sysfs, { recursive: true });
});

test('kernel numbers are base plus offset, the strike is opened at rest, the contact is found', async () => {
  lines.levels.set(529, 1);
  await door.start(seen.emit);
  expect(lines.written).toEqual(['534 opened low']);
  expect(seen.all).toEqual([{ type: 'door_found', door: DOOR, contact: 'open' }]);
});

test('edges are observations; a bounce that came back is none; an error is a loss', async () => {
  await door.start(seen.emit);
  lines.edge(529, 1);
  lines.edge(529, 1);
  await seen.until('door_opened');
  lines.edge(529, 0);
  await seen.until('door_closed');
  lines.edge(529, 0, new Error('epoll failed'));
  await seen.until('device_lost');
  expect(seen.types).toEqual(['door_found', 'door_opened', 'door_closed', 'device_lost']);
  await until('the lines are given back', () => lines.unexported.length === 2);
});

test('a pulse ends by itself, a new pulse replaces it, lock ends it at once', async () => {
  await door.start(seen.emit);
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 60_000 });
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 30 });
  await until('the end of the pulse', () => lines.written.at(-1) === '534=0');
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 60_000 });
  door.perform({ type: 'lock_door', door: DOOR });
  expect(lines.written).toEqual(['534 opened low', '534=1', '534=1', '534=0', '534=1', '534=0']);
  expect(seen.types).toEqual(['door_found']);
});

test('the end of a pulse that was replaced does not end the one that replaced it', async () => {
  vi.useFakeTimers();
  await door.start(seen.emit);
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 1_000 });
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 5_000 });
  await vi.advanceTimersByTimeAsync(4_999);
  expect(lines.written).toEqual(['534 opened low', '534=1', '534=1']);
  await vi.advanceTimersByTimeAsync(1);
  expect(lines.written.at(-1)).toBe('534=0');
  vi.useRealTimers();
});

test('a strike that cannot be written is a failed effect', async () => {
  await door.start(seen.emit);
  lines.writable = false;
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 1_000 });
  await seen.until('effect_failed');
  expect(seen.all[1]).toMatchObject({ effect: 'unlock_door', cause: 'EIO: i/o error, write' });
});

test('a pulse that cannot be ended goes on being ended until it is', async () => {
  await door.start(seen.emit);
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 30 });
  lines.writable = false;
  await seen.until('effect_failed', 2);
  expect(lines.written.at(-1)).toBe('534=1');
  lines.writable = true;
  await until('rest', () => lines.written.at(-1) === '534=0');
  expect(seen.count('effect_failed')).toBe(2);
});

test('stop rests the strike and gives the lines back', async () => {
  await door.start(seen.emit);
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 60_000 });
  await door.stop();
  expect(lines.written.at(-1)).toBe('534=0');
  expect(lines.unexported.sort()).toEqual([529, 534]);
});

describe('the start-up check names what is wrong', () => {
  const causeAtStart = async (made: GpioDoor): Promise<string> => {
    door = made;
    await door.start(seen.emit);
    const first = seen.all[0];
    return first?.type === 'device_lost' ? first.cause : 'nothing';
  };

  test('no chip of that label', async () => {
    expect(await causeAtStart(makeDoor({ chip_label: 'pinctrl-rp1' }))).toMatch(
      /^0 GPIO chips are labelled pinctrl-rp1 \(seen: pinctrl-bcm2711, raspberrypi-exp-gpio\)/,
    );
  });

  test('a line beyond the chip', async () => {
    expect(await causeAtStart(makeDoor({ contact: { line: 'GPIO58' } }))).toMatch(
      /GPIO58 is not on that chip/,
    );
  });

  test('a kernel without sysfs GPIO', async () => {
    rmSync(sysfs, { recursive: true });
    expect(await causeAtStart(makeDoor())).toMatch(/no sysfs GPIO; wire the door as gpiod/);
    mkdirSync(sysfs);
  });

  test('the library as installed loads, or says what to install', async () => {
    const outcome = await loadOnoff().then(
      () => 'loads',
      (error: Error) => error.message,
    );
    expect(outcome).toMatch(/^loads$|install g\+\+, make and python3/);
  });
});

test('a siren sounds in its pattern and rests when it is told, at both ends and after a failure', async () => {
  const wiring = onoffSirenSchema.parse({
    kind: 'onoff_siren',
    siren: 'siren',
    line: 'GPIO22',
    chip_label: 'pinctrl-bcm2711',
  });
  const siren = new GpioSiren(
    wiring,
    new OnoffLines({ ...wiring, sysfs }, () => Promise.resolve(lines.open)),
  );
  const name = 'siren' as DeviceId;
  await siren.start(seen.emit);
  const number = Number(lines.written[0]?.split(' ')[0]);
  siren.perform({ type: 'sound_siren', siren: name, pattern: 'pulsed', for_ms: 1_500 });
  await until('it has sounded twice', () => lines.written.length === 5);
  expect(lines.written).toEqual([
    `${number} opened low`,
    `${number}=1`,
    `${number}=0`,
    `${number}=1`,
    `${number}=0`,
  ]);
  lines.writable = false;
  siren.perform({ type: 'sound_siren', siren: name, pattern: 'steady', for_ms: 60_000 });
  await seen.until('device_lost');
  lines.writable = true;
  await seen.until('device_recovered', 2);
  siren.perform({ type: 'sound_siren', siren: name, pattern: 'steady', for_ms: 60_000 });
  await siren.stop();
  expect(lines.written.slice(-2)).toEqual([`${number}=1`, `${number}=0`]);
});

test('header pins', () => {
  expect([lineBehind('PIN11'), lineBehind('PIN40'), lineBehind('DOOR'), lineBehind('PIN27')]).toEqual([
    'GPIO17',
    'GPIO21',
    'DOOR',
    undefined,
  ]);
});
