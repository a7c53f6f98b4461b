import { TILE_WIDTH } from '../formats/tree.ts';
import { bytesAfter, type EntryPlace, hashEntry, placesIn } from './bundle-entries.ts';
import type { ClaimedEntry } from './claimed-entry.ts';
import { EntryReader } from './entry-reader.ts';
import { type Findings, List, reasonOf } from './findings.ts';
import { GrowingTree, HASH_BYTES } from './growing-tree.ts';
import type { BadEntry } from './report.ts';
import { type EvidenceSource, Malformed, type MaybeLater, type Range } from './source.ts';
import { StoredText } from './stored-text.ts';

/** Tiles asked for before they are needed, so that hashing does not wait for a disk or a network. */
const AHEAD = 8;

export interface TileReader {
  /** All entries before `until` will be seen next. */
  readonly prepare: (until: number) => Promise<void>;
  readonly see: (entry: ClaimedEntry) => void;
  /** The tree has grown to hold the entries that will be seen next. */
  readonly grown: (tree: GrowingTree) => void;
}

interface ReadTile {
  readonly position: number;
  readonly width: number;
  readonly stored: Buffer | undefined;
  readonly bundle: Buffer | undefined;
}

/** What is thrown by a read ahead waits for its turn. */
type Later<Value> = Promise<{ readonly value: Value } | { readonly error: unknown }>;

const later = async <Value>(work: () => Promise<Value>): Later<Value> => {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
};

/**
 * Rebuilds the tree from the bytes of the entries, and where the evidence holds none from the leaf hashes that it
 * gives; compares both with each other on the way. Trees: `tree` is what the entries give, `stored` what the hashes do.
 */
export class TileWalk {
  readonly #source: EvidenceSource;
  readonly #findings: Findings;
  readonly #size: number;
  readonly #range: Range;
  readonly #reader = new EntryReader();
  tree = new GrowingTree();
  /** Undefined while it is no other tree. */
  #stored: GrowingTree | undefined;
  readonly badEntries = new List<BadEntry>();
  firstBad: number | undefined;
  /** Where the evidence has neither the entries nor their hashes. */
  missingFrom: number | undefined;
  entriesRead = 0;
  hashesOnly = 0;

  constructor(source: EvidenceSource, findings: Findings, size: number, range: Range) {
    this.#source = source;
    this.#findings = findings;
    this.#size = size;
    this.#range = range;
  }

  get stored(): GrowingTree {
    return this.#stored ?? this.tree;
  }

