import { describe, expect, test } from 'vitest';
import {
  consistencyProof,
  inclusionProof,
  rootFromInclusion,
  verifyConsistency,
  verifyInclusion,
} from '../../../src/log/formats/proof.ts';
import { EMPTY_ROOT } from '../../../src/log/formats/tree.ts';
import { MTH, numbered, PATH, PROOF, PUBLISHED_LEAVES, PUBLISHED_ROOTS } from './reference.ts';
import { logOf } from './stored.ts';

const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));
const bytes = (hashes: readonly string[]): Buffer[] => hashes.map((hash) => Buffer.from(hash, 'hex'));

const A0 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const A4 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const A6 = 'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f';
const LEFT_2 = 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125';
const A2_3 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const A4_5 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const A6_7 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const LEFT_4 = 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7';
const A4_7 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';

describe('the published proofs of the certificate transparency reference code', () => {
  const log = logOf(PUBLISHED_LEAVES);
  const root = (size: number): Buffer => Buffer.from(PUBLISHED_ROOTS[size] ?? '', 'hex');

  const inclusion: readonly (readonly [index: number, size: number, proof: readonly string[]])[] = [
    [0, 1, []],
    [0, 8, [A0, A2_3, A4_7]],
    [5, 8, [A4, A6_7, LEFT_4]],
    [2, 3, [LEFT_2]],
    [1, 5, [PUBLISHED_ROOTS[1] ?? '', A2_3, A4]],
  ];
  for (const [index, size, proof] of inclusion) {
    test(`leaf ${index} of ${size}`, () => {
      expect(hex(inclusionProof(index, size, log.hashOf))).toEqual(proof);
      verifyInclusion(index, size, log.leaf(index), bytes(proof), root(size));
    });
  }

  const consistency: readonly (readonly [old: number, size: number, proof: readonly string[]])[] = [
    [1, 1, []],
    [1, 8, [A0, A2_3, A4_7]],
    [6, 8, [A4_5, A6_7, LEFT_4]],
    [2, 5, [A2_3, A4]],
    [6, 7, [A4_5, A6, LEFT_4]],
    [0, 8, []],
  ];
  for (const [old, size, proof] of consistency) {
    test(`${old} is the beginning of ${size}`, () => {
      expect(hex(consistencyProof(old, size, log.hashOf))).toEqual(proof);
      verifyConsistency(old, size, bytes(proof), root(old), root(size));
    });
  }

  test('a proof with the old root put before it is refused', () => {
    for (const [old, size, proof] of consistency) {
      expect(() =>
        verifyConsistency(old, size, [root(old), ...bytes(proof)], root(old), root(size)),
      ).toThrow();
    }
  });
});

