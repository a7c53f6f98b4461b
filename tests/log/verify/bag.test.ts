import { readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openBag } from '../../../src/log/verify-sources/open-bag.ts';
import { temporaryDirectory } from '../aid.ts';
import { bundleOf, filesIn, signedLog } from '../bundle/aid.ts';
import { ORIGIN } from '../facts.ts';
import { kindsOf, verified } from './aid.ts';
import { payloadOf, withManifests, writeBag, writeFiles } from './bag-files.ts';
import { morning } from './content.ts';

const honest = morning().content();
const reportOn = (folder: string) => verified(openBag(folder).source);

const honestBag = (): string => {
  const folder = path.join(temporaryDirectory(), 'bag');
  writeBag(folder, honest, ORIGIN);
  return folder;
};

describe('an exported bundle', () => {
  test('verifies whole, in part, and redacted, against the same checkpoint', async () => {
    const options = signedLog(700);
    const full = await reportOn(await bundleOf(options));
    expect(full).toMatchObject({ verdict: 'INTACT, UNWITNESSED', size: 700, findings: { count: 0 } });
    expect(full.checked).toMatchObject({ entries_read: 700, commitments: 700, disclosed: 700, missing: 0 });
    const part = await reportOn(await bundleOf(options, { range: { from: 300, until: 310 } }));
    expect(part).toMatchObject({ verdict: 'INTACT, UNWITNESSED', root: full.root });
    expect(part.checked).toMatchObject({ entries_read: 256, hashes_only: 444, commitments: 10 });
    const { PUBLIC } = await import('../../../src/log/redaction.ts');
    const redacted = await reportOn(await bundleOf(options, { redaction: PUBLIC }));
    expect(redacted).toMatchObject({ verdict: 'INTACT, UNWITNESSED', root: full.root });
    expect(redacted.checked).toMatchObject({ disclosed: 0, missing: 0 });
    expect(redacted.checked.withheld.map(({ name }) => name).sort()).toEqual(['credential', 'person']);
  });

  test('has the payload that the samples here have', async () => {
    const exported = filesIn(await bundleOf(signedLog(300)));
    const made = payloadOf(honest, ORIGIN);
    const names = (files: Iterable<string>) =>
      [...files].filter((name) => !/proof|tile|old/.test(name) && name.startsWith('data/')).sort();
    expect(names(made.keys())).toEqual(names(exported.keys()));
  });
});

describe('harm to a bag', () => {
  test.each<[string, (folder: string) => void, RegExp]>([
    [
      'a file is missing',
      (bag) => rmSync(path.join(bag, 'data/README.txt')),
      /README.txt is listed in a manifest/,
    ],
    [
      'a file is too many',
      (bag) => writeFileSync(path.join(bag, 'data/more'), ''),
      /data\/more is listed in no manifest/,
    ],
    [
      'a file differs',
      (bag) => writeFileSync(path.join(bag, 'data/README.txt'), 'other'),
      /does not have the digest/,
    ],
    ['a manifest is missing', (bag) => rmSync(path.join(bag, 'manifest-sha256.txt')), /no whole bag/],
    [
      'the declaration is missing',
      (bag) => rmSync(path.join(bag, 'bagit.txt')),
      /bagit.txt does not declare/,
    ],
    [
      'the checkpoint is missing',
      (bag) => rmSync(path.join(bag, 'data/log/checkpoint')),
      /there is no checkpoint/,
    ],
    [
      'a tile is cut',
      (bag) => truncateSync(path.join(bag, 'data/log/tile/0/000'), 8_000),
      /take 8000 bytes, not 8192/,
    ],
    [
      'a tile is swollen',
      (bag) => writeFileSync(path.join(bag, 'data/log/tile/0/000'), Buffer.alloc(9_000)),
      /has 9000 bytes, and at most 8192/,
    ],
    [
      'a file is a link out of the bag',
      (bag) => {
        rmSync(path.join(bag, 'data/README.txt'));
        symlinkSync('/etc/hostname', path.join(bag, 'data/README.txt'));
      },
      /README.txt is neither a file nor a folder/,
    ],
    [
      'a folder is a link out of the bag',
      (bag) => {
        rmSync(path.join(bag, 'data/witness'), { recursive: true });
        symlinkSync('/etc', path.join(bag, 'data/witness'));
      },
      /witness is neither a file nor a folder/,
    ],
  ])('%s', async (_, harm, words) => {
    const bag = honestBag();
    harm(bag);
    const report = await reportOn(bag);
    expect(report.verdict).toBe('INVALID');
    expect(report.findings.items.map(({ what }) => what).join('\n')).toMatch(words);
  });
});

/** A bag whose manifests fit, with some files made by somebody else. */
const forged = (change: Readonly<Record<string, string | Buffer | undefined>>): string => {
  const folder = path.join(temporaryDirectory(), 'bag');
  const payload = payloadOf(honest, ORIGIN);
  for (const [name, content] of Object.entries(change)) {
    if (content === undefined) payload.delete(`data/${name}`);
    else payload.set(`data/${name}`, content);
  }
  writeFiles(folder, withManifests(payload));
  return folder;
};

const textOf = (name: string): string => String(payloadOf(honest, ORIGIN).get(`data/${name}`));
const bytesOf = (name: string): Buffer => Buffer.from(payloadOf(honest, ORIGIN).get(`data/${name}`) ?? '');