  async run(reader: TileReader, onProgress: (done: number) => void): Promise<void> {
    for await (const tile of this.#tiles()) {
      const first = tile.position * TILE_WIDTH;
      const end = first + tile.width;
      if (tile.bundle === undefined && tile.stored === undefined) {
        this.missingFrom = first;
        this.#findings.add(
          'false',
          'entries_missing',
          `the entries from ${first} on are missing, and so are their hashes`,
          first,
        );
        return;
      }
      if (tile.bundle !== undefined) await reader.prepare(Math.min(end, this.#range.until));
      const entries = this.#grow(tile);
      reader.grown(this.tree);
      for (const entry of entries) reader.see(entry);
      onProgress(end);
    }
  }

  /** Every tile of level 0 in order, with some read ahead. */
  async *#tiles(): AsyncGenerator<ReadTile> {
    const waiting: Later<ReadTile>[] = [];
    const tiles = Math.ceil(this.#size / TILE_WIDTH);
    for (let position = 0; position < tiles || waiting.length > 0; position += 1) {
      if (position < tiles) waiting.push(later(() => this.#load(position)));
      if (position < tiles && waiting.length < AHEAD) continue;
      const read = await waiting.shift();
      if (read === undefined) return;
      if ('error' in read) throw read.error;
      yield read.value;
    }
  }

  async #load(position: number): Promise<ReadTile> {
    const first = position * TILE_WIDTH;
    const width = Math.min(TILE_WIDTH, this.#size - first);
    const { from, until } = this.#range;
    const isGiven = first < until && first + width > from;
    const stored = await this.#given(first, () => this.#source.hashTile(0, position, width));
    const bundle = isGiven
      ? await this.#given(first, () => this.#source.entryBundle(position, width))
      : undefined;
    if (isGiven && bundle === undefined) {
      this.#findings.add(
        'false',
        'entries_missing',
        `the entries ${first} to ${first + width - 1} are missing`,
        first,
      );
    }
    return { position, width, stored: this.#checkedTile(stored, position, width), bundle };
  }

  async #given(first: number, read: () => MaybeLater<Buffer | undefined>): Promise<Buffer | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      this.#findings.add('false', 'malformed', error.message, first);
      return undefined;
    }
  }

  #checkedTile(stored: Buffer | undefined, position: number, width: number): Buffer | undefined {
    if (stored?.length === width * HASH_BYTES) return stored;
    const first = position * TILE_WIDTH;
    this.#findings.add(
      'false',
      'tile_missing',
      stored === undefined
        ? `the leaf hashes of the entries ${first} to ${first + width - 1} are missing`
        : `the leaf hashes of the entries ${first} to ${first + width - 1} take ${stored.length} bytes, not ${width * HASH_BYTES}`,
      first,
    );
    return undefined;
  }

  /** Adds a tile to the trees, and gives the entries of the range that it holds. */
  #grow({ position, width, stored, bundle }: ReadTile): readonly ClaimedEntry[] {
    const first = position * TILE_WIDTH;
    const places = bundle === undefined ? [] : this.#placesIn(bundle, first, width);
    const leaves = Buffer.allocUnsafe(width * HASH_BYTES);
    if (bundle !== undefined)
      for (const [index, place] of places.entries()) hashEntry(bundle, place, leaves, index);
    this.entriesRead += places.length;
    this.hashesOnly += width - places.length;
    // What cannot be read counts as what its hash stands for, so that the rest can still be judged.
    const read = places.length * HASH_BYTES;
    if (stored === undefined) leaves.fill(0, read);
    else stored.copy(leaves, read, read);
    const differs = stored !== undefined && !stored.equals(leaves);
    if (differs && this.#stored === undefined) this.#stored = this.tree.copy();
    this.#stored?.append(stored ?? leaves, width);
    this.tree.append(leaves, width);
    if (bundle === undefined) return [];
    if (differs) this.#noteBad(first, leaves, stored, bundle, places);
    return this.#read(bundle, first, places);
  }

  #placesIn(bundle: Buffer, first: number, width: number): readonly EntryPlace[] {
    const places = placesIn(bundle, width);
    const seq = first + places.length;
    if (places.length < width)
      this.#findings.add(
        'false',
        'bundle_false',
        `entry ${seq} is cut off in its bundle, or missing there`,
        seq,
      );
    else if (bytesAfter(bundle, places) > 0)
      this.#findings.add(
        'false',
        'bundle_false',
        `the bundle holds more than the entries ${first} to ${seq - 1}`,
        seq,
      );
    return places;
  }

  #read(bundle: Buffer, first: number, places: readonly EntryPlace[]): readonly ClaimedEntry[] {
    const entries: ClaimedEntry[] = [];
    const { from, until } = this.#range;
    const text = new StoredText(bundle);
    for (const [index, place] of places.entries()) {
      const seq = first + index;
      if (seq < from || seq >= until) continue;
      try {
        entries.push(this.#reader.read(text, bundle, place, seq));
      } catch (error) {
        if (!(error instanceof Malformed)) throw error;
        this.#findings.add('false', 'entry_false', reasonOf(error), seq);
      }
    }
    return entries;
  }

  #noteBad(
    first: number,
    leaves: Buffer,
    stored: Buffer,
    bundle: Buffer,
    places: readonly EntryPlace[],
  ): void {
    for (const [index, { start, end }] of places.entries()) {
      const [from, until] = [index * HASH_BYTES, (index + 1) * HASH_BYTES];
      if (leaves.compare(stored, from, until, from, until) === 0) continue;
      this.firstBad ??= first + index;
      this.badEntries.add({
        seq: first + index,
        bytes: bundle.toString('base64', start, end),
        leaf_hash: stored.toString('base64', from, until),
      });
    }
  }
}
