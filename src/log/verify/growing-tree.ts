import { sha256Into } from '../formats/crypto.ts';
import { EMPTY_ROOT, nodeHash, TILE_WIDTH } from '../formats/tree.ts';

export const HASH_BYTES = 32;
const TILE_HEIGHT = 8;
const NODE_PREFIX = 0x01;

/** Roots of sizes within so many of the newest tiles are at hand: what refers to a size mostly follows it soon. */
const RECENT_TILES = 64;

/** Where the hashes of a height begin within a tile's nodes, counted in hashes: 256 leaves, 128 pairs, and so on. */
const STARTS = Array.from({ length: TILE_HEIGHT + 1 }, (_, height) => 2 * TILE_WIDTH - 2 ** (9 - height));
const TILE_NODES = 2 * TILE_WIDTH - 1;

/** All complete nodes over the leaves of one tile, height by height. */
interface TileNodes {
  readonly position: number;
  readonly width: number;
  readonly nodes: Buffer;
}

const node = Buffer.alloc(1 + 2 * HASH_BYTES, NODE_PREFIX);

/** The parent of two hashes that lie one behind the other, written into `target`. */
const hashPair = (source: Buffer, start: number, target: Buffer, offset: number): void => {
  source.copy(node, 1, start, start + 2 * HASH_BYTES);
  sha256Into(target, offset, node);
};

const tileNodes = (position: number, leaves: Buffer, width: number): TileNodes => {
  const nodes = Buffer.allocUnsafe(TILE_NODES * HASH_BYTES);
  leaves.copy(nodes, 0, 0, width * HASH_BYTES);
  for (let height = 0; height < TILE_HEIGHT; height += 1) {
    const pairs = Math.floor(width / 2 ** (height + 1));
    const below = (STARTS[height] ?? 0) * HASH_BYTES;
    const above = (STARTS[height + 1] ?? 0) * HASH_BYTES;
    for (let pair = 0; pair < pairs; pair += 1) {
      hashPair(nodes, below + 2 * pair * HASH_BYTES, nodes, above + pair * HASH_BYTES);
    }
  }
  return { position, width, nodes };
};

/** Hashes of one height, one behind the other, in memory that doubles as it fills. */
class Row {
  #memory = Buffer.alloc(TILE_WIDTH * HASH_BYTES);
  count = 0;

