import { faulty, type Reading, reading } from '../badge.ts';

/** What a reader's printed line must look like. Lengths are characters after stripping. */
export interface TextRules {
  /** Characters dropped at both ends. */
  readonly strip: string;
  /** Exact text that must stand before and after, and is removed; empty for none. */
  readonly lead: string;
  readonly trail: string;
  readonly characters: 'digits' | 'hex' | 'letters_and_digits' | 'printable';
  readonly min_length: number;
  readonly max_length: number;
}

const ALPHABETS = {
  digits: /^[0-9]+$/,
  hex: /^[0-9A-Fa-f]+$/,
  letters_and_digits: /^[0-9A-Za-z]+$/,
  printable: /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/,
} as const;

const trimmed = (line: string, strip: string): string => {
  let from = 0;
  let until = line.length;
  while (from < until && strip.includes(line.charAt(from))) from += 1;
  while (until > from && strip.includes(line.charAt(until - 1))) until -= 1;
  return line.slice(from, until);
};

/** The bare text of a line, or the fault that it has; `undefined` for a blank line. */
export const bareText = (line: string, rules: TextRules): string | Reading | undefined => {
  const text = trimmed(line, rules.strip);
  if (text === '') return undefined;
  if (!text.startsWith(rules.lead) || !text.endsWith(rules.trail)) return faulty('characters');
  const bare = text.slice(rules.lead.length, text.length - rules.trail.length);
  if (bare.length < rules.min_length || bare.length > rules.max_length) return faulty('length');
  return ALPHABETS[rules.characters].test(bare) ? bare : faulty('characters');
};

/**
 * A printed line as a `text:` badge. There is no checksum: a wrong character that the rules allow is another badge,
 * which only the list of badges can refuse. State the exact length and the narrowest alphabet the reader has.
 */
export const readText = (line: string, rules: TextRules): Reading | undefined => {
  const bare = bareText(line, rules);
  if (typeof bare !== 'string') return bare;
  return reading(`text:${rules.characters === 'hex' ? bare.toUpperCase() : bare}`);
};
