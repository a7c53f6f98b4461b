import type { Database } from 'better-sqlite3';
import type { Erased } from './entry.ts';
import type { Disclosure } from './formats/commitment.ts';
import { JoinedHashes } from './joined-hashes.ts';

/** An entry as it lies on the disk, with what opens its personal fields (by name, in order of the alphabet). */
export interface StoredEntry {
  readonly seq: number;
  /** What was hashed and signed: one line of JSON. */
  readonly bytes: Buffer;
  readonly leaf_hash: Buffer;
  readonly disclosures: readonly Disclosure[];
  /** Fields that may not be opened any more, by name; a disclosure of one is there until the erasing is finished. */
  readonly erased: readonly Erased[];
}

/** What is noted as erased is shown to nobody, even before it is gone. */
export const shownOf = (
  disclosures: readonly Disclosure[],
  erased: readonly Erased[],
): readonly Disclosure[] =>
  erased.length === 0
    ? disclosures
    : disclosures.filter(({ name }) => erased.every((field) => field.name !== name));

/** One line of the list of what an entry erases. */
export interface ErasedField extends Erased {
  readonly seq: number;
}

export interface About {
  readonly format: number;
  readonly schema_digest: string;
  readonly origin: string;
  readonly kiosk: string;
  /** Verifier key of the log, as published. */
  readonly verifier_key: string;
}

/** Where the log ends, and its newest signed checkpoint (of at most as many entries). */
export interface Head {
  readonly size: number;
  readonly root: Buffer;
  readonly checkpoint: string;
}

/** The signer's mark on a tree of so many entries. */
export interface VoucherRow {
  readonly size: number;
  readonly mac: Buffer;
}

export interface KeptCheckpoint {
  readonly size: number;
  readonly checkpoint: string;
}

/** The largest checkpoint that a witness has cosigned: its text, the log's line and the witness's. */
export interface CosignedCheckpoint {
  /** Name of the witness's key. */
  readonly witness: string;
  readonly size: number;
  readonly note: string;
}

export interface Snapshot {
  /** Last entry that the state contains. */
  readonly upto: number;
  /** SHA-256 of `state`, hex. */
  readonly digest: string;
  readonly state: string;
}

const ERASED_FIELDS = 'SELECT seq, name, by FROM erasure';

/** Entries read in one query: between two queries the connection is free, and the WAL can be reset. */
const PAGE_ENTRIES = 500;

/** The version, the number and the time of an entry lie within its first bytes, whatever the number. */
const HEADER_BYTES = 96;

/** Hashes and bytes come as hexadecimal: a Buffer for each cell would double the time of a whole read. */
interface EntryRow {
  readonly seq: number;
  readonly bytes: string;
  readonly leaf_hash: string;
}

type DisclosureRow = Disclosure & { readonly seq: number };

/** The rows of one entry from a list in order of the entries; `at.next` goes on. */
const takeOf = <Row extends { readonly seq: number }>(
  rows: readonly Row[],
  at: { next: number },
  seq: number,
): readonly Row[] => {
  while ((rows[at.next]?.seq ?? seq) < seq) at.next += 1;
  const start = at.next;
  while (rows[at.next]?.seq === seq) at.next += 1;
  return rows.slice(start, at.next);
};

/** The rows of a log as one connection reads them. Nothing in here checks them. */
export class LogRows {
  readonly #entries;
  readonly #bytes;
  readonly #disclosures;
  readonly #erased;
  readonly #erasures;
  readonly #unfinishedErasure;
  readonly #lastErasure;
  readonly #joined;
  readonly #leafHashes;
  readonly #tileHashes;
  readonly #about;
  readonly #head;
  readonly #voucher;
  readonly #kept;
  readonly #cosigned;
  readonly #snapshots;
  readonly #bounds;
  readonly #strayDisclosure;
  readonly #timeSpan;

