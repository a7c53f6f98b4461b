import { sha256 } from './crypto.ts';

/** Hashes of one tile of a tlog-tiles log; level L+1 holds one hash per full tile of level L. */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

const HASH_BYTES = 32;

/** RFC 6962 section 2.1: the two prefixes keep a leaf from being taken for an inner node. */
const LEAF_PREFIX = Buffer.of(0x00);
const NODE_PREFIX = 0x01;

/** Root of the tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT = sha256(Buffer.alloc(0));

/** Leaf hash of the stored bytes of an entry. */
export const leafHash = (entry: Buffer): Buffer => sha256(Buffer.concat([LEAF_PREFIX, entry]));

/** What an inner node is the hash of; filled anew each time, since a start hashes many thousand nodes. */
const node = Buffer.alloc(1 + 2 * HASH_BYTES, NODE_PREFIX);

export const nodeHash = (left: Buffer, right: Buffer): Buffer => {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES)
    return sha256(Buffer.concat([node.subarray(0, 1), left, right]));
  left.copy(node, 1);
  right.copy(node, 1 + HASH_BYTES);
  return sha256(node);
};

/**
 * The right edge of a tree: the roots of its complete subtrees, largest first. It is all that is needed
 * to append and to give the root; a value, so that a failed append leaves the old one as it was.
 */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Buffer[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

/** The hash over one complete tile of the level below: position `position` of level `level` (1 or more). */
export interface TileHash {
  readonly level: number;
  readonly position: number;
  readonly hash: Buffer;
}

/** Appends one leaf hash; `completed` are the tile hashes that this leaf completes, lowest level first. */
export const appendLeaf = (
  frontier: Frontier,
  leaf: Buffer,
): { readonly frontier: Frontier; readonly completed: readonly TileHash[] } => {
  const peaks = [...frontier.peaks];
  const completed: TileHash[] = [];
  const size = frontier.size + 1;
  let root = leaf;
  let height = 0;
  for (let rest = frontier.size; rest % 2 === 1; rest = (rest - 1) / 2) {
    root = nodeHash(peaks.pop() ?? EMPTY_ROOT, root);
    height += 1;
    if (height % TILE_HEIGHT === 0) {
      completed.push({ level: height / TILE_HEIGHT, position: size / 2 ** height - 1, hash: root });
    }
  }
  peaks.push(root);
  return { frontier: { size, peaks }, completed };
};

/** Root hash of the tree whose right edge this is. */
export const rootOf = (frontier: Frontier): Buffer => {
  let root: Buffer | undefined;
  for (const peak of frontier.peaks.toReversed()) root = root === undefined ? peak : nodeHash(peak, root);
  return root ?? EMPTY_ROOT;
};

/** Root of a complete subtree over hashes of one level; their number is a power of two. */
const subtreeRoot = (hashes: readonly Buffer[]): Buffer => {
  let row = hashes;
  while (row.length > 1) {
    const above: Buffer[] = [];
    for (let index = 0; index + 1 < row.length; index += 2)
      above.push(nodeHash(row[index] ?? EMPTY_ROOT, row[index + 1] ?? EMPTY_ROOT));
    row = above;
  }
  return row[0] ?? EMPTY_ROOT;
};

/** The hash that a full tile contributes to the level above. */
export const tileRoot = (hashes: readonly Buffer[]): Buffer => {
  if (hashes.length !== TILE_WIDTH)
    throw new Error(`a full tile has ${TILE_WIDTH} hashes, not ${hashes.length}`);
  return subtreeRoot(hashes);
};

/** Gives `count` stored hashes of a level, from a position on; level 0 are the leaf hashes. */
export type StoredHashes = (level: number, from: number, count: number) => readonly Buffer[];

/**
 * The right edge of the tree over the first `size` leaves, from stored hashes: at most 255 of each level.
 * Throws when the storage holds fewer than that.
 */
export const frontierAt = (size: number, stored: StoredHashes): Frontier => {
  const peaks: Buffer[] = [];
  let top = 0;
  while (TILE_WIDTH ** (top + 1) <= size) top += 1;
  for (let level = top; level >= 0; level -= 1) {
    const complete = Math.floor(size / TILE_WIDTH ** level);
    const width = complete % TILE_WIDTH;
    if (width === 0) continue;
    const hashes = stored(level, complete - width, width);
    if (hashes.length !== width)
      throw new Error(`${width - hashes.length} hashes of tile level ${level} are missing`);
    let from = 0;
    for (let span = TILE_WIDTH / 2; span >= 1; span /= 2) {
      if (from + span > width) continue;
      peaks.push(subtreeRoot(hashes.slice(from, from + span)));
      from += span;
    }
  }
  return { size, peaks };
};
