import {
  EMPTY_ROOT,
  frontierAt,
  HASH_BYTES,
  nodeHash,
  rootOf,
  type StoredHashes,
  TILE_WIDTH,
} from './tree.ts';

/**
 * Inclusion and consistency proofs: made as RFC 6962 sections 2.1.1 and 2.1.2 define them, checked by the
 * algorithms of RFC 9162 sections 2.1.3.2 and 2.1.4.2. A proof ties a root to a leaf or an older root, not to a
 * size: trees of other sizes can have a path of the same form. What ties the size is the signature over size and root.
 * Sizes go up to 2^53 - 1, so they are divided, never shifted.
 */

/** Root over the leaves from `start` up to before `end`, a subtree of RFC 6962's recursive split. */
export type SubtreeHash = (start: number, end: number) => Buffer;

const isSize = (size: number): boolean => Number.isSafeInteger(size) && size >= 0;

/** The smallest power of two that is not below `count`. */
const powerFrom = (count: number): number => {
  let power = 1;
  while (power < count) power *= 2;
  return power;
};

/** How many leaves of a subtree of `count` leaves, 2 or more, are in its left half: a power of two below `count`. */
const leftWidth = (count: number): number => powerFrom(count) / 2;

/** The audit path of leaf `index` in the tree of `size` leaves, lowest first. Throws where there is no such leaf. */
export const inclusionProof = (index: number, size: number, hashOf: SubtreeHash): readonly Buffer[] => {
  if (!isSize(index) || !isSize(size) || index >= size)
    throw new Error(`a log of ${size} entries has no entry ${index}`);
  const proof: Buffer[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const split = start + leftWidth(end - start);
    if (index < split) {
      proof.push(hashOf(split, end));
      end = split;
    } else {
      proof.push(hashOf(start, split));
      start = split;
    }
  }
  return proof.reverse();
};

/**
 * The proof that the tree of `old` leaves is the beginning of the one of `size`; empty where either is the other
 * or `old` is 0. Throws when `old` is larger than `size`.
 */
export const consistencyProof = (old: number, size: number, hashOf: SubtreeHash): readonly Buffer[] => {
  if (!isSize(old) || !isSize(size) || old > size)
    throw new Error(`a log of ${size} entries has no beginning of ${old}`);
  if (old === 0) return [];
  const proof: Buffer[] = [];
  let start = 0;
  let end = size;
  while (end !== old) {
    const split = start + leftWidth(end - start);
    if (old <= split) {
      proof.push(hashOf(split, end));
      end = split;
    } else {
      proof.push(hashOf(start, split));
      start = split;
    }
  }
  // From 0 on it is the old root itself, which the reader has.
  if (start !== 0) proof.push(hashOf(start, end));
  return proof.reverse();
};

/** Roots that a hasher remembers, some hundred bytes each: those above the tiles of a log of half a million entries. */
const REMEMBERED_MAX = 4_096;

/**
 * Computes the roots of subtrees from stored hashes: at most 255 of each tile level, so that a proof from a long log
 * reads a few thousand hashes at most. Complete subtrees of more than a tile are remembered, since a log that only
 * grows never changes them, and most proofs have most of them in common. What it returns throws for a range that is
 * no subtree of the split, and where the storage holds too few hashes.
 */
export const subtreeHasher = (stored: StoredHashes): SubtreeHash => {
  const remembered = new Map<string, Buffer>();
  const computed = (start: number, count: number): Buffer =>
    rootOf(
      frontierAt(count, (level, from, width) => stored(level, start / TILE_WIDTH ** level + from, width)),
    );
  return (start, end) => {
    const count = end - start;
    if (!isSize(start) || !isSize(count) || count === 0 || start % powerFrom(count) !== 0)
      throw new Error(`the leaves ${start} to ${end} are no subtree`);
    if (count <= TILE_WIDTH || powerFrom(count) !== count) return computed(start, count);
    const place = `${start} ${count}`;
    const known = remembered.get(place);
    if (known !== undefined) return known;
    const root = computed(start, count);
    if (remembered.size < REMEMBERED_MAX) remembered.set(place, root);
    return root;
  };
};

const checkHashes = (hashes: readonly Buffer[]): void => {
  const wrong = hashes.find((hash) => hash.length !== HASH_BYTES);
  if (wrong !== undefined)
    throw new Error(`a hash of the proof has ${wrong.length} bytes, not ${HASH_BYTES}`);
};

