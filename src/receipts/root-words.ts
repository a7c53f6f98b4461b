import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js';

const WORDS = 12;
const BITS_PER_WORD = 11;
const LISTS = { en: english, es: spanish } as const;

/**
 * The beginning of a root hash as twelve words for reading aloud. A stranger gets the same words so: write the first
 * 33 hexadecimal digits of the root as 132 bits, cut them into twelve groups of 11 bits, read each group as a number
 * from 0 to 2047, and take the word in that place (counting from 0) of the BIP-39 word list, English or Spanish.
 * They are no mnemonic of BIP-39: the last bits are the root's own, not a checksum.
 */
export const rootWords = (root: Buffer, language: keyof typeof LISTS): readonly string[] => {
  const bits = [...root.subarray(0, Math.ceil((WORDS * BITS_PER_WORD) / 8))]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  return Array.from({ length: WORDS }, (_, place) => {
    const group = bits.slice(place * BITS_PER_WORD, (place + 1) * BITS_PER_WORD);
    // The Spanish list writes accents as marks of their own; composed ones are found by everybody's search.
    return (LISTS[language][Number.parseInt(group, 2)] ?? '').normalize('NFC');
  });
};
