import type { EvidenceFiles } from './files.ts';

const NOTHING = Buffer.alloc(0);

/** A file that is compared, from its beginning on, with what it should hold. */
export class ComparedFile {
  readonly path: string;
  readonly #pieces: AsyncIterator<Buffer> | undefined;
  #waiting: Buffer = NOTHING;

  constructor(files: EvidenceFiles, path: string) {
    this.path = path;
    this.#pieces = files.pieces(path)?.[Symbol.asyncIterator]();
  }

  get isThere(): boolean {
    return this.#pieces !== undefined;
  }

  /** Whether the next bytes are these; after a difference the file is of no more use. */
  async continuesWith(expected: Buffer): Promise<boolean> {
    let done = 0;
    while (done < expected.length) {
      if (this.#waiting.length === 0 && !(await this.#more())) return false;
      const count = Math.min(this.#waiting.length, expected.length - done);
      if (this.#waiting.compare(expected, done, done + count, 0, count) !== 0) return false;
      this.#waiting = this.#waiting.subarray(count);
      done += count;
    }
    return true;
  }

  async hasEnded(): Promise<boolean> {
    return this.#waiting.length === 0 && !(await this.#more());
  }

  async close(): Promise<void> {
    await this.#pieces?.return?.();
  }

  async #more(): Promise<boolean> {
    const next = await this.#pieces?.next();
    if (next === undefined || next.done === true) return false;
    this.#waiting = next.value;
    return true;
  }
}
