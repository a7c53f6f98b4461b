/** Small changes to what is proven or signed, and the question which of them a check lets pass. */
import { EMPTY_ROOT } from '../../../src/log/formats/tree.ts';

/** The bytes with one bit changed, for each of their bits. */
export function* flips(original: Buffer): Generator<Buffer> {
  for (let bit = 0; bit < original.length * 8; bit += 1) {
    const flipped = Buffer.from(original);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield flipped;
  }
}

/** A whole number with one bit changed, for each of the 53 bits that such a number has. */
export const flippedNumbers = (number: number): number[] =>
  Array.from({ length: 53 }, (_, bit) => Number(BigInt(number) ^ (1n << BigInt(bit))));

/** Each list with one bit of one hash changed, one hash left out, doubled or added, or two neighbours swapped. */
export function* harmed(proof: readonly Buffer[]): Generator<readonly Buffer[]> {
  for (const [place, hash] of proof.entries()) {
    for (const flipped of flips(hash)) yield proof.with(place, flipped);
    yield proof.toSpliced(place, 1);
    yield proof.toSpliced(place, 0, hash);
    const next = proof[place + 1];
    if (next !== undefined) yield proof.with(place, next).with(place + 1, hash);
    yield proof.with(place, hash.subarray(0, 31));
  }
  yield [EMPTY_ROOT, ...proof];
  yield [...proof, EMPTY_ROOT];
}

/** Those of the changes that the check lets pass; a promise holds when there are none. */
export const accepted = <T>(changes: Iterable<T>, check: (change: T) => void): T[] =>
  [...changes].filter((change) => {
    try {
      check(change);
      return true;
    } catch {
      return false;
    }
  });
