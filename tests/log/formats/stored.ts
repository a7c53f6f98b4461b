import { subtreeHasher } from '../../../src/log/formats/proof.ts';
import { appendLeaf, EMPTY_FRONTIER, leafHash, type StoredHashes } from '../../../src/log/formats/tree.ts';
import { rememberingMTH } from './reference.ts';

/** All hashes that a log of these entries stores: level 0 the leaf hashes, above them one for each full tile. */
export const storedHashesOf = (entries: readonly Buffer[]): readonly (readonly Buffer[])[] => {
  const levels: Buffer[][] = [[]];
  let frontier = EMPTY_FRONTIER;
  for (const entry of entries) {
    const leaf = leafHash(entry);
    levels[0]?.push(leaf);
    const next = appendLeaf(frontier, leaf);
    frontier = next.frontier;
    for (const { level, hash } of next.completed) {
      levels[level] ??= [];
      levels[level].push(hash);
    }
  }
  return levels;
};

/** Reads such hashes as storage does, and counts the hashes and reads. */
export const readerOf = (
  levels: readonly (readonly Buffer[])[],
): { readonly stored: StoredHashes; readonly count: { hashes: number } } => {
  const count = { hashes: 0 };
  return {
    count,
    stored: (level, from, width) => {
      count.hashes += width;
      return levels[level]?.slice(from, from + width) ?? [];
    },
  };
};

/** A log with its own roots by the definition, and proofs from what it stores. */
export const logOf = (entries: readonly Buffer[]) => {
  const reader = readerOf(storedHashesOf(entries));
  const mth = rememberingMTH();
  return {
    mth,
    count: reader.count,
    hashOf: subtreeHasher(reader.stored),
    /** Roots of subtrees by the definition, where what the storage gives is not the question. */
    mthOf: (start: number, end: number): Buffer => mth(entries.slice(start, end)),
    root: (size: number): Buffer => mth(entries.slice(0, size)),
    leaf: (index: number): Buffer => leafHash(entries[index] ?? Buffer.alloc(0)),
  };
};
