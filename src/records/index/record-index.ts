import type { Database } from 'better-sqlite3';
import { timeOf } from '../../log/entry-glance.ts';
import type { StoredEntry } from '../../log/log-rows.ts';
import type { LogReader } from '../../log/read-log.ts';
import { dropRecords } from '../../log/records-file.ts';
import { EntryTerms, type Term } from './entry-terms.ts';
import { openIndex } from './index-database.ts';
import { addStored, BLOCK_ENTRIES, bitsOfPlaces, stored } from './postings.ts';

/** Entries taken at a stretch: between two of them whoever has the index does other things. */
const STRETCH = 500;
/** Terms whose numbers are remembered; they are asked for anew where there are more. */
const REMEMBERED_MAX = 20_000;
/** Blocks of one term: more than a log will ever have. */
const BLOCKS_MAX = 1_048_576;
const NOTHING_ERASED = -1;
const NO_LEAF = Buffer.alloc(32);

/** Where the entries of a block lie in which a term is found. */
export const placeOf = (term: number, block: number): number => term * BLOCKS_MAX + block;

interface About {
  readonly origin: string;
  readonly indexed: number;
  readonly leaf: Buffer;
  readonly erased: number;
}

type IndexedLog = Pick<LogReader, 'about' | 'rows' | 'head' | 'entries'>;

const blockOf = (seq: number): number => Math.floor(seq / BLOCK_ENTRIES);

const statementsOf = (database: Database) => ({
  about: database.prepare<[], About>('SELECT origin, indexed, leaf, erased FROM about WHERE id = 1'),
  setAbout: database.prepare<[string, number, Buffer, number]>(
    'INSERT INTO about VALUES (1, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET origin = excluded.origin, indexed = excluded.indexed, leaf = excluded.leaf, erased = excluded.erased',
  ),
  term: database
    .prepare<[string, string], number>('SELECT term FROM term WHERE kind = ? AND value = ?')
    .pluck(),
  addTerm: database.prepare<[string, string]>('INSERT INTO term (kind, value, entries) VALUES (?, ?, 0)'),
  countTerm: database.prepare<[number, number]>('UPDATE term SET entries = entries + ? WHERE term = ?'),
  posting: database.prepare<[number], Buffer>('SELECT entries FROM posting WHERE place = ?').pluck(),
  setPosting: database.prepare<[number, Buffer]>(
    'INSERT INTO posting VALUES (?, ?) ON CONFLICT (place) DO UPDATE SET entries = excluded.entries',
  ),
  addMoment: database.prepare<[number, number]>('INSERT INTO moment VALUES (?, ?)'),
  addBlock: database.prepare<[number, number, number]>(
    'INSERT INTO block VALUES (?, ?, ?) ON CONFLICT (block) DO UPDATE SET earliest = min(earliest, excluded.earliest), latest = max(latest, excluded.latest)',
  ),
});

const leafOf = ({ rows }: IndexedLog, indexed: number): Buffer =>
  indexed === 0 ? NO_LEAF : (rows.hashes(0, indexed - 1, 1)[0] ?? NO_LEAF);

/** Whether an index is of this very log, and holds nothing that was erased since. */
const isOf = (log: IndexedLog, about: About | undefined): boolean =>
  about === undefined ||
  (about.origin === log.about.origin &&
    about.indexed <= log.head().size &&
    about.erased === (log.rows.lastErasure() ?? NOTHING_ERASED) &&
    about.leaf.equals(leafOf(log, about.indexed)));

/**
 * What entries of a log are found by, in a file of its own beside it. It follows the log, is never what anything else
 * rests on, and is made anew where it is missing, of another log, or of a time before something was erased.
 */
export class RecordIndex {
  readonly database: Database;
  readonly #log: IndexedLog;
  readonly #statements;
  readonly #remembered = new Map<string, number>();
  readonly #terms = new EntryTerms();
  #indexed: number;

  private constructor(database: Database, log: IndexedLog) {
    this.database = database;
    this.#log = log;
    this.#statements = statementsOf(database);
    this.#indexed = this.#statements.about.get()?.indexed ?? 0;
  }

  /** Throws `LogRefused` for a folder that others may write in, and SQLite's own error where it cannot be written. */
  static open(directory: string, log: IndexedLog): RecordIndex {
    const found = openIndex(directory);
    const about = statementsOf(found).about.get();
    if (isOf(log, about)) return new RecordIndex(found, log);
    found.close();
    dropRecords(directory);
    return new RecordIndex(openIndex(directory), log);
  }

  /** Entries that are in it: all below this number. */
  get indexed(): number {
    return this.#indexed;
  }

  /** Takes the next entries of the log. Returns whether there are more. */
  step(): boolean {
    const { size } = this.#log.head();
    const from = this.#indexed;
    const until = Math.min(size, from + STRETCH, (blockOf(from) + 1) * BLOCK_ENTRIES);
    if (from >= until) return false;
    const entries = [...this.#log.entries(from, until)];
    this.database.transaction(() => this.#add(entries))();
    this.#indexed = until;
    return until < size;
  }

  close(): void {
    this.database.close();
  }

  #add(entries: readonly StoredEntry[]): void {
    const found = new Map<number, number[]>();
    let [earliest, latest] = [Number.POSITIVE_INFINITY, 0];
    for (const entry of entries) {
      const at = timeOf(entry.bytes);
      [earliest, latest] = [Math.min(earliest, at), Math.max(latest, at)];
      this.#statements.addMoment.run(entry.seq, at);
      for (const term of this.#terms.of(entry)) {
        const number = this.#numberOf(term);
        const places = found.get(number);
        const place = entry.seq % BLOCK_ENTRIES;
        if (places === undefined) found.set(number, [place]);
        else places.push(place);
      }
    }
    const [first] = entries;
    const last = entries.at(-1);
    if (first === undefined || last === undefined) return;
    const block = blockOf(first.seq);
    for (const [term, places] of found) this.#addPlaces(term, block, places);
    this.#statements.addBlock.run(block, earliest, latest);
    const erased = this.#log.rows.lastErasure() ?? NOTHING_ERASED;
    this.#statements.setAbout.run(this.#log.about.origin, last.seq + 1, last.leaf_hash, erased);
  }

  #addPlaces(term: number, block: number, places: readonly number[]): void {
    const place = placeOf(term, block);
    const bits = bitsOfPlaces(places);
    const known = this.#statements.posting.get(place);
    if (known !== undefined) addStored(bits, known);
    this.#statements.setPosting.run(place, stored(bits));
    this.#statements.countTerm.run(places.length, term);
  }

  #numberOf({ kind, value }: Term): number {
    const name = `${kind} ${value}`;
    const remembered = this.#remembered.get(name);
    if (remembered !== undefined) return remembered;
    const { term, addTerm } = this.#statements;
    const number = term.get(kind, value) ?? Number(addTerm.run(kind, value).lastInsertRowid);
    if (this.#remembered.size >= REMEMBERED_MAX) this.#remembered.clear();
    this.#remembered.set(name, number);
    return number;
  }
}
