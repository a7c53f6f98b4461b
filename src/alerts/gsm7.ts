/** The default alphabet of 3GPP TS 23.038, 6.2.1: the place of a sign is its code. */
const ALPHABET =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const ESCAPE = 0x1b;
/** Signs of its extension table, each behind an escape. */
const EXTENSION: { readonly [sign: string]: number } = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
};

/** The codes of one sign, one or two; undefined where the alphabet does not have it. */
export const septetsOf = (sign: string): readonly number[] | undefined => {
  const extended = EXTENSION[sign];
  if (extended !== undefined) return [ESCAPE, extended];
  const code = sign.length === 1 ? ALPHABET.indexOf(sign) : -1;
  return code < 0 || code === ESCAPE ? undefined : [code];
};

/** Seven bits for each code, from the lowest bit on, behind so many bits that say nothing. */
export const packSeptets = (septets: readonly number[], fill_bits: number): Uint8Array => {
  const bytes = new Uint8Array(Math.ceil((fill_bits + 7 * septets.length) / 8));
  for (const [index, septet] of septets.entries()) {
    const at = fill_bits + 7 * index;
    const both = septet << (at % 8);
    const byte = at >> 3;
    bytes[byte] = (bytes[byte] ?? 0) | (both & 0xff);
    if (both > 0xff) bytes[byte + 1] = both >> 8;
  }
  return bytes;
};
