import { faulty, type Reading } from '../badge.ts';
import { bareText, type TextRules } from './text-rules.ts';
import { readWord, type WiegandFormat, WORD_FORMATS } from './wiegand.ts';

/** How a Wiegand converter prints a word on its line. */
export interface WiegandText {
  readonly encoding: 'bits' | 'hex';
  /** Where the word stands in its hex digits: `right` has the unused bits in front, `left` behind. */
  readonly aligned: 'right' | 'left';
  readonly formats: readonly WiegandFormat[];
  readonly text: TextRules;
}

/** Hex digits do not tell the word's length, so at most one format may need as many digits as another. */
export const hexFormatsClash = (formats: readonly WiegandFormat[]): boolean => {
  if (formats.includes('raw')) return true;
  const digits = formats.map((format) => (format === 'raw' ? 0 : Math.ceil(WORD_FORMATS[format].bits / 4)));
  return new Set(digits).size !== digits.length;
};

const bitsOf = (digits: string, text: WiegandText): string | Reading => {
  const all = [...digits].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  for (const format of text.formats) {
    if (format === 'raw') continue;
    const { bits } = WORD_FORMATS[format];
    if (Math.ceil(bits / 4) !== digits.length) continue;
    const spare = all.length - bits;
    const word = text.aligned === 'right' ? all.slice(spare) : all.slice(0, bits);
    const unused = text.aligned === 'right' ? all.slice(0, spare) : all.slice(bits);
    return unused.includes('1') ? faulty('length') : word;
  }
  return faulty('length');
};

/** One line of a converter; `undefined` for a blank line. */
export const readWiegandText = (line: string, text: WiegandText): Reading | undefined => {
  const bare = bareText(line, text.text);
  if (typeof bare !== 'string') return bare;
  if (text.encoding === 'bits') return readWord(bare, text.formats);
  const word = bitsOf(bare, text);
  return typeof word === 'string' ? readWord(word, text.formats) : word;
};
