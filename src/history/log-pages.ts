import type { LogRows } from '../log/log-rows.ts';

/** Entries read at a stretch: whoever serves others does other things in between. */
const PAGE_ENTRIES = 500;

/** A stretch of the log: the number of its first entry, and the bytes of all. */
export interface LogPage {
  readonly from: number;
  readonly entries: readonly Buffer[];
}

/** The first `size` entries of a log in their order, a stretch at a time. */
export function* pagesOf(rows: Pick<LogRows, 'bytes'>, size: number): Generator<LogPage> {
  for (let from = 0; from < size; from += PAGE_ENTRIES) {
    yield { from, entries: rows.bytes(from, Math.min(size, from + PAGE_ENTRIES)) };
  }
}
