import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { until } from './waiting.ts';

const GADGETS = '/sys/kernel/config/usb_gadget';

/**
 * A badge reader on a USB cable that ends in the same machine: the kernel's dummy_hcd is both ends of it. The machine
 * sees a USB serial port, and what is written to the gadget comes out of it.
 */
export class UsbSerialReader {
  readonly #folder = path.join(GADGETS, 'reader');
  #gadget: number | undefined;

  constructor(serial: string) {
    const put = (name: string, value: string): void => writeFileSync(path.join(this.#folder, name), value);
    for (const part of ['', 'strings/0x409', 'configs/c.1', 'functions/acm.usb0']) {
      mkdirSync(path.join(this.#folder, part), { recursive: true });
    }
    put('idVendor', '0x09d8');
    put('idProduct', '0x0420');
    put('strings/0x409/manufacturer', 'ELATEC');
    put('strings/0x409/product', 'TWN4');
    put('strings/0x409/serialnumber', serial);
    const part = path.join(this.#folder, 'configs/c.1/acm.usb0');
    if (!existsSync(part)) symlinkSync(path.join(this.#folder, 'functions/acm.usb0'), part);
  }

  /** Node of the port that the machine sees. */
  get port(): string {
    return `/dev/${readdirSync('/sys/class/tty').find((name) => name.startsWith('ttyACM')) ?? 'ttyACM0'}`;
  }

  async plug(): Promise<void> {
    writeFileSync(path.join(this.#folder, 'UDC'), 'dummy_udc.0');
    await until('the USB port is there', () => existsSync('/dev/ttyACM0') && existsSync('/dev/ttyGS0'));
    spawnSync('stty', ['-F', '/dev/ttyGS0', 'raw', '-echo']);
    this.#gadget = openSync('/dev/ttyGS0', 'r+');
  }

  write(bytes: string | Uint8Array): void {
    if (this.#gadget === undefined) throw new Error('the reader is not plugged in');
    writeSync(this.#gadget, Buffer.from(bytes as string, 'latin1'));
  }

  async unplug(): Promise<void> {
    if (this.#gadget !== undefined) closeSync(this.#gadget);
    this.#gadget = undefined;
    writeFileSync(path.join(this.#folder, 'UDC'), '\n');
    await until('the USB port is gone', () => !existsSync('/dev/ttyACM0'));
  }

  /** Drops the line of the modem that says somebody is there, without leaving: the machine hangs up, its node stays. */
  hangUp(): void {
    spawnSync('stty', ['-F', this.port, '-clocal']);
    if (this.#gadget !== undefined) closeSync(this.#gadget);
    this.#gadget = openSync('/dev/ttyGS0', 'r+');
  }
}
