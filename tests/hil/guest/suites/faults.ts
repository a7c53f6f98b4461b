/** What goes wrong at a door's hardware, each by itself, and what our drivers make of it on real kernel devices. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { Device } from '../../../../devices/device.ts';
import { credential, type Seen } from '../../../devices/support.ts';
import {
  DOOR,
  gpiodDoor,
  hidReader,
  onoffDoor,
  PATIENT_MS,
  READER,
  serialReader,
  WIRED,
  withDriver,
} from '../driven.ts';
import { loadSimulators } from '../drivers.ts';
import { GpioBank, headerOfPi } from '../gpio-bank.ts';
import { KeyboardReader } from '../readers.ts';
import type { Suite } from '../suite.ts';
import { tell } from '../told.ts';
import { UsbSerialReader } from '../usb-reader.ts';
import { pause, until } from '../waiting.ts';

let header: GpioBank;

const badge = (written: string) => ({ type: 'badge_read', reader: READER, credential: credential(written) });

/** The cause of a loss that was reported once. */
const untilLost = async (seen: Seen): Promise<string> => {
  await seen.until('device_lost', 1, PATIENT_MS);
  const lost = seen.all.filter((observation) => observation.type === 'device_lost');
  assert.equal(lost.length, 1);
  return lost[0]?.cause ?? '';
};

const usbInMidFrame = async (): Promise<void> => {
  const reader = new UsbSerialReader('S42');
  await reader.plug();
  await withDriver(serialReader(reader.port, { format: 'ascii' }), async (seen) => {
    reader.write('04A2');
    await pause(200);
    await reader.unplug();
    await untilLost(seen);
    await reader.plug();
    await seen.until('device_recovered', 1, PATIENT_MS);
    seen.all.length = 0;
    await until('a badge is read', () => {
      // Whoever plugs a reader in presents a badge until it answers.
      reader.write('24B1C2D3\r\n');
      return seen.count('badge_read') > 0;
    });
    const others = seen.all.filter(({ type }) => type !== 'device_lost' && type !== 'device_recovered');
    assert.deepEqual(others, [badge('text:24B1C2D3')], 'nothing of the half before is in it');
  });
  await reader.unplug();
};

const keysInMidFrame = async (): Promise<void> => {
  let reader = new KeyboardReader();
  const { vendor, product } = KeyboardReader;
  const profile = { format: 'keyboard', characters: 'digits', key_gap_ms: 2_000 };
  await withDriver(hidReader({ vendor, product, profile }), async (seen) => {
    await reader.badge('00123', '');
    reader.device.unplug();
    await untilLost(seen);
    reader = new KeyboardReader();
    await seen.until('device_recovered', 1, PATIENT_MS);
    seen.all.length = 0;
    await reader.badge('45678');
    await seen.until('badge_read', 1, PATIENT_MS);
    assert.deepEqual(seen.all, [badge('text:45678')], 'nothing of the half before is in it');
  });
  reader.device.unplug();
};

const hungUp = async (): Promise<void> => {
  const reader = new UsbSerialReader('S42');
  await reader.plug();
  await withDriver(serialReader(reader.port, { format: 'ascii' }), async (seen) => {
    reader.hangUp();
    assert.match(await untilLost(seen), /hung up/);
    await seen.until('device_recovered', 1, PATIENT_MS);
    reader.write('04A224B1C2\r\n');
    await seen.until('badge_read', 1, PATIENT_MS);
  });
  await reader.unplug();
};

const BOUNCES_MS = [1, 2, 3, 5, 8, 13, 20, 30];
const DEBOUNCE_MS = 50;
const TIMES = 7;

/** Moves the contact to and fro with so long between, until it rests at `level`. Gives the longest pause there really was. */
const bounce = async (gap_ms: number, level: 0 | 1): Promise<number> => {
  let longest = 0;
  let before = performance.now();
  for (let times = 0; times < TIMES; times += 1) {
    header.pull(WIRED.contact, (times % 2 === 0) === (level === 1) ? 1 : 0);
    const now = performance.now();
    if (times > 0) longest = Math.max(longest, now - before);
    before = now;
    while (performance.now() - before < gap_ms && times < TIMES - 1);
  }
  await pause(DEBOUNCE_MS * 4);
  return longest;
};

