import { openedOf } from './reading.ts';
import { number, type ReportLog } from './report.ts';

const TYPES: ReadonlySet<string> = new Set(['entry_corrected']);

/** The entries by which others are corrected, by the number of the entry that they are about. */
export const correctionsIn = (log: ReportLog, size: number): ReadonlyMap<number, readonly number[]> => {
  const found = new Map<number, readonly number[]>();
  for (const entry of openedOf(log, { from: 0, until: size }, TYPES)) {
    if ('done' in entry) continue;
    const about = number(entry.fields['entry']);
    found.set(about, [...(found.get(about) ?? []), entry.seq]);
  }
  return found;
};

/** What stands beside an entry that was corrected; empty where none was. */
export const correctedText = (by: readonly number[] | undefined): string =>
  by === undefined ? '' : `corrected by entry ${by.join(', ')}`;
