import { ReadlineParser } from '@serialport/parser-readline';
import { faulty, type Reading } from './badge.ts';
import { Em18Frames } from './frames/em18-frames.ts';
import type { FrameSplitter } from './frames/frame-splitter.ts';
import { StxFrames } from './frames/stx-frames.ts';
import { readText, type TextRules } from './frames/text-rules.ts';
import { readWiegandText } from './frames/wiegand-text.ts';
import type { SerialProfile } from './reader-wiring.ts';

/** A line without an end is cut off here: no badge is as long, and the memory has a bound. */
export const LINE_MAX_BYTES = 256;

const WIEGAND_LENGTHS = { min_length: 1, max_length: 128 } as const;

/** Lines by `@serialport/parser-readline`, with the bounds that it lacks: of length, and of half a line's life. */
export class LineFrames implements FrameSplitter {
  readonly #end: number;
  readonly #decode: (line: string) => Reading | undefined;
  #parser: ReadlineParser;
  #found: Reading[] = [];
  #pending = 0;
  #skipping = false;

  constructor(lineEnd: 'lf' | 'cr', decode: (line: string) => Reading | undefined) {
    this.#end = lineEnd === 'lf' ? 0x0a : 0x0d;
    this.#decode = decode;
    this.#parser = this.#fresh();
  }

  push(bytes: Uint8Array): readonly Reading[] {
    const rest = this.#afterSkipping(bytes);
    if (rest.length > 0) {
      const end = rest.lastIndexOf(this.#end);
      this.#pending = end < 0 ? this.#pending + rest.length : rest.length - end - 1;
      this.#parser.write(Buffer.from(rest));
    }
    if (this.#pending > LINE_MAX_BYTES) {
      this.#restart();
      this.#skipping = true;
      this.#found.push(faulty('overrun'));
    }
    return this.#found.splice(0);
  }

  quiet(): readonly Reading[] {
    const cut = this.#pending > 0;
    if (cut) this.#restart();
    this.#skipping = false;
    return cut ? [faulty('length')] : [];
  }

  #afterSkipping(bytes: Uint8Array): Uint8Array {
    if (!this.#skipping) return bytes;
    const end = bytes.indexOf(this.#end);
    if (end < 0) return new Uint8Array();
    this.#skipping = false;
    return bytes.subarray(end + 1);
  }

  #restart(): void {
    this.#parser.removeAllListeners('data');
    this.#parser = this.#fresh();
    this.#pending = 0;
  }

  /** `latin1` keeps one character per byte, so that a byte that is not ASCII is seen as such. */
  #fresh(): ReadlineParser {
    const parser = new ReadlineParser({ delimiter: Buffer.from([this.#end]), encoding: 'latin1' });
    parser.on('data', (line: string) => {
      const found = this.#decode(line);
      if (found !== undefined) this.#found.push(found);
    });
    return parser;
  }
}

/** The parser for what a serial reader sends, by its profile. */
export const framesOf = (profile: SerialProfile): FrameSplitter => {
  switch (profile.format) {
    case 'rdm6300':
      return new StxFrames();
    case 'em18':
      return new Em18Frames();
    case 'ascii':
      return new LineFrames(profile.line_end, (line) => readText(line, profile));
    case 'wiegand_bits':
    case 'wiegand_hex': {
      const { strip, lead, trail, formats } = profile;
      const encoding = profile.format === 'wiegand_bits' ? 'bits' : 'hex';
      const text: TextRules = { strip, lead, trail, characters: 'hex', ...WIEGAND_LENGTHS };
      const aligned = profile.format === 'wiegand_hex' ? profile.aligned : 'right';
      return new LineFrames(profile.line_end, (line) =>
        readWiegandText(line, { encoding, aligned, formats, text }),
      );
    }
  }
};
