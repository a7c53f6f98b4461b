import { createHash, hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { PAYLOAD } from '../formats/bag.ts';
import { type Bag, type BagInfo, type GrowingFile, tagFilesOf } from './bag.ts';

/** What is collected before it is hashed and written. */
const CHUNK_BYTES = 256 * 1_024;
/** No character of a text takes more in UTF-8, for each of its UTF-16 units. */
const UNIT_BYTES_MAX = 3;
/** Files that are brought to the disk at once; the runtime has four threads for it. */
const SYNCS_AT_ONCE = 8;

/** Where tests let the disk fail: called before each write with the file's path in the bag. The product passes none. */
export type BeforeWrite = (file: string) => void;

const writeWhole = (descriptor: number, bytes: Buffer): void => {
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
};

/** A payload file that grows: its memory is one chunk, however long it gets. */
export class BagFile implements GrowingFile {
  readonly #descriptor: number;
  readonly #beforeWrite: () => void;
  readonly #done: (digest: string, bytes: number) => void;
  readonly #hash = createHash('sha256');
  readonly #chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  #filled = 0;
  #bytes = 0;

  constructor(descriptor: number, beforeWrite: () => void, done: (digest: string, bytes: number) => void) {
    this.#descriptor = descriptor;
    this.#beforeWrite = beforeWrite;
    this.#done = done;
  }

  /** Adds a text; most are a line. */
  write(text: string): void {
    if (text.length * UNIT_BYTES_MAX > CHUNK_BYTES) {
      this.#flush();
      this.#out(Buffer.from(text));
      return;
    }
    if (text.length * UNIT_BYTES_MAX > CHUNK_BYTES - this.#filled) this.#flush();
    this.#filled += this.#chunk.write(text, this.#filled);
  }

  close(): void {
    this.#flush();
    closeSync(this.#descriptor);
    this.#done(this.#hash.digest('hex'), this.#bytes);
  }

  #flush(): void {
    if (this.#filled === 0) return;
    this.#out(this.#chunk.subarray(0, this.#filled));
    this.#filled = 0;
  }

  #out(bytes: Buffer): void {
    this.#beforeWrite();
    writeWhole(this.#descriptor, bytes);
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
  }
}

/** A bag in an empty folder, which it makes. Nothing is complete before `finish` resolves. */
export class BagWriter implements Bag {
  readonly #folder: string;
  readonly #beforeWrite: BeforeWrite;
  /** Digests of the payload by path. */
  readonly #payload = new Map<string, string>();
  readonly #folders = new Set<string>();
  readonly #open = new Set<number>();
  #bytes = 0;

  /** Throws where the folder exists. */
  constructor(folder: string, beforeWrite: BeforeWrite = () => {}) {
    this.#folder = folder;
    this.#beforeWrite = beforeWrite;
    mkdirSync(folder);
    this.#folders.add('');
  }

  /** Bytes of payload written so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Adds a payload file, `name` being its path below the payload. */
  add(name: string, content: Buffer | string): void {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const file = `${PAYLOAD}/${name}`;
    this.#write(file, bytes);
    this.#enter(file, hash('sha256', bytes, 'hex'), bytes.length);
  }

  /** Opens a payload file to be written bit by bit. */
  file(name: string): BagFile {
    const file = `${PAYLOAD}/${name}`;
    const descriptor = this.#create(file);
    this.#open.add(descriptor);
    return new BagFile(
      descriptor,
      () => this.#beforeWrite(file),
      (digest, bytes) => {
        this.#open.delete(descriptor);
        this.#enter(file, digest, bytes);
      },
    );
  }

  /** Writes manifests and tag files and brings all to the disk. `info` is what `bag-info.txt` says besides the sizes. */
  async finish(info: BagInfo): Promise<void> {
    const tags = tagFilesOf(this.#payload, this.#bytes, info);
    for (const [file, text] of tags) this.#write(file, Buffer.from(text));
    await this.#sync([...this.#payload.keys(), ...tags.keys(), ...this.#folders]);
  }

  /** Lets go of files that are still open, after a failure. */
  abandon(): void {
    for (const descriptor of this.#open) closeSync(descriptor);
    this.#open.clear();
  }

  #enter(file: string, digest: string, bytes: number): void {
    this.#payload.set(file, digest);
    this.#bytes += bytes;
  }

  #create(file: string): number {
    const folder = path.posix.dirname(file);
    for (let needed = folder; needed !== '.' && !this.#folders.has(needed); ) {
      mkdirSync(path.join(this.#folder, needed), { recursive: true });
      this.#folders.add(needed);
      needed = path.posix.dirname(needed);
    }
    return openSync(path.join(this.#folder, file), 'wx');
  }

  #write(file: string, bytes: Buffer): void {
    const descriptor = this.#create(file);
    try {
      this.#beforeWrite(file);
      writeWhole(descriptor, bytes);
    } finally {
      closeSync(descriptor);
    }
  }

  /** Brings files and folders to the disk, several at once: one by one it takes several times as long. */
  async #sync(files: readonly string[]): Promise<void> {
    const waiting = files.values();
    const syncNext = async (): Promise<void> => {
      for (const file of waiting) {
        const handle = await open(path.join(this.#folder, file), 'r');
        try {
          await handle.sync();
        } finally {
          await handle.close();
        }
      }
    };
    await Promise.all(Array.from({ length: SYNCS_AT_ONCE }, syncNext));
  }
}
