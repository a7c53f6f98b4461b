import { createHash, hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { PAYLOAD } from '../formats/bag.ts';
import { type Bag, type BagInfo, type GrowingFile, tagFilesOf } from './bag.ts';

/** A file of a bag by its size and checksum, without its content. */
export interface Measured {
  readonly bytes: number;
  /** CRC-32. */
  readonly crc: number;
}

/** Counts what is written, and forgets it. */
export class Measure implements GrowingFile {
  readonly #hash = createHash('sha256');
  readonly #done: (measured: Measured, digest: string) => void;
  #bytes = 0;
  #crc = 0;

  constructor(done: (measured: Measured, digest: string) => void) {
    this.#done = done;
  }

  write(text: string): void {
    const bytes = Buffer.from(text);
    this.#bytes += bytes.length;
    this.#crc = crc32(bytes, this.#crc);
    this.#hash.update(bytes);
  }

  close(): void {
    this.#done({ bytes: this.#bytes, crc: this.#crc }, this.#hash.digest('hex'));
  }
}

export const measureOf = (content: Buffer): Measured => ({ bytes: content.length, crc: crc32(content) });

/** A bag of which only sizes and digests are kept, so that it can be made again bit by bit. */
export class MeasuredBag implements Bag {
  /** By path in the bag. */
  readonly files = new Map<string, Measured>();
  /** Payload files that grow, by their names below it. */
  readonly growing: string[] = [];
  /** Manifests and tag files, whole. */
  tags: ReadonlyMap<string, string> = new Map();
  readonly #digests = new Map<string, string>();
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  add(name: string, content: Buffer | string): void {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    this.#enter(`${PAYLOAD}/${name}`, measureOf(bytes), hash('sha256', bytes, 'hex'));
  }

  file(name: string): GrowingFile {
    this.growing.push(name);
    return new Measure((measured, digest) => this.#enter(`${PAYLOAD}/${name}`, measured, digest));
  }

  finish(info: BagInfo): Promise<void> {
    this.tags = tagFilesOf(this.#digests, this.#bytes, info);
    for (const [file, text] of this.tags) this.files.set(file, measureOf(Buffer.from(text)));
    return Promise.resolve();
  }

  #enter(file: string, measured: Measured, digest: string): void {
    this.files.set(file, measured);
    this.#digests.set(file, digest);
    this.#bytes += measured.bytes;
  }
}
