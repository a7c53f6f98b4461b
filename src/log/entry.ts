import { type Fact, PERSONAL_FIELDS } from '../core/facts.ts';
import type { ClockQuality } from '../core/moment.ts';
import { assert } from '../core/terms.ts';
import { formatOffset, formatTime, parseOffset, parseTime } from './entry-time.ts';
import { commitmentTo, type Disclosure, disclosedValue, makeDisclosure } from './formats/commitment.ts';
import type { SaltSource } from './salt.ts';
import { assertStorable, COMMITMENTS, ERASED, withoutCommitments } from './storable.ts';

export const ENTRY_VERSION = 1;
/** Most bytes of an entry, and of the content of one disclosure. */
export const ENTRY_BYTES_MAX = 8_192;

/** What each entry says besides its fact. The instant itself is the fact's `at`. */
export interface EntryHeader {
  /** Place in the log and index of the leaf, from 0. */
  readonly seq: number;
  /** Minutes east of UTC of the room's local time. */
  readonly offset_min: number;
  readonly boot: string;
  readonly uptime_ms: number;
  readonly clock: ClockQuality;
  readonly kiosk: string;
}

export interface EncodedEntry {
  readonly bytes: Buffer;
  readonly disclosures: readonly Disclosure[];
}

/** A personal field whose disclosure is erased, and the entry that says so. */
export interface Erased {
  readonly name: string;
  readonly by: number;
}

export interface DecodedEntry {
  readonly header: EntryHeader;
  readonly fact: Fact;
}

type Fields = Record<string, unknown>;

const PERSONAL: ReadonlySet<string> = new Set(PERSONAL_FIELDS);
const HEADER_KEYS = ['v', 'seq', 'time', 'offset', 'boot', 'uptime_ms', 'clock', 'kiosk'];
const RESERVED: ReadonlySet<string> = new Set([...HEADER_KEYS, 'room', 'type', 'at', COMMITMENTS]);
/** The only fact with a `boot` of its own, which is the header's; it stands in the entry once. */
const NAMES_ITS_BOOT = 'kiosk_started';
/** Keys that look like numbers would jump to the front of a JavaScript object. */
const FIELD_NAME = /^[a-z][a-z0-9_]*$/;

/** Which entry says of each field that it is erased. */
export const erasedBy = (erased: readonly Erased[]): { readonly [field: string]: number } =>
  Object.fromEntries(erased.map(({ name, by }) => [name, by]));

/** The start of the bytes of every entry `seq`. */
export const entryPrefix = (seq: number): string => `{"v":${ENTRY_VERSION},"seq":${seq},`;

const assertHeader = (header: EntryHeader): void => {
  assert(Number.isSafeInteger(header.seq) && header.seq >= 0, 'the place of an entry is a whole number');
  assert(Number.isSafeInteger(header.uptime_ms) && header.uptime_ms >= 0, 'uptime is a whole number');
};

/**
 * The bytes of an entry: one line of JSON (without a newline) with a fixed order of keys, in which personal
 * fields are only commitments, and what opens them. Throws where an entry or a disclosure would be longer
 * than 8192 bytes, or the fact holds anything but integers and texts.
 */
export const encodeEntry = (header: EntryHeader, fact: Fact, saltSource: SaltSource): EncodedEntry => {
  assertHeader(header);
  const { at, type, ...rest } = fact;
  const { room, boot, ...fields }: Fields = rest;
  const entry: Fields = {
    v: ENTRY_VERSION,
    seq: header.seq,
    time: formatTime(at),
    offset: formatOffset(header.offset_min),
    boot: header.boot,
    uptime_ms: header.uptime_ms,
    clock: header.clock,
    kiosk: header.kiosk,
  };
  const expectedBoot = type === NAMES_ITS_BOOT ? header.boot : undefined;
  assert(boot === expectedBoot, `the boot of ${type} is that of its entry, and no other fact names one`);
  if (room !== undefined) {
    assertStorable(room, 'room');
    entry['room'] = room;
  }
  entry['type'] = type;
  const disclosures: Disclosure[] = [];
  const commitments: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    assert(FIELD_NAME.test(name) && !RESERVED.has(name), `"${name}" can name a field of a fact`);
    assertStorable(value, name);
    if (!PERSONAL.has(name)) {
      entry[name] = value;
      continue;
    }
    const disclosure = makeDisclosure(name, value, saltSource());
    assertLength(Buffer.byteLength(disclosure.content), `field "${name}" of ${type}`);
    disclosures.push(disclosure);
    commitments[name] = commitmentTo(disclosure.content);
  }
  if (disclosures.length > 0) entry[COMMITMENTS] = commitments;
  const bytes = Buffer.from(JSON.stringify(entry));
  assertLength(bytes.length, type);
  return { bytes, disclosures };
};

