import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rootWords } from '../../src/receipts/root-words.ts';

const root = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));

test('the first and the last word of the list stand at its ends', () => {
  expect(rootWords(Buffer.alloc(32), 'en')).toEqual(Array.from({ length: 12 }, () => 'abandon'));
  expect(rootWords(Buffer.alloc(32, 255), 'en')).toEqual(Array.from({ length: 12 }, () => 'zoo'));
  expect(rootWords(Buffer.alloc(32), 'es')[0]).toBe('ábaco');
});

test('a stranger gets the same words from the hexadecimal root by the published recipe', () => {
  fc.assert(
    fc.property(root, fc.constantFrom('en', 'es'), (bytes, language) => {
      const bits = BigInt(`0x${bytes.toString('hex').slice(0, 33)}`);
      const list = language === 'en' ? english : spanish;
      const words = Array.from(
        { length: 12 },
        (_, place) => list[Number((bits >> BigInt(121 - 11 * place)) & 2047n)],
      );
      expect(rootWords(bytes, language)).toEqual(words.map((word) => word?.normalize('NFC')));
    }),
  );
});
