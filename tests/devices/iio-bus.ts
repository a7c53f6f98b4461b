import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that shows a converter as the kernel's IIO does: the files of ti-ads1015 with a gain of 4.096 V. */
export class IioBus {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'i2c-'));
  readonly #device: string;

  constructor({ chip = '1-0048', device = 'iio:device0', name = 'ads1115', scale = '0.125000000' } = {}) {
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
    this.#device = path.join(this.folder, chip, device);
    mkdirSync(this.#device, { recursive: true });
    writeFileSync(path.join(this.#device, 'name'), `${name}\n`);
    for (const channel of [0, 1, 2, 3]) {
      writeFileSync(path.join(this.#device, `in_voltage${channel}_scale`), `${scale}\n`);
      writeFileSync(path.join(this.#device, `in_voltage${channel}_raw`), '0'.padEnd(12));
    }
  }

  #raw(channel: number): string {
    return path.join(this.#device, `in_voltage${channel}_raw`);
  }

  /** Puts a voltage on a channel, in place, as one write: a reader never sees half of it. */
  set(channel: number, millivolts: number): void {
    this.write(channel, String(Math.round(millivolts / 0.125)));
  }

  write(channel: number, words: string): void {
    const file = openSync(this.#raw(channel), 'r+');
    try {
      writeSync(file, `${words}\n`.padEnd(12), 0);
    } finally {
      closeSync(file);
    }
  }

  /** The channel was not enabled, or is taken away. */
  remove(channel: number): void {
    rmSync(this.#raw(channel));
  }
}
