import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BagWriter } from '../../../src/log/bundle/bag-writer.ts';
import { checkBag } from '../../../src/log/bundle/check-bag.ts';
import { formatManifest, parseManifest } from '../../../src/log/formats/bag.ts';
import { temporaryDirectory } from '../aid.ts';
import { filesIn } from './aid.ts';

/** A small bag: three files, one of them longer than what is written and read at once. */
const smallBag = async (): Promise<string> => {
  const folder = path.join(temporaryDirectory(), 'bag');
  const bag = new BagWriter(folder);
  bag.add('one.txt', 'first\n');
  bag.add('deep/er/two.txt', 'second\n');
  const file = bag.file('long.txt');
  for (let line = 0; line < 50_000; line += 1) file.write(`line ${line} of a long file é\n`);
  file.write('x'.repeat(600_000));
  file.close();
  await bag.finish([['Bagging-Date', '2026-11-04']]);
  return folder;
};

describe('a bag', () => {
  test('is as it was made, and its long file is whole', async () => {
    const folder = await smallBag();
    let last = 0;
    expect(
      await checkBag(folder, ({ files }) => {
        last = files;
      }),
    ).toBeUndefined();
    expect(last).toBe(0);
    const long = readFileSync(path.join(folder, 'data/long.txt'), 'utf8');
    expect(long.split('\n').slice(0, -1)).toEqual(
      Array.from({ length: 50_000 }, (_, line) => `line ${line} of a long file é`),
    );
    expect(long.endsWith(`\n${'x'.repeat(600_000)}`)).toBe(true);
  });

  const harms: readonly (readonly [string, (folder: string) => void, object])[] = [
    [
      'a changed byte',
      (folder) => writeFileSync(path.join(folder, 'data/one.txt'), 'First\n'),
      { file: 'data/one.txt', what: 'differs' },
    ],
    [
      'a file that went',
      (folder) => rmSync(path.join(folder, 'data/deep/er/two.txt')),
      { file: 'data/deep/er/two.txt', what: 'missing' },
    ],
    [
      'a file that came',
      (folder) => writeFileSync(path.join(folder, 'data/deep/three.txt'), 'third\n'),
      { file: 'data/deep/three.txt', what: 'extra' },
    ],
    [
      'a file beside the payload',
      (folder) => writeFileSync(path.join(folder, 'notes.txt'), 'x'),
      { file: 'notes.txt', what: 'extra' },
    ],
    [
      'another name',
      (folder) => renameSync(path.join(folder, 'data/one.txt'), path.join(folder, 'data/uno.txt')),
      { file: 'data/one.txt', what: 'missing' },
    ],
    [
      'a link',
      (folder) => symlinkSync('one.txt', path.join(folder, 'data/link')),
      { file: 'data/link', what: 'extra' },
    ],
    [
      'a folder in place of a file',
      (folder) => {
        rmSync(path.join(folder, 'data/one.txt'));
        mkdirSync(path.join(folder, 'data/one.txt'));
      },
      { file: 'data/one.txt', what: 'missing' },
    ],
    [
      'no manifest',
      (folder) => rmSync(path.join(folder, 'manifest-sha256.txt')),
      { file: 'manifest-sha256.txt', what: 'missing' },
    ],
    [
      'a manifest without a file',
      (folder) => {
        const file = path.join(folder, 'manifest-sha256.txt');
        writeFileSync(file, readFileSync(file, 'utf8').replace(/^.*one.txt\n/m, ''));
      },
      { file: 'data/one.txt', what: 'extra' },
    ],
    [
      'other sizes in its description',
      (folder) => {
        const file = path.join(folder, 'bag-info.txt');
        writeFileSync(file, readFileSync(file, 'utf8').replace('.3\n', '.4\n'));
      },
      { file: 'bag-info.txt', what: 'differs' },
    ],
  ];
  test.each(harms)('with %s is told apart', async (_, harm, fault) => {
    const folder = await smallBag();
    harm(folder);
    expect(await checkBag(folder)).toMatchObject(fault);
  });

  test('that is no bag is said to lack its manifest', async () => {
    expect(await checkBag(temporaryDirectory())).toMatchObject({
      file: 'tagmanifest-sha256.txt',
      what: 'missing',
    });
  });

  test('changed in any one bit of any tag file is told apart', async () => {
    const folder = await smallBag();
    const tags = [...filesIn(folder)].filter(([file]) => !file.startsWith('data/'));
    for (const [file, bytes] of tags) {
      for (let at = 0; at < bytes.length; at += 1) {
        const harmed = Buffer.from(bytes);
        harmed[at] = (harmed[at] ?? 0) ^ (1 << (at % 8));
        writeFileSync(path.join(folder, file), harmed);
        expect(await checkBag(folder), `${file}, byte ${at}`).toBeDefined();
      }
      writeFileSync(path.join(folder, file), bytes);
    }
    expect(await checkBag(folder)).toBeUndefined();
  });
});

describe('a manifest', () => {
  const name = fc.string({ unit: fc.constantFrom(...'ab%0D25A\r\n .é'), minLength: 1 });
  const plain = name.filter((part) => part !== '.' && part !== '..');

  test('gives back any names and digests', () => {
    const digest = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
    const digests = fc.dictionary(
      fc.array(plain, { minLength: 1 }).map((parts) => parts.join('/')),
      digest,
    );
    fc.assert(
      fc.property(digests, (written) => {
        const read = parseManifest(formatManifest(new Map(Object.entries(written))));
        expect(Object.fromEntries(read)).toEqual({ ...written });
      }),
    );
  });

  test.each([
    ['of a path that leads out of the bag', 'data/../../x'],
    ['of an absolute path', '/etc/passwd'],
    ['of a path with a back slash', 'data\\x'],
    ['of no path', ''],
  ])('%s is refused', (_, file) => {
    expect(() => parseManifest(`${'0'.repeat(64)}  ${file}\n`)).toThrow(/line 1 is not a digest and a path/);
  });

  test('that names a file twice is refused', () => {
    const line = `${'0'.repeat(64)}  data/x\n`;
    expect(() => parseManifest(line + line)).toThrow(/a second time/);
  });
});
