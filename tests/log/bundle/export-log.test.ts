import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkBag } from '../../../src/log/bundle/check-bag.ts';
import { signedHead } from '../../../src/log/bundle/evidence.ts';
import { exportLog } from '../../../src/log/bundle/export-log.ts';
import { parseCheckpoint } from '../../../src/log/formats/checkpoint.ts';
import { cosignaturesIn } from '../../../src/log/formats/cosignature.ts';
import { openNote, parseNote, parseVerifierKey } from '../../../src/log/formats/note.ts';
import {
  decodeEntries,
  decodeHashes,
  entriesPath,
  entryBundlesOf,
  tilePath,
  tilesOf,
} from '../../../src/log/formats/tiles.ts';
import { parseTlogProof, verifyTlogProof } from '../../../src/log/formats/tlog-proof.ts';
import { appendLeaf, EMPTY_FRONTIER, leafHash, rootOf, tileRoot } from '../../../src/log/formats/tree.ts';
import { openLog } from '../../../src/log/open-log.ts';
import { entryLine } from '../../../src/log/read-log.ts';
import { PUBLIC } from '../../../src/log/redaction.ts';
import {
  BOOT,
  fill,
  fillAtOnce,
  heartbeat,
  moment,
  ORIGIN,
  opened,
  optionsIn,
  temporaryDirectory,
} from '../aid.ts';
import { type TestWitness, testWitness } from '../formats/witness.ts';
import { bundleOf, filesIn, linesIn, PAGE, reading, requestOf, signedLog, textIn } from './aid.ts';

const FILES_OF_600 = [
  'bag-info.txt',
  'bagit.txt',
  'data/README.txt',
  'data/disclosures.jsonl',
  'data/eel.json',
  'data/erased.jsonl',
  'data/log.vkey',
  'data/log/checkpoint',
  'data/log/tile/0/000',
  'data/log/tile/0/001',
  'data/log/tile/0/002.p/88',
  'data/log/tile/1/000.p/2',
  'data/log/tile/entries/000',
  'data/log/tile/entries/001',
  'data/log/tile/entries/002.p/88',
  'data/proof/599.tlog-proof',
  'data/proof/7.tlog-proof',
  'data/range.json',
  'data/records.csv',
  'data/records.jsonl',
  'data/verify.html',
  'data/withheld.json',
  'data/witness/policy',
  'manifest-sha256.txt',
  'tagmanifest-sha256.txt',
];

