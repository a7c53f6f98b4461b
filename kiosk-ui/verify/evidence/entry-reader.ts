import { TILE_WIDTH } from '../../../src/log/formats/tree.ts';
import { placesIn } from '../../../src/log/verify/bundle-entries.ts';
import type { ErasedFields, EvidenceSource, Range } from '../../../src/log/verify/source.ts';
import type { DisclosureIndex } from './disclosure-index.ts';
import { type ShownEntry, shownEntry } from './shown-entry.ts';

const NOTHING = new Map();

/** Reads entries of evidence that was checked, a bundle of 256 at a time. What was harmed is shown as far as it goes. */
export class EntryReader {
  readonly #source: EvidenceSource;
  readonly #index: DisclosureIndex | undefined;
  readonly #size: number;
  readonly range: Range;
  #erased: Promise<ReadonlyMap<number, ErasedFields>> | undefined;

  /** @param size of the checkpoint */
  constructor(
    source: EvidenceSource,
    index: DisclosureIndex | undefined,
    { size, range }: { readonly size: number; readonly range: Range },
  ) {
    this.#source = source;
    this.#index = index;
    this.#size = size;
    this.range = range;
  }

  /** The positions of the bundles that hold entries from `from` to before `until`. */
  bundles({ from, until }: Range): Range {
    if (until <= from) return { from: 0, until: 0 };
    return { from: Math.floor(from / TILE_WIDTH), until: Math.ceil(until / TILE_WIDTH) };
  }

  /** The entries of the range in one bundle. */
  async entriesIn(position: number): Promise<readonly ShownEntry[]> {
    const first = position * TILE_WIDTH;
    const width = Math.min(TILE_WIDTH, this.#size - first);
    const bundle = await this.#bundle(position, width);
    if (bundle === undefined) return [];
    const [disclosures, erased, withheld] = await Promise.all([
      this.#index?.between(first, first + width) ?? NOTHING,
      this.#allErased(),
      this.#withheld(),
    ]);
    return placesIn(bundle, width).flatMap(({ start, end }, index) => {
      const seq = first + index;
      if (seq < this.range.from || seq >= this.range.until) return [];
      const openings = {
        disclosures: disclosures.get(seq)?.disclosures ?? [],
        erased: erased.get(seq),
        withheld,
      };
      return [shownEntry(seq, bundle.subarray(start, end), openings)];
    });
  }

  async #bundle(position: number, width: number): Promise<Buffer | undefined> {
    try {
      return await this.#source.entryBundle(position, width);
    } catch {
      return undefined;
    }
  }

  async #withheld(): Promise<ReadonlyMap<string, string>> {
    try {
      return (await this.#source.withheld()).fields;
    } catch {
      return NOTHING;
    }
  }

  #allErased(): Promise<ReadonlyMap<number, ErasedFields>> {
    this.#erased ??= this.#readErased();
    return this.#erased;
  }

  async #readErased(): Promise<ReadonlyMap<number, ErasedFields>> {
    const all = new Map<number, ErasedFields>();
    try {
      for await (const batch of this.#source.erased()) for (const item of batch) all.set(item.seq, item);
    } catch {
      // The check has told of the bad line; what came before it is shown.
    }
    return all;
  }
}
