import { parseEntry } from './entry.ts';
import type { StoredEntry } from './log-rows.ts';

/** How a log ended: which one goes on, under which key, and the number of the last entry. */
export interface Closing {
  readonly next_origin: string;
  readonly next_key: string;
  readonly entry: number;
}

/**
 * How a log of `size` entries ended; undefined while it is open. Told by what nobody can erase: who signed for the
 * closing may be erased from its entry.
 */
export const closingOf = (
  log: { entries(from: number, until: number): Iterable<Pick<StoredEntry, 'bytes'>> },
  size: number,
): Closing | undefined => {
  const entry = size - 1;
  for (const { bytes } of entry < 0 ? [] : log.entries(entry, size)) {
    const { type, next_origin, next_key } = parseEntry(bytes).fields;
    if (type === 'epoch_closed' && typeof next_origin === 'string')
      return { next_origin, next_key: String(next_key), entry };
  }
  return undefined;
};
