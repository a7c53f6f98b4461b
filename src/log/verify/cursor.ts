import { Malformed, type Stream } from './source.ts';

interface Placed {
  readonly seq: number;
}

const NONE: readonly never[] = [];

/**
 * Takes what belongs to one entry after the other from a stream that is in the order of entries. Throws `Malformed`
 * where the stream is not in that order, or has two items of one entry where there may be only one.
 */
export class Cursor<Item extends Placed> {
  readonly #name: string;
  readonly #maySeveral: boolean;
  readonly #batches: Iterator<readonly Item[]> | AsyncIterator<readonly Item[]>;
  #waiting: readonly Item[] = [];
  #next = 0;
  #last = -1;
  #ended = false;

  constructor(name: string, batches: Stream<readonly Item[]>, { several = false } = {}) {
    this.#name = name;
    this.#maySeveral = several;
    this.#batches =
      Symbol.asyncIterator in batches ? batches[Symbol.asyncIterator]() : batches[Symbol.iterator]();
  }

  /** Reads on until everything before entry `until` is at hand. */
  async fill(until: number): Promise<void> {
    while (!this.#ended && (this.#last < until || (this.#maySeveral && this.#last === until))) {
      const { done, value } = await this.#batches.next();
      if (done === true) {
        this.#ended = true;
        return;
      }
      for (const { seq } of value) {
        if (seq < this.#last || (seq === this.#last && !this.#maySeveral))
          throw new Malformed(`${this.#name}: entry ${seq} comes after entry ${this.#last}`, seq);
        this.#last = seq;
      }
      this.#waiting =
        this.#next < this.#waiting.length ? [...this.#waiting.slice(this.#next), ...value] : value;
      this.#next = 0;
    }
  }

  /** What belongs to entry `seq`, if there is something; whatever belongs to earlier ones is an error. */
  take(seq: number): Item | undefined {
    const item = this.#waiting[this.#next];
    if (item === undefined || item.seq > seq) return undefined;
    if (item.seq < seq)
      throw new Malformed(`${this.#name}: there is no entry ${item.seq} in the evidence`, item.seq);
    this.#next += 1;
    return item;
  }

  /** Everything that belongs to entry `seq`. */
  takeAll(seq: number): readonly Item[] {
    const first = this.take(seq);
    if (first === undefined) return NONE;
    const items = [first];
    for (let item = this.take(seq); item !== undefined; item = this.take(seq)) items.push(item);
    return items;
  }

  /** The first thing that belongs to no entry read so far, or undefined. Ends the stream. */
  async rest(): Promise<Item | undefined> {
    await this.fill(this.#last + 1);
    await this.#batches.return?.();
    return this.#waiting[this.#next];
  }
}
