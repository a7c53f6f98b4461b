import { crc32 } from 'node:zlib';
import type { Ms } from '../../core/terms.ts';
import type { GrowingFile } from './bag.ts';
import { type Measured, measureOf } from './measured-bag.ts';
import { centralHeader, endOfZip, localHeader, type ZipFile } from './zip.ts';

/** What is collected of a file that grows before it goes out. */
const CHUNK_BYTES = 64 * 1_024;

/** Where bytes go. */
export interface SendOut {
  write(bytes: Buffer): void;
  /** Resolves when more may follow; rejects when nobody takes it any more. */
  ready(): Promise<void>;
}

export interface ZipWriterOptions {
  readonly out: SendOut;
  readonly at: Ms;
  /** The one folder that all files lie in. */
  readonly folder: string;
  /** All files by their paths in it. */
  readonly planned: ReadonlyMap<string, Measured>;
  /** Thrown where a file is not what was planned. */
  readonly changed: Error;
}

/** Sends files of known sizes and checksums, one behind the other. */
export class ZipWriter {
  readonly #options: ZipWriterOptions;
  readonly #sent: { readonly file: ZipFile; readonly offset: number }[] = [];
  #bytes = 0;

  constructor(options: ZipWriterOptions) {
    this.#options = options;
  }

  add(name: string, content: Buffer): void {
    const { crc, bytes } = measureOf(content);
    this.#begin(name);
    this.#check(name, { crc, bytes });
    this.#send(content);
  }

  /** A file that is sent as it grows; no other may begin before it is closed. */
  file(name: string): GrowingFile {
    this.#begin(name);
    let measured: Measured = { bytes: 0, crc: 0 };
    let waiting: string[] = [];
    let length = 0;
    const flush = (): void => {
      const bytes = Buffer.from(waiting.join(''));
      measured = { bytes: measured.bytes + bytes.length, crc: crc32(bytes, measured.crc) };
      waiting = [];
      length = 0;
      this.#send(bytes);
    };
    return {
      write: (text) => {
        waiting.push(text);
        length += text.length;
        if (length >= CHUNK_BYTES) flush();
      },
      close: () => {
        flush();
        this.#check(name, measured);
      },
    };
  }

  /** Sends what stands behind the files. */
  finish(): void {
    const { at, planned, changed } = this.#options;
    if (this.#sent.length !== planned.size) throw changed;
    const begin = this.#bytes;
    for (const { file, offset } of this.#sent) this.#send(centralHeader(file, at, offset));
    this.#send(endOfZip(this.#sent.length, this.#bytes - begin, begin));
  }

  #begin(name: string): void {
    const { at, folder, planned, changed } = this.#options;
    const measured = planned.get(name);
    if (measured === undefined) throw changed;
    const file = { name: `${folder}/${name}`, ...measured };
    this.#sent.push({ file, offset: this.#bytes });
    this.#send(localHeader(file, at));
  }

  #check(name: string, { bytes, crc }: Measured): void {
    const planned = this.#options.planned.get(name);
    if (planned?.bytes !== bytes || planned.crc !== crc) throw this.#options.changed;
  }

  #send(bytes: Buffer): void {
    this.#bytes += bytes.length;
    this.#options.out.write(bytes);
  }
}
