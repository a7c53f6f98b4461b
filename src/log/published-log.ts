import { databaseFile, openForReading } from './database.ts';
import { parseCheckpoint } from './formats/checkpoint.ts';
import { parseNote, signatureLine } from './formats/note.ts';
import { consistencyProof, inclusionProof, subtreeHasher } from './formats/proof.ts';
import { encodeEntries, encodeHashes, type TileName } from './formats/tiles.ts';
import { frontierAt, rootOf, TILE_WIDTH } from './formats/tree.ts';
import { damageInstead, identifyLog } from './identity.ts';
import type { CosignedCheckpoint, LogRows } from './log-rows.ts';

export interface PublishedCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  /** The checkpoint with the log's signature lines and those of the witnesses that cosigned exactly this size. */
  readonly note: string;
}

/**
 * A log as others are shown it, byte for byte as C2SP tlog-tiles: the newest signed checkpoint and what lies within
 * its size. Reads beside the writer, on a connection of its own that cannot write; only what is committed is seen.
 */
export interface PublishedLog {
  readonly origin: string;
  /** Verifier key of the log, as published. */
  readonly verifier_key: string;
  checkpoint(): PublishedCheckpoint;
  /** Content of a tile or entry bundle; undefined where the newest checkpoint has none of this place and width. */
  tile(name: TileName): Buffer | undefined;
  /** The audit path of an entry in the tree of the first `size`. Throws when the log is shorter, or has no such entry. */
  inclusion(index: number, size: number): readonly Buffer[];
  /** That the first `old` entries are the beginning of the first `size`. Throws when the log is shorter. */
  consistency(old: number, size: number): readonly Buffer[];
  /** Root of the first `size` entries. Throws when the log is shorter. */
  rootAt(size: number): Buffer;
  /** The largest checkpoint of each witness. */
  cosigned(): readonly CosignedCheckpoint[];
  close(): void;
}

/** The signature lines that only the other one of two notes over the same text has. */
export const withLinesOf = (note: string, other: string): string => {
  const { text, signatures } = parseNote(note);
  const cosigned = parseNote(other);
  if (cosigned.text !== text) return note;
  const known = new Set(signatures.map(({ name, blob }) => signatureLine(name, blob)));
  const lines = cosigned.signatures.map(({ name, blob }) => signatureLine(name, blob));
  return note + lines.filter((line) => !known.has(line)).join('');
};

const tileOf = (rows: LogRows, name: TileName, size: number): Buffer | undefined => {
  const { position, width } = name;
  const span = name.kind === 'entries' ? 1 : TILE_WIDTH ** name.level;
  const from = position * TILE_WIDTH;
  if (from + width > Math.floor(size / span)) return undefined;
  const parts =
    name.kind === 'entries' ? rows.bytes(from, from + width) : rows.hashes(name.level, from, width);
  if (parts.length !== width) throw new Error(`${width - parts.length} parts of a tile are missing`);
  return name.kind === 'entries' ? encodeEntries(parts) : encodeHashes(parts);
};

/** Throws `LogRefused` where there is no log or no permission, `LogDamaged` where it is not a log. */
export const publishLog = (directory: string): PublishedLog => {
  const where = databaseFile(directory);
  const database = openForReading(directory);
  try {
    const { rows, about } = damageInstead(where, () => identifyLog(database, where));
    const stored = (level: number, from: number, count: number) => rows.hashes(level, from, count);
    const checkpoint = (): PublishedCheckpoint => {
      const signed = rows.head()?.checkpoint;
      if (signed === undefined) throw new Error(`${where}: the row that says where the log ends is missing`);
      const { size, root } = parseCheckpoint(parseNote(signed).text);
      const cosigned = rows.cosigned().filter((other) => other.size === size);
      return { size, root, note: cosigned.reduce((note, other) => withLinesOf(note, other.note), signed) };
    };
    return {
      origin: about.origin,
      verifier_key: about.verifier_key,
      checkpoint,
      tile: (name) => tileOf(rows, name, checkpoint().size),
      inclusion: (index, size) => inclusionProof(index, size, subtreeHasher(stored)),
      consistency: (old, size) => consistencyProof(old, size, subtreeHasher(stored)),
      rootAt: (size) => rootOf(frontierAt(size, stored)),
      cosigned: () => rows.cosigned(),
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
};
