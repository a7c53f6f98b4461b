/** Each of our drivers on the kernel's own device nodes: what it reads, what it moves, what it says of a loss. */
import assert from 'node:assert/strict';
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
import { type GpioBank, headerOfPi } from '../gpio-bank.ts';
import { hidrawOf, nameDevice } from '../kernel-device.ts';
import { KeyboardReader, PcProxReader, w26 } from '../readers.ts';
import type { Suite } from '../suite.ts';
import { hideKeys, TypedKeys } from '../typed-keys.ts';
import { UsbSerialReader } from '../usb-reader.ts';
import { until } from '../waiting.ts';
import { KIOSK_PORT, rdm6300, WireReader } from '../wire-reader.ts';

let header: GpioBank;

/** The one badge that was read since. */
const untilBadge = async (seen: Seen, written: string): Promise<void> => {
  await seen.until('badge_read', 1, PATIENT_MS);
  assert.deepEqual(seen.all.splice(0), [
    { type: 'badge_read', reader: READER, credential: credential(written) },
  ]);
};

const KEYBOARD = {
  vendor: KeyboardReader.vendor,
  product: KeyboardReader.product,
  profile: { format: 'keyboard', characters: 'digits', key_gap_ms: 2_000 },
};

/** A keyboard-class reader whose keys nobody else hears, as on a kiosk. */
const hiddenKeyboard = async (): Promise<KeyboardReader> => {
  const reader = new KeyboardReader();
  hideKeys(await until('its hidraw node', () => hidrawOf('K1')));
  return reader;
};

const keyboard = async (): Promise<void> => {
  let reader = await hiddenKeyboard();
  nameDevice(hidrawOf('K1') ?? '');
  await withDriver(hidReader(KEYBOARD), async (seen) => {
    await reader.badge('0012345678');
    await untilBadge(seen, 'text:0012345678');
    await reader.badge('0098765432');
    await untilBadge(seen, 'text:0098765432');
    reader.device.unplug();
    await seen.until('device_lost', 1, PATIENT_MS);
    reader = await hiddenKeyboard();
    await seen.until('device_recovered', 1, PATIENT_MS);
    seen.all.length = 0;
    await reader.badge('0012345678');
    await untilBadge(seen, 'text:0012345678');
  });
  reader.device.unplug();
};

const hiddenKeys = async (): Promise<void> => {
  const reader = new KeyboardReader();
  const node = await until('its hidraw node', () => hidrawOf('K1'));
  const keys = new TypedKeys(node);
  await withDriver(hidReader(KEYBOARD), async (seen) => {
    await seen.until('reader_keys_exposed', 1, PATIENT_MS);
    seen.all.length = 0;
    await reader.badge('0012345678');
    await untilBadge(seen, 'text:0012345678');
    assert.ok(keys.taken() > 0, 'a reader that is not hidden types into the console, too');
  });
  hideKeys(node);
  await withDriver(hidReader(KEYBOARD), async (seen) => {
    await reader.badge('0098765432');
    await untilBadge(seen, 'text:0098765432');
    assert.equal(keys.taken(), 0, 'a hidden reader types nowhere');
  });
  keys.close();
  reader.device.unplug();
};

const pcProx = async (): Promise<void> => {
  const reader = new PcProxReader();
  const node = await until('its hidraw node', () => hidrawOf('P1'));
  nameDevice(node);
  await withDriver(hidReader({ path: node, profile: { format: 'pcprox' } }), async (seen) => {
    reader.lay(w26(17, 4_711));
    await untilBadge(seen, 'w26:17:4711');
    reader.take();
    reader.lay(w26(200, 65_535));
    await untilBadge(seen, 'w26:200:65535');
    reader.device.unplug();
    await seen.until('device_lost', 1, PATIENT_MS);
  });
};

const serialPort = async (): Promise<void> => {
  nameDevice(KIOSK_PORT);
  const reader = new WireReader();
  await withDriver(serialReader(KIOSK_PORT, { format: 'rdm6300' }), async (seen) => {
    const frame = rdm6300('0A1B2C3D4E');
    reader.write(frame.subarray(0, 5));
    reader.write(frame.subarray(5));
    await untilBadge(seen, 'em4100:0A1B2C3D4E');
  });
  reader.unplug();
};

const usbPort = async (): Promise<void> => {
  const reader = new UsbSerialReader('S42');
  await reader.plug();
  nameDevice(reader.port);
  await withDriver(serialReader(reader.port, { format: 'ascii' }), async (seen) => {
    reader.write('04A2');
    reader.write('24B1C2\r\n');
    await untilBadge(seen, 'text:04A224B1C2');
  });
  await reader.unplug();
};

const door = async (driver: Device): Promise<void> => {
  nameDevice(`/dev/${header.chip}`);
  header.pull(WIRED.contact, 0);
  header.pull(WIRED.exit, 1);
  await withDriver(driver, async (seen) => {
    await seen.until('door_found', 1, PATIENT_MS);
    assert.deepEqual(seen.all.splice(0).at(-1), { type: 'door_found', door: DOOR, contact: 'closed' });
    for (let times = 1; times <= 5; times += 1) {
      header.pull(WIRED.contact, 1);
      await seen.until('door_opened', times, PATIENT_MS);
      header.pull(WIRED.contact, 0);
      await seen.until('door_closed', times, PATIENT_MS);
    }
    header.pull(WIRED.exit, 0);
    await seen.until('exit_requested', 1, PATIENT_MS);
    header.pull(WIRED.exit, 1);
    assert.equal(header.value(WIRED.strike), 0);
    driver.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 3_000 });
    await until('the strike is released', () => header.value(WIRED.strike) === 1);
    await until('the strike locks by itself', () => header.value(WIRED.strike) === 0);
    driver.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 30_000 });
    await until('the strike is released', () => header.value(WIRED.strike) === 1);
    driver.perform({ type: 'lock_door', door: DOOR });
    await until('the strike is locked', () => header.value(WIRED.strike) === 0);
    const others = seen.types.filter((type) => type !== 'door_opened' && type !== 'door_closed');
    assert.deepEqual(others, ['exit_requested']);
  });
};

export const suite: Suite = {
  prepare: () => {
    loadSimulators();
    header = headerOfPi();
  },
  tests: {
    'a keyboard-class reader over hidraw: read, unplugged, plugged in again': keyboard,
    'what a hidden reader types reaches no console, and one that is not hidden is named': hiddenKeys,
    'an rf IDEAS pcProx over hidraw, asked by feature reports': pcProx,
    'a 125 kHz reader on a 16550 serial port, its frame in two pieces': serialPort,
    'a USB serial reader, its line in two pieces': usbPort,
    'a door by libgpiod 2 on the character device: contact, exit button, strike': () => door(gpiodDoor()),
    'a door by onoff on sysfs: contact, exit button, strike': () => door(onoffDoor(header.label)),
  },
};
