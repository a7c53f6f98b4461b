import type { Database } from 'better-sqlite3';

const HASH_BYTES = 32;

interface Row {
  readonly least: number | null;
  readonly most: number | null;
  readonly hex: string;
}

const joined = (hash: string, place: string, from: string): string =>
  `SELECT min(length(${hash})) AS least, max(length(${hash})) AS most,
     group_concat(hex(${hash}), '' ORDER BY ${place}) AS hex FROM ${from}`;

/** Many stored hashes in one row: a row for each costs more than all else that a proof takes. */
export class JoinedHashes {
  readonly #leaves;
  readonly #tiles;

  constructor(database: Database) {
    this.#leaves = database.prepare<[number, number], Row>(
      joined('leaf_hash', 'seq', 'entry WHERE seq >= ? AND seq < ?'),
    );
    this.#tiles = database.prepare<[number, number, number], Row>(
      joined('hash', 'position', 'tile_hash WHERE level = ? AND position >= ? AND position < ?'),
    );
  }

  /** At most `count` hashes of a level; undefined where there are none, or some that are no hashes. */
  get(level: number, from: number, count: number): readonly Buffer[] | undefined {
    const row =
      level === 0 ? this.#leaves.get(from, from + count) : this.#tiles.get(level, from, from + count);
    if (row?.least !== HASH_BYTES || row.most !== HASH_BYTES) return undefined;
    const all = Buffer.from(row.hex, 'hex');
    return Array.from({ length: all.length / HASH_BYTES }, (_, index) =>
      all.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
    );
  }
}
