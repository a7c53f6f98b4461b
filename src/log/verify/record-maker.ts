import {
  CSV_OPENING,
  CSV_OPENING_BEFORE_CORRECTIONS,
  csvHead,
  csvRow,
  csvTail,
} from '../records-text/csv.ts';
import { type DescribedEntry, describeEntry } from '../records-text/described.ts';
import {
  EEL_SEPARATOR,
  eelClosing,
  eelEvent,
  eelFrame,
  eelInFrame,
  eelOpening,
} from '../records-text/eel.ts';
import { localTime } from '../records-text/local-time.ts';
import { openClaimed } from '../records-text/opened-entry.ts';
import { recordLine } from '../records-text/record.ts';
import type { EntryPlace } from './bundle-entries.ts';
import { claimedEntry } from './claimed-entry.ts';
import type { Corrections } from './corrections.ts';
import { HASH_BYTES } from './growing-tree.ts';
import type { EntryDisclosures, ErasedFields } from './source.ts';
import {
  endsWith,
  filled,
  SeenShapes,
  type StoredHead,
  type StoredShape,
  type StoredText,
  shapeOf,
  withPlaces,
} from './stored-text.ts';

/** One text for each form in which a bag has the entries for people and other programs. */
export interface RecordTexts {
  readonly jsonl: string;
  readonly csv: string;
  readonly eel: string;
}

/** What opens the personal fields of an entry, and what was erased of them. */
export interface Opening {
  readonly disclosed: EntryDisclosures | undefined;
  readonly erased: readonly ErasedFields[];
}

/** The entries of one bundle. */
export interface Bundle {
  readonly first: number;
  readonly bytes: Buffer;
  /** Leaf hashes in hexadecimal, one behind the other. */
  readonly leaves: string;
  readonly text: StoredText;
}

/** Everything before the first entry. */
export const openingTexts = (origin: string, corrections: Corrections | undefined): RecordTexts => ({
  jsonl: '',
  csv: corrections === undefined ? CSV_OPENING_BEFORE_CORRECTIONS : CSV_OPENING,
  eel: eelOpening(origin),
});

/** Everything after the last entry, which has this time. */
export const closingTexts = (time: string): RecordTexts => ({ jsonl: '', csv: '', eel: eelClosing(time) });

const HASH_DIGITS = 2 * HASH_BYTES;

/** What is the same in the texts of all entries of one shape that say the same of people. */
interface Frame {
  /** What stands in the record between the open fields and the commitments, and after these. */
  readonly people: string;
  readonly end: string;
  /** With places for instants. */
  readonly csv_tail: readonly string[];
  readonly eel_opening: string;
  readonly eel_kind: string;
  readonly eel_closing: readonly string[];
  /** Which commitment is that to the person; -1 for none. */
  readonly person: number;
}

/** An entry taken apart: the same shape and the same words about people make the same frame. */
interface Parts {
  readonly head: StoredHead;
  readonly shape: StoredShape;
  readonly people: string;
}

/** A disclosure as `[salt, name, value]` is written; all behind the salt. */
const SALTED = /^\["[\w-]{22,86}"(,.*\])$/s;

/** What is said of people, without the salts; undefined where it is not said as a kiosk says it. */
const peopleIn = ({ disclosed, erased }: Opening): string | undefined => {
  if (disclosed === undefined && erased.length === 0) return '';
  let people = erased.length === 0 ? '' : JSON.stringify(erased);
  for (const { name, content } of disclosed?.disclosures ?? []) {
    const value = SALTED.exec(content)?.[1];
    if (value === undefined) return undefined;
    people += `\n${JSON.stringify(name)}${value}`;
  }
  return people;
};

/** Makes the records of entries again, in the order of the log. */
export class RecordMaker {
  readonly #grounds: { readonly [field: string]: string };
  readonly #corrections: Corrections | undefined;
  readonly #frames = new SeenShapes<Frame>();
  #isFirst = true;
  /** Time of the entry that was made last. */
  time = '';

  /**
   * @param grounds why each field that is withheld is withheld
   * @param corrections undefined for records that do not tell of them
   */
  constructor(grounds: { readonly [field: string]: string }, corrections: Corrections | undefined) {
    this.#grounds = grounds;
    this.#corrections = corrections;
  }

