import type { Ms } from '../../core/terms.ts';
import { formatTime } from '../entry-time.ts';
import type { LogRows } from '../log-rows.ts';

/** Entries from `from` up to before `until`. */
export interface Range {
  readonly from: number;
  readonly until: number;
}

/** One end of a range as somebody asks for it. */
export type Bound = { readonly entry: number } | { readonly instant: Ms };

/** What is asked for: the first, or its time, and the first no longer, or its time; left out, all there is. */
export interface AskedRange {
  readonly from?: Bound;
  readonly until?: Bound;
}

const TIME_MAX = '~';

/**
 * The entries that are asked for among the first `size`; undefined where there are none. Between instants it is
 * everything from the first entry whose time lies there to the last: entries between them whose time does not,
 * because the clock was set, belong to what happened then.
 */
export const rangeOf = (rows: LogRows, size: number, { from, until }: AskedRange): Range | undefined => {
  const byTime = [from, until].some((bound) => bound !== undefined && 'instant' in bound);
  const since = from !== undefined && 'instant' in from ? formatTime(from.instant) : '';
  const before = until !== undefined && 'instant' in until ? formatTime(until.instant) : TIME_MAX;
  const span = byTime ? rows.timeSpan(size, since, before) : { first: 0, last: size - 1 };
  if (span === undefined) return undefined;
  const first = from !== undefined && 'entry' in from ? Math.max(from.entry, span.first) : span.first;
  const end = until !== undefined && 'entry' in until ? Math.min(until.entry, span.last + 1) : span.last + 1;
  return first < end ? { from: first, until: end } : undefined;
};
