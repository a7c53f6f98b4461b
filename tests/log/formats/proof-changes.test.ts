import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  consistencyProof,
  inclusionProof,
  rootFromInclusion,
  verifyConsistency,
  verifyInclusion,
} from '../../../src/log/formats/proof.ts';
import { leafHash } from '../../../src/log/formats/tree.ts';
import { accepted, flippedNumbers, flips, harmed } from './changes.ts';
import { numbered } from './reference.ts';
import { logOf } from './stored.ts';

describe('no single change of an inclusion proof is accepted', () => {
  const entries = numbered(20);
  const log = logOf(entries);

  for (const size of [1, 2, 3, 5, 8, 13, 20]) {
    test(`in a log of ${size}`, () => {
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(index, size, log.hashOf);
        const [leaf, root] = [log.leaf(index), log.root(size)];
        expect(accepted(harmed(proof), (it) => verifyInclusion(index, size, leaf, it, root))).toEqual([]);
        expect(accepted(flips(leaf), (it) => verifyInclusion(index, size, it, proof, root))).toEqual([]);
        expect(accepted(flips(root), (it) => verifyInclusion(index, size, leaf, proof, it))).toEqual([]);
        const indices = flippedNumbers(index);
        expect(accepted(indices, (it) => verifyInclusion(it, size, leaf, proof, root))).toEqual([]);
      }
    });
  }

  test('for another size, each with its own root', () => {
    for (let size = 1; size <= 20; size += 1) {
      const others = Array.from({ length: 20 }, (_, index) => index + 1).filter((other) => other !== size);
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(index, size, log.hashOf);
        const check = (other: number): void =>
          verifyInclusion(index, other, log.leaf(index), proof, log.root(other));
        expect(accepted(others, check)).toEqual([]);
      }
    }
  });

  test('in long logs, sampled', () => {
    const word = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((it) => Buffer.from(it));
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        word,
        fc.nat(),
        (last, at, leaf, pick) => {
          const size = last === 0 ? 1 : last;
          const index = Math.min(size - 1, Math.floor(at * size));
          const proof = inclusionProof(index, size, (start, end) => leafHash(Buffer.from(`${start} ${end}`)));
          const root = rootFromInclusion(index, size, leaf, proof);
          verifyInclusion(index, size, leaf, proof, root);
          const changes = [...harmed(proof)];
          const change = changes[pick % changes.length] ?? [];
          expect(() => verifyInclusion(index, size, leaf, change, root)).toThrow();
          expect(
            accepted(flippedNumbers(index), (it) => verifyInclusion(it, size, leaf, proof, root)),
          ).toEqual([]);
        },
      ),
    );
  });
});

describe('no single change of a consistency proof is accepted', () => {
  const entries = numbered(20);
  const log = logOf(entries);

  for (const size of [1, 2, 3, 5, 8, 13, 20]) {
    test(`to a log of ${size}`, () => {
      for (let old = 1; old <= size; old += 1) {
        const proof = consistencyProof(old, size, log.hashOf);
        const [before, root] = [log.root(old), log.root(size)];
        expect(accepted(harmed(proof), (it) => verifyConsistency(old, size, it, before, root))).toEqual([]);
        expect(accepted(flips(before), (it) => verifyConsistency(old, size, proof, it, root))).toEqual([]);
        expect(accepted(flips(root), (it) => verifyConsistency(old, size, proof, before, it))).toEqual([]);
      }
    });
  }

  test('for other sizes, each with its own root', () => {
    const sizes = Array.from({ length: 20 }, (_, index) => index + 1);
    for (const size of sizes) {
      for (const old of sizes.slice(0, size)) {
        const proof = consistencyProof(old, size, log.hashOf);
        const check = ([from, to]: readonly [number, number]): void =>
          verifyConsistency(from, to, proof, log.root(from), log.root(to));
        const others = sizes.flatMap((other): (readonly [number, number])[] => [
          [other, size],
          [old, other],
        ]);
        const isOther = ([from, to]: readonly [number, number]): boolean =>
          (from !== old || to !== size) && from !== to;
        expect(accepted(others.filter(isOther), check)).toEqual([]);
      }
    }
  });

  test('between two logs that differ in one old entry', () => {
    const forged = logOf(entries.with(3, Buffer.from('forged')));
    for (let old = 4; old < 20; old += 1) {
      const proof = consistencyProof(old, 20, forged.hashOf);
      verifyConsistency(old, 20, proof, forged.root(old), forged.root(20));
      expect(() => verifyConsistency(old, 20, proof, log.root(old), forged.root(20))).toThrow(
        'does not give the root of',
      );
    }
  });
});
