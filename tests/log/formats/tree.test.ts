import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appendLeaf,
  EMPTY_FRONTIER,
  EMPTY_ROOT,
  type Frontier,
  frontierAt,
  leafHash,
  nodeHash,
  rootOf,
  TILE_WIDTH,
  type TileHash,
  tileRoot,
} from '../../../src/log/formats/tree.ts';
import { MTH, numbered, PUBLISHED_LEAVES, PUBLISHED_ROOTS } from './reference.ts';

const hex = (bytes: Buffer): string => bytes.toString('hex');

/** A tree grown leaf by leaf, with all that a log would store of it. */
const grow = (
  entries: readonly Buffer[],
): { frontier: Frontier; levels: Buffer[][]; completed: TileHash[] } => {
  let frontier = EMPTY_FRONTIER;
  const levels: Buffer[][] = [[]];
  const completed: TileHash[] = [];
  for (const entry of entries) {
    const leaf = leafHash(entry);
    levels[0]?.push(leaf);
    const next = appendLeaf(frontier, leaf);
    frontier = next.frontier;
    for (const tile of next.completed) {
      completed.push(tile);
      levels[tile.level] ??= [];
      levels[tile.level]?.splice(tile.position, 0, tile.hash);
    }
  }
  return { frontier, levels, completed };
};

describe('hashes', () => {
  test('the published vectors of leaf, node and empty tree', () => {
    expect(hex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hex(leafHash(Buffer.alloc(0)))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(hex(leafHash(Buffer.from('L123456')))).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    );
    expect(hex(nodeHash(Buffer.from('N123'), Buffer.from('N456')))).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    );
  });

  test('the published roots of trees of 0 to 8 leaves', () => {
    const roots = PUBLISHED_ROOTS.map((_, size) =>
      hex(rootOf(grow(PUBLISHED_LEAVES.slice(0, size)).frontier)),
    );
    expect(roots).toEqual(PUBLISHED_ROOTS);
  });
});

describe('the frontier', () => {
  test('gives the root of the definition at every size', () => {
    const entries = numbered(600);
    let frontier = EMPTY_FRONTIER;
    for (const [index, entry] of entries.entries()) {
      frontier = appendLeaf(frontier, leafHash(entry)).frontier;
      if (index < 70 || index % 37 === 0 || index % 256 < 2) {
        expect(hex(rootOf(frontier))).toBe(hex(MTH(entries.slice(0, index + 1))));
      }
    }
  });

  test('appending leaves the earlier frontier as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 40 }), (parts) => {
        const entries = parts.map((part) => Buffer.from(part));
        const { frontier } = grow(entries);
        const before = hex(rootOf(frontier));
        appendLeaf(frontier, leafHash(Buffer.from('one more')));
        expect(hex(rootOf(frontier))).toBe(before);
        expect(before).toBe(hex(MTH(entries)));
      }),
    );
  });

  test('is the same when it is read from stored hashes, at every size', () => {
    const { levels, frontier } = grow(numbered(1_100));
    const stored = (level: number, from: number, count: number): Buffer[] =>
      levels[level]?.slice(from, from + count) ?? [];
    expect(frontierAt(1_100, stored)).toEqual(frontier);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_100 }), (size) => {
        expect(frontierAt(size, stored)).toEqual(grow(numbered(size)).frontier);
      }),
      { numRuns: 60 },
    );
  });

  test('reads three tile levels', () => {
    const size = TILE_WIDTH * TILE_WIDTH + TILE_WIDTH + 3;
    const { levels, frontier } = grow(numbered(size));
    expect(levels.map((level) => level.length)).toEqual([size, TILE_WIDTH + 1, 1]);
    const read = frontierAt(size, (level, from, count) => levels[level]?.slice(from, from + count) ?? []);
    expect(hex(rootOf(read))).toBe(hex(rootOf(frontier)));
  });

  test('refuses to be read from storage with a hash too few', () => {
    const { levels } = grow(numbered(300));
    expect(() =>
      frontierAt(300, (level, from, count) => levels[level]?.slice(from, from + count - 1) ?? []),
    ).toThrow(/hashes of tile level \d are missing/);
  });
});

describe('tile hashes', () => {
  test('come with the 256th hash of the level below and are its root', () => {
    const entries = numbered(700);
    const { completed, levels } = grow(entries);
    expect(completed.map(({ level, position }) => [level, position])).toEqual([
      [1, 0],
      [1, 1],
    ]);
    expect(hex(completed[1]?.hash ?? EMPTY_ROOT)).toBe(hex(MTH(entries.slice(256, 512))));
    expect(hex(tileRoot(levels[0]?.slice(0, 256) ?? []))).toBe(hex(completed[0]?.hash ?? EMPTY_ROOT));
  });

  test('are not given for another number of hashes, or for hashes whose bytes have moved to a neighbour', () => {
    const hashes = numbered(256).map(leafHash);
    const both = Buffer.concat(hashes.slice(0, 2));
    const moved = [both.subarray(0, 31), both.subarray(31), ...hashes.slice(2)];
    expect(() => tileRoot(moved)).toThrow('a hash has 32 bytes, not 31');
    expect(() => tileRoot(hashes.slice(1))).toThrow('a full tile has 256 hashes, not 255');
  });
});

test('an entry of any length has the leaf hash of the definition, also after a longer one', () => {
  for (const length of [20_000, 8_193, 8_192, 8_191, 100, 1, 0]) {
    const entry = Buffer.alloc(length, length % 251);
    expect(hex(leafHash(entry))).toBe(hex(MTH([entry])));
  }
});
