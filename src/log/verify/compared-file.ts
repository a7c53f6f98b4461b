import type { EvidenceFiles } from './files.ts';

const NOTHING = Buffer.alloc(0);
const encoder = new TextEncoder();
/** The most that one unit of a text takes in UTF-8. */
const UNIT_BYTES = 3;

/** A file that is compared, from its beginning on, with the text that it should hold, in UTF-8. */
export class ComparedFile {
  readonly path: string;
  readonly #pieces: AsyncIterator<Buffer> | undefined;
  #waiting: Buffer = NOTHING;
  /** Used again and again: new memory for each text takes longer than to fill it. */
  #encoded: Buffer = NOTHING;

  constructor(files: EvidenceFiles, path: string) {
    this.path = path;
    this.#pieces = files.pieces(path)?.[Symbol.asyncIterator]();
  }

  get isThere(): boolean {
    return this.#pieces !== undefined;
  }

  /** Whether the file goes on with this text; after a difference it is of no more use. */
  async continuesWith(expected: string): Promise<boolean> {
    const most = expected.length * UNIT_BYTES;
    if (this.#encoded.length < most) this.#encoded = Buffer.alloc(most);
    const { written } = encoder.encodeInto(expected, this.#encoded);
    let done = 0;
    while (done < written) {
      if (this.#waiting.length === 0 && !(await this.#more())) return false;
      const count = Math.min(this.#waiting.length, written - done);
      if (this.#waiting.compare(this.#encoded, done, done + count, 0, count) !== 0) return false;
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