describe('a bundle of the whole log', () => {
  test('is a bag with every agreed file and no other', async () => {
    const bundle = await bundleOf(signedLog(600), { proofs: [7, 599] });
    const files = filesIn(bundle);
    expect([...files.keys()]).toEqual(FILES_OF_600);
    expect(await checkBag(bundle)).toBeUndefined();
    const payload = [...files].filter(([file]) => file.startsWith('data/'));
    const bytes = payload.reduce((sum, [, content]) => sum + content.length, 0);
    expect(files.get('bag-info.txt')?.toString().split('\n')).toEqual([
      'Bagging-Date: 2026-11-04',
      'Bag-Software-Agent: ballot-vault 1.2.3',
      `External-Identifier: ${ORIGIN} 600`,
      `Payload-Oxum: ${bytes}.${payload.length}`,
      '',
    ]);
    expect(textIn(bundle, 'range.json')).toBe('{"size":600,"from":0,"until":600}\n');
    expect(textIn(bundle, 'withheld.json')).toBe('{"profile":"none","fields":{}}\n');
    expect(textIn(bundle, 'erased.jsonl')).toBe('');
    expect(textIn(bundle, 'verify.html')).toBe(PAGE);
  });

  test('has the bytes that were stored, and a tree that gives the signed root', async () => {
    const options = signedLog(600);
    const bundle = await bundleOf(options);
    const verifier = parseVerifierKey(textIn(bundle, 'log.vkey').trimEnd());
    const { size, root } = parseCheckpoint(openNote(textIn(bundle, 'log/checkpoint'), [verifier]).text);
    const files = filesIn(path.join(bundle, 'data/log'));
    const tile = (name: string): Buffer => files.get(name) ?? Buffer.alloc(0);
    const written = [...entryBundlesOf(size)].flatMap(({ position, width }) =>
      decodeEntries(tile(entriesPath(position, width)), width),
    );
    const stored = [...reading(options.directory).entries(0)].map(({ bytes }) => bytes);
    expect(written.map(String)).toEqual(stored.map(String));
    const leaves = written.map(leafHash);
    const frontier = leaves.reduce((grown, leaf) => appendLeaf(grown, leaf).frontier, EMPTY_FRONTIER);
    expect(rootOf(frontier)).toEqual(root);
    const hashesOf = (wanted: number): readonly Buffer[] =>
      [...tilesOf(size)]
        .filter(({ level }) => level === wanted)
        .flatMap(({ level, position, width }) => decodeHashes(tile(tilePath(level, position, width)), width));
    expect(hashesOf(0)).toEqual(leaves);
    expect(hashesOf(1)).toEqual([tileRoot(leaves.slice(0, 256)), tileRoot(leaves.slice(256, 512))]);
  });

  test('shows everything that the log knows', async () => {
    const options = signedLog(4);
    const bundle = await bundleOf(options);
    const stored = [...reading(options.directory).entries(0)];
    expect(linesIn(bundle, 'records.jsonl')).toEqual(
      stored.map((entry): unknown => JSON.parse(entryLine(entry))),
    );
    expect(linesIn(bundle, 'disclosures.jsonl')).toEqual(
      stored
        .filter(({ disclosures }) => disclosures.length > 0)
        .map(({ seq, disclosures }) => ({
          seq,
          disclosures: Object.fromEntries(disclosures.map(({ name, content }) => [name, content])),
        })),
    );
  });

  test('holds the proofs that were asked for', async () => {
    const options = signedLog(300);
    const bundle = await bundleOf(options, { proofs: [0, 255, 299] });
    const log = reading(options.directory);
    const verifier = parseVerifierKey(log.about.verifier_key);
    for (const index of [0, 255, 299]) {
      const [entry] = [...log.entries(index, index + 1)];
      const proof = textIn(bundle, `proof/${index}.tlog-proof`);
      expect(verifyTlogProof(proof, entry?.bytes ?? Buffer.of(), verifier).index).toBe(index);
    }
  });

  test('ends at the newest signed checkpoint, wherever the log ends', async () => {
    const options = optionsIn(temporaryDirectory());
    const log = opened(options);
    fill(log, 4);
    log.append(moment(4), BOOT, [heartbeat(4)]);
    const { size } = signedHead(reading(options.directory));
    expect([size, log.head.size]).toEqual([4, 5]);
    expect(linesIn(await bundleOf(options), 'records.jsonl')).toHaveLength(4);
  });

  test('holds the checkpoint of every start', async () => {
    const options = optionsIn(temporaryDirectory());
    for (let start = 0; start < 3; start += 1) {
      const log = openLog(options);
      fillAtOnce(log, 2);
      log.close();
    }
    const bundle = await bundleOf(options);
    expect(readdirSync(path.join(bundle, 'data/log/old'))).toEqual(['2', '4']);
    const verifier = parseVerifierKey(textIn(bundle, 'log.vkey').trimEnd());
    expect(parseCheckpoint(openNote(textIn(bundle, 'log/old/4'), [verifier]).text).size).toBe(4);
  });
});

describe('what witnesses have cosigned', () => {
  test('stands on the checkpoint of its size, the newest or an earlier one', async () => {
    const options = optionsIn(temporaryDirectory());
    const log = opened(options);
    const [one, other] = [testWitness('w.example/one'), testWitness('w.example/other')];
    fill(log, 2);
    const early = log.head;
    fillAtOnce(log, 6);
    const late = log.head;
    const cosign = (witness: TestWitness, { size, checkpoint }: typeof early): void => {
      const note = checkpoint + witness.cosign(parseNote(checkpoint).text, 1_793_700_000);
      log.keepCosigned({ witness: witness.verifier.name, size, note });
    };
    cosign(one, late);
    cosign(other, early);
    const bundle = await bundleOf(options, { proofs: [0] });
    const witnesses = [one.verifier, other.verifier];
    const namesOn = (note: string) => cosignaturesIn(note, witnesses).map(({ witness }) => witness.name);
    expect(textIn(bundle, 'log/checkpoint')).toContain(late.checkpoint);
    expect(namesOn(textIn(bundle, 'log/checkpoint'))).toEqual(['w.example/one']);
    expect(namesOn(textIn(bundle, 'log/old/2'))).toEqual(['w.example/other']);
    expect(namesOn(parseTlogProof(textIn(bundle, 'proof/0.tlog-proof')).checkpoint)).toEqual([
      'w.example/one',
    ]);
  });

  test('of more than is in the bundle waits for the next one', async () => {
    const options = optionsIn(temporaryDirectory());
    const log = opened(options);
    fillAtOnce(log, 2);
    const reader = reading(options.directory);
    const head = signedHead(reader);
    fillAtOnce(log, 2);
    const { size, checkpoint } = log.head;
    const witness = testWitness('w.example/one');
    const note = checkpoint + witness.cosign(parseNote(checkpoint).text, 1_793_700_000);
    log.keepCosigned({ witness: 'w.example/one', size, note });
    const request = requestOf(reader, { head, range: { from: 0, until: 2 } });
    await exportLog(request);
    expect(textIn(request.out, 'log/checkpoint')).toBe(head.checkpoint);
    expect([...filesIn(path.join(request.out, 'data/log')).keys()]).toEqual([
      'checkpoint',
      'tile/0/000.p/2',
      'tile/entries/000.p/2',
    ]);
  });
});