describe('every pair up to size 300', () => {
  const entries = numbered(300);
  const log = logOf(entries);

  test('gives the inclusion proof of the definition, and it verifies', () => {
    const wrong: string[] = [];
    for (let size = 1; size <= 300; size += 1) {
      const tree = entries.slice(0, size);
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(index, size, log.mthOf);
        verifyInclusion(index, size, log.leaf(index), proof, log.root(size));
        if (!Buffer.concat(proof).equals(Buffer.concat(PATH(index, tree, log.mth))))
          wrong.push(`${index} of ${size}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('gives the consistency proof of the definition, and it verifies', () => {
    const wrong: string[] = [];
    for (let size = 1; size <= 300; size += 1) {
      const tree = entries.slice(0, size);
      for (let old = 1; old <= size; old += 1) {
        const proof = consistencyProof(old, size, log.mthOf);
        verifyConsistency(old, size, proof, log.root(old), log.root(size));
        if (!Buffer.concat(proof).equals(Buffer.concat(PROOF(old, tree, log.mth))))
          wrong.push(`${old} to ${size}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('roots of subtrees from storage', () => {
  const size = 3 * 256 + 17;
  const entries = numbered(size);
  const log = logOf(entries);

  test('are those of the definition, for every proof of a log of 785', () => {
    for (let index = 0; index < size; index += 1) {
      expect(hex(inclusionProof(index, size, log.hashOf))).toEqual(
        hex(inclusionProof(index, size, log.mthOf)),
      );
      expect(hex(consistencyProof(index, size, log.hashOf))).toEqual(
        hex(consistencyProof(index, size, log.mthOf)),
      );
    }
  });

  test('read at most two tiles of each level', () => {
    for (const index of [0, 255, 256, 500, 784]) {
      log.count.hashes = 0;
      inclusionProof(index, size, log.hashOf);
      expect(log.count.hashes).toBeLessThanOrEqual(2 * 2 * 256);
    }
  });

  test('of a range that is no subtree are refused', () => {
    expect(() => log.hashOf(1, 3)).toThrow('the leaves 1 to 3 are no subtree');
    expect(() => log.hashOf(4, 4)).toThrow('are no subtree');
    expect(() => log.hashOf(4, 0)).toThrow('are no subtree');
    expect(() => log.hashOf(0.5, 1.5)).toThrow('are no subtree');
  });

  test('of leaves that the storage does not have are refused', () => {
    expect(() => inclusionProof(0, size + 1, log.hashOf)).toThrow(/1 hashes of tile level 0 are missing/);
  });
});

describe('what has not the form of a proof', () => {
  const entries = numbered(5);
  const log = logOf(entries);

  test('a path that is too short or too long gives no root', () => {
    const path = inclusionProof(2, 5, log.hashOf);
    expect(() => rootFromInclusion(2, 5, log.leaf(2), path.slice(1))).toThrow('too few hashes');
    expect(() => rootFromInclusion(2, 5, log.leaf(2), [])).toThrow('too few hashes');
    expect(() => rootFromInclusion(2, 5, log.leaf(2), [...path, log.leaf(0)])).toThrow('too many hashes');
  });

  test('a hash made longer by what its neighbour lost, though together they hash to the root', () => {
    const two = Buffer.concat([log.leaf(0), log.leaf(1)]);
    const [short, long] = [two.subarray(0, 31), two.subarray(31)];
    expect(() => verifyInclusion(0, 2, short, [long], log.root(2))).toThrow('has 31 bytes, not 32');
    expect(() => verifyConsistency(1, 2, [long], short, log.root(2))).toThrow('has 31 bytes, not 32');
  });
});

describe('what cannot be proven', () => {
  const log = logOf(numbered(3));
  const root = log.root(3);

  test('an entry behind the end, a beginning longer than the log, and what is no size', () => {
    for (const [index, size] of [
      [3, 3],
      [0, 0],
      [-1, 3],
      [0.5, 3],
      [0, 2 ** 53],
    ] as const) {
      expect(() => inclusionProof(index, size, log.hashOf)).toThrow('has no entry');
      expect(() => verifyInclusion(index, size, log.leaf(0), [], root)).toThrow('has no entry');
    }
    for (const [old, size] of [
      [4, 3],
      [-1, 3],
      [0.5, 3],
      [1, 2 ** 53],
    ] as const) {
      expect(() => consistencyProof(old, size, log.hashOf)).toThrow('has no beginning');
      expect(() => verifyConsistency(old, size, [], root, root)).toThrow('has no beginning');
    }
  });

  test('growth from nothing, unless the old root is that of nothing', () => {
    verifyConsistency(0, 3, [], EMPTY_ROOT, root);
    verifyConsistency(0, 0, [], EMPTY_ROOT, EMPTY_ROOT);
    expect(() => verifyConsistency(0, 3, [], root, root)).toThrow('the root of 0 entries is another one');
    expect(() => verifyConsistency(0, 0, [], EMPTY_ROOT, root)).toThrow('is another one');
    expect(() => verifyConsistency(0, 3, [root], EMPTY_ROOT, root)).toThrow('is not empty');
  });

  test('that a log stayed as it was, with another root or with hashes for a proof', () => {
    verifyConsistency(3, 3, [], root, root);
    expect(() => verifyConsistency(3, 3, [], MTH(numbered(2)), root)).toThrow('is another one');
    expect(() => verifyConsistency(3, 3, [root], root, root)).toThrow('is not empty');
  });
});
