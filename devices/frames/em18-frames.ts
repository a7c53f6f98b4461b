import { faulty, type Reading } from '../badge.ts';
import { EM4100_DIGITS, readEm4100 } from './em4100.ts';
import type { FrameSplitter } from './frame-splitter.ts';

/**
 * EM-18 class readers: 12 hex digits (5 bytes and their XOR) with nothing around them, 9600 8N1. Only silence
 * marks a beginning, so after any damage the rest is dropped until the line has been quiet. Where a byte is lost
 * in one of two frames sent without a gap, one shifted frame in 256 would pass the XOR: such readers send one
 * frame per presentation.
 */
export class Em18Frames implements FrameSplitter {
  #digits = '';
  #damaged = false;

  push(bytes: Uint8Array): readonly Reading[] {
    const readings: Reading[] = [];
    for (const byte of bytes) {
      if (this.#damaged || (this.#digits === '' && (byte === 0x0d || byte === 0x0a))) continue;
      this.#digits += String.fromCharCode(byte);
      const found = this.#look();
      if (found === undefined) continue;
      this.#digits = '';
      this.#damaged = found.kind === 'fault';
      readings.push(found);
    }
    return readings;
  }

  quiet(): readonly Reading[] {
    const cut = this.#digits !== '';
    this.#digits = '';
    this.#damaged = false;
    return cut ? [faulty('length')] : [];
  }

  #look(): Reading | undefined {
    if (!/^[0-9A-Fa-f]*$/.test(this.#digits)) return faulty('characters');
    return this.#digits.length === EM4100_DIGITS ? readEm4100(this.#digits) : undefined;
  }
}
