import {
  FIELD_BITS,
  faulty,
  type NumberedForm,
  numberedBadge,
  type Reading,
  rawBadge,
  reading,
} from '../badge.ts';

/** One parity bit: where it stands, what it makes the count of ones, and which other bits it counts. */
interface Parity {
  readonly at: number;
  readonly ones: 'even' | 'odd';
  readonly over: readonly number[];
}

interface WordFormat {
  readonly bits: number;
  /** First bit of each field; widths are in FIELD_BITS. */
  readonly facility: number;
  readonly number: number;
  readonly parities: readonly Parity[];
}

/** Bit positions `from`..`until`, both included, without those whose remainder by 3 is `skip`. */
const range = (from: number, until: number, skip = 3): readonly number[] =>
  Array.from({ length: until - from + 1 }, (_, index) => from + index).filter((at) => at % 3 !== skip);

const PARITIES_37: readonly Parity[] = [
  { at: 0, ones: 'even', over: range(1, 18) },
  { at: 36, ones: 'odd', over: range(18, 35) },
];

/**
 * Layouts of the HID formats H10301, H10306, Corporate 1000 (35 and 48 bits), H10302 and H10304, positions counted
 * from the first bit sent. The two 37-bit formats have the same length and parities: a site must know which it uses.
 */
export const WORD_FORMATS: Record<NumberedForm, WordFormat> = {
  w26: {
    bits: 26,
    facility: 1,
    number: 9,
    parities: [
      { at: 0, ones: 'even', over: range(1, 12) },
      { at: 25, ones: 'odd', over: range(13, 24) },
    ],
  },
  w34: {
    bits: 34,
    facility: 1,
    number: 17,
    parities: [
      { at: 0, ones: 'even', over: range(1, 16) },
      { at: 33, ones: 'odd', over: range(17, 32) },
    ],
  },
  w35: {
    bits: 35,
    facility: 2,
    number: 14,
    parities: [
      { at: 0, ones: 'odd', over: range(1, 34) },
      { at: 1, ones: 'even', over: range(2, 33, 1) },
      { at: 34, ones: 'odd', over: range(1, 32, 0) },
    ],
  },
  w37: { bits: 37, facility: 1, number: 1, parities: PARITIES_37 },
  w37f: { bits: 37, facility: 1, number: 17, parities: PARITIES_37 },
  w48: {
    bits: 48,
    facility: 2,
    number: 24,
    parities: [
      { at: 0, ones: 'odd', over: range(1, 47) },
      { at: 1, ones: 'even', over: range(3, 46, 2) },
      { at: 47, ones: 'odd', over: range(2, 45, 1) },
    ],
  },
};

/** A format a reader may deliver; `raw` lets words of any other length pass, unchecked. */
export type WiegandFormat = NumberedForm | 'raw';

export const holds = (word: string, parity: Parity): boolean => {
  const ones = [parity.at, ...parity.over].filter((at) => word[at] === '1').length;
  return ones % 2 === (parity.ones === 'even' ? 0 : 1);
};

const fieldOf = (word: string, first: number, bits: number): number =>
  bits === 0 ? 0 : Number.parseInt(word.slice(first, first + bits), 2);

/** The badge of a word whose parity bits were stripped or already checked. */
export const badgeOfWord = (word: string, form: NumberedForm): Reading => {
  const layout = WORD_FORMATS[form];
  const widths = FIELD_BITS[form];
  const facility = fieldOf(word, layout.facility, widths.facility);
  return reading(numberedBadge(form, facility, fieldOf(word, layout.number, widths.number)));
};

export const formatOfLength = (
  bits: number,
  formats: readonly WiegandFormat[],
): WiegandFormat | undefined => {
  const form = formats.find((format) => format !== 'raw' && WORD_FORMATS[format].bits === bits);
  return form ?? formats.find((format) => format === 'raw');
};

/**
 * Decodes a Wiegand word given as `0` and `1`, first bit first. Parity tells every single-bit error apart in all
 * numbered formats; two errors under the same parity bit pass in 26, 34 and 37 bits, and `raw` words have no check.
 */
export const readWord = (word: string, formats: readonly WiegandFormat[]): Reading => {
  if (!/^[01]+$/.test(word)) return faulty('characters');
  const format = formatOfLength(word.length, formats);
  if (format === undefined) return faulty('length');
  if (format === 'raw') return reading(rawBadge(word));
  const good = WORD_FORMATS[format].parities.every((parity) => holds(word, parity));
  return good ? badgeOfWord(word, format) : faulty('parity');
};
