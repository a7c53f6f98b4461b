/** A bundle as one file: the same as the folder, to its last byte, and nothing of it lies anywhere meanwhile. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { planExport, sendExport } from '../../../src/log/bundle/send-log.ts';
import { PUBLIC } from '../../../src/log/redaction.ts';
import { temporaryDirectory } from '../aid.ts';
import { type Asked, bundleOf, filesIn, reading, requestOf, signedLog } from './aid.ts';

/** Sends it into memory, and tells how much waited at most. */
const sent = async (directory: string, asked: Asked = {}) => {
  const plan = await planExport(requestOf(reading(directory), asked), 'county k01', async () => undefined);
  const parts: Buffer[] = [];
  let waiting = 0;
  let most = 0;
  await sendExport(plan, {
    write: (bytes) => {
      parts.push(Buffer.from(bytes));
      waiting += bytes.length;
      most = Math.max(most, waiting);
    },
    ready: () => {
      waiting = 0;
      return Promise.resolve();
    },
  });
  return { plan, file: Buffer.concat(parts), most };
};

/** Opened by a program that knows nothing of ours, which checks every checksum. */
const unzipped = (file: Buffer): string => {
  const folder = temporaryDirectory();
  const zip = path.join(folder, 'evidence.zip');
  const out = path.join(folder, 'out');
  mkdirSync(out);
  writeFileSync(zip, file);
  execFileSync('unzip', ['-q', zip, '-d', out]);
  return path.join(out, 'county k01');
};

describe('a bundle as one file', () => {
  test.each([
    ['everything', {}],
    ['a range without names', { range: { from: 100, until: 420 }, redaction: PUBLIC, proofs: [120] }],
  ] as const)('holds the very files of the folder: %s', async (_, asked) => {
    const { directory, ...options } = signedLog(600);
    const { plan, file } = await sent(directory, asked);
    expect(file.length).toBe(plan.bytes);
    expect(filesIn(unzipped(file))).toEqual(filesIn(await bundleOf({ directory, ...options }, asked)));
  });

  test('waits nowhere: memory does not grow with the log', async () => {
    const few = await sent(signedLog(1_000).directory);
    const many = await sent(signedLog(4_000).directory);
    expect(many.file.length).toBeGreaterThan(3 * few.file.length);
    expect(many.most).toBeLessThan(1.5 * few.most);
    expect(few.most).toBeLessThan(1_000_000);
  });

  test('ends before its end when nobody takes it any more, or when something was erased meanwhile', async () => {
    const { directory } = signedLog(600);
    const log = reading(directory);
    const plan = await planExport(requestOf(log), 'x', async () => undefined);
    const gone = new Error('gone');
    let turns = 0;
    const sending = sendExport(plan, {
      write: () => undefined,
      ready: () => {
        turns += 1;
        return turns === 4 ? Promise.reject(gone) : Promise.resolve();
      },
    });
    await expect(sending).rejects.toBe(gone);
    expect(turns).toBe(4);
    const records = plan.bag.files.get('data/records.csv');
    plan.bag.files.set('data/records.csv', {
      bytes: records?.bytes ?? 0,
      crc: ((records?.crc ?? 0) ^ 1) >>> 0,
    });
    const changed = sendExport(plan, { write: () => undefined, ready: () => Promise.resolve() });
    await expect(changed).rejects.toThrow(/changed while it was sent/);
  });
});
