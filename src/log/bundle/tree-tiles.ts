import { encodeHashes, tilePath } from '../formats/tiles.ts';
import { appendLeaf, EMPTY_FRONTIER, type Frontier, TILE_WIDTH } from '../formats/tree.ts';

/** Where a tile goes: its path below the log's own, and its content. */
export type TileSink = (path: string, content: Buffer) => void;

/** Makes the hash tiles of a tree from its leaf hashes, as they come; holds one tile of each level. */
export class TreeTiles {
  readonly #sink: TileSink;
  readonly #levels: Buffer[][] = [];
  #frontier: Frontier = EMPTY_FRONTIER;

  constructor(sink: TileSink) {
    this.#sink = sink;
  }

  /** The right edge of the tree so far. */
  get frontier(): Frontier {
    return this.#frontier;
  }

  append(leaf: Buffer): void {
    const { frontier, completed } = appendLeaf(this.#frontier, leaf);
    this.#frontier = frontier;
    this.#put(0, leaf);
    for (const { level, hash } of completed) this.#put(level, hash);
  }

  /** Gives out the tiles that are not full. */
  finish(): void {
    for (const [level, hashes] of this.#levels.entries()) this.#give(level, hashes);
  }

  #put(level: number, hash: Buffer): void {
    const hashes = this.#levels[level] ?? [];
    this.#levels[level] = hashes;
    hashes.push(hash);
    if (hashes.length < TILE_WIDTH) return;
    this.#give(level, hashes);
    this.#levels[level] = [];
  }

  #give(level: number, hashes: readonly Buffer[]): void {
    if (hashes.length === 0) return;
    const end = Math.floor(this.#frontier.size / TILE_WIDTH ** level);
    const position = Math.floor((end - 1) / TILE_WIDTH);
    this.#sink(tilePath(level, position, hashes.length), encodeHashes(hashes));
  }
}
