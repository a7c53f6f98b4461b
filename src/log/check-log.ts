import { hash } from 'node:crypto';
import { checkErasures } from './check-erasures.ts';
import { checkDisclosures, entryPrefix } from './entry.ts';
import { LogDamaged } from './errors.ts';
import { parseCheckpoint } from './formats/checkpoint.ts';
import { type NoteVerifier, openNote, parseNote } from './formats/note.ts';
import {
  appendLeaf,
  EMPTY_FRONTIER,
  type Frontier,
  frontierAt,
  HASH_BYTES,
  leafHash,
  rootOf,
  TILE_WIDTH,
  tileRoot,
} from './formats/tree.ts';
import { recordedSnapshot } from './log-facts.ts';
import type { Head, LogRows, StoredEntry } from './log-rows.ts';

/** Logs up to this size are read and hashed whole at each start, in about half a second. */
export const WHOLE_ENTRIES_MAX = 50_000;
/** Of a longer log at least so many of the newest entries are checked before the kiosk starts. */
export const TAIL_ENTRIES_MIN = 10_000;

/** What is checked against: where the log lies (for messages), its rows and its key. */
export interface LogToCheck {
  readonly where: string;
  readonly rows: LogRows;
  readonly verifier: NoteVerifier;
}

export interface SignedRoot {
  readonly size: number;
  readonly root: Buffer;
}

/** A checkpoint that this log's key signed over this log; else `LogDamaged`. */
export const openCheckpoint = (log: LogToCheck, checkpoint: string, what: string): SignedRoot => {
  try {
    const { origin, size, root } = parseCheckpoint(openNote(checkpoint, [log.verifier]).text);
    if (origin !== log.verifier.name) throw new Error(`it is the checkpoint of ${origin}`);
    return { size, root };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LogDamaged(
      log.where,
      `${what} is not signed by this log's key ${log.verifier.name}: ${reason}`,
    );
  }
};

/** Where the stored entries end, and where the log says it does; compared once the entries are checked. */
const readEnds = (log: LogToCheck): { readonly head: Head; readonly end: number } => {
  const head = log.rows.head();
  if (head === undefined) throw new LogDamaged(log.where, 'the row that says where the log ends is missing');
  const bounds = log.rows.bounds();
  if (bounds !== undefined && bounds.first < 0) {
    throw new LogDamaged(log.where, `entry ${bounds.first} has no place in a log`, bounds.first);
  }
  return { head, end: bounds === undefined ? 0 : bounds.last + 1 };
};

const checkEnds = (log: LogToCheck, { size }: Head, end: number): void => {
  if (end > size) {
    throw new LogDamaged(log.where, `entry ${size} lies behind the end of the log (${size})`, size);
  }
  if (end < size) {
    throw new LogDamaged(log.where, `entry ${end} and those after it, up to ${size - 1}, are missing`, end);
  }
  const stray = log.rows.strayDisclosure(size);
  if (stray !== undefined) {
    throw new LogDamaged(log.where, `there is a disclosure of entry ${stray}, which does not exist`, stray);
  }
};

/** The newest checkpoint against the tree. */
const checkSignedRoot = (log: LogToCheck, head: Head): void => {
  const signed = openCheckpoint(log, head.checkpoint, 'the newest checkpoint');
  const longest = log.rows.keptCheckpoints(head.size).at(-1)?.size ?? signed.size;
  if (Math.max(signed.size, longest) > head.size) {
    throw new LogDamaged(
      log.where,
      `a checkpoint was signed of ${Math.max(signed.size, longest)} entries, but the log ends at ${head.size}`,
      head.size,
    );
  }
  if (!rootOf(storedFrontier(log, signed.size)).equals(signed.root)) {
    throw badRange(log, 0, signed.size, 'the root signed in the newest checkpoint');
  }
};

/** What witnesses have cosigned is this log up to there. Their lines are for those who know their keys. */
const checkCosigned = (log: LogToCheck, end: number): void => {
  for (const { witness, size, note } of log.rows.cosigned()) {
    const signed = openCheckpoint(log, note, `the checkpoint cosigned by ${witness}`);
    if (size > end) {
      throw new LogDamaged(
        log.where,
        `${witness} has cosigned ${size} entries, but the log ends at ${end}`,
        end,
      );
    }
    if (signed.size !== size || !rootOf(storedFrontier(log, size)).equals(signed.root)) {
      throw badRange(log, 0, size, `the root that ${witness} has cosigned`);
    }
    if (!parseNote(note).signatures.some(({ name }) => name === witness)) {
      throw new LogDamaged(log.where, `the checkpoint cosigned by ${witness} has no line of that witness`);
    }
  }
};

/** One entry against its own place, hash and commitments; else `LogDamaged` naming it. */
export const checkEntry = (log: LogToCheck, entry: StoredEntry, place: number): void => {
  if (entry.seq !== place) throw new LogDamaged(log.where, `entry ${place} is missing`, place);
  const prefix = entryPrefix(place);
  if (entry.bytes.toString('latin1', 0, prefix.length) !== prefix) {
    throw new LogDamaged(log.where, `entry ${place} does not say that it is entry ${place}`, place);
  }
  if (!leafHash(entry.bytes).equals(entry.leaf_hash)) {
    throw new LogDamaged(log.where, `the bytes of entry ${place} do not give its leaf hash`, place);
  }
  try {
    checkDisclosures(entry.bytes, entry.disclosures, entry.erased);
  } catch (error) {
    throw new LogDamaged(
      log.where,
      `entry ${place}: ${error instanceof Error ? error.message : String(error)}`,
      place,
    );
  }
};

