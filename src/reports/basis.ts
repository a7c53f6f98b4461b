import type { Ms } from '../core/terms.ts';
import { parseEntry } from '../log/entry.ts';
import { parseTime } from '../log/entry-time.ts';
import { parseCheckpoint } from '../log/formats/checkpoint.ts';
import { parseNote } from '../log/formats/note.ts';
import type { LogRows } from '../log/log-rows.ts';
import type { LogReader } from '../log/read-log.ts';
import type { Asked } from './report.ts';

/** An entry by its number and its own time. */
export interface EntryAt {
  readonly entry: number;
  readonly time: Ms;
}

/** What a report rests on, so that whoever reads it can find every word of it again, and who changed something since. */
export interface Basis {
  /** Name of the log, and of its kiosk. */
  readonly origin: string;
  readonly kiosk: string;
  /** Entries of the time that is asked about; null where there are none. */
  readonly first: EntryAt | null;
  readonly last: EntryAt | null;
  /** Entries of the log when it was asked; what came before the time asked about may matter to the answer. */
  readonly entries: number;
  /** The newest signed checkpoint, with the time of the last entry it covers; null where nothing is signed yet. */
  readonly checkpoint: { readonly size: number; readonly root: string; readonly time: Ms } | null;
  /** Entries behind the checkpoint: nobody has signed them yet. */
  readonly unsigned: number;
}

const entryAt = (rows: LogRows, entry: number): EntryAt => {
  const [bytes] = rows.bytes(entry, entry + 1);
  if (bytes === undefined) throw new Error(`entry ${entry} is missing`);
  return { entry, time: parseTime(parseEntry(bytes).fields['time']) };
};

const checkpointOf = (rows: LogRows, note: string): Basis['checkpoint'] => {
  if (note === '') return null;
  const { size, root } = parseCheckpoint(parseNote(note).text);
  const time = size === 0 ? 0 : entryAt(rows, size - 1).time;
  return { size, root: root.toString('base64'), time };
};

export const basisOf = (
  { rows, about, head }: Pick<LogReader, 'rows' | 'about' | 'head'>,
  { size, range }: Pick<Asked, 'size' | 'range'>,
): Basis => {
  const checkpoint = checkpointOf(rows, head().checkpoint);
  const isEmpty = range.from >= range.until;
  return {
    origin: about.origin,
    kiosk: about.kiosk,
    first: isEmpty ? null : entryAt(rows, range.from),
    last: isEmpty ? null : entryAt(rows, range.until - 1),
    entries: size,
    checkpoint,
    unsigned: Math.max(0, size - (checkpoint?.size ?? 0)),
  };
};
