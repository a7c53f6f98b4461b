import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvidenceFiles } from '../../../src/log/verify/files.ts';
import type { Report } from '../../../src/log/verify/report.ts';
import { Malformed } from '../../../src/log/verify/source.ts';
import { wholeBag } from '../../../src/log/verify/whole-bag.ts';
import { ORIGIN } from '../facts.ts';
import { verified } from './aid.ts';
import { type BagFiles, payloadOf, withManifests } from './bag-files.ts';
import { HUB, HUB_POLICY, SampleLog } from './content.ts';

/** A small log with all that a bag can hold: kept checkpoints, a cosignature, disclosures. */
const small = (): BagFiles => {
  const log = new SampleLog();
  log.start();
  log.fill(20);
  log.sign(true);
  log.add(log.statement(HUB));
  log.fill(40);
  return payloadOf(log.content({ policy: HUB_POLICY }), ORIGIN);
};

const PAYLOAD = small();
const WHOLE = withManifests(PAYLOAD);

const bytesOf = (files: BagFiles, name: string): Buffer => Buffer.from(files.get(name) ?? '');

/** A bag in memory, as a page has it that somebody dropped one on. */
const inMemory = (files: BagFiles): EvidenceFiles => ({
  where: 'memory',
  paths: () => Promise.resolve([...files.keys()]),
  read: (name, most) => {
    if (!files.has(name)) return undefined;
    const bytes = bytesOf(files, name);
    if (bytes.length > most) throw new Malformed(`${name} is too long`);
    return bytes;
  },
  pieces: (name) => {
    if (!files.has(name)) return undefined;
    return (async function* () {
      yield bytesOf(files, name);
      await Promise.resolve();
    })();
  },
  digest: (name) => {
    const bytes = bytesOf(files, name);
    return { digest: hash('sha256', bytes, 'hex'), bytes: bytes.length };
  },
});

const check = (files: BagFiles): Promise<Report> => verified(wholeBag(inMemory(files)));

/** What somebody may put into a file: anything, the file cut or doubled, or anything in the middle of it. */
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((bytes) => () => Buffer.from(bytes)),
  fc.string({ unit: 'grapheme', maxLength: 100 }).map((text) => () => Buffer.from(text)),
  fc.json().map((text) => () => Buffer.from(`${text}\n`)),
  fc.nat(10_000).map((length) => (file: Buffer) => file.subarray(0, length % (file.length + 1))),
  fc.constant((file: Buffer) => Buffer.concat([file, file])),
  fc
    .tuple(fc.nat(100_000), fc.nat(40), fc.uint8Array({ maxLength: 40 }))
    .map(([at, gone, put]) => (file: Buffer) => {
      const start = at % (file.length + 1);
      return Buffer.concat([file.subarray(0, start), Buffer.from(put), file.subarray(start + gone)]);
    }),
);

const parsedLines = (bytes: Buffer): unknown => {
  try {
    return bytes
      .toString()
      .split('\n')
      .map((line) => (line === '' ? '' : JSON.parse(line)));
  } catch {
    return undefined;
  }
};

/** Whether a file says what it said, in other bytes. */
const saysTheSame = (one: Buffer, other: Buffer): boolean => {
  const [said, says] = [parsedLines(one), parsedLines(other)];
  return says !== undefined && JSON.stringify(said) === JSON.stringify(says);
};

describe('any bytes as any file of a bag', () => {
  test('never pass beside manifests that list others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...WHOLE.keys()), anyBytes, async (name, change) => {
        const before = bytesOf(WHOLE, name);
        const after = change(before);
        fc.pre(!after.equals(before));
        expect((await check(new Map(WHOLE).set(name, after))).verdict).toBe('INVALID');
      }),
      { numRuns: 300 },
    );
  });

  test('never pass for what was signed, though the manifests be made anew', async () => {
    const names = [...PAYLOAD.keys()].filter((name) => /data\/(log\/|records|eel|disclosures)/.test(name));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), anyBytes, async (name, change) => {
        const before = bytesOf(PAYLOAD, name);
        const after = change(before);
        fc.pre(!after.equals(before) && !(name.endsWith('disclosures.jsonl') && saysTheSame(before, after)));
        const report = await check(withManifests(new Map(PAYLOAD).set(name, after)));
        expect(report.verdict).toBe('INVALID');
      }),
      { numRuns: 300 },
    );
  });

  test('never make the check fail, nor change what was signed', async () => {
    const honest = await check(WHOLE);
    expect(honest.verdict).toBe('WITNESSED 1 of 1');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PAYLOAD.keys()), anyBytes, async (name, change) => {
        const report = await check(withManifests(new Map(PAYLOAD).set(name, change(bytesOf(PAYLOAD, name)))));
        if (report.verdict !== 'INVALID') expect(report.root).toBe(honest.root);
      }),
      { numRuns: 300 },
    );
  });
});
