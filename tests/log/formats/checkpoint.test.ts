import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCheckpoint, isOrigin, parseCheckpoint } from '../../../src/log/formats/checkpoint.ts';

/** The example of the C2SP tlog-checkpoint specification. */
const EXAMPLE = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

describe('checkpoints', () => {
  test('the published example is read and written', () => {
    const checkpoint = parseCheckpoint(EXAMPLE);
    expect(checkpoint).toEqual({
      origin: 'example.com/behind-the-sofa',
      size: 20_852_163,
      root: Buffer.from('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'base64'),
    });
    expect(formatCheckpoint(checkpoint)).toBe(EXAMPLE);
  });

  test('any checkpoint comes back', () => {
    const root = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.maxSafeNat(), root, (size, bytes) => {
        const checkpoint = { origin: 'county.example/k1', size, root: bytes };
        expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint);
      }),
    );
  });

  test('extension lines are ignored', () => {
    expect(parseCheckpoint(`${EXAMPLE}more\n`)).toEqual(parseCheckpoint(EXAMPLE));
  });

  const refused = {
    'two lines': 'example.com\n1\n',
    'no last newline': EXAMPLE.slice(0, -1),
    'a leading zero': EXAMPLE.replace('20852163', '020852163'),
    'a negative size': EXAMPLE.replace('20852163', '-1'),
    'a size beyond exact numbers': EXAMPLE.replace('20852163', '9007199254740993'),
    'a short root': EXAMPLE.replace('CsUYapGGPo4d', ''),
    'a root with line noise': EXAMPLE.replace('q2I=', 'q2J='),
    'no origin': EXAMPLE.replace('example.com/behind-the-sofa', ''),
    'an empty extension line': `${EXAMPLE}\nmore\n`,
  };
  for (const [name, text] of Object.entries(refused)) {
    test(`with ${name} are refused`, () => expect(() => parseCheckpoint(text)).toThrow());
  }

  test('an origin has no spaces, no plus and at most 255 bytes', () => {
    expect(['a b', 'a+b', '', 'a\nb', 'é'.repeat(128)].filter(isOrigin)).toEqual([]);
    expect(isOrigin('é'.repeat(127))).toBe(true);
  });
});