const assertLength = (length: number, what: string): void => {
  if (length <= ENTRY_BYTES_MAX) return;
  throw new Error(`${what} would take ${length} bytes in the log; at most ${ENTRY_BYTES_MAX} are allowed`);
};

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const OPENING = Buffer.from('{');
/** One for all entries: to make one takes longer than to read an entry with it. */
const UTF8 = new TextDecoder('utf-8', { fatal: true });

const parseFields = (bytes: Buffer): Fields => {
  const parsed: unknown = JSON.parse(UTF8.decode(bytes));
  if (!isFields(parsed)) throw new Error('the entry is not a JSON object');
  return parsed;
};

/** The commitments of an entry by field name; an entry without personal fields has none. */
const commitmentsIn = (entry: Fields): Fields => {
  const commitments = entry[COMMITMENTS] ?? {};
  if (!isFields(commitments)) throw new Error('the commitments of the entry are not an object');
  return commitments;
};

/** The fields of an entry in their order, and apart from them the commitments to its personal fields. */
export interface ParsedEntry {
  readonly fields: { readonly [name: string]: unknown };
  readonly commitments: { readonly [name: string]: unknown };
}

/** Reads the stored bytes of an entry. Throws where they are not UTF-8, not JSON, or not an object. */
export const parseEntry = (bytes: Buffer): ParsedEntry => {
  const entry = parseFields(bytes);
  return { fields: withoutCommitments(entry), commitments: commitmentsIn(entry) };
};

/**
 * Each disclosure belongs to a commitment, and each commitment has its disclosure or is erased; else throws naming
 * the field.
 */
const matchDisclosures = (
  commitments: Fields,
  disclosures: readonly Disclosure[],
  erased: readonly Erased[],
): void => {
  const names = new Set<string>();
  for (const { name, content } of disclosures) {
    if (commitments[name] !== commitmentTo(content)) {
      throw new Error(`the disclosure of "${name}" does not belong to its commitment`);
    }
    names.add(name);
  }
  for (const name of Object.keys(commitments)) {
    if (names.has(name) || erased.some((field) => field.name === name)) continue;
    throw new Error(`the disclosure of "${name}" is missing`);
  }
  for (const { name } of erased) {
    if (!Object.hasOwn(commitments, name)) throw new Error(`there never was a field "${name}" to erase`);
  }
};

/** Checks disclosures against the commitments in the stored bytes; throws naming the field. */
export const checkDisclosures = (
  bytes: Buffer,
  disclosures: readonly Disclosure[],
  erased: readonly Erased[] = [],
): void => {
  // Commitments come last, and no other field has their name: this saves a start from parsing every entry.
  const start = bytes.lastIndexOf(`"${COMMITMENTS}":{`);
  if (start < 0 && disclosures.length === 0 && erased.length === 0) return;
  const commitments =
    start < 0 ? {} : commitmentsIn(parseFields(Buffer.concat([OPENING, bytes.subarray(start)])));
  matchDisclosures(commitments, disclosures, erased);
};

/**
 * The whole entry as an object for people and programs: its own keys in their order, then the personal
 * fields with their values, then the commitments, then under `_erased` which entry erased what. Throws as
 * `decodeEntry` does.
 */
export const openEntry = (
  bytes: Buffer,
  disclosures: readonly Disclosure[],
  erased: readonly Erased[] = [],
): Record<string, unknown> => {
  const entry = parseFields(bytes);
  matchDisclosures(commitmentsIn(entry), disclosures, erased);
  const opened = Object.fromEntries(
    disclosures.map((disclosure) => [disclosure.name, disclosedValue(disclosure)]),
  );
  const { [COMMITMENTS]: commitments, ...open } = entry;
  if (commitments === undefined) return open;
  const gone = erased.length === 0 ? {} : { [ERASED]: erasedBy(erased) };
  return { ...open, ...opened, [COMMITMENTS]: commitments, ...gone };
};

/** The fact that was encoded. Throws where the bytes are not an entry or a disclosure does not hold. */
export const decodeEntry = (bytes: Buffer, disclosures: readonly Disclosure[]): DecodedEntry => {
  const {
    v,
    seq,
    time,
    offset,
    boot,
    uptime_ms,
    clock,
    kiosk,
    type,
    [COMMITMENTS]: _,
    ...fields
  } = openEntry(bytes, disclosures);
  if (v !== ENTRY_VERSION)
    throw new Error(`this program reads entries of version ${ENTRY_VERSION}, not ${String(v)}`);
  const header = { seq, offset_min: parseOffset(offset), boot, uptime_ms, clock, kiosk };
  const ownBoot = type === NAMES_ITS_BOOT ? { boot } : {};
  // The bytes are what `encodeEntry` made of these very types: the tree and its signature stand for that.
  return {
    header: header as EntryHeader,
    fact: { at: parseTime(time), type, ...ownBoot, ...fields } as Fact,
  };
};
