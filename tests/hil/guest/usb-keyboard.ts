import {
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { typed } from '../../devices/hid-support.ts';
import { hidrawOf } from './kernel-device.ts';
import { KEYBOARD, KeyboardReader } from './readers.ts';
import { ask } from './systemd.ts';
import { pause, until } from './waiting.ts';

const GADGET = '/sys/kernel/config/usb_gadget/keyboard';
const NODE = '/dev/hidg0';
const REPORT_BYTES = 8;
const KEY_MS = 2;

/** Two controllers, so that a keyboard and a serial port can be plugged in; before any other gadget is made. */
export const loadControllers = (): void => void ask('modprobe', 'dummy_hcd', 'num=2');

/**
 * A badge reader that types, on a USB cable that ends in the same machine. Unlike a device of uhid it has a USB device
 * above it, by whose numbers the rules for udev know a reader.
 */
export class UsbKeyboardReader {
  #fd = -1;

  constructor(serial: string) {
    const put = (name: string, value: string | Buffer): void => writeFileSync(path.join(GADGET, name), value);
    const hex = (number: number): string => `0x${number.toString(16).padStart(4, '0')}`;
    for (const part of ['', 'strings/0x409', 'configs/c.1', 'functions/hid.usb0'])
      mkdirSync(path.join(GADGET, part), { recursive: true });
    put('idVendor', hex(KeyboardReader.vendor));
    put('idProduct', hex(KeyboardReader.product));
    put('strings/0x409/manufacturer', 'Sycreader');
    put('strings/0x409/product', 'USB Reader');
    put('strings/0x409/serialnumber', serial);
    put('functions/hid.usb0/protocol', '1');
    put('functions/hid.usb0/subclass', '1');
    put('functions/hid.usb0/report_length', String(REPORT_BYTES));
    put('functions/hid.usb0/report_desc', Buffer.from(KEYBOARD));
    symlinkSync(path.join(GADGET, 'functions/hid.usb0'), path.join(GADGET, 'configs/c.1/hid.usb0'));
  }

  async plug(serial: string): Promise<void> {
    writeFileSync(path.join(GADGET, 'UDC'), 'dummy_udc.1');
    await until('the keyboard is there', () => existsSync(NODE) && hidrawOf(serial) !== undefined);
    this.#fd = openSync(NODE, constants.O_RDWR | constants.O_NONBLOCK);
  }

  async unplug(serial: string): Promise<void> {
    closeSync(this.#fd);
    writeFileSync(path.join(GADGET, 'UDC'), '\n');
    await until('the keyboard is gone', () => hidrawOf(serial) === undefined);
  }

  async badge(digits: string): Promise<void> {
    for (const report of typed(`${digits}\n`)) {
      await until('the report before this one is taken', () => this.#sent(report));
      await pause(KEY_MS);
    }
  }

  /** Whether the report is on its way; one at a time is. */
  #sent(report: Uint8Array): boolean {
    try {
      return writeSync(this.#fd, report) === report.length;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return false;
      throw error;
    }
  }
}
