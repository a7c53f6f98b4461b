import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tilesOf } from '../../../src/log/formats/tiles.ts';
import {
  appendLeaf,
  EMPTY_FRONTIER,
  type Frontier,
  leafHash,
  rootOf,
  TILE_WIDTH,
} from '../../../src/log/formats/tree.ts';
import { GrowingTree } from '../../../src/log/verify/growing-tree.ts';

const LEAVES = Array.from({ length: 70_000 }, (_, seq) => leafHash(Buffer.from(`L${seq}`)));

const frontiers: readonly Frontier[] = (() => {
  const all: Frontier[] = [EMPTY_FRONTIER];
  for (const leaf of LEAVES) all.push(appendLeaf(all.at(-1) ?? EMPTY_FRONTIER, leaf).frontier);
  return all;
})();

const rootOfFirst = (size: number): Buffer => rootOf(frontiers[size] ?? EMPTY_FRONTIER);

const tileOf = (position: number, width = TILE_WIDTH): Buffer =>
  Buffer.concat(LEAVES.slice(position * TILE_WIDTH, position * TILE_WIDTH + width));

const treeOf = (size: number): GrowingTree => {
  const tree = new GrowingTree();
  for (let first = 0; first < size; first += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, size - first);
    tree.append(tileOf(first / TILE_WIDTH, width), width);
  }
  return tree;
};

test('every size within the newest tiles has the root that its leaves give', () => {
  for (const size of [0, 1, 255, 256, 257, 600, 8_192, 16_200]) {
    const tree = treeOf(size);
    expect(tree.root.equals(rootOfFirst(size)), `root of ${size}`).toBe(true);
    for (let earlier = 0; earlier <= size; earlier += size > 1_000 ? 97 : 1)
      expect(tree.rootAt(earlier)?.equals(rootOfFirst(earlier)), `${earlier} of ${size}`).toBe(true);
  }
});

test('a size that was left long ago needs its tile again, and takes no other', () => {
  const tree = treeOf(70_000);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50_000 }), (size) => {
      const position = Math.floor(size / TILE_WIDTH);
      if (size % TILE_WIDTH > 0) expect(tree.rootAt(size)).toBeUndefined();
      expect(tree.rootWith(size, tileOf(position))?.equals(rootOfFirst(size))).toBe(true);
      expect(tree.rootWith(size, tileOf(position + 1))).toBeUndefined();
    }),
    { numRuns: 50 },
  );
  expect(tree.rootAt(70_001)).toBeUndefined();
});

test('every tile above the leaves is the one that the tree of the format has', () => {
  const size = 70_000;
  const tree = treeOf(size);
  const upper = [...tilesOf(size)].filter(({ level }) => level > 0);
  expect(upper).toHaveLength(3);
  for (const { level, position, width } of upper) {
    const span = TILE_WIDTH ** level;
    const roots = Array.from({ length: width }, (_, index) => {
      const first = (position * TILE_WIDTH + index) * span;
      let frontier = EMPTY_FRONTIER;
      for (const leaf of LEAVES.slice(first, first + span)) frontier = appendLeaf(frontier, leaf).frontier;
      return rootOf(frontier);
    });
    expect(tree.tile(level, position, width).equals(Buffer.concat(roots)), `level ${level}`).toBe(true);
  }
});

test('two trees that were one grow apart without touching each other', () => {
  const tree = treeOf(1_024);
  const twin = tree.copy();
  tree.append(tileOf(4), TILE_WIDTH);
  twin.append(tileOf(5), TILE_WIDTH);
  tree.append(tileOf(5, 10), 10);
  expect(tree.root.equals(rootOfFirst(1_290))).toBe(true);
  expect(twin.root.equals(rootOfFirst(1_280))).toBe(false);
  expect(twin.rootAt(1_024)?.equals(rootOfFirst(1_024))).toBe(true);
});
