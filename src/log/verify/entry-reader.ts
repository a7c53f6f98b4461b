import { msOfDay } from '../records-text/time-of-day.ts';
import type { EntryPlace } from './bundle-entries.ts';
import { type ClaimedEntry, claimedEntry } from './claimed-entry.ts';
import {
  endsWith,
  SeenShapes,
  type StoredHead,
  type StoredShape,
  type StoredText,
  shapeOf,
} from './stored-text.ts';

/** What all entries of one shape say. */
interface Common {
  readonly clock: string;
  readonly type: string;
  readonly committed: readonly string[];
}

type Fields = ClaimedEntry['fields'];

/** An entry of a shape that was read before; all of its fields are read only when somebody asks. */
class SeenEntry implements ClaimedEntry {
  readonly seq: number;
  readonly at: number;
  readonly boot: string;
  readonly uptime_ms: number;
  readonly clock: string;
  readonly type: string;
  readonly commitments: Fields | undefined;
  readonly #bundle: Buffer;
  readonly #place: EntryPlace;

  constructor(
    { seq, at }: Pick<ClaimedEntry, 'seq' | 'at'>,
    { boot, uptime_ms }: StoredHead,
    { clock, type, committed }: Common,
    commitments: readonly string[],
    stored: { readonly bundle: Buffer; readonly place: EntryPlace },
  ) {
    this.seq = seq;
    this.at = at;
    this.boot = boot;
    this.uptime_ms = uptime_ms;
    this.commitments = commitmentsOf(committed, commitments);
    this.clock = clock;
    this.type = type;
    this.#bundle = stored.bundle;
    this.#place = stored.place;
  }

  get fields(): Fields {
    return claimedEntry(this.#bundle, this.#place.start, this.#place.end, this.seq).fields;
  }
}

/** Commitment by name; the names are those of the shape, and a commitment stands between quotation marks. */
const commitmentsOf = (names: readonly string[], commitments: readonly string[]): Fields | undefined => {
  if (names.length === 0) return undefined;
  const fields: Record<string, string> = {};
  for (const [index, name] of names.entries()) fields[name] = commitments[index]?.slice(1, -1) ?? '';
  return fields;
};

const DAY_CHARACTERS = '2026-11-03'.length;

/** Midnight in UTC of the day that was asked for last: many entries follow one another on one day. */
let last = { day: '-', midnight: Number.NaN };

/** Ms since 1970 of a time in the form of an entry; not a number where there is no such day or time. */
const instantOf = (time: string): number => {
  if (!time.startsWith(last.day)) {
    const day = time.slice(0, DAY_CHARACTERS);
    last = { day, midnight: Date.parse(`${day}T00:00:00.000Z`) };
  }
  return last.midnight + (msOfDay(time) ?? Number.NaN);
};

/** Reads the entries of a log one after the other; most are like others before, and need not be parsed. */
export class EntryReader {
  readonly #seen = new SeenShapes<Common>();

  /** Throws `Malformed` where there is no entry `seq` at this place. */
  read(text: StoredText, bundle: Buffer, place: EntryPlace, seq: number): ClaimedEntry {
    const { start, end } = place;
    const head = text.headAt(start, end, seq);
    if (head === undefined) return claimedEntry(bundle, start, end, seq);
    const stored = shapeOf(head.tail);
    const common = this.#seen.get(stored);
    const at = instantOf(head.time);
    if (common !== undefined && !Number.isNaN(at))
      return new SeenEntry({ seq, at }, head, common, stored.commitments, { bundle, place });
    const entry = claimedEntry(bundle, start, end, seq);
    const made = commonOf(entry, head.tail, stored);
    // Where these are the very bytes that a kiosk would write, others of this shape are as well.
    if (made !== undefined && JSON.stringify(entry.fields) === text.slice(start, end))
      this.#seen.add(stored, made);
    return entry;
  }
}

/** Undefined where the commitments of the entry are not those of its shape, one by one. */
const commonOf = (entry: ClaimedEntry, tail: string, stored: StoredShape): Common | undefined => {
  const { clock, type, commitments: named = {} } = entry;
  const committed = Object.keys(named);
  const isSame =
    endsWith(tail, stored, named) &&
    committed.length === stored.commitments.length &&
    committed.every((name, index) => `"${String(named[name])}"` === stored.commitments[index]);
  return isSame && !committed.includes('__proto__') ? { clock, type, committed } : undefined;
};
