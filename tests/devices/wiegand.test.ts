import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELD_BITS, type NumberedForm } from '../../devices/badge.ts';
import { readWord, type WiegandFormat } from '../../devices/frames/wiegand.ts';
import { hexFormatsClash, readWiegandText, type WiegandText } from '../../devices/frames/wiegand-text.ts';
import { short } from './support.ts';

/** Parity masks over the word as one number, last bit lowest: the other way round from the layouts under test. */
const MASKS: Record<
  NumberedForm,
  { bits: number; shift: number; parities: [bit: number, mask: bigint, odd: 0 | 1][] }
> = {
  w26: {
    bits: 26,
    shift: 17,
    parities: [
      [25, 0x1ffe000n, 0],
      [0, 0x1ffen, 1],
    ],
  },
  w34: {
    bits: 34,
    shift: 17,
    parities: [
      [33, 0x1fffe0000n, 0],
      [0, 0x1fffen, 1],
    ],
  },
  w35: {
    bits: 35,
    shift: 21,
    parities: [
      [33, 0x1b6db6db6n, 0],
      [0, 0x36db6db6cn, 1],
      [34, 0x3ffffffffn, 1],
    ],
  },
  w37: {
    bits: 37,
    shift: 36,
    parities: [
      [36, 0xffffc0000n, 0],
      [0, 0x7fffen, 1],
    ],
  },
  w37f: {
    bits: 37,
    shift: 20,
    parities: [
      [36, 0xffffc0000n, 0],
      [0, 0x7fffen, 1],
    ],
  },
  w48: {
    bits: 48,
    shift: 24,
    parities: [
      [46, 0x1b6db6db6db6n, 0],
      [0, 0x36db6db6db6cn, 1],
      [47, 0x7fffffffffffn, 1],
    ],
  },
};

const ones = (value: bigint): number => value.toString(2).replaceAll('0', '').length;

/** Writes a word; parities in the order that the format needs. */
const write = (form: NumberedForm, facility: number, number: number): string => {
  const { bits, shift, parities } = MASKS[form];
  let word = (BigInt(form === 'w37' ? 0 : facility) << BigInt(shift)) | (BigInt(number) << 1n);
  for (const [bit, mask, odd] of parities) {
    if (ones(word & mask) % 2 !== odd) word |= 1n << BigInt(bit);
  }
  return word.toString(2).padStart(bits, '0');
};

const forms = Object.keys(FIELD_BITS) as NumberedForm[];
const ALL: readonly WiegandFormat[] = ['w26', 'w34', 'w35', 'w37', 'w48'];
const text = (form: NumberedForm, facility: number, number: number): string =>
  form === 'w37' ? `w37:${number}` : `${form}:${facility}:${number}`;

describe('words', () => {
  test('a 26-bit word known from the field', () => {
    expect(short([readWord('10111011000000110010000110', ['w26'])])).toEqual(['w26:118:1603']);
  });

  test.each(forms)('%s: any facility and number are read back', (form) => {
    const widths = FIELD_BITS[form];
    fc.assert(
      fc.property(fc.nat(2 ** widths.facility - 1), fc.maxSafeNat(), (facility, any) => {
        const number = any % 2 ** widths.number;
        expect(short([readWord(write(form, facility, number), [form])])).toEqual([
          text(form, facility, number),
        ]);
      }),
    );
  });

  test.each(forms)('%s: no single-bit error is accepted', (form) => {
    const word = write(form, 5, 4_711);
    for (let bit = 0; bit < word.length; bit += 1) {
      const flipped = word.slice(0, bit) + (word[bit] === '1' ? '0' : '1') + word.slice(bit + 1);
      expect(short([readWord(flipped, [form])])).toEqual(['!parity']);
    }
  });

  test('what parity cannot tell: two errors under one parity bit', () => {
    const word = write('w26', 5, 4_711);
    const twice = [...word].map((bit, at) => (at === 2 || at === 3 ? String(1 - Number(bit)) : bit)).join('');
    expect(short([readWord(twice, ['w26'])])[0]).toMatch(/^w26:(?!5:)/);
  });

  test('a lost or doubled bit is a fault of length', () => {
    const word = write('w26', 5, 4_711);
    expect(short([readWord(word.slice(1), ALL), readWord(`${word}0`, ALL)])).toEqual(['!length', '!length']);
  });

  test('other lengths pass only where raw words are wanted', () => {
    expect(short([readWord('10101', ['w26']), readWord('10101', ['w26', 'raw'])])).toEqual([
      '!length',
      'raw:5:15',
    ]);
  });
});

describe('lines of a converter', () => {
  const rules = {
    strip: ' \r\n',
    lead: '',
    trail: '',
    characters: 'hex',
    min_length: 1,
    max_length: 128,
  } as const;
  const line = (
    encoding: 'bits' | 'hex',
    formats: readonly WiegandFormat[],
    aligned: 'left' | 'right' = 'right',
  ): WiegandText => ({
    encoding,
    aligned,
    formats,
    text: rules,
  });
  const read = (words: string, as: WiegandText): readonly string[] => {
    const found = readWiegandText(words, as);
    return found === undefined ? [] : short([found]);
  };

  test('bits', () => {
    expect(read(`${write('w34', 77, 12_345)}\r`, line('bits', ALL))).toEqual(['w34:77:12345']);
    expect(read('1012', line('bits', ALL))).toEqual(['!characters']);
    expect(read('', line('bits', ALL))).toEqual([]);
  });

  test.each(forms)('%s as hex digits, spare bits in front or behind', (form) => {
    const word = write(form, 3, 4_242);
    const digits = Math.ceil(word.length / 4);
    const right = BigInt(`0b${word}`).toString(16).padStart(digits, '0');
    const left = BigInt(`0b${word.padEnd(digits * 4, '0')}`)
      .toString(16)
      .padStart(digits, '0');
    expect(read(right, line('hex', [form]))).toEqual([text(form, 3, 4_242)]);
    expect(read(left.toUpperCase(), line('hex', [form], 'left'))).toEqual([text(form, 3, 4_242)]);
  });

  test('hex with a spare bit set, of no listed length, or no hex at all', () => {
    expect(read('FFFFFFF', line('hex', ['w26']))).toEqual(['!length']);
    expect(read('FFFF', line('hex', ['w26']))).toEqual(['!length']);
    expect(read('GGGGGGG', line('hex', ['w26']))).toEqual(['!characters']);
  });

  test('formats of as many hex digits cannot stand together', () => {
    expect(hexFormatsClash(['w26', 'w34', 'w37', 'w48'])).toBe(false);
    expect(hexFormatsClash(['w34', 'w35'])).toBe(true);
    expect(hexFormatsClash(['w26', 'raw'])).toBe(true);
  });
});
