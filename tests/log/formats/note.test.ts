import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatVerifierKey, openNote, parseVerifierKey, signNote } from '../../../src/log/formats/note.ts';
import { noteSigner, rawPublicKey } from '../../../src/log/note-signer.ts';
import { signingKeyOf } from '../../../src/log/signing-key.ts';
import { accepted, flips } from './changes.ts';

/** The example keys, text and signatures that the Go library for signed notes publishes. */
const PETER_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_SEED = 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const ENOCH_KEY = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const ENOCH_LINE =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
const SEED_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

const peter = parseVerifierKey(PETER_KEY);
const enoch = parseVerifierKey(ENOCH_KEY);
const peterKey = signingKeyOf(
  'PeterNeumann',
  createPrivateKey({
    key: Buffer.concat([SEED_PREFIX, Buffer.from(PETER_SEED, 'base64').subarray(1)]),
    format: 'der',
    type: 'pkcs8',
  }),
);

describe('the published example', () => {
  test('is signed byte for byte', () => {
    expect(signNote(TEXT, peterKey.signer)).toBe(`${TEXT}\n${PETER_LINE}`);
    expect(peterKey.verifier_key).toBe(PETER_KEY);
  });

  test('opens with one key or both', () => {
    expect(openNote(`${TEXT}\n${PETER_LINE}`, [peter])).toEqual({ text: TEXT, signed_by: ['PeterNeumann'] });
    expect(openNote(`${TEXT}\n${PETER_LINE}${ENOCH_LINE}`, [enoch, peter]).signed_by).toEqual([
      'PeterNeumann',
      'EnochRoot',
    ]);
  });

  test('opens where another key is unknown', () => {
    expect(openNote(`${TEXT}\n${PETER_LINE}${ENOCH_LINE}`, [enoch]).signed_by).toEqual(['EnochRoot']);
  });
});

test('the example of the specification opens', () => {
  const foo = parseVerifierKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
  const note =
    'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
  expect(openNote(note, [foo])).toEqual({
    text: 'This is an example message.\n',
    signed_by: ['example.com/foo'],
  });
});

describe('notes that are refused', () => {
  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['no known key', `${TEXT}\n${ENOCH_LINE}`, /no known key/],
    [
      'a known key under another name',
      `${TEXT}\n${PETER_LINE.replace('PeterNeumann', 'Peter')}`,
      /no known key/,
    ],
    ['another text', `${TEXT.replace('problem', 'solution')}\n${PETER_LINE}`, /does not hold/],
    [
      'a known key that fails beside one that holds',
      `${TEXT} \n\n${PETER_LINE}${PETER_LINE}`,
      /does not hold/,
    ],
    ['no blank line', `${TEXT}${PETER_LINE}`, /no blank line/],
    ['no signature', `${TEXT}\n`, /malformed|no blank line/],
    ['a hyphen for the dash', `${TEXT}\n${PETER_LINE.replace('—', '-')}`, /malformed/],
    ['no last newline', `${TEXT}\n${PETER_LINE}`.slice(0, -1), /not the text/],
    ['a carriage return', `${TEXT.replace('\n', '\r\n')}\n${PETER_LINE}`, /not the text/],
    ['a signature too short', `${TEXT}\n— PeterNeumann x08go/ZJkuA=\n`, /does not hold/],
    ['base64 that is not canonical', `${TEXT}\n${PETER_LINE.replace('JnAM=', 'JnAN=')}`, /malformed/],
    [
      'a plus sign in a name',
      `${TEXT}\n${PETER_LINE}${ENOCH_LINE.replace('EnochRoot', 'Enoch+Root')}`,
      /malformed/,
    ],
    ['too many signatures', `${TEXT}\n${PETER_LINE.repeat(101)}`, /more than 100/],
  ];
  for (const [name, note, expected] of refused) {
    test(name, () => expect(() => openNote(note, [peter])).toThrow(expected));
  }
});

describe('verifier keys', () => {
  test('with a wrong key id, another type or another form are refused', () => {
    expect(() => parseVerifierKey(PETER_KEY.replace('c74f20a3', 'c74f20a4'))).toThrow(/its key has c74f20a3/);
    expect(() => parseVerifierKey('x+00000000+BBpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')).toThrow(
      /not an Ed25519/,
    );
    expect(() => parseVerifierKey('x+00000000')).toThrow(/not a verifier key/);
  });

  test('with any single bit changed are refused', () => {
    expect(accepted(flips(Buffer.from(PETER_KEY)), (key) => parseVerifierKey(key.toString()))).toEqual([]);
  });

  test('have one writing', () => {
    expect(() => parseVerifierKey(PETER_KEY.replace('c74f20a3', 'C74F20A3'))).toThrow(/not a verifier key/);
    expect(() => parseVerifierKey(PETER_KEY.replace('10TW', '10T'))).toThrow(/not a verifier key/);
    expect(() => parseVerifierKey(`${PETER_KEY}\n`)).toThrow(/not a verifier key/);
  });

  test('name with a space of Unicode is refused', () => {
    for (const space of [' ', '\u0085', '\u00a0', '\u2003', '\u3000']) {
      expect(() => parseVerifierKey(PETER_KEY.replace('rN', `r${space}N`))).toThrow(/not a verifier key/);
      expect(() =>
        openNote(`${TEXT}\n${PETER_LINE}${ENOCH_LINE.replace('hR', `h${space}R`)}`, [peter]),
      ).toThrow(/malformed/);
    }
  });

  test('name with a space cannot sign', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    expect(() => noteSigner('two words', privateKey)).toThrow(/no spaces/);
  });
});

test('any text with any blank lines in it comes back as it was signed, and no other one', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signer = noteSigner('county.example/k1', privateKey);
  const verifier = parseVerifierKey(formatVerifierKey('county.example/k1', rawPublicKey(publicKey)));
  const line = fc.string({ unit: fc.constantFrom('a', '—', ' ', 'é', '1', '=') });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const text = `${lines.join('\n')}\n`;
      const note = signNote(text, signer);
      expect(openNote(note, [verifier]).text).toBe(text);
      expect(() => openNote(`x${note}`, [verifier])).toThrow(/does not hold/);
    }),
  );
});
