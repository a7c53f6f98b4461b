import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCheckpoint } from '../../../src/log/formats/checkpoint.ts';
import { openNote } from '../../../src/log/formats/note.ts';
import { consistencyProof, verifyConsistency } from '../../../src/log/formats/proof.ts';
import {
  formatAddCheckpoint,
  originHash,
  parseAddCheckpoint,
} from '../../../src/log/formats/witness-request.ts';
import { accepted, flips } from './changes.ts';
import { numbered } from './reference.ts';
import { logOf } from './stored.ts';
import { testLog } from './witness.ts';

/** The request body in the example of the C2SP tlog-witness specification. */
const EXAMPLE = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`;

const tree = logOf(numbered(13));
const log = testLog('county.example/k1');
const { note } = log.sign(13, tree.root(13));

describe('a request to cosign', () => {
  test('is read and written as the published one', () => {
    const request = parseAddCheckpoint(EXAMPLE);
    expect(request.old).toBe(20_852_014);
    expect(request.proof).toHaveLength(4);
    expect(parseCheckpoint(request.checkpoint.split('\n\n')[0]?.concat('\n') ?? '').size).toBe(20_852_163);
    expect(formatAddCheckpoint(request)).toBe(EXAMPLE);
  });

  test('comes back as it was written', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((it) => Buffer.from(it));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 53 - 1 }),
        fc.array(hash, { maxLength: 63 }),
        (old, proof) => {
          const request = { old, proof, checkpoint: note };
          expect(parseAddCheckpoint(formatAddCheckpoint(request))).toEqual(request);
        },
      ),
    );
  });

  test('for the first time starts at size 0, without a proof', () => {
    const body = formatAddCheckpoint({ old: 0, proof: [], checkpoint: note });
    expect(body).toBe(`old 0\n\n${note}`);
    expect(parseAddCheckpoint(body)).toEqual({ old: 0, proof: [], checkpoint: note });
    expect(() => formatAddCheckpoint({ old: 0, proof: [tree.root(13)], checkpoint: note })).toThrow(
      'there is nothing to prove from size 0 on',
    );
  });

  test('with a proof from size 0 can be read, and proves nothing', () => {
    const { old, proof } = parseAddCheckpoint(`old 0\n${tree.root(1).toString('base64')}\n\n${note}`);
    expect(() => verifyConsistency(old, 13, proof, tree.root(0), tree.root(13))).toThrow('is not empty');
  });

  test('with a single bit changed does not extend what the witness has', () => {
    const body = Buffer.from(
      formatAddCheckpoint({ old: 6, proof: consistencyProof(6, 13, tree.hashOf), checkpoint: note }),
    );
    const check = (changed: Buffer): void => {
      const { old, proof, checkpoint } = parseAddCheckpoint(changed.toString());
      const { size, root } = parseCheckpoint(openNote(checkpoint, [log.verifier]).text);
      expect(old).toBe(6);
      verifyConsistency(old, size, proof, tree.root(6), root);
    };
    check(body);
    expect(accepted(flips(body), check)).toEqual([]);
  });
});

describe('a request is refused', () => {
  const refused: readonly (readonly [name: string, body: string, reason: RegExp])[] = [
    ['with a leading zero', EXAMPLE.replace('old 2', 'old 02'), /is not "old" and a size/],
    ['with a negative size', EXAMPLE.replace('old 2', 'old -2'), /is not "old" and a size/],
    ['with two spaces', EXAMPLE.replace('old ', 'old  '), /is not "old" and a size/],
    ['with a size beyond exact numbers', `old 9007199254740992\n\n${note}`, /is not "old" and a size/],
    ['without an old size', EXAMPLE.replace(/old .*\n/, ''), /is not "old" and a size/],
    ['with a hash cut short', EXAMPLE.replace('PlRN', ''), /line 2 .* is not a hash/],
    ['with base64 that is not canonical', EXAMPLE.replace('kaw=', 'kax='), /line 2 .* is not a hash/],
    [
      'without a blank line before the checkpoint',
      EXAMPLE.replace('\n\n', '\n'),
      /three lines|not the text|no blank/,
    ],
    ['with 64 hashes', `old 1\n${`${tree.root(1).toString('base64')}\n`.repeat(64)}\n${note}`, /at most 63/],
    ['without a checkpoint', 'old 1\n\n', /not the text of a signed note/],
    [
      'with a note that is no checkpoint',
      `old 1\n\n${note.replace(/\n13\n/, '\nmany\n')}`,
      /not the size of a log/,
    ],
    ['that is empty', '', /no blank line/],
  ];
  for (const [name, body, reason] of refused) {
    test(name, () => expect(() => parseAddCheckpoint(body)).toThrow(reason));
  }

  test('with a size that is none, when it is written', () => {
    for (const old of [-1, 0.5, 2 ** 53]) {
      expect(() => formatAddCheckpoint({ old, proof: [], checkpoint: note })).toThrow(
        'is not the size of a log',
      );
    }
  });
});

test('a log is named to a witness by the SHA-256 of its origin', () => {
  expect(originHash('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(originHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
