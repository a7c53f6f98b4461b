import { sha256Into } from '../formats/crypto.ts';
import { HASH_BYTES } from './growing-tree.ts';

/** In a bundle, each entry comes after its length in two bytes (C2SP tlog-tiles). */
const LENGTH_BYTES = 2;
/** RFC 6962: what makes the hash of a leaf another one than that of a node. */
const LEAF_PREFIX = 0x00;

/** Where an entry lies within its bundle. */
export interface EntryPlace {
  readonly start: number;
  readonly end: number;
}

/** The entries of a bundle as far as they are whole. Bytes may be left over: `bytesAfter` tells. */
export const placesIn = (bundle: Buffer, count: number): readonly EntryPlace[] => {
  const places: EntryPlace[] = [];
  for (let start = LENGTH_BYTES; places.length < count && start <= bundle.length; ) {
    const end = start + bundle.readUInt16BE(start - LENGTH_BYTES);
    if (end > bundle.length) break;
    places.push({ start, end });
    start = end + LENGTH_BYTES;
  }
  return places;
};

export const bytesAfter = (bundle: Buffer, places: readonly EntryPlace[]): number =>
  bundle.length - (places.at(-1)?.end ?? 0);

/** Writes the leaf hash of the entry at this place as hash `index` of `leaves`. */
export const hashEntry = (
  bundle: Buffer,
  { start, end }: EntryPlace,
  leaves: Buffer,
  index: number,
): void => {
  // The prefix of a leaf goes where the length was, so that nothing has to be copied.
  const before = bundle[start - 1] ?? 0;
  bundle[start - 1] = LEAF_PREFIX;
  sha256Into(leaves, index * HASH_BYTES, bundle.subarray(start - 1, end));
  bundle[start - 1] = before;
};
