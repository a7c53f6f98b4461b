import { HASH_BYTES, TILE_WIDTH } from './tree.ts';

/**
 * Paths and contents of the tiles of a log, byte for byte as C2SP tlog-tiles: hash tiles of 256 hashes at
 * `tile/<level>/<position>`, entry bundles of 256 entries at `tile/entries/<position>`.
 */

const LEVEL_MAX = 63;
/** The length of an entry is written in two bytes. */
export const ENTRY_BYTES_MAX = 65_535;
const LENGTH_BYTES = 2;

/** A hash tile of a tree: `width` hashes from hash `256 * position` of its level on; 256 where it is full. */
export interface Tile {
  readonly level: number;
  readonly position: number;
  readonly width: number;
}

/** The entries from `256 * position` on, `width` of them. */
export interface EntryBundle {
  readonly position: number;
  readonly width: number;
}

/** What a path under `tile/` names. */
export type TileName = ({ readonly kind: 'hashes' } & Tile) | ({ readonly kind: 'entries' } & EntryBundle);

const isWhole = (number: number, least: number, most: number): boolean =>
  Number.isSafeInteger(number) && number >= least && number <= most;

/** Groups of three digits, all but the last marked by an x, so that no name is both a folder and a file. */
const positionPath = (position: number, width: number): string => {
  if (!isWhole(position, 0, Number.MAX_SAFE_INTEGER)) throw new Error(`${position} is not a tile's position`);
  if (!isWhole(width, 1, TILE_WIDTH)) throw new Error(`a tile has 1 to ${TILE_WIDTH} hashes, not ${width}`);
  const digits = String(position);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? [];
  const last = groups.length - 1;
  const marked = groups.map((group, index) => (index < last ? `x${group}` : group)).join('/');
  return width === TILE_WIDTH ? marked : `${marked}.p/${width}`;
};

/** Path of a hash tile, without a slash before it. Throws when there can be no such tile. */
export const tilePath = (level: number, position: number, width: number = TILE_WIDTH): string => {
  if (!isWhole(level, 0, LEVEL_MAX)) throw new Error(`${level} is not a tile level (0 to ${LEVEL_MAX})`);
  return `tile/${level}/${positionPath(position, width)}`;
};

/** Path of an entry bundle, without a slash before it. Throws when there can be no such bundle. */
export const entriesPath = (position: number, width: number = TILE_WIDTH): string =>
  `tile/entries/${positionPath(position, width)}`;

const PATH = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*)([0-9]{3})(?:\.p\/([0-9]{1,3}))?$/;

/** Reads the path of a tile or bundle; undefined for every text that `tilePath` and `entriesPath` do not write. */
export const parseTilePath = (path: string): TileName | undefined => {
  const [, kind, groups, last, partial] = PATH.exec(path) ?? [];
  if (kind === undefined || groups === undefined || last === undefined) return undefined;
  const position = Number(groups.replace(/[x/]/g, '') + last);
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  const level = kind === 'entries' ? 0 : Number(kind);
  if (level > LEVEL_MAX || !Number.isSafeInteger(position) || !isWhole(width, 1, TILE_WIDTH))
    return undefined;
  const name: TileName =
    kind === 'entries' ? { kind: 'entries', position, width } : { kind: 'hashes', level, position, width };
  const written = kind === 'entries' ? entriesPath(position, width) : tilePath(level, position, width);
  return written === path ? name : undefined;
};

/** The bundles of a log of `size` entries in order; the last may be partial. */
export function* entryBundlesOf(size: number): Generator<EntryBundle> {
  const full = Math.floor(size / TILE_WIDTH);
  for (let position = 0; position < full; position += 1) yield { position, width: TILE_WIDTH };
  if (size % TILE_WIDTH > 0) yield { position: full, width: size % TILE_WIDTH };
}

/** The hash tiles of a tree of `size` leaves, lowest level first; the last of each level may be partial. */
export function* tilesOf(size: number): Generator<Tile> {
  let hashes = size;
  for (let level = 0; hashes > 0; level += 1) {
    for (const { position, width } of entryBundlesOf(hashes)) yield { level, position, width };
    hashes = Math.floor(hashes / TILE_WIDTH);
  }
}

/** The content of an entry bundle. Throws for an entry longer than its length can say, and for too many. */
export const encodeEntries = (entries: readonly Buffer[]): Buffer => {
  if (!isWhole(entries.length, 1, TILE_WIDTH))
    throw new Error(`a bundle has 1 to ${TILE_WIDTH} entries, not ${entries.length}`);
  const bundle = Buffer.allocUnsafe(entries.reduce((bytes, entry) => bytes + LENGTH_BYTES + entry.length, 0));
  let offset = 0;
  for (const entry of entries) {
    if (entry.length > ENTRY_BYTES_MAX)
      throw new Error(`an entry has at most ${ENTRY_BYTES_MAX} bytes, not ${entry.length}`);
    bundle.writeUInt16BE(entry.length, offset);
    entry.copy(bundle, offset + LENGTH_BYTES);
    offset += LENGTH_BYTES + entry.length;
  }
  return bundle;
};

/** The entries of a bundle, as parts of its memory. Throws unless it holds exactly `count` and nothing more. */
export const decodeEntries = (bundle: Buffer, count: number): readonly Buffer[] => {
  const entries: Buffer[] = [];
  let offset = 0;
  while (entries.length < count) {
    const start = offset + LENGTH_BYTES;
    if (start > bundle.length) throw new Error(`the bundle ends after ${entries.length} of ${count} entries`);
    const end = start + bundle.readUInt16BE(offset);
    if (end > bundle.length) throw new Error(`entry ${entries.length} of the bundle is cut off`);
    entries.push(bundle.subarray(start, end));
    offset = end;
  }
  if (offset !== bundle.length)
    throw new Error(`the bundle has ${bundle.length - offset} bytes after its ${count} entries`);
  return entries;
};

/** The content of a hash tile. Throws for hashes of another length and for too many. */
export const encodeHashes = (hashes: readonly Buffer[]): Buffer => {
  if (!isWhole(hashes.length, 1, TILE_WIDTH))
    throw new Error(`a tile has 1 to ${TILE_WIDTH} hashes, not ${hashes.length}`);
  const wrong = hashes.find((hash) => hash.length !== HASH_BYTES);
  if (wrong !== undefined) throw new Error(`a hash has ${HASH_BYTES} bytes, not ${wrong.length}`);
  return Buffer.concat(hashes);
};

/** The hashes of a tile, as parts of its memory. Throws unless it holds exactly `width`. */
export const decodeHashes = (tile: Buffer, width: number): readonly Buffer[] => {
  if (tile.length !== width * HASH_BYTES)
    throw new Error(`a tile of ${width} hashes has ${width * HASH_BYTES} bytes, not ${tile.length}`);
  return Array.from({ length: width }, (_, index) =>
    tile.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
  );
};
