import type { Bracket, Outside } from '../../src/log/verify/report.ts';
import { text } from './text.ts';
import { number, utcSeconds } from './times.ts';

/** The entries from one to before another. */
export const entriesText = (from: number, until: number): string => {
  if (until <= from) return text('no-entries');
  return until === from + 1
    ? text('one-entry', { entry: number(from) })
    : text('some-entries', { first: number(from), last: number(until - 1) });
};

/** Between which times by witnesses' clocks something was written. */
export const boundsText = ({ not_before: since, not_after: until }: Bracket | Outside): string => {
  if (since === undefined && until === undefined) return text('bounds-none');
  if (since === undefined) return text('bounds-after', { until: utcSeconds(until ?? 0) });
  if (until === undefined) return text('bounds-before', { since: utcSeconds(since) });
  return text('bounds', { since: utcSeconds(since), until: utcSeconds(until) });
};
