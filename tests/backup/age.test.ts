import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable, type Transform } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeKeys, NotOpened, opening, recipientOf, sealing } from '../../src/backup/age.ts';
import { identityKey, identityText, recipientKey, recipientText } from '../../src/log/formats/age-key.ts';

const through = (bytes: Uint8Array, stream: Transform, piece = 10_000): Promise<Buffer> => {
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, index) =>
    Buffer.from(bytes.subarray(index * piece, (index + 1) * piece)),
  );
  const out: Buffer[] = [];
  const failed = new Promise<never>((_, reject) => stream.on('error', reject));
  const done = (async () => {
    for await (const chunk of Readable.from(pieces).pipe(stream)) out.push(chunk as Buffer);
    return Buffer.concat(out);
  })();
  return Promise.race([done, failed]);
};

const folder = (): string => {
  const made = mkdtempSync(path.join(os.tmpdir(), 'age-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

/** Around the borders of chunks, where mistakes live. */
const LENGTHS = [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000];

describe('with the program age', () => {
  test.each(LENGTHS)('it opens what is sealed here, of %i bytes', async (length) => {
    const home = folder();
    const { recipient, identity } = makeKeys();
    const plain = randomBytes(length);
    writeFileSync(path.join(home, 'key'), `${identityText(identity)}\n`);
    writeFileSync(
      path.join(home, 'sealed'),
      await through(plain, sealing([makeKeys().recipient, recipient])),
    );
    const opened = execFileSync(
      'age',
      ['--decrypt', '-i', path.join(home, 'key'), path.join(home, 'sealed')],
      {
        maxBuffer: 1e7,
      },
    );
    expect(opened.equals(plain)).toBe(true);
  });

  test.each(LENGTHS)('what it seals is opened here, of %i bytes', async (length) => {
    const home = folder();
    const { recipient, identity } = makeKeys();
    const plain = randomBytes(length);
    writeFileSync(path.join(home, 'plain'), plain);
    const args = ['-r', recipientText(makeKeys().recipient), '-r', recipientText(recipient)];
    const sealed = execFileSync('age', [...args, path.join(home, 'plain')], { maxBuffer: 1e7 });
    expect((await through(sealed, opening(identity))).equals(plain)).toBe(true);
  });

  test('keys are those of age-keygen', () => {
    const home = folder();
    const file = path.join(home, 'key');
    execFileSync('age-keygen', ['-o', file], { stdio: 'ignore' });
    const [, told = '', secret = ''] = /public key: (\S+)\n(\S+)/.exec(readFileSync(file, 'utf8')) ?? [];
    const identity = identityKey(secret);
    expect(identity && recipientText(recipientOf(identity))).toBe(told);
    expect(identity && identityText(identity)).toBe(secret);
  });
});

describe('what was sealed', () => {
  test('comes back byte by byte, in whatever pieces it arrives', async () => {
    const { recipient, identity } = makeKeys();
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.integer({ min: 1, max: 50 }),
        async (plain, piece) => {
          const sealed = await through(plain, sealing([recipient]));
          expect(Buffer.from(plain).equals(await through(sealed, opening(identity), piece))).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('is opened no more once any byte of it is another, or it was cut anywhere', async () => {
    const { recipient, identity } = makeKeys();
    const sealed = await through(randomBytes(300), sealing([recipient]));
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ by;
        await expect(through(changed, opening(identity))).rejects.toThrow(NotOpened);
        await expect(through(sealed.subarray(0, at), opening(identity))).rejects.toThrow(NotOpened);
      }),
      { numRuns: 100 },
    );
  });

  test('is not opened with another key, nor when whole chunks were taken from its end', async () => {
    const { recipient, identity } = makeKeys();
    const sealed = await through(randomBytes(200_000), sealing([recipient]));
    await expect(through(sealed, opening(makeKeys().identity))).rejects.toThrow('not sealed for this key');
    const header = sealed.indexOf('\n', sealed.indexOf('\n---') + 1) + 1 + 16;
    const cut = sealed.subarray(0, header + 2 * (65_536 + 16));
    await expect(through(cut, opening(identity))).rejects.toThrow(/cut at byte 65536/);
  });
});

test('a key with one letter mistyped is none', () => {
  const text = recipientText(makeKeys().recipient);
  expect(recipientKey(text)).toHaveLength(32);
  for (let at = 4; at < text.length; at += 1) {
    const other = text[at] === 'q' ? 'p' : 'q';
    expect(recipientKey(`${text.slice(0, at)}${other}${text.slice(at + 1)}`)).toBeUndefined();
  }
  expect(recipientKey(text.toUpperCase())).toHaveLength(32);
  expect(recipientKey(`${text.slice(0, 8)}${text.slice(8).toUpperCase()}`)).toBeUndefined();
  expect(identityKey(text)).toBeUndefined();
});