/** The place of a node in its row, and of the last node of that row. */
interface Place {
  readonly node: number;
  readonly last: number;
}

const isRight = (node: number): boolean => node % 2 === 1;

const up = ({ node, last }: Place): Place => ({ node: Math.floor(node / 2), last: Math.floor(last / 2) });

/** From a last node that is a left child up to where it has a sibling: rows in between add nothing to it. */
const upToSibling = (from: Place): Place => {
  let place = from;
  while (!isRight(place.node) && place.node !== 0) place = up(place);
  return place;
};

/**
 * The root that a leaf hash and its audit path give. Throws when the path is not as long as that of leaf `index`
 * in a tree of `size` leaves, or a hash is not 32 bytes long.
 */
export const rootFromInclusion = (
  index: number,
  size: number,
  leaf: Buffer,
  proof: readonly Buffer[],
): Buffer => {
  if (!isSize(index) || !isSize(size) || index >= size)
    throw new Error(`a log of ${size} entries has no entry ${index}`);
  checkHashes([leaf, ...proof]);
  let place: Place = { node: index, last: size - 1 };
  let root = leaf;
  for (const hash of proof) {
    if (place.last === 0) throw new Error('the inclusion proof has too many hashes');
    if (isRight(place.node) || place.node === place.last) {
      root = nodeHash(hash, root);
      place = upToSibling(place);
    } else {
      root = nodeHash(root, hash);
    }
    place = up(place);
  }
  if (place.last !== 0) throw new Error('the inclusion proof has too few hashes');
  return root;
};

/** Throws unless the proof shows that `leaf`, a leaf hash, is leaf `index` of the tree of this size and root. */
export const verifyInclusion = (
  index: number,
  size: number,
  leaf: Buffer,
  proof: readonly Buffer[],
  root: Buffer,
): void => {
  if (!rootFromInclusion(index, size, leaf, proof).equals(root))
    throw new Error(`the inclusion proof of entry ${index} does not give the root of ${size} entries`);
};

/** Both roots that a consistency proof gives, by RFC 9162 section 2.1.4.2. */
const rootsFromConsistency = (
  old: number,
  size: number,
  path: readonly Buffer[],
): { readonly oldRoot: Buffer; readonly root: Buffer } => {
  let place: Place = { node: old - 1, last: size - 1 };
  while (isRight(place.node)) place = up(place);
  const [first, ...rest] = path;
  if (first === undefined) throw new Error('the consistency proof has too few hashes');
  let oldRoot = first;
  let root = first;
  for (const hash of rest) {
    if (place.last === 0) throw new Error('the consistency proof has too many hashes');
    if (isRight(place.node) || place.node === place.last) {
      oldRoot = nodeHash(hash, oldRoot);
      root = nodeHash(hash, root);
      place = upToSibling(place);
    } else {
      root = nodeHash(root, hash);
    }
    place = up(place);
  }
  if (place.last !== 0) throw new Error('the consistency proof has too few hashes');
  return { oldRoot, root };
};

/**
 * Throws unless the proof shows that the tree of `old` leaves and `oldRoot` is the beginning of the tree of `size`
 * leaves and `root`. From 0 or to the same size the proof is empty.
 */
export const verifyConsistency = (
  old: number,
  size: number,
  proof: readonly Buffer[],
  oldRoot: Buffer,
  root: Buffer,
): void => {
  if (!isSize(old) || !isSize(size) || old > size)
    throw new Error(`a log of ${size} entries has no beginning of ${old}`);
  checkHashes([oldRoot, root, ...proof]);
  if ((old === size && !oldRoot.equals(root)) || (old === 0 && !oldRoot.equals(EMPTY_ROOT)))
    throw new Error(`the root of ${old} entries is another one`);
  if (old === 0 || old === size) {
    // Nothing is left to prove, so hashes in its place were put there to be taken for something.
    if (proof.length > 0)
      throw new Error(`the consistency proof from ${old} to ${size} entries is not empty`);
    return;
  }
  if (proof.length === 0) throw new Error('the consistency proof has too few hashes');
  const isWholeSubtree = powerFrom(old) === old;
  const given = rootsFromConsistency(old, size, isWholeSubtree ? [oldRoot, ...proof] : proof);
  if (!given.oldRoot.equals(oldRoot))
    throw new Error(`the consistency proof does not give the root of ${old} entries`);
  if (!given.root.equals(root))
    throw new Error(`the consistency proof does not give the root of ${size} entries`);
};
