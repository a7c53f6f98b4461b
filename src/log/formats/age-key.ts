/**
 * Keys of the age format, as people copy them: Bech32 (BIP 173) without its limit of 90 characters. A recipient is
 * `age1...`, an identity `AGE-SECRET-KEY-1...`; each carries 32 bytes of X25519 and a checksum.
 */
const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const CHECKSUM_LETTERS = 6;
const KEY_BYTES = 32;
const RECIPIENT = 'age';
const IDENTITY = 'age-secret-key-';

const polymod = (values: readonly number[]): number => {
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (const [bit, part] of GENERATOR.entries()) if ((top >>> bit) & 1) check ^= part;
  }
  return check;
};

const expanded = (prefix: string): readonly number[] => {
  const codes = [...prefix].map((letter) => letter.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
};

/** The same bits in groups of another width; `pad` fills the last group up, else its rest has to be zero. */
const regrouped = (
  values: Iterable<number>,
  from: number,
  to: number,
  pad: boolean,
): readonly number[] | undefined => {
  let bits = 0;
  let held = 0;
  const groups: number[] = [];
  for (const value of values) {
    held = (held << from) | value;
    bits += from;
    while (bits >= to) {
      bits -= to;
      groups.push((held >>> bits) & ((1 << to) - 1));
    }
    held &= (1 << bits) - 1;
  }
  if (pad) return bits === 0 ? groups : [...groups, (held << (to - bits)) & ((1 << to) - 1)];
  return bits >= from || held !== 0 ? undefined : groups;
};

const encoded = (prefix: string, bytes: Uint8Array): string => {
  const values = regrouped(bytes, 8, 5, true) ?? [];
  const check = polymod([...expanded(prefix), ...values, ...Array<number>(CHECKSUM_LETTERS).fill(0)]) ^ 1;
  const checksum = Array.from(
    { length: CHECKSUM_LETTERS },
    (_, index) => (check >>> (5 * (CHECKSUM_LETTERS - 1 - index))) & 31,
  );
  return `${prefix}1${[...values, ...checksum].map((value) => LETTERS[value]).join('')}`;
};

const decoded = (prefix: string, text: string): Uint8Array | undefined => {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return undefined;
  if (!lower.startsWith(`${prefix}1`)) return undefined;
  const values = [...lower.slice(prefix.length + 1)].map((letter) => LETTERS.indexOf(letter));
  if (values.includes(-1) || polymod([...expanded(prefix), ...values]) !== 1) return undefined;
  const bytes = regrouped(values.slice(0, -CHECKSUM_LETTERS), 5, 8, false);
  return bytes?.length === KEY_BYTES ? Uint8Array.from(bytes) : undefined;
};

/** The public key in a recipient; undefined where it is none, for example with a letter mistyped. */
export const recipientKey = (text: string): Uint8Array | undefined => decoded(RECIPIENT, text);

/** The secret key in an identity; undefined where it is none. */
export const identityKey = (text: string): Uint8Array | undefined => decoded(IDENTITY, text);

export const recipientText = (key: Uint8Array): string => encoded(RECIPIENT, key);

export const identityText = (key: Uint8Array): string => encoded(IDENTITY, key).toUpperCase();
