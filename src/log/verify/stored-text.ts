/** What every entry says first, as the kiosk writes it, up to the end of its time. */
const OPENING = /\{"v":1,"seq":(?:0|[1-9]\d{0,15}),"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/y;
const BEFORE_SEQ = '{"v":1,"seq":'.length;
const BEFORE_TIME = ',"time":"'.length;
const TIME_CHARACTERS = '2026-11-03T11:30:00.000Z'.length;
/** What stands between the time and the uptime: the same in all entries of a run, as long as its offset is. */
const MIDDLE = /","offset":"([+-]\d\d:\d\d)","boot":"([\w-]*)","uptime_ms":/y;
const UPTIME = /(?:0|[1-9]\d{0,14}),/y;

/** The head of an entry, found without parsing all of it. */
export interface StoredHead {
  readonly time: string;
  readonly offset: string;
  readonly boot: string;
  readonly uptime_ms: number;
  /** The rest of the entry, one character for each of its bytes. */
  readonly tail: string;
}

let middle = { text: '', offset: '', boot: '' };

/** The middle that begins at a place, or undefined. To compare one is much quicker than to take it apart. */
const middleAt = (text: string, start: number): typeof middle | undefined => {
  if (middle.text !== '' && text.slice(start, start + middle.text.length) === middle.text) return middle;
  MIDDLE.lastIndex = start;
  const [found, offset = '', boot = ''] = MIDDLE.exec(text) ?? [];
  if (found === undefined) return undefined;
  middle = { text: found, offset, boot };
  return middle;
};

/** Entries as text with one character for each byte: places are the same, and nothing has to be decoded. */
export class StoredText {
  readonly #text: string;

  constructor(bundle: Buffer) {
    this.#text = bundle.toString('latin1');
  }

  /** Undefined where the entry is not as a kiosk writes entry `seq`; it may be an entry all the same. */
  headAt(start: number, end: number, seq: number): StoredHead | undefined {
    const text = this.#text;
    OPENING.lastIndex = start;
    if (!OPENING.test(text)) return undefined;
    const timeEnd = OPENING.lastIndex;
    const timeStart = timeEnd - TIME_CHARACTERS;
    if (text.slice(start + BEFORE_SEQ, timeStart - BEFORE_TIME) !== String(seq)) return undefined;
    const between = middleAt(text, timeEnd);
    if (between === undefined) return undefined;
    const uptimeStart = timeEnd + between.text.length;
    UPTIME.lastIndex = uptimeStart;
    if (!UPTIME.test(text) || UPTIME.lastIndex >= end) return undefined;
    const tail = text.slice(UPTIME.lastIndex, end);
    const uptime = Number(text.slice(uptimeStart, UPTIME.lastIndex - 1));
    const { offset, boot } = between;
    return { time: text.slice(timeStart, timeEnd), offset, boot, uptime_ms: uptime, tail };
  }

  slice(start: number, end: number): string {
    return this.#text.slice(start, end);
  }
}

/** Instants, and nearly nothing else, have so many digits: ms since 1970 from 2001 on. */
const INSTANT = /([1-9]\d{12})/;
const COMMITMENT = /("[\w-]{43}")/;
const COMMITMENTS = ',"_sd":{';

/** The tail of an entry taken apart into what many tails share, its shape, and what differs. */
export interface StoredShape {
  /** The shape: what stands between the instants, and between the commitments. */
  readonly open: readonly string[];
  readonly committed: readonly string[];
  /** Instants outside of commitments, in their order. */
  readonly instants: readonly string[];
  /** Commitments with their quotation marks, in their order. */
  readonly commitments: readonly string[];
  /** Characters of the tail: tails of one shape have the same number. */
  readonly length: number;
  /** Of these, before its commitments; before its last brace where it has none. */
  readonly open_length: number;
}

const NONE: readonly string[] = [];
/** Of a tail without commitments. */
const NOT_COMMITTED = { between: NONE, found: NONE };

/** What stands between what a pattern finds in a text, and what it found, in its order. The pattern is all in one group. */
const split = (
  text: string,
  pattern: RegExp,
): { readonly between: readonly string[]; readonly found: readonly string[] } => {
  // One pass: the parts between and what was found stand in turns.
  const parts = text.split(pattern);
  if (parts.length === 1) return { between: parts, found: NONE };
  const between: string[] = [];
  const found: string[] = [];
  for (let at = 0; at < parts.length; at += 1) (at % 2 === 0 ? between : found).push(parts[at] ?? '');
  return { between, found };
};

const takenApart = (tail: string): StoredShape => {
  const start = tail.lastIndexOf(COMMITMENTS);
  const open = split(start < 0 ? tail : tail.slice(0, start), INSTANT);
  const committed = start < 0 ? NOT_COMMITTED : split(tail.slice(start), COMMITMENT);
  return {
    open: open.between,
    committed: committed.between,
    instants: open.found,
    commitments: committed.found,
    length: tail.length,
    open_length: start < 0 ? tail.length - 1 : start,
  };
};

/** Heartbeats follow one another. */
let last = { tail: '', shape: takenApart('') };

/** Two tails of one shape differ in their instants and their commitments, and in nothing else. */
export const shapeOf = (tail: string): StoredShape => {
  if (tail !== last.tail) last = { tail, shape: takenApart(tail) };
  return last.shape;
};

/**
 * Whether a tail ends with these commitments, and with nothing of that look that lies deeper in the entry. Whatever
 * is asked of its shape holds for the commitments of other entries only then.
 */
export const endsWith = (
  tail: string,
  { open_length }: StoredShape,
  commitments: { readonly [name: string]: unknown },
): boolean => {
  const isNone = Object.keys(commitments).length === 0;
  return tail.slice(open_length) === (isNone ? '}' : `,"_sd":${JSON.stringify(commitments)}}`);
};

/** A text with places for the instants of an entry; undefined where the text does not have just these. */
export const withPlaces = (text: string, instants: readonly string[]): readonly string[] | undefined => {
  const parts = text.split(INSTANT);
  const found = parts.filter((_, at) => at % 2 === 1);
  const isSame =
    found.length === instants.length && found.every((instant, index) => instant === instants[index]);
  return isSame ? parts.filter((_, at) => at % 2 === 0) : undefined;
};

export const filled = (parts: readonly string[], instants: readonly string[]): string => {
  let text = parts[0] ?? '';
  for (let at = 0; at < instants.length; at += 1) text += (instants[at] ?? '') + (parts[at + 1] ?? '');
  return text;
};

/** What comes with more of them was not written by a kiosk, and need not be quick. */
const SHAPES_MAX = 4_096;
/** Of one length. */
const ALIKE_MAX = 64;

/** Texts that are parts of a bundle keep all of it in memory, so these are written anew. */
const anew = (texts: readonly string[]): readonly string[] =>
  texts.map((text) => Buffer.from(text, 'latin1').toString('latin1'));

const areSame = (one: readonly string[], other: readonly string[]): boolean => {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
};

interface Seen<Made> {
  readonly open: readonly string[];
  readonly committed: readonly string[];
  readonly made: Made;
}

/**
 * What was made of shapes that were read: most entries are as others were, above all heartbeats. A shape is found by
 * comparing its texts with those of its length: to put them together and hash them takes longer than all else here.
 */
export class SeenShapes<Made> {
  #made = new Map<string, Map<number, Seen<Made>[]>>();
  #count = 0;

  /** What was made of a shape, and of words that come to it from elsewhere. */
  get({ length, open, committed }: StoredShape, words = ''): Made | undefined {
    const alike = this.#made.get(words)?.get(length);
    if (alike === undefined) return undefined;
    for (const seen of alike)
      if (areSame(seen.open, open) && areSame(seen.committed, committed)) return seen.made;
    return undefined;
  }

  add({ length, open, committed }: StoredShape, made: Made, words = ''): void {
    if (this.#count >= SHAPES_MAX) {
      this.#made = new Map();
      this.#count = 0;
    }
    this.#count += 1;
    const ofWords = this.#made.get(words) ?? new Map<number, Seen<Made>[]>();
    this.#made.set(words, ofWords);
    const alike = ofWords.get(length) ?? [];
    if (alike.length >= ALIKE_MAX) alike.length = 0;
    alike.push({ open: anew(open), committed: anew(committed), made });
    ofWords.set(length, alike);
  }
}
