/** Our drivers, opened on devices of the emulated machine, and what they report. */
import type { Device } from '../../../devices/device.ts';
import { gpiodSchema, onoffSchema } from '../../../devices/door-wiring.ts';
import { GpioDoor } from '../../../devices/gpio-door.ts';
import { GpiodLines } from '../../../devices/gpio-door-gpiod.ts';
import { OnoffLines } from '../../../devices/gpio-door-onoff.ts';
import { HidReader } from '../../../devices/hid-reader.ts';
import { hidSchema, serialSchema } from '../../../devices/reader-wiring.ts';
import { SerialReader } from '../../../devices/serial-reader.ts';
import type { DoorId } from '../../../src/core/terms.ts';
import { hash, Seen } from '../../devices/support.ts';

/** Waits of an emulated machine with neighbours: long, and passed over as soon as it happens. */
export const PATIENT_MS = 60_000;
export const DOOR = 'vault-door' as DoorId;
export const READER = 'outside';

const LINES = { contact: { line: 'PIN11' }, exit_button: { line: 'GPIO27' }, strike: { line: 'GPIO22' } };
/** Kernel lines of the door above. */
export const WIRED = { contact: 'GPIO17', exit: 'GPIO27', strike: 'GPIO22' } as const;

export const gpiodDoor = (more: object = {}): Device => {
  const wiring = gpiodSchema.parse({ kind: 'gpiod', door: DOOR, ...LINES, ...more });
  return new GpioDoor(wiring, new GpiodLines(wiring));
};

export const onoffDoor = (chip_label: string, more: object = {}): Device => {
  const wiring = onoffSchema.parse({ kind: 'onoff', door: DOOR, ...LINES, chip_label, ...more });
  return new GpioDoor(wiring, new OnoffLines(wiring));
};

export const hidReader = (settings: object): Device =>
  new HidReader(hidSchema.parse({ kind: 'hid', reader: READER, ...settings }), hash);

/** A frame may be cut by the emulation itself, so half a frame is given up late. */
export const serialReader = (path: string, profile: object, quiet_ms = 2_000): Device =>
  new SerialReader(serialSchema.parse({ kind: 'serial', reader: READER, path, quiet_ms, profile }), hash);

/** Starts a driver, runs the work with what it reports, and stops it, however that went. */
export const withDriver = async (driver: Device, work: (seen: Seen) => Promise<void>): Promise<void> => {
  const seen = new Seen();
  await driver.start(seen.emit);
  try {
    await work(seen);
  } finally {
    await driver.stop();
  }
};
