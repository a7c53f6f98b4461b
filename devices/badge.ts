import type { BadgeFault } from '../src/core/device-observation.ts';

declare const canonical: unique symbol;
/**
 * The text of a badge that enrolment and reading must agree on, because their hashes are compared:
 *
 * | form | what it is |
 * | --- | --- |
 * | `w26:FACILITY:NUMBER` | HID H10301, 26 bits; also `w34` (H10306), `w35` and `w48` (Corporate 1000), `w37f` (H10304) |
 * | `w37:NUMBER` | HID H10302, 37 bits without facility |
 * | `em4100:0A1B2C3D4E` | EM4100 class, 5 bytes as 10 upper-case hex digits |
 * | `raw:BITS:HEX` | a word of another length; value right-aligned, upper-case |
 * | `text:WORDS` | whatever a reader with its own format prints |
 *
 * Decimal fields have no leading zeros. A `Badge` is as secret as the card: it never leaves the driver
 * or the import, and no error carries it.
 */
export type Badge = string & { readonly [canonical]: 'Badge' };

/** What a parser made of a reader's bytes. */
export type Reading =
  | { readonly kind: 'badge'; readonly badge: Badge }
  | { readonly kind: 'fault'; readonly fault: BadgeFault };

export const reading = (badge: string): Reading => ({ kind: 'badge', badge: badge as Badge });
export const faulty = (fault: BadgeFault): Reading => ({ kind: 'fault', fault });

/** Widths in bits of the fields of each numbered form; a facility of 0 bits means that there is none. */
export const FIELD_BITS = {
  w26: { facility: 8, number: 16 },
  w34: { facility: 16, number: 16 },
  w35: { facility: 12, number: 20 },
  w37: { facility: 0, number: 35 },
  w37f: { facility: 16, number: 19 },
  w48: { facility: 22, number: 23 },
} as const satisfies Record<string, { facility: number; number: number }>;

export type NumberedForm = keyof typeof FIELD_BITS;

/** Longest badge text, in characters. */
export const BADGE_TEXT_MAX = 64;
const RAW_BITS_MAX = 128;

export const numberedBadge = (form: NumberedForm, facility: number, number: number): Badge =>
  (FIELD_BITS[form].facility === 0 ? `${form}:${number}` : `${form}:${facility}:${number}`) as Badge;

/** A word of `bits` as `raw:`; `word` holds the bits as `0` and `1`, first bit first. */
export const rawBadge = (word: string): Badge => {
  const digits = Math.ceil(word.length / 4);
  const hex = BigInt(`0b${word}`).toString(16).toUpperCase().padStart(digits, '0');
  return `raw:${word.length}:${hex}` as Badge;
};

const REFUSED = 'the badge is not written in a known form';

const field = (text: string | undefined, bits: number): number | undefined => {
  if (text === undefined || !/^\d{1,12}$/.test(text)) return undefined;
  const value = Number(text);
  return value < 2 ** bits ? value : undefined;
};

const numbered = (form: NumberedForm, fields: readonly string[]): Badge | undefined => {
  const widths = FIELD_BITS[form];
  const facility = widths.facility === 0 ? 0 : field(fields[0], widths.facility);
  const number = field(fields.at(-1), widths.number);
  const expected = widths.facility === 0 ? 1 : 2;
  if (facility === undefined || number === undefined || fields.length !== expected) return undefined;
  return numberedBadge(form, facility, number);
};

const raw = (fields: readonly string[]): Badge | undefined => {
  const bits = field(fields[0], 8);
  const hex = fields[1] ?? '';
  if (bits === undefined || bits < 1 || bits > RAW_BITS_MAX || fields.length !== 2) return undefined;
  if (!/^[0-9A-F]{1,32}$/i.test(hex)) return undefined;
  const word = BigInt(`0x${hex}`).toString(2).padStart(bits, '0');
  return word.length === bits ? rawBadge(word) : undefined;
};

const isForm = (prefix: string): prefix is NumberedForm => Object.hasOwn(FIELD_BITS, prefix);

/**
 * The canonical text of a badge as a person wrote it in a list or typed it into the simulator. Text without
 * a known prefix is a `text:` badge. Throws an error that does not repeat the badge when a prefix is known but
 * what follows is not valid, when it is empty, longer than 64 characters, or not printable ASCII.
 */
export const canonicalBadge = (typed: string): Badge => {
  const text = typed.trim();
  if (!/^[\x20-\x7e]{1,64}$/.test(text)) {
    throw new Error(`${REFUSED}: 1 to ${BADGE_TEXT_MAX} printable ASCII characters are needed`);
  }
  const match = /^(w\d+f?|em4100|raw|text):(.*)$/i.exec(text);
  if (match === null) return `text:${text}` as Badge;
  const prefix = (match[1] ?? '').toLowerCase();
  const rest = match[2] ?? '';
  if (prefix === 'text' && rest.trim() !== '') return `text:${rest.trim()}` as Badge;
  if (prefix === 'em4100' && /^[0-9A-F]{10}$/i.test(rest)) return `em4100:${rest.toUpperCase()}` as Badge;
  const badge = isForm(prefix) ? numbered(prefix, rest.split(':')) : raw(rest.split(':'));
  if (badge === undefined || prefix === 'text' || prefix === 'em4100') {
    throw new Error(`${REFUSED}: what follows "${prefix}:" does not fit that form`);
  }
  return badge;
};
