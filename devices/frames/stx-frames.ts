import { faulty, type Reading } from '../badge.ts';
import { readEm4100 } from './em4100.ts';
import type { FrameSplitter } from './frame-splitter.ts';

const STX = 0x02;
const ETX = 0x03;
const CR_LF = '\r\n';
/** Blank bytes between frames are no noise: some firmware ends a frame with CR LF after ETX, some pads with NUL. */
const BLANK = new Set([0x00, 0x0a, 0x0d, 0x20]);
/** A frame has 16 bytes at most; what is longer lost its end. */
const BODY_MAX = 14;

/**
 * RDM6300 (STX, 10 hex digits, 2 hex digits XOR, ETX) and ID-12 / ID-20 (the same with CR LF before ETX), 9600 8N1.
 * A new STX always begins anew, so a damaged frame costs itself only. Noise between frames is one fault, however long.
 */
export class StxFrames implements FrameSplitter {
  #body: number[] | undefined;
  #noise = false;

  push(bytes: Uint8Array): readonly Reading[] {
    const readings: Reading[] = [];
    for (const byte of bytes) {
      const found = this.#take(byte);
      if (found !== undefined) readings.push(found);
    }
    return readings;
  }

  quiet(): readonly Reading[] {
    this.#noise = false;
    if (this.#body === undefined) return [];
    this.#body = undefined;
    return [faulty('length')];
  }

  #take(byte: number): Reading | undefined {
    if (byte === STX) {
      const cut = this.#body !== undefined;
      this.#body = [];
      this.#noise = false;
      return cut ? faulty('length') : undefined;
    }
    if (this.#body === undefined) return this.#between(byte);
    if (byte === ETX) return this.#end(this.#body);
    this.#body.push(byte);
    if (this.#body.length <= BODY_MAX) return undefined;
    this.#body = undefined;
    this.#noise = true;
    return faulty('overrun');
  }

  #end(body: readonly number[]): Reading {
    this.#body = undefined;
    const text = String.fromCharCode(...body);
    return readEm4100(text.endsWith(CR_LF) ? text.slice(0, -CR_LF.length) : text);
  }

  #between(byte: number): Reading | undefined {
    if (this.#noise || BLANK.has(byte)) return undefined;
    this.#noise = true;
    return faulty('characters');
  }
}
