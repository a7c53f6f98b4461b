import { CATALOGUE } from '../../../src/core/catalogue.ts';
import type { FactType } from '../../../src/core/facts.ts';
import type { EntryReader } from './entry-reader.ts';
import type { ShownEntry } from './shown-entry.ts';

/** What a reader looks for; whatever is left out may be anything. */
export interface EntryFilter {
  readonly from?: number;
  readonly until?: number;
  readonly type?: string;
  readonly level?: string;
  readonly room?: string;
  /** Stands somewhere in the entry, or in what opens its personal fields; capitals do not matter. */
  readonly words?: string;
  /** Claimed time, ms since 1970, `since` inclusive and `before` exclusive. */
  readonly since?: number;
  readonly before?: number;
}

export const isFactType = (type: string | undefined): type is FactType =>
  type !== undefined && Object.hasOwn(CATALOGUE, type);

export const levelOf = ({ claimed }: ShownEntry): string | undefined =>
  isFactType(claimed?.type) ? CATALOGUE[claimed.type].level : undefined;

/** Whether anything but entry numbers is asked for, so that entries must be read to know. */
export const isSearch = ({ from: _, until: __, ...rest }: EntryFilter): boolean =>
  Object.keys(rest).length > 0;

/** Without the commitments: a short name stands in some of them by chance. */
const wordsOf = ({ bytes, claimed, personal }: ShownEntry): string => {
  const own =
    claimed === undefined ? bytes.toString() : JSON.stringify({ ...claimed.fields, _sd: undefined });
  const disclosed = personal.map((field) => (field.state === 'disclosed' ? JSON.stringify(field.value) : ''));
  return [own, ...disclosed].join('\n');
};

const hasWords = (entry: ShownEntry, words: string): boolean =>
  wordsOf(entry).toLowerCase().includes(words.toLowerCase());

/** Whether an entry is what is looked for. Bytes that are no entry have no type, room or time. */
export const matches = (entry: ShownEntry, filter: EntryFilter): boolean => {
  const { seq, claimed } = entry;
  const { from = 0, until = Number.POSITIVE_INFINITY, type, level, room, words, since, before } = filter;
  if (seq < from || seq >= until) return false;
  if (type !== undefined && claimed?.type !== type) return false;
  if (level !== undefined && levelOf(entry) !== level) return false;
  if (room !== undefined && claimed?.fields['room'] !== room) return false;
  if (since !== undefined && !(claimed !== undefined && claimed.at >= since)) return false;
  if (before !== undefined && !(claimed !== undefined && claimed.at < before)) return false;
  return words === undefined || hasWords(entry, words);
};

/** How far a search is, and which entries it has found. */
export interface SearchProgress {
  readonly seqs: readonly number[];
  readonly read: number;
  readonly of: number;
}

/** Reads bundle after bundle and tells after each what was found so far. Ends early once the signal is aborted. */
export async function* search(
  reader: EntryReader,
  filter: EntryFilter,
  signal: AbortSignal,
): AsyncGenerator<SearchProgress> {
  const from = Math.max(reader.range.from, filter.from ?? 0);
  const until = Math.min(reader.range.until, filter.until ?? Number.POSITIVE_INFINITY);
  const bundles = reader.bundles({ from, until });
  const seqs: number[] = [];
  const of = bundles.until - bundles.from;
  for (let position = bundles.from; position < bundles.until; position += 1) {
    if (signal.aborted) return;
    for (const entry of await reader.entriesIn(position)) if (matches(entry, filter)) seqs.push(entry.seq);
    yield { seqs, read: position + 1 - bundles.from, of };
  }
}
