/*
 * Which entries something is found in, as sets of places within blocks of entries. What is asked together is then an
 * "and" over bits: its cost goes by the number of blocks, and not by how common or how rare what is asked for is.
 */

/** Entries of a block. */
export const BLOCK_ENTRIES = 16_384;

const BITS_OF_WORD = 32;
const WORDS = BLOCK_ENTRIES / BITS_OF_WORD;
const BITMAP_BYTES = BLOCK_ENTRIES / 8;
const PLACE_BYTES = 2;
/** More places than these take more room one by one than as bits; so the length alone says which of the two it is. */
const LISTED_MAX = BITMAP_BYTES / PLACE_BYTES - 1;

/** A set of places within one block. */
export type Bits = Uint32Array;

export const noBits = (): Bits => new Uint32Array(WORDS);

const setPlace = (bits: Bits, place: number): void => {
  const word = place >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (place & 31));
};

/** The places from one (inclusive) up to before another. */
export const placesBetween = (from: number, until: number): Bits => {
  const bits = noBits();
  for (let place = from; place < until; place += 1) setPlace(bits, place);
  return bits;
};

export const bitsOfPlaces = (places: Iterable<number>): Bits => {
  const bits = noBits();
  for (const place of places) setPlace(bits, place);
  return bits;
};

/** How many 16-bit numbers a list holds; undefined for bits. Throws where it can be neither. */
const listedIn = (stored: Uint8Array): number | undefined => {
  if (stored.length === BITMAP_BYTES) return undefined;
  if (stored.length > BITMAP_BYTES || stored.length % PLACE_BYTES !== 0)
    throw new Error(`${stored.length} bytes are no set of places`);
  return stored.length / PLACE_BYTES;
};

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** Reads what `stored` made, and adds it to a set. */
export const addStored = (bits: Bits, stored: Uint8Array): void => {
  const listed = listedIn(stored);
  const view = viewOf(stored);
  if (listed === undefined) {
    for (let word = 0; word < WORDS; word += 1) {
      bits[word] = (bits[word] ?? 0) | view.getUint32(word * 4, true);
    }
    return;
  }
  for (let index = 0; index < listed; index += 1) setPlace(bits, view.getUint16(index * PLACE_BYTES, true));
};

export const readBits = (stored: Uint8Array): Bits => {
  const bits = noBits();
  addStored(bits, stored);
  return bits;
};

/** How many places there are. */
export const countOf = (bits: Bits): number => {
  let count = 0;
  for (const word of bits) {
    let rest = word - ((word >>> 1) & 0x55555555);
    rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
    count += (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
};

/** Keeps in a set only what is in another, too. */
export const keepOnly = (bits: Bits, other: Bits): void => {
  for (let word = 0; word < WORDS; word += 1) bits[word] = (bits[word] ?? 0) & (other[word] ?? 0);
};

export const isEmpty = (bits: Bits): boolean => bits.every((word) => word === 0);

/** The places of a set, the largest first. */
export function* fromLargest(bits: Bits): Generator<number> {
  for (let index = WORDS - 1; index >= 0; index -= 1) {
    let word = bits[index] ?? 0;
    while (word !== 0) {
      const bit = 31 - Math.clz32(word);
      yield index * BITS_OF_WORD + bit;
      word &= ~(1 << bit);
    }
  }
}

/** A set as it is stored: places one by one where they are few, else bits. */
export const stored = (bits: Bits): Buffer => {
  const count = countOf(bits);
  if (count > LISTED_MAX) {
    const all = Buffer.alloc(BITMAP_BYTES);
    for (let word = 0; word < WORDS; word += 1) all.writeUInt32LE(bits[word] ?? 0, word * 4);
    return all;
  }
  const places = [...fromLargest(bits)].reverse();
  const list = Buffer.alloc(count * PLACE_BYTES);
  for (const [index, place] of places.entries()) list.writeUInt16LE(place, index * PLACE_BYTES);
  return list;
};
