import type { Database } from 'better-sqlite3';
import type { Ms } from '../../core/terms.ts';
import { type TermKind, wordsIn } from './entry-terms.ts';
import {
  addStored,
  type Bits,
  BLOCK_ENTRIES,
  bitsOfPlaces,
  countOf,
  fromLargest,
  isEmpty,
  keepOnly,
  noBits,
  placesBetween,
} from './postings.ts';
import { placeOf, type RecordIndex } from './record-index.ts';

/** What a filter asks for: an entry has each of these. */
export type Filter = { readonly [K in Exclude<TermKind, 'word'>]?: string | undefined } & {
  /** Words of which each begins a word of the entry. */
  readonly text?: string | undefined;
  /** From one instant up to before another. */
  readonly since?: Ms | undefined;
  readonly before?: Ms | undefined;
};

export interface SearchAsked {
  readonly filter: Filter;
  /** Entries below this number; left out, from the newest one on. */
  readonly below?: number | undefined;
  readonly limit: number;
}

export interface Found {
  /** Numbers of entries, the newest first. */
  readonly entries: readonly number[];
  /** All that there are, on whatever page. */
  readonly found: number;
  /** Whether there are some behind these. */
  readonly more: boolean;
  /** Entries that were looked at: all below this number. */
  readonly indexed: number;
}

/** More words than these begin like what was typed: whoever looks has to type more. */
export class TooManyWords extends Error {
  readonly word: string;

  constructor(word: string) {
    super(`more than ${WORDS_MAX} words begin with "${word}"`);
    this.name = 'TooManyWords';
    this.word = word;
  }
}

const WORDS_MAX = 100;
/** Behind every word that begins with the same letters. */
const LAST = '\u{10ffff}';
const FIELDS = [
  ...(['type', 'class', 'level', 'result', 'room', 'about', 'purpose', 'container', 'seal'] as const),
];

/** Terms of which an entry has at least one. */
type AnyOf = readonly number[];

interface BlockTimes {
  readonly earliest: Ms;
  readonly latest: Ms;
}

const statementsOf = (database: Database) => ({
  term: database
    .prepare<[string, string], number>('SELECT term FROM term WHERE kind = ? AND value = ?')
    .pluck(),
  words: database
    .prepare<[string, string], number>(
      `SELECT term FROM term WHERE kind = 'word' AND value >= ? AND value < ? LIMIT ${WORDS_MAX + 1}`,
    )
    .pluck(),
  values: database
    .prepare<[string, number], string>('SELECT value FROM term WHERE kind = ? ORDER BY value LIMIT ?')
    .pluck(),
  posting: database.prepare<[number], Buffer>('SELECT entries FROM posting WHERE place = ?').pluck(),
  times: database.prepare<[number], BlockTimes>('SELECT earliest, latest FROM block WHERE block = ?'),
  within: database
    .prepare<[number, number, number, number], number>(
      'SELECT seq FROM moment WHERE seq >= ? AND seq < ? AND at >= ? AND at < ?',
    )
    .pluck(),
});

/** Finds entries by what they say. Its work is bounded by the number of entries, whatever is asked for. */
export class RecordSearch {
  readonly #index: Pick<RecordIndex, 'indexed'>;
  readonly #statements;

  constructor(index: Pick<RecordIndex, 'indexed' | 'database'>) {
    this.#index = index;
    this.#statements = statementsOf(index.database);
  }

  /** Throws `TooManyWords` for the beginning of too many. */
  find({ filter, below, limit }: SearchAsked): Found {
    const { indexed } = this.#index;
    const conditions = this.#conditionsOf(filter);
    const entries: number[] = [];
    let [found, more] = [0, false];
    for (let block = Math.ceil(indexed / BLOCK_ENTRIES) - 1; block >= 0; block -= 1) {
      const bits = this.#inBlock(block, indexed, conditions, filter);
      if (bits === undefined) continue;
      found += countOf(bits);
      if (more) continue;
      const start = block * BLOCK_ENTRIES;
      for (const place of fromLargest(bits)) {
        if (below !== undefined && start + place >= below) continue;
        more = entries.length === limit;
        if (more) break;
        entries.push(start + place);
      }
    }
    return { entries, found, more, indexed };
  }

  /** What entries have of a kind, in order of the alphabet. */
  values(kind: Exclude<TermKind, 'word'>, most: number): readonly string[] {
    return this.#statements.values.all(kind, most);
  }

  #conditionsOf(filter: Filter): readonly AnyOf[] {
    const exact = FIELDS.flatMap((kind) => {
      const value = filter[kind];
      if (value === undefined) return [];
      const term = this.#statements.term.get(kind, value);
      return [term === undefined ? [] : [term]];
    });
    return [...exact, ...wordsIn(filter.text ?? '').map((word) => this.#beginning(word))];
  }

  #beginning(word: string): AnyOf {
    const terms = this.#statements.words.all(word, word + LAST);
    if (terms.length > WORDS_MAX) throw new TooManyWords(word);
    return terms;
  }

  /** The entries of a block that are asked for; undefined for none. */
  #inBlock(
    block: number,
    indexed: number,
    conditions: readonly AnyOf[],
    { since = 0, before = Number.MAX_SAFE_INTEGER }: Filter,
  ): Bits | undefined {
    const times = this.#statements.times.get(block);
    if (times === undefined || times.latest < since || times.earliest >= before) return undefined;
    const all = Math.min(BLOCK_ENTRIES, indexed - block * BLOCK_ENTRIES);
    let bits: Bits | undefined;
    for (const terms of conditions) {
      const having = this.#having(terms, block);
      if (bits === undefined) bits = having;
      else keepOnly(bits, having);
      if (isEmpty(bits)) return undefined;
    }
    bits ??= placesBetween(0, all);
    if (times.earliest >= since && times.latest < before) return bits;
    const start = block * BLOCK_ENTRIES;
    const within = this.#statements.within.all(start, start + all, since, before);
    keepOnly(bits, bitsOfPlaces(within.map((seq) => seq - start)));
    return isEmpty(bits) ? undefined : bits;
  }

  #having(terms: AnyOf, block: number): Bits {
    const bits = noBits();
    for (const term of terms) {
      const entries = this.#statements.posting.get(placeOf(term, block));
      if (entries !== undefined) addStored(bits, entries);
    }
    return bits;
  }
}
