import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeEntries,
  decodeHashes,
  encodeEntries,
  encodeHashes,
  entriesPath,
  entryBundlesOf,
  parseTilePath,
  tilePath,
  tilesOf,
} from '../../../src/log/formats/tiles.ts';
import { leafHash } from '../../../src/log/formats/tree.ts';

const width = fc.integer({ min: 1, max: 256 });
const position = fc.oneof(fc.nat({ max: 2_000_000 }), fc.maxSafeNat());
const level = fc.integer({ min: 0, max: 63 });

describe('paths', () => {
  test('are those of the specification', () => {
    expect(tilePath(0, 1_234_067)).toBe('tile/0/x001/x234/067');
    expect(tilePath(1, 0, 1)).toBe('tile/1/000.p/1');
    expect(tilePath(0, 273, 112)).toBe('tile/0/273.p/112');
    expect(tilePath(63, 999)).toBe('tile/63/999');
    expect(tilePath(2, 1_000)).toBe('tile/2/x001/000');
    expect(entriesPath(1_234_067, 255)).toBe('tile/entries/x001/x234/067.p/255');
    expect(entriesPath(0)).toBe('tile/entries/000');
  });

  test('come back as what they name', () => {
    fc.assert(
      fc.property(level, position, width, (l, n, w) => {
        expect(parseTilePath(tilePath(l, n, w))).toEqual({ kind: 'hashes', level: l, position: n, width: w });
        expect(parseTilePath(entriesPath(n, w))).toEqual({ kind: 'entries', position: n, width: w });
      }),
    );
  });

  const refused = [
    'tile/0/000.p/256',
    'tile/0/000.p/0',
    'tile/0/000.p/01',
    'tile/0/000.p/257',
    'tile/0/000.p/',
    'tile/0/000.p',
    'tile/64/000',
    'tile/-1/000',
    'tile/00/000',
    'tile/01/000',
    'tile/0/00',
    'tile/0/0000',
    'tile/0/-01',
    'tile/0/x000/001',
    'tile/0/001/234',
    'tile/0/x001',
    'tile/0/x001/x234',
    'tile/0/x001/',
    'tile/0/x009/x007/x199/x254/x740/992',
    'tile/0//000',
    'tile/0/000/',
    'tile/0/000\n',
    '/tile/0/000',
    'tile/data/000',
    'tile/entries/0',
    'tile/entries/../000',
    'tile/8/0/000',
    'tile/0/٠٠٠',
    'checkpoint',
    '',
  ];
  for (const path of refused) {
    test(`${JSON.stringify(path)} names nothing`, () => expect(parseTilePath(path)).toBeUndefined());
  }

  test('of a tile that cannot be are refused', () => {
    expect(() => tilePath(64, 0)).toThrow('64 is not a tile level');
    expect(() => tilePath(-1, 0)).toThrow('-1 is not a tile level');
    expect(() => tilePath(0, -1)).toThrow("-1 is not a tile's position");
    expect(() => tilePath(0, 0.5)).toThrow("0.5 is not a tile's position");
    expect(() => tilePath(0, 0, 0)).toThrow('not 0');
    expect(() => entriesPath(0, 257)).toThrow('not 257');
  });
});

describe('the tiles of a tree', () => {
  test('of 70,000 leaves are those of the specification', () => {
    const tiles = [...tilesOf(70_000)];
    expect(tiles.filter((tile) => tile.level === 0 && tile.width === 256)).toHaveLength(273);
    expect(tiles.slice(273)).toEqual([
      { level: 0, position: 273, width: 112 },
      { level: 1, position: 0, width: 256 },
      { level: 1, position: 1, width: 17 },
      { level: 2, position: 0, width: 1 },
    ]);
  });

  test('of 256 leaves are a full one and one hash above it', () => {
    expect([...tilesOf(256)]).toEqual([
      { level: 0, position: 0, width: 256 },
      { level: 1, position: 0, width: 1 },
    ]);
  });

  test('of none are none', () => {
    expect([...tilesOf(0), ...entryBundlesOf(0)]).toEqual([]);
  });

  test('hold as many hashes as each level has, without a gap', () => {
    fc.assert(
      fc.property(fc.nat({ max: 300_000 }), (size) => {
        const widths = new Map<number, number>();
        for (const tile of tilesOf(size)) {
          expect(tile.position * 256).toBe(widths.get(tile.level) ?? 0);
          widths.set(tile.level, (widths.get(tile.level) ?? 0) + tile.width);
        }
        const levels = [size, size / 256, size / 65_536].map(Math.floor).filter((count) => count > 0);
        expect([...widths.values()]).toEqual(levels);
      }),
      { numRuns: 20 },
    );
  });

  test('and its bundles hold as many entries as it has leaves', () => {
    expect([...entryBundlesOf(513)]).toEqual([
      { position: 0, width: 256 },
      { position: 1, width: 256 },
      { position: 2, width: 1 },
    ]);
  });
});

describe('bundles', () => {
  const entry = fc.uint8Array({ maxLength: 300 }).map((it) => Buffer.from(it));
  const entries = fc.array(entry, { minLength: 1, maxLength: 20 });

  test('of "one" and "two" is the one of the specification', () => {
    const bundle = encodeEntries([Buffer.from('one'), Buffer.from('two')]);
    expect(bundle.toString('hex')).toBe('00036f6e65000374776f');
    expect(decodeEntries(bundle, 2).map(String)).toEqual(['one', 'two']);
  });

  test('come back, and hold nothing less and nothing more', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const bundle = encodeEntries(list);
        expect(decodeEntries(bundle, list.length)).toEqual(list);
        expect(() => decodeEntries(bundle, list.length + 1)).toThrow(`of ${list.length + 1} entries`);
        expect(() => decodeEntries(bundle, list.length - 1)).toThrow(/bytes after its/);
        expect(() => decodeEntries(bundle.subarray(0, -1), list.length)).toThrow(/cut off|ends after/);
        expect(() => decodeEntries(Buffer.concat([bundle, Buffer.of(0)]), list.length)).toThrow(
          '1 bytes after',
        );
      }),
    );
  });

  test('take entries of 0 to 65,535 bytes, at most 256 of them', () => {
    const longest = [Buffer.alloc(0), Buffer.alloc(65_535, 7)];
    expect(decodeEntries(encodeEntries(longest), 2)).toEqual(longest);
    expect(() => encodeEntries([Buffer.alloc(65_536)])).toThrow('at most 65535 bytes, not 65536');
    expect(() => encodeEntries([])).toThrow('not 0');
    expect(() => encodeEntries(Array(257).fill(Buffer.alloc(1)))).toThrow('not 257');
  });
});

describe('hash tiles', () => {
  test('come back, and have the length of their width', () => {
    fc.assert(
      fc.property(width, (count) => {
        const hashes = Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`${index}`)));
        const tile = encodeHashes(hashes);
        expect(tile.length).toBe(count * 32);
        expect(decodeHashes(tile, count)).toEqual(hashes);
        expect(() => decodeHashes(tile, count + 1)).toThrow(`not ${tile.length}`);
        expect(() => decodeHashes(tile.subarray(1), count)).toThrow(`not ${tile.length - 1}`);
      }),
      { numRuns: 30 },
    );
  });

  test('take 1 to 256 hashes of 32 bytes', () => {
    expect(() => encodeHashes([Buffer.alloc(31)])).toThrow('a hash has 32 bytes, not 31');
    expect(() => encodeHashes([])).toThrow('not 0');
    expect(() => encodeHashes(Array(257).fill(Buffer.alloc(32)))).toThrow('not 257');
  });
});
