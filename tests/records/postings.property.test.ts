/** Sets of places are what they were made of, stored and read again, however many there are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addStored,
  BLOCK_ENTRIES,
  bitsOfPlaces,
  countOf,
  fromLargest,
  isEmpty,
  keepOnly,
  placesBetween,
  readBits,
  stored,
} from '../../src/records/index/postings.ts';

const place = fc.nat(BLOCK_ENTRIES - 1);
/** Few places lie one by one, many as bits: both sides of where that changes. */
const places = fc.oneof(
  fc.uniqueArray(place, { maxLength: 40 }),
  fc
    .record({ from: place, many: fc.integer({ min: 1_000, max: 3_000 }) })
    .map(({ from, many }) => Array.from({ length: many }, (_, index) => (from + 3 * index) % BLOCK_ENTRIES)),
);

const sorted = (values: Iterable<number>): readonly number[] =>
  [...new Set(values)].toSorted((one, other) => other - one);

test('what is stored is read again, the largest first', () => {
  fc.assert(
    fc.property(places, (values) => {
      const bits = readBits(stored(bitsOfPlaces(values)));
      expect([...fromLargest(bits)]).toEqual(sorted(values));
      expect(countOf(bits)).toBe(new Set(values).size);
      expect(isEmpty(bits)).toBe(values.length === 0);
    }),
  );
});

test('what is added is there, and what is kept is in both', () => {
  fc.assert(
    fc.property(places, places, (some, others) => {
      const both = bitsOfPlaces(some);
      addStored(both, stored(bitsOfPlaces(others)));
      expect([...fromLargest(both)]).toEqual(sorted([...some, ...others]));
      const kept = bitsOfPlaces(some);
      keepOnly(kept, readBits(stored(bitsOfPlaces(others))));
      const shared = new Set(others);
      expect([...fromLargest(kept)]).toEqual(sorted(some.filter((value) => shared.has(value))));
    }),
  );
});

test('a stretch holds its places, and what is no set is refused', () => {
  fc.assert(
    fc.property(place, place, (one, other) => {
      const [from, until] = [Math.min(one, other), Math.max(one, other)];
      expect(countOf(placesBetween(from, until))).toBe(until - from);
    }),
  );
  expect(() => readBits(Buffer.alloc(3))).toThrow('no set of places');
  expect(() => readBits(Buffer.alloc(BLOCK_ENTRIES))).toThrow('no set of places');
});
