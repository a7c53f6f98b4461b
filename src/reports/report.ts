import type { Ms, PersonId } from '../core/terms.ts';
import { openEntry } from '../log/entry.ts';
import { parseTime } from '../log/entry-time.ts';
import { type StoredEntry, shownOf } from '../log/log-rows.ts';

/** What the answers are made of: `LogReader` has it, and keeps nothing of what it gave. */
export interface ReportLog {
  readonly entries: (from: number, until: number) => Iterable<StoredEntry>;
  /** The bytes alone. */
  readonly bytes: (from: number, until: number) => readonly Buffer[];
}

/** What every question is asked with. */
export interface Asked {
  readonly log: ReportLog;
  /** Entries of the log when it was asked: what is added meanwhile is not in the answer. */
  readonly size: number;
  /** From the first instant up to before the second. */
  readonly since: Ms;
  readonly before: Ms;
  /** The entries of that time; `from` equals `until` where there are none. */
  readonly range: { readonly from: number; readonly until: number };
  /** A person as people name them. Whose name is erased, and who is on no list, stays an identifier. */
  readonly nameOf: (person: string) => string;
}

/**
 * What a column holds: number of an entry, instant or length in milliseconds, a count, a word of the log's own
 * vocabulary, or a text as somebody wrote it. A cell is empty where there is nothing to say.
 */
export type ColumnKind = 'entry' | 'instant' | 'length' | 'count' | 'word' | 'text';

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

export type Cell = string | number;
export type Row = readonly Cell[];

/** A row of the answer, or how many entries of how many were read. */
export type Come = { readonly row: Row } | { readonly done: number; readonly of: number };

/** What an answer comes to, once all of it is read. */
export interface Conclusion {
  /** A word of the report's own: which sentence sums it up. */
  readonly outcome: string;
  readonly figures: { readonly [figure: string]: number };
}

export interface Report {
  readonly columns: readonly Column[];
  /** Rows as they are found: nothing of the log is kept but what a row needs. */
  readonly answer: () => Generator<Come, Conclusion>;
}

export const columnsOf = (columns: { readonly [name: string]: ColumnKind }): readonly Column[] =>
  Object.entries(columns).map(([name, kind]) => ({ name, kind }));

/** An entry with its personal fields opened. */
export interface OpenedFields {
  readonly seq: number;
  readonly at: Ms;
  readonly type: string;
  readonly fields: { readonly [field: string]: unknown };
}

export const opened = ({ seq, bytes, disclosures, erased }: StoredEntry): OpenedFields => {
  const fields = openEntry(bytes, shownOf(disclosures, erased), erased);
  return { seq, at: parseTime(fields['time']), type: String(fields['type']), fields };
};

export const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
export const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
export const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** The people in a field as one cell; empty where they are erased. */
export const namesIn = (value: unknown, nameOf: Asked['nameOf']): string =>
  texts(value).map(nameOf).join('; ');

/** People by their names, with the identifier that entries have. */
export const namer =
  (people: { readonly [person: string]: { readonly name: string } | undefined }): Asked['nameOf'] =>
  (person) => {
    const name = Object.hasOwn(people, person) ? (people[person as PersonId]?.name ?? '') : '';
    return name === '' || name === person ? person : `${name} (${person})`;
  };
