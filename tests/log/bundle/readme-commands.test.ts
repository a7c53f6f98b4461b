import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLog } from '../../../src/log/open-log.ts';
import { PUBLIC } from '../../../src/log/redaction.ts';
import { BOOT, denied, moment, optionsIn, temporaryDirectory } from '../aid.ts';
import { bundleOf, signedLog } from './aid.ts';

/** The commands a person copies from README.txt: the lines that are set in by four spaces. */
const commandsIn = (bundle: string): string =>
  readFileSync(path.join(bundle, 'data/README.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('    '))
    .map((line) => line.slice(4))
    .join('\n');

/** What a shell says that has nothing but the bundle. */
const followed = (bundle: string): string => {
  const elsewhere = path.join(temporaryDirectory(), 'copy');
  cpSync(bundle, elsewhere, { recursive: true });
  const { stdout, stderr } = spawnSync('sh', ['-c', commandsIn(bundle)], {
    cwd: elsewhere,
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin' },
  });
  return stdout + stderr;
};

const ALL_HOLDS = (example: number): readonly string[] => [
  'FILES: as they were written',
  'Signature Verified Successfully',
  `ENTRY ${example}: has its hash`,
  `ENTRY ${example}: stands in the signed log`,
];

describe('who follows README.txt with a shell and openssl alone', { timeout: 90_000 }, () => {
  test.each([1, 2, 255, 256, 257, 700])('sees a log of %d entries hold', async (entries) => {
    const proofs = [Math.floor(entries / 2), entries - 1];
    const said = followed(await bundleOf(signedLog(entries), { proofs }));
    for (const line of ALL_HOLDS(Math.floor(entries / 2))) expect(said).toContain(line);
  });

  test('sees what a disclosure was committed to, whatever characters it has', async () => {
    const options = optionsIn(temporaryDirectory());
    const log = openLog(options);
    const words = 'a "quoted" \\ back\\nslash, é, ☃, \u0007 and\na new line","person":"bob"}';
    log.append(moment(), BOOT, [denied(0, words)]);
    log.close();
    const bundle = await bundleOf(options);
    expect(followed(bundle)).toContain('FIELD credential: is what was committed to');
    const person = commandsIn(bundle).replaceAll('"credential"', '"person"');
    const said = spawnSync('sh', ['-c', person], { cwd: bundle, encoding: 'utf8' }).stdout;
    expect(said).toContain('FIELD credential: is what was committed to');
    expect(said).toContain(JSON.stringify(words));
  });

  test('sees the redacted twin hold as well', async () => {
    const said = followed(await bundleOf(signedLog(10), { redaction: PUBLIC }));
    for (const line of ALL_HOLDS(0)) expect(said).toContain(line);
    expect(said).not.toContain('FIELD');
  });

  const tampered = async (file: string, from: string, to: string): Promise<string> => {
    const bundle = await bundleOf(signedLog(10), { proofs: [3] });
    const place = path.join(bundle, 'data', file);
    const text = readFileSync(place, 'latin1');
    expect(text).toContain(from);
    writeFileSync(place, text.replace(from, to), 'latin1');
    return followed(bundle);
  };

  test.each([
    ['a changed entry', 'log/tile/entries/000.p/10', '"seq":3,', '"seq":4,', 'ENTRY 3: has its hash'],
    ['another size', 'log/checkpoint', '\n10\n', '\n11\n', 'Signature Verified Successfully'],
    ['a changed disclosure', 'disclosures.jsonl', 'c0ffee', 'c0ffe3', 'FIELD credential'],
    [
      'a proof of another place',
      'proof/3.tlog-proof',
      '\n\n',
      '\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n',
      'ENTRY 3: stands',
    ],
  ])('sees %s', async (_, file, from, to, missing) => {
    const said = await tampered(file, from, to);
    expect(said).not.toContain(missing);
    expect(said).not.toContain('FILES: as they were written');
  });
});
