import { closeSync, constants, openSync, readdirSync, readSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** `struct input_event` of a 64-bit kernel: two times of 8 bytes, type, code, value. */
const EVENT_BYTES = 24;
const EV_KEY = 1;

const inputOf = (hidraw: string): string => {
  const folder = path.join('/sys/class/hidraw', path.basename(hidraw), 'device/input');
  const [name] = readdirSync(folder);
  if (name === undefined) throw new Error(`${hidraw} is no keyboard to the kernel`);
  return path.join(folder, name);
};

/** What the rule for readers (`99-kiosk-ballot-vault.rules`) has udev write; there is no udev in this machine. */
export const hideKeys = (hidraw: string): void => writeFileSync(path.join(inputOf(hidraw), 'inhibited'), '1');

/** The end of the kernel's input system at which consoles and screens hear what a keyboard types. */
export class TypedKeys {
  readonly #fd: number;

  constructor(hidraw: string) {
    const event = readdirSync(inputOf(hidraw)).find((name) => name.startsWith('event'));
    if (event === undefined) throw new Error(`the keys of ${hidraw} go nowhere`);
    this.#fd = openSync(path.join('/dev/input', event), constants.O_RDONLY | constants.O_NONBLOCK);
  }

  /** How many presses and releases came since the last look. */
  taken(): number {
    const bytes = Buffer.alloc(EVENT_BYTES * 256);
    let read = 0;
    try {
      read = readSync(this.#fd, bytes, 0, bytes.length, null);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
    const events = Array.from({ length: read / EVENT_BYTES }, (_, index) => index * EVENT_BYTES);
    return events.filter((at) => bytes.readUInt16LE(at + 16) === EV_KEY).length;
  }

  close(): void {
    closeSync(this.#fd);
  }
}