  constructor(database: Database) {
    this.#entries = database.prepare<[number, number], EntryRow>(
      'SELECT seq, hex(bytes) AS bytes, hex(leaf_hash) AS leaf_hash FROM entry WHERE seq >= ? AND seq < ? ORDER BY seq',
    );
    this.#bytes = database
      .prepare<[number, number], Buffer>('SELECT bytes FROM entry WHERE seq >= ? AND seq < ? ORDER BY seq')
      .pluck();
    this.#disclosures = database.prepare<[number, number], DisclosureRow>(
      'SELECT seq, name, content FROM disclosure WHERE seq >= ? AND seq < ? ORDER BY seq, name',
    );
    this.#erased = database.prepare<[number, number], ErasedField>(
      `${ERASED_FIELDS} WHERE seq >= ? AND seq < ? ORDER BY seq, name`,
    );
    this.#erasures = database.prepare<[], ErasedField>(`${ERASED_FIELDS} ORDER BY by, seq, name`);
    this.#unfinishedErasure = database
      .prepare<[], number>(
        'SELECT by FROM erasure WHERE EXISTS (SELECT 1 FROM disclosure WHERE seq = erasure.seq AND name = erasure.name) LIMIT 1',
      )
      .pluck();
    this.#lastErasure = database.prepare<[], number | null>('SELECT max(by) FROM erasure').pluck();
    this.#joined = new JoinedHashes(database);
    this.#leafHashes = database
      .prepare<[number, number], Buffer>(
        'SELECT leaf_hash FROM entry WHERE seq >= ? AND seq < ? ORDER BY seq',
      )
      .pluck();
    this.#tileHashes = database
      .prepare<[number, number, number], Buffer>(
        'SELECT hash FROM tile_hash WHERE level = ? AND position >= ? AND position < ? ORDER BY position',
      )
      .pluck();
    this.#about = database.prepare<[], About>(
      'SELECT format, schema_digest, origin, kiosk, verifier_key FROM about WHERE id = 1',
    );
    this.#head = database.prepare<[], Head>('SELECT size, root, checkpoint FROM head WHERE id = 1');
    this.#voucher = database.prepare<[], VoucherRow>(
      'SELECT vouched_size AS size, voucher AS mac FROM head WHERE id = 1',
    );
    this.#kept = database.prepare<[number], KeptCheckpoint>(
      'SELECT size, checkpoint FROM kept_checkpoint WHERE size > ? ORDER BY size',
    );
    this.#cosigned = database.prepare<[], CosignedCheckpoint>(
      'SELECT witness, size, note FROM cosigned ORDER BY witness',
    );
    this.#snapshots = database.prepare<[], Snapshot>(
      'SELECT upto, digest, state FROM snapshot ORDER BY upto DESC',
    );
    this.#bounds = database.prepare<[], { first: number | null; last: number | null }>(
      'SELECT (SELECT min(seq) FROM entry) AS first, (SELECT max(seq) FROM entry) AS last',
    );
    this.#strayDisclosure = database
      .prepare<[number], number>('SELECT seq FROM disclosure WHERE seq < 0 OR seq >= ? LIMIT 1')
      .pluck();
    // The time stands near the start of an entry, in a form whose order as text is the order in time.
    const time = `substr(CAST(substr(bytes, 1, ${HEADER_BYTES}) AS TEXT), instr(CAST(substr(bytes, 1, ${HEADER_BYTES}) AS TEXT), '"time":"') + 8, 24)`;
    this.#timeSpan = database.prepare<
      [number, string, string],
      { first: number | null; last: number | null }
    >(`SELECT min(seq) AS first, max(seq) AS last FROM entry WHERE seq < ? AND ${time} >= ? AND ${time} < ?`);
  }

  /** Entries `from` (inclusive) to `until` (exclusive), those that are there, in pages and in order. */
  *entries(from: number, until: number): Generator<StoredEntry> {
    for (let start = from; start < until; start += PAGE_ENTRIES) {
      const end = Math.min(start + PAGE_ENTRIES, until);
      const disclosures = this.#disclosures.all(start, end);
      const erased = this.#erased.all(start, end);
      const [inDisclosures, inErased] = [{ next: 0 }, { next: 0 }];
      for (const row of this.#entries.all(start, end)) {
        yield {
          seq: row.seq,
          bytes: Buffer.from(row.bytes, 'hex'),
          leaf_hash: Buffer.from(row.leaf_hash, 'hex'),
          disclosures: takeOf(disclosures, inDisclosures, row.seq).map(({ name, content }) => ({
            name,
            content,
          })),
          erased: takeOf(erased, inErased, row.seq).map(({ name, by }) => ({ name, by })),
        };
      }
    }
  }

  /** All that is erased, in the order of the entries that say so, and then of the entries they are of. */
  erasures(): Iterable<ErasedField> {
    return this.#erasures.iterate();
  }

  /** An entry that erases what is still there; undefined where all erasing is finished. */
  unfinishedErasure(): number | undefined {
    return this.#unfinishedErasure.get();
  }

  /** The newest entry that erases something. */
  lastErasure(): number | undefined {
    return this.#lastErasure.get() ?? undefined;
  }

  /** The bytes alone of entries `from` (inclusive) to `until` (exclusive), those that are there, in order. */
  bytes(from: number, until: number): readonly Buffer[] {
    return this.#bytes.all(from, until);
  }

  /** Stored hashes of a tile level, for `frontierAt`. */
  hashes(level: number, from: number, count: number): readonly Buffer[] {
    const joined = this.#joined.get(level, from, count);
    if (joined !== undefined) return joined;
    // Nothing there, or hashes of another length: whoever asked finds out which.
    return level === 0
      ? this.#leafHashes.all(from, from + count)
      : this.#tileHashes.all(level, from, from + count);
  }

  about(): About | undefined {
    return this.#about.get();
  }

  head(): Head | undefined {
    return this.#head.get();
  }

  voucher(): VoucherRow | undefined {
    return this.#voucher.get();
  }

  /** Kept checkpoints of more than `size` entries, smallest first. */
  keptCheckpoints(size: number): readonly KeptCheckpoint[] {
    return this.#kept.all(size);
  }

  /** One of each witness, in the order of their names. */
  cosigned(): readonly CosignedCheckpoint[] {
    return this.#cosigned.all();
  }

  /** Newest first. */
  snapshots(): readonly Snapshot[] {
    return this.#snapshots.all();
  }

  /** Smallest and largest number of an entry; undefined for an empty log. */
  bounds(): { readonly first: number; readonly last: number } | undefined {
    const { first, last } = this.#bounds.get() ?? { first: null, last: null };
    return first === null || last === null ? undefined : { first, last };
  }

  /**
   * First and last of the first `size` entries whose time lies from one instant up to before another (as entries
   * write instants); undefined where there is none. Reads them all, since a clock that was set back leaves times
   * out of order.
   */
  timeSpan(
    size: number,
    since: string,
    before: string,
  ): { readonly first: number; readonly last: number } | undefined {
    const { first, last } = this.#timeSpan.get(size, since, before) ?? { first: null, last: null };
    return first === null || last === null ? undefined : { first, last };
  }

  /** A disclosure of an entry outside the log of this size, if there is one. */
  strayDisclosure(size: number): number | undefined {
    return this.#strayDisclosure.get(size);
  }
}
