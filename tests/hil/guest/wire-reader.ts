import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';

/** Two 16550 ports of the machine, joined by a wire outside: a reader writes to one end, the kiosk reads the other. */
export const KIOSK_PORT = '/dev/ttyS1';
const READER_PORT = '/dev/ttyS2';

/** A 125 kHz frame as an RDM6300 sends it: STX, ten hex digits, their XOR, ETX. */
export const rdm6300 = (digits: string): Buffer => {
  const sum = [...Buffer.from(digits, 'hex')].reduce((xor, byte) => xor ^ byte, 0);
  return Buffer.from(`\x02${digits}${sum.toString(16).padStart(2, '0').toUpperCase()}\x03`, 'latin1');
};

/** A reader on the machine's own serial port. */
export class WireReader {
  readonly #fd: number;

  constructor() {
    spawnSync('stty', ['-F', READER_PORT, '9600', 'raw', '-echo']);
    this.#fd = openSync(READER_PORT, 'r+');
  }

  write(bytes: Uint8Array): void {
    writeSync(this.#fd, bytes);
  }

  unplug(): void {
    closeSync(this.#fd);
  }
}
