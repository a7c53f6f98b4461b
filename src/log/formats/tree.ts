import { sha256, sha256Into } from './crypto.ts';

/** Hashes of one tile of a tlog-tiles log; level L+1 holds one hash per full tile of level L. */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/** Bytes of a SHA-256 hash. */
export const HASH_BYTES = 32;
/** A log's entries are seldom longer; the longest that a tile holds is 65,535. */
const ENTRY_BYTES_USUAL = 8_192;

/** RFC 6962 section 2.1: the two prefixes keep a leaf from being taken for an inner node. */
const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;

/** Root of the tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT = sha256(Buffer.alloc(0));

/** What a leaf is the hash of; filled anew each time, as below. */
const leaf = Buffer.alloc(1 + ENTRY_BYTES_USUAL, LEAF_PREFIX);

/** Leaf hash of the stored bytes of an entry. */
export const leafHash = (entry: Buffer): Buffer => {
  if (entry.length > ENTRY_BYTES_USUAL) return sha256(Buffer.concat([leaf.subarray(0, 1), entry]));
  entry.copy(leaf, 1);
  return sha256(leaf.subarray(0, 1 + entry.length));
};

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
  hash: Buffer,
): { readonly frontier: Frontier; readonly completed: readonly TileHash[] } => {
  const peaks = [...frontier.peaks];
  const completed: TileHash[] = [];
  const size = frontier.size + 1;
  let root = hash;
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

/**
 * Root of a complete subtree over hashes of one level; their number is a power of two. Each row of nodes is written
 * over the one below it, since a verifier does this for every 256 entries and a Buffer for each node would show.
 */
const subtreeRoot = (hashes: readonly Buffer[]): Buffer => {
  const wrong = hashes.find((hash) => hash.length !== HASH_BYTES);
  if (wrong !== undefined) throw new Error(`a hash has ${HASH_BYTES} bytes, not ${wrong.length}`);
  const row = Buffer.concat(hashes);
  for (let pairs = hashes.length / 2; pairs >= 1; pairs /= 2) {
    for (let pair = 0; pair < pairs; pair += 1) {
      row.copy(node, 1, pair * 2 * HASH_BYTES, (pair + 1) * 2 * HASH_BYTES);
      sha256Into(row, pair * HASH_BYTES, node);
    }
  }
  return Buffer.from(row.subarray(0, HASH_BYTES));
};

/** The hash that a full tile contributes to the level above. Throws unless there are 256 hashes of 32 bytes. */
export const tileRoot = (hashes: readonly Buffer[]): Buffer => {
  if (hashes.length !== TILE_WIDTH)
    throw new Error(`a full tile has ${TILE_WIDTH} hashes, not ${hashes.length}`);
  return subtreeRoot(hashes);
};

/** Gives `count` stored hashes of a level, from a position on; level 0 are the leaf hashes. */
export type StoredHashes = (level: number, from: number, count: number) => readonly Buffer[];

/**
 * The right edge of the tree over the first `size` leaves, from stored hashes: at most 255 of each level.
 * Throws when the storage holds fewer than that, or hashes of another length.
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