  /** Makes room for one more hash and gives its place. */
  grow(): { readonly memory: Buffer; readonly offset: number } {
    const offset = this.count * HASH_BYTES;
    if (offset === this.#memory.length) this.#memory = Buffer.concat([this.#memory], 2 * offset);
    this.count += 1;
    return { memory: this.#memory, offset };
  }

  slice(from: number, count: number): Buffer {
    return this.#memory.subarray(from * HASH_BYTES, (from + count) * HASH_BYTES);
  }

  copy(): Row {
    const twin = new Row();
    twin.#memory = Buffer.from(this.#memory);
    twin.count = this.count;
    return twin;
  }
}

/**
 * A tree that grows a tile of leaf hashes at a time and remembers every complete node above the tiles: 64 bytes for
 * 256 entries. So it can say what any upper tile has to hold, and the root of any size that it has not left long ago.
 */
export class GrowingTree {
  /** Row h: the roots over 256 * 2^h leaves. */
  #rows: readonly Row[] = [new Row()];
  /** Tile p at place p modulo their number. */
  #recent: readonly (TileNodes | undefined)[] = [];
  size = 0;

  /** Appends the leaf hashes of the next tile; only the last may have fewer than 256. */
  append(leaves: Buffer, width: number): void {
    const position = this.size / TILE_WIDTH;
    if (!Number.isInteger(position)) throw new Error('a partial tile is the last one of a tree');
    const tile = tileNodes(position, leaves, width);
    const recent = [...this.#recent];
    recent[position % RECENT_TILES] = tile;
    this.#recent = recent;
    this.size += width;
    if (width === TILE_WIDTH) this.#carry(tile.nodes.subarray(-HASH_BYTES));
  }

  /** Root of the first `size` leaves; undefined where it was left too long ago, or lies ahead. */
  rootAt(size: number): Buffer | undefined {
    if (size > this.size) return undefined;
    const peaks = this.#upperPeaks(Math.floor(size / TILE_WIDTH));
    const width = size % TILE_WIDTH;
    if (width > 0) {
      const tile = this.#recent[Math.floor(size / TILE_WIDTH) % RECENT_TILES];
      if (tile?.position !== Math.floor(size / TILE_WIDTH) || tile.width < width) return undefined;
      peaks.push(...peaksWithin(tile.nodes, width));
    }
    return foldPeaks(peaks);
  }

  /**
   * Root of the first `size` leaves, with the full tile in which they end given again; undefined where that is not
   * the tile that was appended.
   */
  rootWith(size: number, leaves: Buffer): Buffer | undefined {
    const position = Math.floor(size / TILE_WIDTH);
    if (leaves.length !== TILE_WIDTH * HASH_BYTES || position >= (this.#rows[0]?.count ?? 0))
      return undefined;
    const { nodes } = tileNodes(position, leaves, TILE_WIDTH);
    if (!nodes.subarray(-HASH_BYTES).equals(this.#row(0).slice(position, 1))) return undefined;
    return foldPeaks([...this.#upperPeaks(position), ...peaksWithin(nodes, size % TILE_WIDTH)]);
  }

  get root(): Buffer {
    return this.rootAt(this.size) ?? EMPTY_ROOT;
  }

  /** What a hash tile of level 1 or more holds in a tree of this size. */
  tile(level: number, position: number, width: number): Buffer {
    const row = this.#rows[TILE_HEIGHT * (level - 1)];
    if (row === undefined || position * TILE_WIDTH + width > row.count)
      throw new Error(`the tree has no tile ${position} of level ${level} with ${width} hashes`);
    return row.slice(position * TILE_WIDTH, width);
  }

  /** Another tree with the same leaves, which grows on its own. */
  copy(): GrowingTree {
    const twin = new GrowingTree();
    twin.#rows = this.#rows.map((row) => row.copy());
    twin.#recent = this.#recent;
    twin.size = this.size;
    return twin;
  }

  #carry(tileRoot: Buffer): void {
    let row = this.#row(0);
    const first = row.grow();
    tileRoot.copy(first.memory, first.offset);
    for (let height = 1; row.count % 2 === 0; height += 1) {
      const pair = row.slice(row.count - 2, 2);
      row = this.#row(height);
      const { memory, offset } = row.grow();
      hashPair(pair, 0, memory, offset);
    }
  }

  #row(height: number): Row {
    const found = this.#rows[height];
    if (found !== undefined) return found;
    const row = new Row();
    this.#rows = [...this.#rows, row];
    return row;
  }

  /** Roots of the complete subtrees of the first `tiles` tiles, largest first. */
  #upperPeaks(tiles: number): Buffer[] {
    const peaks: Buffer[] = [];
    let from = 0;
    for (let height = this.#rows.length - 1; height >= 0; height -= 1) {
      const span = 2 ** height;
      if (Math.floor(tiles / span) % 2 === 0) continue;
      peaks.push(this.#row(height).slice(from / span, 1));
      from += span;
    }
    return peaks;
  }
}

const peaksWithin = (nodes: Buffer, width: number): readonly Buffer[] => {
  const peaks: Buffer[] = [];
  let from = 0;
  for (let height = TILE_HEIGHT - 1; height >= 0; height -= 1) {
    const span = 2 ** height;
    if (Math.floor(width / span) % 2 === 0) continue;
    const place = ((STARTS[height] ?? 0) + from / span) * HASH_BYTES;
    peaks.push(nodes.subarray(place, place + HASH_BYTES));
    from += span;
  }
  return peaks;
};

/** Root over complete subtrees, largest first. */
const foldPeaks = (peaks: readonly Buffer[]): Buffer => {
  let root: Buffer | undefined;
  for (const peak of peaks.toReversed()) root = root === undefined ? peak : nodeHash(peak, root);
  return root ?? EMPTY_ROOT;
};
