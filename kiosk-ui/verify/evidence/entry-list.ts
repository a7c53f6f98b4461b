import { computed, signal } from '@preact/signals';
import { TILE_WIDTH } from '../../../src/log/formats/tree.ts';
import { type EntryFilter, isSearch, search } from './entry-filter.ts';
import type { EntryReader } from './entry-reader.ts';
import type { ShownEntry } from './shown-entry.ts';

/** Entries on one page; a page of an unfiltered log is one bundle. */
export const PAGE_ENTRIES = TILE_WIDTH;

/** How far a search is, in bundles. */
export interface Searched {
  readonly read: number;
  readonly of: number;
  readonly is_done: boolean;
}

/**
 * The entries that the reader of the page looks at: all of a range by bundle, or those that a search has found so far.
 * Only one page of them is in memory, however long the log is.
 */
export class EntryList {
  readonly #reader: EntryReader;
  readonly filter = signal<EntryFilter>({});
  /** Numbers of the entries found; undefined while nothing is searched for. */
  readonly found = signal<readonly number[] | undefined>(undefined);
  readonly searched = signal<Searched | undefined>(undefined);
  readonly page = signal(0);
  readonly entries = signal<readonly ShownEntry[]>([]);
  readonly pages = computed(() => {
    if (this.found.value !== undefined) return Math.max(1, Math.ceil(this.found.value.length / PAGE_ENTRIES));
    const bundles = this.#reader.bundles(this.#span());
    return Math.max(1, bundles.until - bundles.from);
  });
  #abort = new AbortController();
  #wanted = 0;

  constructor(reader: EntryReader) {
    this.#reader = reader;
  }

  /** Looks for other entries; an earlier search ends. Resolves when all were looked at. */
  async look(filter: EntryFilter): Promise<void> {
    this.stop();
    this.#abort = new AbortController();
    this.filter.value = filter;
    this.page.value = 0;
    this.found.value = undefined;
    this.searched.value = undefined;
    if (isSearch(filter)) await this.#search(filter, this.#abort.signal);
    else await this.open(0);
  }

  /** Ends a search; what it has found stays. */
  stop(): void {
    this.#abort.abort();
    if (this.searched.value?.is_done === false)
      this.searched.value = { ...this.searched.value, is_done: true };
  }

  /** Shows another page. The newest call wins where two are under way. */
  async open(page: number): Promise<void> {
    this.#wanted += 1;
    const mine = this.#wanted;
    this.page.value = Math.min(Math.max(0, page), this.pages.value - 1);
    const entries = await this.#read(this.page.value);
    if (mine === this.#wanted) this.entries.value = entries;
  }

  async #search(filter: EntryFilter, abort: AbortSignal): Promise<void> {
    this.found.value = [];
    this.entries.value = [];
    let shown = 0;
    for await (const { seqs, read, of } of search(this.#reader, filter, abort)) {
      if (abort.aborted) return;
      const hasMore = seqs.length > this.found.value.length;
      if (hasMore) this.found.value = [...seqs];
      this.searched.value = { read, of, is_done: read === of };
      // The page in view fills as entries are found; a full one stays as it is.
      if (!hasMore || this.page.value > 0 || shown >= PAGE_ENTRIES) continue;
      shown = seqs.length;
      await this.open(0);
    }
    this.searched.value ??= { read: 0, of: 0, is_done: true };
  }

  #span() {
    const { from, until } = this.#reader.range;
    const filter = this.filter.value;
    return {
      from: Math.max(from, filter.from ?? 0),
      until: Math.min(until, filter.until ?? Number.POSITIVE_INFINITY),
    };
  }

  async #read(page: number): Promise<readonly ShownEntry[]> {
    const seqs = this.found.value?.slice(page * PAGE_ENTRIES, (page + 1) * PAGE_ENTRIES);
    if (seqs !== undefined) return await this.#readSome(seqs);
    const { from, until } = this.#span();
    const entries = await this.#reader.entriesIn(this.#reader.bundles({ from, until }).from + page);
    return entries.filter(({ seq }) => seq >= from && seq < until);
  }

  async #readSome(seqs: readonly number[]): Promise<readonly ShownEntry[]> {
    const wanted = new Set(seqs);
    const entries: ShownEntry[] = [];
    for (const position of new Set(seqs.map((seq) => Math.floor(seq / TILE_WIDTH)))) {
      for (const entry of await this.#reader.entriesIn(position))
        if (wanted.has(entry.seq)) entries.push(entry);
    }
    return entries;
  }
}
