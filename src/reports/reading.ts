import type { Ms } from '../core/terms.ts';
import { timeOf, typeOf } from '../log/entry-glance.ts';
import { type Come, type OpenedFields, opened, type ReportLog } from './report.ts';

/** Entries read at a stretch; how far it has come is told after each. */
export const STRETCH = 500;

/** An entry of which no more than number, instant and type is read. */
export interface Glance {
  readonly seq: number;
  readonly at: Ms;
  readonly type: string;
}

export const glance = (seq: number, bytes: Buffer): Glance => ({
  seq,
  at: timeOf(bytes),
  type: typeOf(bytes),
});

/** All entries of a range in their order, at a glance; between stretches, how far it has come. */
export function* glances(
  log: ReportLog,
  { from, until }: { readonly from: number; readonly until: number },
): Generator<Glance | Extract<Come, { readonly done: number }>> {
  for (let start = from; start < until; start += STRETCH) {
    const end = Math.min(until, start + STRETCH);
    for (const [index, bytes] of log.bytes(start, end).entries()) {
      yield glance(start + index, bytes);
    }
    yield { done: end - from, of: until - from };
  }
}

/** The entry of that number, with its personal fields opened. */
export const openedAt = (log: ReportLog, seq: number): OpenedFields => {
  for (const stored of log.entries(seq, seq + 1)) return opened(stored);
  throw new Error(`entry ${seq} is missing`);
};

/** Entries of some types, opened; all others are passed over without being read in full. */
export function* openedOf(
  log: ReportLog,
  range: { readonly from: number; readonly until: number },
  types: ReadonlySet<string>,
): Generator<OpenedFields | Extract<Come, { readonly done: number }>> {
  for (const one of glances(log, range)) {
    if ('done' in one) yield one;
    else if (types.has(one.type)) yield openedAt(log, one.seq);
  }
}
