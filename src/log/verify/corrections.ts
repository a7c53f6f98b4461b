import { TILE_WIDTH } from '../formats/tree.ts';
import { placesIn } from './bundle-entries.ts';
import type { EvidenceFiles } from './files.ts';
import type { EvidenceSource, Range } from './source.ts';

const KIND = 'entry_corrected';
const MARK = Buffer.from(`"type":"${KIND}"`);

/** The entries that say what is right beside another one, by the number of that one; in the order of the log. */
export type Corrections = ReadonlyMap<number, readonly number[]>;

/** The number of the entry that these bytes say what is right beside; undefined where they do not. */
const correctedIn = (bytes: Buffer): number | undefined => {
  if (!bytes.includes(MARK)) return undefined;
  try {
    const { type, entry } = JSON.parse(bytes.toString('utf8')) as { type?: unknown; entry?: unknown };
    return type === KIND && typeof entry === 'number' ? entry : undefined;
  } catch {
    // Whoever reads the entries one by one says that this is none.
    return undefined;
  }
};

/** Collects corrections, entry by entry. */
export class CorrectionFinder {
  readonly #found = new Map<number, number[]>();

  get found(): Corrections {
    return this.#found;
  }

  look(seq: number, bytes: Buffer): void {
    const corrected = correctedIn(bytes);
    if (corrected === undefined) return;
    this.#found.set(corrected, [...(this.#found.get(corrected) ?? []), seq]);
  }
}

/** The corrections among the entries of a range. A bundle without any is looked through once, and not taken apart. */
export const correctionsIn = async (
  source: Pick<EvidenceSource, 'entryBundle'>,
  { from, until }: Range,
  size: number,
): Promise<Corrections> => {
  const finder = new CorrectionFinder();
  const last = Math.ceil(until / TILE_WIDTH);
  for (let position = Math.floor(from / TILE_WIDTH); position < last; position += 1) {
    const first = position * TILE_WIDTH;
    const width = Math.min(TILE_WIDTH, size - first);
    const bytes = await source.entryBundle(position, width);
    if (!bytes?.includes(MARK)) continue;
    for (const [index, { start, end }] of placesIn(bytes, width).entries()) {
      const seq = first + index;
      if (seq >= from && seq < until) finder.look(seq, bytes.subarray(start, end));
    }
  }
  return finder.found;
};

/** Whether a file begins with these bytes. */
export const beginsWith = async (files: EvidenceFiles, path: string, text: string): Promise<boolean> => {
  const expected = Buffer.from(text);
  let begun = Buffer.alloc(0);
  for await (const piece of files.pieces(path) ?? []) {
    begun = Buffer.concat([begun, piece.subarray(0, expected.length)]);
    if (begun.length >= expected.length) break;
  }
  return begun.subarray(0, expected.length).equals(expected);
};