/** An emulated machine may stop for longer than a bounce: such a series proves nothing, and is made again. */
const bounces = (make: () => Device) => async (): Promise<void> => {
  header.pull(WIRED.contact, 0);
  header.pull(WIRED.exit, 1);
  let repeated = 0;
  await withDriver(make(), async (seen) => {
    await seen.until('door_found', 1, PATIENT_MS);
    for (const gap_ms of BOUNCES_MS) {
      for (;;) {
        seen.all.length = 0;
        const longest = await bounce(gap_ms, 1);
        await seen.until('door_opened', 1, PATIENT_MS);
        const opened = seen.types.join(' ');
        header.pull(WIRED.contact, 0);
        await seen.until('door_closed', 1, PATIENT_MS);
        if (longest < DEBOUNCE_MS * 0.8) {
          assert.equal(opened, 'door_opened', `one opening at ${gap_ms} ms of bouncing`);
          break;
        }
        repeated += 1;
        assert.ok(repeated < 200, 'the machine is too slow to bounce');
        await pause(DEBOUNCE_MS * 4);
      }
    }
  });
  tell({
    told: 'said',
    sentence: `${BOUNCES_MS.length} series of bounces, ${repeated} made again because the emulator stood still`,
  });
};

/** Another program that holds a line for as long as the work lasts. */
const whileHeld = async (
  line: string,
  work: (release: () => Promise<void>) => Promise<void>,
): Promise<void> => {
  const other = spawn('gpiomon', ['--banner', '--consumer', 'other-program', line], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let printed = '';
  other.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  await until('the other program holds the line', () => /monitoring/i.test(printed));
  const release = async (): Promise<void> => {
    other.kill('SIGKILL');
    await until('the other program ends', () => other.signalCode !== null);
  };
  try {
    await work(release);
  } finally {
    await release();
  }
};

const heldLine = (make: () => Device) => (): Promise<void> =>
  whileHeld(WIRED.contact, (release) =>
    withDriver(make(), async (seen) => {
      const cause = await untilLost(seen);
      tell({ told: 'said', sentence: `a line held by another program: "${cause}"` });
      assert.match(cause, /busy/i);
      assert.ok(!seen.types.includes('door_found'), 'nothing is claimed of a door that cannot be seen');
      await release();
      await seen.until('device_recovered', 1, PATIENT_MS);
      await seen.until('door_found', 1, PATIENT_MS);
    }),
  );

const wrongPin = (make: () => Device, why: RegExp) => (): Promise<void> =>
  withDriver(make(), async (seen) => {
    const cause = await untilLost(seen);
    tell({ told: 'said', sentence: `a wrong pin: "${cause}"` });
    assert.match(cause, why);
    assert.deepEqual(seen.types, ['device_lost']);
  });

const baseOffset = async (): Promise<void> => {
  const { Gpio } = await import('onoff');
  assert.ok(header.base > 512 + 8, `another chip stands before it: its base is ${header.base}`);
  assert.throws(() => new Gpio(17, 'in'), /EINVAL/, 'the bare number is refused by the kernel');
  header.pull(WIRED.contact, 0);
  await withDriver(onoffDoor(header.label), async (seen) => {
    await seen.until('door_found', 1, PATIENT_MS);
    header.pull(WIRED.contact, 1);
    await seen.until('door_opened', 1, PATIENT_MS);
    assert.equal(seen.all.at(-1)?.type, 'door_opened');
  });
};

const onoff = (more: object = {}): Device => onoffDoor(header.label, { debounce_ms: DEBOUNCE_MS, ...more });
const gpiod = (more: object = {}): Device => gpiodDoor({ debounce_ms: DEBOUNCE_MS, ...more });

export const suite: Suite = {
  prepare: () => {
    loadSimulators();
    new GpioBank(
      'some-expander',
      Array.from({ length: 16 }, (_, index) => `EXPANDER${index}`),
    );
    header = headerOfPi();
    tell({
      told: 'said',
      sentence: `GPIO0 is number ${header.base} to sysfs, on ${header.chip}; door ${DOOR}`,
    });
  },
  tests: {
    'a USB serial reader unplugged in mid frame and plugged in again': usbInMidFrame,
    'a keyboard-class reader unplugged in mid frame and plugged in again': keysInMidFrame,
    'a serial port that is hung up while its node stays': hungUp,
    'a contact that bounces for 1 to 30 ms is one opening, by libgpiod 2': bounces(gpiod),
    'a contact that bounces for 1 to 30 ms is one opening, by onoff': bounces(onoff),
    'a line held by another program, by libgpiod 2': heldLine(gpiod),
    'a line held by another program, by onoff': heldLine(onoff),
    'a wrong pin, by libgpiod 2': wrongPin(() => gpiod({ contact: { line: 'GPIO117' } }), /GPIO117/),
    'a wrong pin, by onoff': wrongPin(
      () => onoff({ contact: { line: 'GPIO117' } }),
      /GPIO117 is not on that chip/,
    ),
    'numbers that begin elsewhere than at 0, by onoff': baseOffset,
  },
};