/** Says which of the entries that a wrong hash covers may be the bad ones. */
const badRange = (log: LogToCheck, from: number, until: number, what: string): LogDamaged =>
  new LogDamaged(log.where, `the entries ${from} to ${until - 1} do not give ${what}`, from);

/**
 * Checks entries from the end of `start` to `until` one by one: dense, in their place, hash, disclosures, each tile
 * hash that they complete, and each kept checkpoint on the way. Gives the right edge of the tree at `until`;
 * throws `LogDamaged` at the first bad entry.
 */
export const checkEntries = (log: LogToCheck, start: Frontier, until: number): Frontier => {
  let frontier = start;
  let proven = 0;
  const kept = log.rows.keptCheckpoints(start.size).map((row) => ({
    row: row.size,
    ...openCheckpoint(log, row.checkpoint, `the kept checkpoint of ${row.size} entries`),
  }));
  for (const entry of log.rows.entries(start.size, until)) {
    checkEntry(log, entry, frontier.size);
    const next = appendLeaf(frontier, entry.leaf_hash);
    frontier = next.frontier;
    for (const { level, position, hash: expected } of next.completed) {
      const first = Math.max(proven, frontier.size - TILE_WIDTH ** level);
      if (!log.rows.hashes(level, position, 1)[0]?.equals(expected)) {
        throw badRange(log, first, frontier.size, `the tile hash ${position} of level ${level}`);
      }
    }
    if (kept[0]?.row !== frontier.size) continue;
    const signed = kept.shift();
    if (signed?.size !== frontier.size || !signed.root.equals(rootOf(frontier))) {
      throw badRange(
        log,
        proven,
        frontier.size,
        `the root signed in the kept checkpoint of ${frontier.size} entries`,
      );
    }
    proven = frontier.size;
  }
  if (frontier.size !== until)
    throw new LogDamaged(log.where, `entry ${frontier.size} is missing`, frontier.size);
  return frontier;
};

/** Each tile hash above level 1 against the 256 hashes of the level below it that it stands for. */
const checkUpperTiles = (log: LogToCheck, size: number): void => {
  for (let level = 2; TILE_WIDTH ** level <= size; level += 1) {
    const complete = Math.floor(size / TILE_WIDTH ** level);
    const stored = log.rows.hashes(level, 0, complete);
    for (let position = 0; position < complete; position += 1) {
      const below = log.rows.hashes(level - 1, position * TILE_WIDTH, TILE_WIDTH);
      const isTile = below.length === TILE_WIDTH && below.every((hash) => hash.length === HASH_BYTES);
      if (isTile && stored[position]?.equals(tileRoot(below))) continue;
      const span = TILE_WIDTH ** level;
      throw badRange(
        log,
        position * span,
        (position + 1) * span,
        `the tile hash ${position} of level ${level}`,
      );
    }
  }
};

/** Right edge of the tree at `size` from stored hashes, which are checked elsewhere. */
export const storedFrontier = (log: LogToCheck, size: number): Frontier => {
  try {
    return frontierAt(size, (level, from, count) => log.rows.hashes(level, from, count));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LogDamaged(log.where, `the tree of the first ${size} entries is not complete: ${reason}`);
  }
};

/** Each snapshot against its own digest. That the digest stands in the log is for its reader to see. */
const checkSnapshots = (log: LogToCheck): void => {
  for (const { upto, digest, state } of log.rows.snapshots()) {
    if (hash('sha256', state, 'hex') !== digest) {
      throw new LogDamaged(
        log.where,
        `the snapshot of the state after entry ${upto} does not have its digest`,
        upto,
      );
    }
  }
};

export interface CheckedLog {
  readonly head: Head;
  readonly frontier: Frontier;
  /** Entries before this one were taken on the word of the tile hashes; `checkEarlier` reads them. */
  readonly checked_from: number;
}

/** First entry that a replay reads; 0 where the entries about a snapshot cannot even be read. */
const replayFrom = (log: LogToCheck, size: number): number => {
  try {
    const snapshot = recordedSnapshot(log.rows, size);
    return snapshot === undefined ? 0 : snapshot.upto + 1;
  } catch {
    return 0;
  }
};

/** First entry to check at start: the whole of a small log, else what a replay will read and some more. */
const tailStart = (log: LogToCheck, size: number, wholeMax: number, tailMin: number): number => {
  if (size <= wholeMax) return 0;
  const from = Math.max(0, Math.min(replayFrom(log, size), size - tailMin));
  return from - (from % TILE_WIDTH);
};

/**
 * Checks a log before it is used: signature, end, entries, tree and snapshots. Throws `LogDamaged` naming the
 * first bad entry. Never writes.
 */
export const checkLog = (
  log: LogToCheck,
  wholeMax: number = WHOLE_ENTRIES_MAX,
  tailMin: number = TAIL_ENTRIES_MIN,
): CheckedLog => {
  const { head, end } = readEnds(log);
  checkSnapshots(log);
  const until = Math.min(end, head.size);
  const from = tailStart(log, until, wholeMax, tailMin);
  const frontier = checkEntries(log, from === 0 ? EMPTY_FRONTIER : storedFrontier(log, from), until);
  checkEnds(log, head, end);
  checkUpperTiles(log, head.size);
  checkSignedRoot(log, head);
  checkCosigned(log, head.size);
  checkErasures(log);
  if (!rootOf(frontier).equals(head.root))
    throw badRange(log, 0, head.size, 'the root at the end of the log');
  return { head, frontier, checked_from: from };
};

/** Checks the entries before `until` that `checkLog` took on the word of the tile hashes. */
export const checkEarlier = (log: LogToCheck, until: number): void => {
  checkEntries(log, EMPTY_FRONTIER, until);
};