  /** Throws where the entry cannot be read, or nothing says why a personal field cannot be opened. */
  make(bundle: Bundle, seq: number, place: EntryPlace, opening: Opening): RecordTexts {
    const at = (seq - bundle.first) * HASH_DIGITS;
    const leaf = bundle.leaves.slice(at, at + HASH_DIGITS);
    // What is said beside one entry is said of no other: it makes no frame.
    const isCorrected = this.#corrections?.has(seq) === true;
    const parts = isCorrected ? undefined : this.#partsOf(bundle, seq, place, opening);
    const frame = parts === undefined ? undefined : this.#frames.get(parts.shape, parts.people);
    const { jsonl, csv, eel } =
      parts === undefined || frame === undefined
        ? this.#slowly(bundle, seq, place, opening, parts, leaf)
        : this.#framed(bundle, seq, place, parts, frame, leaf);
    const separator = this.#isFirst ? '' : EEL_SEPARATOR;
    this.#isFirst = false;
    return { jsonl, csv, eel: separator + eel };
  }

  #partsOf({ text }: Bundle, seq: number, { start, end }: EntryPlace, opening: Opening): Parts | undefined {
    const head = text.headAt(start, end, seq);
    const people = peopleIn(opening);
    if (head === undefined || people === undefined) return undefined;
    return { head, shape: shapeOf(head.tail), people };
  }

  #framed(
    { text }: Bundle,
    seq: number,
    { start, end }: EntryPlace,
    { head: { time, offset, tail }, shape: { instants, commitments, open_length } }: Parts,
    frame: Frame,
    leaf: string,
  ): RecordTexts {
    const head = { seq: String(seq), time, offset, local: localTime(time, offset) };
    const eel = {
      opening: frame.eel_opening,
      kind: frame.eel_kind,
      closing: filled(frame.eel_closing, instants),
    };
    const open = end - tail.length + open_length;
    this.time = time;
    return {
      jsonl: `${text.slice(start, open)}${frame.people}${text.slice(open, end - 1)}${frame.end}`,
      csv: csvHead(head) + filled(frame.csv_tail, instants),
      eel: eelInFrame(eel, head, commitments[frame.person]?.slice(1, -1), leaf),
    };
  }

  /** From the parsed entry; its frame is kept where it is one that a kiosk wrote. */
  #slowly(
    { bytes, text }: Bundle,
    seq: number,
    { start, end }: EntryPlace,
    opening: Opening,
    parts: Parts | undefined,
    leaf: string,
  ): RecordTexts {
    const { fields: all, commitments = {} } = claimedEntry(bytes, start, end, seq);
    const { disclosed, erased } = opening;
    const erasedHere = Object.fromEntries(erased.flatMap(({ names, by }) => names.map((name) => [name, by])));
    const disclosures = disclosed?.disclosures ?? [];
    const opened = openClaimed(all, commitments, disclosures, erasedHere, this.#grounds);
    const entry = describeEntry(opened);
    this.time = String(all['time']);
    const corrected = this.#corrections && (this.#corrections.get(seq) ?? []);
    const jsonl = recordLine(opened, corrected ?? []);
    const frame =
      parts === undefined
        ? undefined
        : frameOf(parts, csvTail(entry, corrected), entry, jsonl, text.slice(start, end));
    if (parts !== undefined && frame !== undefined) this.#frames.add(parts.shape, frame, parts.people);
    return { jsonl, csv: csvRow(entry, corrected), eel: eelEvent(entry, Buffer.from(leaf, 'hex')) };
  }
}

/**
 * Undefined where the texts of the entry are not made of its very bytes, part by part: what a kiosk did not write is
 * never framed.
 */
const frameOf = (
  { head: { tail }, shape }: Parts,
  csvEnd: string,
  entry: DescribedEntry,
  jsonl: string,
  stored: string,
): Frame | undefined => {
  const isTwofold = Object.keys(entry.commitments).some((name) => Object.hasOwn(entry.fields, name));
  if (isTwofold || !endsWith(tail, shape, entry.commitments)) return undefined;
  const { instants, commitments, open_length } = shape;
  const open = stored.length - tail.length + open_length;
  const committed = stored.slice(open, -1);
  const at = committed === '' ? jsonl.length - 2 : jsonl.lastIndexOf(committed);
  const { opening, kind, closing } = eelFrame(entry);
  const csv = withPlaces(csvEnd, instants);
  const eel = withPlaces(closing, instants);
  if (at < open || !jsonl.startsWith(stored.slice(0, open)) || csv === undefined || eel === undefined)
    return undefined;
  const { person } = entry.commitments;
  const place = person === undefined ? -1 : commitments.indexOf(`"${String(person)}"`);
  if (person !== undefined && place < 0) return undefined;
  return {
    people: jsonl.slice(open, at),
    end: jsonl.slice(at + committed.length),
    csv_tail: csv,
    eel_opening: opening,
    eel_kind: kind,
    eel_closing: eel,
    person: place,
  };
};
