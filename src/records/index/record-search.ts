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
  placesBetween,
  readBits,
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
const EVER: Ms = Number.MAX_SAFE_INTEGER;
/** Behind every word that begins with the same letters. */
const LAST = '\u{10ffff}';
const FIELDS = [
  ...(['type', 'class', 'level', 'result', 'room', 'about', 'purpose', 'container', 'seal'] as const),
];

/** Terms of which an entry has at least one, and how many entries they have at most. */
interface AnyOf {
  readonly terms: readonly number[];
  readonly entries: number;
}

interface Term {
  readonly term: number;
  readonly entries: number;
}

interface Block {
  readonly block: number;
  readonly earliest: Ms;
  readonly latest: Ms;
}

/** Blocks read at a stretch: in one go through the file, and few enough that a page of what is common reads no more. */
const STRETCH_BLOCKS = 32;

const statementsOf = (database: Database) => ({
  term: database.prepare<[string, string], Term>(
    'SELECT term, entries FROM term WHERE kind = ? AND value = ?',
  ),
  words: database.prepare<[string, string], Term>(
    `SELECT term, entries FROM term WHERE kind = 'word' AND value >= ? AND value < ? LIMIT ${WORDS_MAX + 1}`,
  ),
  values: database
    .prepare<[string, number], string>('SELECT value FROM term WHERE kind = ? ORDER BY value LIMIT ?')
    .pluck(),
  postings: database
    .prepare<[number, number], [number, Buffer]>(
      'SELECT place, entries FROM posting WHERE place >= ? AND place <= ?',
    )
    .raw(),
  blocks: database.prepare<[Ms, Ms], Block>(
    'SELECT block, earliest, latest FROM block WHERE latest >= ? AND earliest < ? ORDER BY block DESC',
  ),
  within: database
    .prepare<[number, number, number, number], number>(
      'SELECT seq FROM moment WHERE seq >= ? AND seq < ? AND at >= ? AND at < ?',
    )
    .pluck(),
});

/** What is asked for, ready to be looked up. */
interface Sought {
  /** The rarest first: where nothing has it, the others need not be read. */
  readonly conditions: readonly AnyOf[];
  readonly since: Ms;
  readonly before: Ms;
}

/** How many entries there are where that is known without looking at each block. */
const knownCount = ({ conditions, since, before }: Sought, indexed: number): number | undefined => {
  if (since > 0 || before < EVER) return undefined;
  const [only, another] = conditions;
  if (only === undefined) return indexed;
  return another === undefined && only.terms.length < 2 ? only.entries : undefined;
};

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
    const sought = this.#soughtIn(filter);
    const known = knownCount(sought, indexed);
    const entries: number[] = [];
    let [found, more] = [0, false];
    for (const [block, bits] of this.#found(sought, indexed)) {
      found += countOf(bits);
      if (more) continue;
      const start = block * BLOCK_ENTRIES;
      for (const place of fromLargest(bits)) {
        if (below !== undefined && start + place >= below) continue;
        more = entries.length === limit;
        if (more) break;
        entries.push(start + place);
      }
      if (more && known !== undefined) break;
    }
    return { entries, found: known ?? found, more, indexed };
  }

  /** What entries have of a kind, in order of the alphabet. */
  values(kind: Exclude<TermKind, 'word'>, most: number): readonly string[] {
    return this.#statements.values.all(kind, most);
  }

  #soughtIn(filter: Filter): Sought {
    const { since = 0, before = EVER } = filter;
    const exact = FIELDS.flatMap((kind) => {
      const value = filter[kind];
      if (value === undefined) return [];
      const term = this.#statements.term.get(kind, value);
      return [term === undefined ? [] : [term]];
    });
    const asked = [...exact, ...wordsIn(filter.text ?? '').map((word) => this.#beginning(word))];
    const conditions = asked.map((terms) => ({
      terms: terms.map(({ term }) => term),
      entries: terms.reduce((sum, { entries }) => sum + entries, 0),
    }));
    return { conditions: conditions.toSorted((one, other) => one.entries - other.entries), since, before };
  }

  #beginning(word: string): readonly Term[] {
    const terms = this.#statements.words.all(word, word + LAST);
    if (terms.length > WORDS_MAX) throw new TooManyWords(word);
    return terms;
  }

  /** The blocks that have some, the newest first, with the entries of each. */
  *#found(sought: Sought, indexed: number): Generator<readonly [number, Bits]> {
    const { conditions, since, before } = sought;
    if (conditions.some(({ terms }) => terms.length === 0)) return;
    const blocks = this.#statements.blocks.all(since, before);
    for (let start = 0; start < blocks.length; start += STRETCH_BLOCKS) {
      const stretch = blocks.slice(start, start + STRETCH_BLOCKS);
      const having = this.#having(stretch, conditions);
      for (const block of stretch) {
        const bits = this.#inTime(block, having?.get(block.block), sought, indexed);
        if (bits !== undefined) yield [block.block, bits];
      }
    }
  }

  /** Those that have all that is asked for; without conditions, undefined for all. */
  #having(stretch: readonly Block[], conditions: readonly AnyOf[]): ReadonlyMap<number, Bits> | undefined {
    let having: Map<number, Bits> | undefined;
    for (const { terms } of conditions) {
      const among = having;
      having = this.#havingOne(terms, stretch, (block) => among === undefined || among.has(block));
      if (among !== undefined) {
        for (const [block, bits] of having) {
          const others = among.get(block);
          if (others !== undefined) keepOnly(bits, others);
          if (isEmpty(bits)) having.delete(block);
        }
      }
      if (having.size === 0) break;
    }
    return having;
  }

  #havingOne(
    terms: readonly number[],
    stretch: readonly Block[],
    isWanted: (block: number) => boolean,
  ): Map<number, Bits> {
    const having = new Map<number, Bits>();
    const [last, first] = [stretch[0]?.block ?? 0, stretch.at(-1)?.block ?? 0];
    for (const term of terms) {
      for (const [place, entries] of this.#statements.postings.all(
        placeOf(term, first),
        placeOf(term, last),
      )) {
        const block = place - placeOf(term, 0);
        if (!isWanted(block)) continue;
        const bits = having.get(block);
        if (bits === undefined) having.set(block, readBits(entries));
        else addStored(bits, entries);
      }
    }
    return having;
  }

  /** What of a block lies in the time that is asked for; undefined for nothing. */
  #inTime(
    { block, earliest, latest }: Block,
    having: Bits | undefined,
    { conditions, since, before }: Sought,
    indexed: number,
  ): Bits | undefined {
    const start = block * BLOCK_ENTRIES;
    const all = Math.min(BLOCK_ENTRIES, indexed - start);
    const bits = conditions.length === 0 ? placesBetween(0, all) : having;
    if (bits === undefined || (earliest >= since && latest < before)) return bits;
    const within = this.#statements.within.all(start, start + all, since, before);
    keepOnly(bits, bitsOfPlaces(within.map((seq) => seq - start)));
    return isEmpty(bits) ? undefined : bits;
  }
}