test('a range has whole entry bundles, all hashes, and records and disclosures of its own alone', async () => {
  const bundle = await bundleOf(signedLog(900), { range: { from: 301, until: 520 } });
  expect(readdirSync(path.join(bundle, 'data/log/tile/entries'))).toEqual(['001', '002']);
  const hashes = [...filesIn(path.join(bundle, 'data/log/tile/0')).keys()];
  expect(hashes).toEqual(['000', '001', '002', '003.p/132']);
  const seqs = (file: string) => linesIn(bundle, file).map((line) => (line as { seq: number }).seq);
  expect(seqs('records.jsonl')).toEqual(Array.from({ length: 219 }, (_, index) => 301 + index));
  expect([seqs('disclosures.jsonl').at(0), seqs('disclosures.jsonl').at(-1)]).toEqual([301, 519]);
  expect(textIn(bundle, 'range.json')).toBe('{"size":900,"from":301,"until":520}\n');
});

describe('a redacted twin', () => {
  test('has the same log to the byte, and nothing personal anywhere', async () => {
    const options = signedLog(300);
    const [full, redacted] = [await bundleOf(options), await bundleOf(options, { redaction: PUBLIC })];
    const logOf = (bundle: string) => filesIn(path.join(bundle, 'data/log'));
    expect(logOf(redacted)).toEqual(logOf(full));
    const places = (bundle: string, secret: string) =>
      [...filesIn(bundle)].filter(([, bytes]) => bytes.includes(secret)).map(([file]) => file);
    expect(places(full, 'c0ffee')).toEqual([
      'data/disclosures.jsonl',
      'data/eel.json',
      'data/records.csv',
      'data/records.jsonl',
    ]);
    expect(places(redacted, 'c0ffee')).toEqual([]);
    expect(textIn(redacted, 'disclosures.jsonl')).toBe('');
    expect(linesIn(redacted, 'records.jsonl')[1]).toMatchObject({
      _withheld: {
        credential: 'Personal; withheld from the public',
        person: 'Personal; withheld from the public',
      },
    });
    expect(textIn(redacted, 'withheld.json')).toContain('"person":"Personal; withheld from the public"');
  });

  test('of a profile leaves out what the profile names alone', async () => {
    const redaction = { profile: 'press', fields: { credential: 'Security of the room' } };
    const bundle = await bundleOf(signedLog(2), { redaction });
    expect(linesIn(bundle, 'records.jsonl')[1]).toMatchObject({
      person: 'ana',
      _withheld: { credential: 'Security of the room' },
    });
    expect(textIn(bundle, 'disclosures.jsonl')).not.toContain('c0ffee');
  });
});

test('bundles are whole while another process appends', { timeout: 90_000 }, async () => {
  const options = optionsIn(temporaryDirectory());
  openLog(options).close();
  const writer = spawn(process.execPath, [
    path.join(import.meta.dirname, '../writer.ts'),
    JSON.stringify({ ...options, count: 300 }),
  ]);
  const ended = once(writer, 'exit');
  const log = reading(options.directory);
  let bundles = 0;
  while (writer.exitCode === null) {
    await new Promise(setImmediate);
    if (signedHead(log).size === 0) continue;
    const request = requestOf(log);
    await exportLog(request);
    expect(await checkBag(request.out)).toBeUndefined();
    expect(linesIn(request.out, 'records.jsonl')).toHaveLength(request.head.size);
    bundles += 1;
  }
  expect(await ended).toEqual([0, null]);
  expect(bundles).toBeGreaterThan(0);
});