describe('a forged bag that is whole by its manifests', () => {
  test('an honest one passes', async () => {
    expect(await reportOn(forged({}))).toMatchObject({
      verdict: 'INTACT, UNWITNESSED',
      findings: { count: 0 },
    });
  });

  test.each<[string, Readonly<Record<string, string | Buffer | undefined>>, string]>([
    [
      'records that differ in the middle',
      { 'records.jsonl': textOf('records.jsonl').replace('"ben"', '"bob"') },
      'records_false',
    ],
    ['records cut short', { 'records.csv': textOf('records.csv').slice(0, -9) }, 'records_false'],
    ['records with more behind', { 'eel.json': `${textOf('eel.json')} ` }, 'records_false'],
    ['records that are gone', { 'records.jsonl': undefined }, 'records_false'],
    [
      'a log event with another hash',
      { 'eel.json': textOf('eel.json').replace(/"Hash":"./, '"Hash":"z') },
      'records_false',
    ],
    ['disclosures that are gone', { 'disclosures.jsonl': undefined }, 'disclosures_malformed'],
    [
      'disclosures without end',
      { 'disclosures.jsonl': textOf('disclosures.jsonl').slice(0, -1) },
      'disclosures_malformed',
    ],
    [
      'a line of another form',
      { 'disclosures.jsonl': '{"seq":1,"disclosures":{"person":7}}\n' },
      'disclosures_malformed',
    ],
    ['lines that are not JSON', { 'disclosures.jsonl': '}\n' }, 'disclosures_malformed'],
    ['a line without end', { 'disclosures.jsonl': Buffer.alloc(3_000_000, 'x') }, 'disclosures_malformed'],
    ['not UTF-8', { 'disclosures.jsonl': Buffer.of(0xff, 0x0a) }, 'disclosures_malformed'],
    ['a range of another log', { 'range.json': '{"size":601,"from":0,"until":600}\n' }, 'malformed'],
    ['a range beyond the end', { 'range.json': '{"size":600,"from":0,"until":601}\n' }, 'malformed'],
    ['a range of nothing', { 'range.json': '{"size":600,"from":7,"until":7}\n' }, 'malformed'],
    [
      'grounds that are no texts',
      { 'withheld.json': '{"profile":"x","fields":{"person":[]}}\n' },
      'malformed',
    ],
    ['a policy that cannot be read', { 'witness/policy': 'quorum nobody\n' }, 'malformed'],
    ['a key that cannot be read', { 'log.vkey': 'x' }, 'malformed'],
    ['a checkpoint without end', { 'log/checkpoint': Buffer.alloc(2_000_000, 'x') }, 'malformed'],
    ['an old checkpoint that nobody signed', { 'log/old/7': 'x\n7\n' }, 'old_checkpoint_false'],
    [
      'a bundle with a length beyond its end',
      { 'log/tile/entries/000': Buffer.alloc(9, 0xff) },
      'bundle_false',
    ],
    ['an empty bundle', { 'log/tile/entries/000': '' }, 'bundle_false'],
    [
      'a bundle with more than its entries',
      { 'log/tile/entries/001': Buffer.concat([bytesOf('log/tile/entries/001'), Buffer.of(0)]) },
      'bundle_false',
    ],
    [
      'a bundle of deep JSON',
      { 'log/tile/entries/000': Buffer.concat([Buffer.of(0xea, 0x60), Buffer.alloc(60_000, '[')]) },
      'entry_false',
    ],
    [
      'no bundles',
      { 'log/tile/entries/000': undefined, 'log/tile/entries/001': undefined },
      'entries_missing',
    ],
  ])('%s', async (_, change, kind) => {
    const report = await reportOn(forged(change));
    expect(report.verdict).toBe('INVALID');
    expect(kindsOf(report)).toContain(kind);
  });
});

test('the records of a long log are checked beside, and the same is found', async () => {
  const beside = async (folder: string) => await verified(openBag(folder, 0).source);
  expect(await beside(forged({}))).toEqual({ ...(await reportOn(forged({}))), where: expect.any(String) });
  for (const change of [
    { 'records.jsonl': textOf('records.jsonl').replace('"ben"', '"bob"') },
    { 'records.csv': textOf('records.csv').slice(0, -9) },
    { 'eel.json': undefined },
  ]) {
    const folder = forged(change);
    const report = await beside(folder);
    expect(report.verdict).toBe('INVALID');
    expect(report.findings.items.length).toBeGreaterThan(0);
    expect(new Set(kindsOf(report))).toEqual(new Set(kindsOf(await reportOn(folder))));
  }
});

test('what cannot be read at all is the same verdict beside', async () => {
  for (const file of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
    const folder = forged({});
    writeFileSync(path.join(folder, file), 'no manifest\n');
    const report = await verified(openBag(folder, 0).source);
    expect(report.verdict).toBe('INVALID');
    expect(report.findings).toEqual((await reportOn(folder)).findings);
  }
});

test('a checked bag is as it was', async () => {
  const bag = honestBag();
  const before = filesIn(bag);
  await reportOn(bag);
  expect(filesIn(bag)).toEqual(before);
  expect(readFileSync(path.join(bag, 'bagit.txt'), 'utf8')).toContain('BagIt-Version');
});
