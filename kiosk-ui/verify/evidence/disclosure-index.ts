import { disclosuresLine } from '../../../src/log/verify/bag-lines.ts';
import type { EntryDisclosures } from '../../../src/log/verify/source.ts';

const NEWLINE = 0x0a;
const SEQ = /^\{"seq":(\d{1,15}),/;
/** Longer than the start of any line up to its number. */
const START_BYTES = 32;
const SEGMENTS_KEPT = 3;

/** Where a line begins, and of which entry it is. */
interface Place {
  readonly start: number;
  readonly seq: number;
}

type Segment = ReadonlyMap<number, EntryDisclosures>;

const parsed = (line: string): readonly EntryDisclosures[] => {
  try {
    return [disclosuresLine('', line)];
  } catch {
    // The check has told of it; the reader shows the other lines.
    return [];
  }
};

/**
 * Finds what opens the fields of any entry without reading the whole file: while the check reads it from its start to
 * its end, the index notes one line in each piece.
 */
export class DisclosureIndex {
  readonly #file: File;
  readonly #places: Place[] = [];
  readonly #segments = new Map<number, Promise<Segment>>();

  constructor(file: File) {
    this.#file = file;
  }

  /** The pieces as they are, each looked at on the way. */
  async *watch(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let start = 0;
    for await (const piece of pieces) {
      this.#note(start, piece);
      start += piece.length;
      yield piece;
    }
  }

  /** What opens the fields of the entries `first` to before `end`, by entry. */
  async between(first: number, end: number): Promise<ReadonlyMap<number, EntryDisclosures>> {
    const found = new Map<number, EntryDisclosures>();
    for (const [index, place] of this.#places.entries()) {
      const next = this.#places[index + 1];
      if (place.seq >= end) break;
      if (next !== undefined && next.seq <= first) continue;
      for (const [seq, item] of await this.#segment(index))
        if (seq >= first && seq < end) found.set(seq, item);
    }
    return found;
  }

  #note(start: number, piece: Buffer): void {
    const begin = start === 0 ? 0 : piece.indexOf(NEWLINE) + 1;
    if (start > 0 && begin === 0) return;
    const [, seq] = SEQ.exec(piece.toString('latin1', begin, begin + START_BYTES)) ?? [];
    // The file is read more than once, and each time in the same pieces.
    const isNew = start + begin > (this.#places.at(-1)?.start ?? -1);
    if (seq !== undefined && isNew) this.#places.push({ start: start + begin, seq: Number(seq) });
  }

  #segment(index: number): Promise<Segment> {
    const known = this.#segments.get(index);
    if (known !== undefined) return known;
    const [oldest] = this.#segments.keys();
    if (oldest !== undefined && this.#segments.size >= SEGMENTS_KEPT) this.#segments.delete(oldest);
    const read = this.#read(index);
    this.#segments.set(index, read);
    return read;
  }

  async #read(index: number): Promise<Segment> {
    const start = this.#places[index]?.start ?? 0;
    const text = await this.#file.slice(start, this.#places[index + 1]?.start).text();
    const items = text.split('\n').flatMap(parsed);
    return new Map(items.map((item) => [item.seq, item]));
  }
}
