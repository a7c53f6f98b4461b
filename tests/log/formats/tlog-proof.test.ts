import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCheckpoint } from '../../../src/log/formats/checkpoint.ts';
import { signNote } from '../../../src/log/formats/note.ts';
import { inclusionProof } from '../../../src/log/formats/proof.ts';
import { formatTlogProof, parseTlogProof, verifyTlogProof } from '../../../src/log/formats/tlog-proof.ts';
import { newPrivateKey, signingKeyOf } from '../../../src/log/signing-key.ts';
import { accepted, flips } from './changes.ts';
import { numbered } from './reference.ts';
import { logOf } from './stored.ts';
import { testLog, testWitness } from './witness.ts';

const entries = numbered(13);
const tree = logOf(entries);
const log = testLog('county.example/k1');
const hub = testWitness('hub.example/w');
const { text: signedText, note } = log.sign(13, tree.root(13));
const checkpoint = note + hub.cosign(signedText, 80);
const entry = (index: number): Buffer => entries[index] ?? Buffer.alloc(0);

const fileFor = (index: number, extra?: Buffer): string =>
  formatTlogProof({
    ...(extra && { extra }),
    index,
    proof: inclusionProof(index, 13, tree.hashOf),
    checkpoint,
  });

describe('a proof file', () => {
  test('is written line by line as the specification has it', () => {
    const proof = inclusionProof(12, 13, tree.hashOf).map((hash) => hash.toString('base64'));
    expect(fileFor(12, Buffer.from('challenge'))).toBe(
      `c2sp.org/tlog-proof@v1\nextra Y2hhbGxlbmdl\nindex 12\n${proof.join('\n')}\n\n${checkpoint}`,
    );
  });

  test('of the only entry has no hashes', () => {
    const only = logOf(numbered(1));
    const signed = log.sign(1, only.root(1)).note;
    const file = formatTlogProof({ index: 0, proof: [], checkpoint: signed });
    expect(file).toBe(`c2sp.org/tlog-proof@v1\nindex 0\n\n${signed}`);
    expect(verifyTlogProof(file, entry(0), log.verifier).index).toBe(0);
  });

  test('comes back as it was written', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((it) => Buffer.from(it));
    const extra = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((it) => Buffer.from(it));
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.array(hash, { maxLength: 63 }),
        fc.option(extra, { nil: undefined }),
        (index, proof, more) => {
          const file = { ...(more && { extra: more }), index, proof, checkpoint };
          expect(parseTlogProof(formatTlogProof(file))).toEqual(file);
        },
      ),
    );
  });

  test('proves each entry of the log, and no other bytes', () => {
    for (let index = 0; index < 13; index += 1) {
      expect(verifyTlogProof(fileFor(index), entry(index), log.verifier, [hub.verifier])).toEqual({
        index,
        checkpoint: { origin: 'county.example/k1', size: 13, root: tree.root(13) },
        cosignatures: [{ witness: hub.verifier, time_s: 80 }],
      });
      expect(() => verifyTlogProof(fileFor(index), entry((index + 1) % 13), log.verifier)).toThrow(
        `the inclusion proof of entry ${index} does not give the root of 13 entries`,
      );
    }
  });
});

describe('what a proof file does not prove', () => {
  test('an entry of another log, or of one whose key is not known', () => {
    expect(() => verifyTlogProof(fileFor(0), entry(0), testLog('county.example/k1').verifier)).toThrow(
      'no known key has signed',
    );
    const key = signingKeyOf('county.example/k1', newPrivateKey());
    const foreign = formatCheckpoint({ origin: 'county.example/k2', size: 13, root: tree.root(13) });
    const stolen = fileFor(0).replace(checkpoint, signNote(foreign, key.signer));
    expect(() => verifyTlogProof(stolen, entry(0), key.verifier)).toThrow(
      'the checkpoint is of county.example/k2, not of county.example/k1',
    );
  });

  test('an entry by the signature of a witness alone', () => {
    const cosigned = `${signedText}\n${hub.cosign(signedText, 80)}`;
    expect(() =>
      verifyTlogProof(fileFor(0).replace(checkpoint, cosigned), entry(0), log.verifier, [hub.verifier]),
    ).toThrow('no known key has signed');
  });

  test('anything with a single bit changed', () => {
    const check = (changed: Buffer): void => {
      const proven = verifyTlogProof(changed.toString(), entry(5), log.verifier, [hub.verifier]);
      expect(proven.cosignatures).toHaveLength(1);
    };
    const file = Buffer.from(fileFor(5));
    check(file);
    expect(accepted(flips(file), check)).toEqual([]);
  });
});

describe('a file is refused', () => {
  const good = fileFor(5, Buffer.from('challenge'));
  const refused: readonly (readonly [name: string, file: string, reason: RegExp])[] = [
    ['of another version', good.replace('@v1', '@v2'), /the first line is not/],
    ['with an index that has a leading zero', good.replace('index 5', 'index 05'), /"index 05" is not/],
    ['with a negative index', good.replace('index 5', 'index -5'), /"index -5" is not/],
    ['without an index', good.replace('index 5\n', ''), /is not "index" and a number/],
    ['with two indices', good.replace('index 5', 'index 5\nindex 5'), /line 4 \("index 5"\) is not a hash/],
    ['with extra data that is not base64', good.replace('Y2hhbGxlbmdl', '!'), /extra data is not base64/],
    ['with extra data of no bytes', good.replace('Y2hhbGxlbmdl', ''), /extra data is not base64/],
    ['with the extra data behind the index', good.replace(/(extra.*\n)(index.*\n)/, '$2$1'), /not a hash/],
    ['with a short hash', good.replace(/(index 5\n)..../, '$1'), /line 4 .* is not a hash/],
    ['with carriage returns', good.replaceAll('\n', '\r\n'), /no blank line/],
    ['without a checkpoint', good.slice(0, good.indexOf('\n\n') + 2), /not the text of a signed note/],
    ['without a blank line', good.replaceAll('\n\n', '\n'), /no blank line/],
    ['with more than its checkpoint', `${good}\n`, /malformed|no blank line/],
    ['that is empty', '', /no blank line/],
  ];
  for (const [name, file, reason] of refused) {
    test(name, () => expect(() => parseTlogProof(file)).toThrow(reason));
  }

  test('with more hashes than any tree has levels', () => {
    const proof = Array<Buffer>(64).fill(tree.root(13));
    expect(() => formatTlogProof({ index: 0, proof, checkpoint })).toThrow('at most 63 hashes, not 64');
    const line = `${tree.root(13).toString('base64')}\n`;
    expect(() => parseTlogProof(good.replace('index 5\n', `index 5\n${line.repeat(60)}`))).toThrow(
      'at most 63 hashes',
    );
  });

  test('with an index that is none, when it is written', () => {
    for (const index of [-1, 0.5, 2 ** 53]) {
      expect(() => formatTlogProof({ index, proof: [], checkpoint })).toThrow('is not the index of an entry');
    }
  });
});
