import type { EntryPlace } from './bundle-entries.ts';
import { type ClaimedEntry, claimedEntry } from './claimed-entry.ts';
import { SeenShapes, type StoredText, shapeOf } from './stored-text.ts';

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
  readonly #read: () => ClaimedEntry;

  constructor(
    own: Pick<ClaimedEntry, 'seq' | 'at' | 'boot' | 'uptime_ms' | 'commitments'>,
    { clock, type }: Common,
    read: () => ClaimedEntry,
  ) {
    this.seq = own.seq;
    this.at = own.at;
    this.boot = own.boot;
    this.uptime_ms = own.uptime_ms;
    this.commitments = own.commitments;
    this.clock = clock;
    this.type = type;
    this.#read = read;
  }

  get fields(): Fields {
    return this.#read().fields;
  }
}

/** Commitment by name; the names are those of the shape, and a commitment stands between quotation marks. */
const commitmentsOf = (names: readonly string[], commitments: readonly string[]): Fields | undefined => {
  if (names.length === 0) return undefined;
  const fields: Record<string, string> = {};
  for (const [index, name] of names.entries()) fields[name] = commitments[index]?.slice(1, -1) ?? '';
  return fields;
};

/** Reads the entries of a log one after the other; most are like others before, and need not be parsed. */
export class EntryReader {
  readonly #seen = new SeenShapes<Common>();

  /** Throws `Malformed` where there is no entry `seq` at this place. */
  read(text: StoredText, bundle: Buffer, { start, end }: EntryPlace, seq: number): ClaimedEntry {
    const slowly = (): ClaimedEntry => claimedEntry(bundle, start, end, seq);
    const head = text.headAt(start, end, seq);
    if (head === undefined) return slowly();
    const { shape, commitments } = shapeOf(head.tail);
    const common = this.#seen.get(shape);
    const at = Date.parse(head.time);
    if (common !== undefined && !Number.isNaN(at)) {
      const { boot, uptime_ms } = head;
      const own = { seq, at, boot, uptime_ms, commitments: commitmentsOf(common.committed, commitments) };
      return new SeenEntry(own, common, slowly);
    }
    const entry = slowly();
    const made = commonOf(entry, commitments);
    // Where these are the very bytes that a kiosk would write, others of this shape are as well.
    if (made !== undefined && JSON.stringify(entry.fields) === text.slice(start, end))
      this.#seen.add(shape, made);
    return entry;
  }
}

/** Undefined where the commitments of the entry are not those of its shape, one by one. */
const commonOf = (entry: ClaimedEntry, commitments: readonly string[]): Common | undefined => {
  const { clock, type, commitments: named = {} } = entry;
  const committed = Object.keys(named);
  const isSame =
    committed.length === commitments.length &&
    committed.every((name, index) => `"${String(named[name])}"` === commitments[index]);
  return isSame && !committed.includes('__proto__') ? { clock, type, committed } : undefined;
};
