import { checkEntry, type LogToCheck, openCheckpoint, type SignedRoot } from '../check-log.ts';
import { LogDamaged } from '../errors.ts';
import { type EntryBundle, encodeEntries, entriesPath, entryBundlesOf } from '../formats/tiles.ts';
import { rootOf, TILE_WIDTH } from '../formats/tree.ts';
import type { KeptCheckpoint, StoredEntry } from '../log-rows.ts';
import type { Range } from './range.ts';
import { TreeTiles } from './tree-tiles.ts';

/** What is made of a log up to a signed size. */
export interface TreeToWrite {
  readonly log: LogToCheck;
  /** The size and root that are signed, and earlier ones, smallest first. */
  readonly signed: SignedRoot;
  readonly earlier: readonly KeptCheckpoint[];
  readonly range: Range;
}

/** Where its parts go. */
export interface TreeSinks {
  /** A tile or entry bundle, by its path below the log's own. */
  readonly tile: (path: string, content: Buffer) => void;
  /** An entry of the range, checked. */
  readonly entry: (entry: StoredEntry) => void;
  /** After each bundle; resolves when the next may follow. */
  readonly turn: (done: number) => Promise<void>;
}

/** The entries of a bundle, each checked by itself. */
const entriesOf = (log: LogToCheck, first: number, end: number): readonly StoredEntry[] => {
  const entries = [...log.rows.entries(first, end)];
  for (const [index, entry] of entries.entries()) checkEntry(log, entry, first + index);
  if (entries.length < end - first)
    throw new LogDamaged(log.where, `entry ${first + entries.length} is missing`, first + entries.length);
  return entries;
};

const leavesOf = (log: LogToCheck, first: number, end: number): readonly Buffer[] => {
  const leaves = log.rows.hashes(0, first, end - first);
  if (leaves.length === end - first) return leaves;
  throw new LogDamaged(log.where, `of the entries ${first} to ${end - 1} some are missing`, first);
};

/** Compares the roots of earlier checkpoints with the tree as it grows. */
const earlierRoots = (log: LogToCheck, earlier: readonly KeptCheckpoint[]) => {
  const waiting = earlier.map(({ size, checkpoint }) => {
    const what = `the kept checkpoint of ${size} entries`;
    return { what, place: size, ...openCheckpoint(log, checkpoint, what) };
  });
  return ({ frontier }: TreeTiles): void => {
    if (waiting[0]?.place !== frontier.size) return;
    const kept = waiting.shift();
    if (kept?.size === frontier.size && kept.root.equals(rootOf(frontier))) return;
    const what = `the entries 0 to ${frontier.size - 1} do not give the root signed in ${kept?.what}`;
    throw new LogDamaged(log.where, what, 0);
  };
};

/**
 * Writes all hash tiles of the signed size and the entry bundles that overlap the range, and checks on the way:
 * the entries of these bundles, the roots of all checkpoints, and so every hash. Throws `LogDamaged`, naming the first
 * bad entry where one can be named.
 */
export const writeTree = async (
  { log, signed, earlier, range }: TreeToWrite,
  sinks: TreeSinks,
): Promise<void> => {
  const tiles = new TreeTiles(sinks.tile);
  const compare = earlierRoots(log, earlier);
  const overlaps = ({ position, width }: EntryBundle): boolean =>
    position * TILE_WIDTH < range.until && position * TILE_WIDTH + width > range.from;
  for (const bundle of entryBundlesOf(signed.size)) {
    const { position, width } = bundle;
    const [first, end] = [position * TILE_WIDTH, position * TILE_WIDTH + width];
    const entries = overlaps(bundle) ? entriesOf(log, first, end) : [];
    const leaves = overlaps(bundle) ? entries.map(({ leaf_hash }) => leaf_hash) : leavesOf(log, first, end);
    if (entries.length > 0)
      sinks.tile(entriesPath(position, width), encodeEntries(entries.map(({ bytes }) => bytes)));
    for (const leaf of leaves) {
      tiles.append(leaf);
      compare(tiles);
    }
    for (const entry of entries) if (entry.seq >= range.from && entry.seq < range.until) sinks.entry(entry);
    await sinks.turn(end);
  }
  tiles.finish();
  if (rootOf(tiles.frontier).equals(signed.root)) return;
  const what = `the entries 0 to ${signed.size - 1} do not give the root signed in the newest checkpoint`;
  throw new LogDamaged(log.where, what, 0);
};
