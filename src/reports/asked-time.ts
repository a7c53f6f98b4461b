import type { State } from '../core/state.ts';
import type { Ms } from '../core/terms.ts';
import type { LogReader } from '../log/read-log.ts';
import { type Between, betweenOf } from './period.ts';
import { type Span, zoneOf } from './question.ts';
import { opened } from './report.ts';
import type { Period } from './report-names.ts';
import { reviewedUpTo } from './reviews.ts';

/** The time that is asked about: two instants, or a period as of one. */
export type AskedTime = Span | { readonly period: Period; readonly at: Ms };

/** From the first entry on that no closed review covers; nothing where each is covered. */
const sinceReview = (log: LogReader, state: State, at: Ms): Between => {
  const first = reviewedUpTo(state) + 1;
  const [entry] = log.entries(first, first + 1);
  return { since: entry === undefined ? at : Math.min(opened(entry).at, at), before: at };
};

/** The instants that are meant, by the rooms' clock and the log. */
export const spanOfTime = (log: LogReader, state: State, time: AskedTime): Span => {
  if (!('period' in time)) return time;
  return time.period === 'since_review'
    ? sinceReview(log, state, time.at)
    : betweenOf(time.period, time.at, zoneOf(state));
};
