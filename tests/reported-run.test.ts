import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reportedRun } from './reported-run.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reported-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A runner that writes its report and then does what is given. */
const runs = (then: string): Promise<boolean> => {
  const report = path.join(folder, 'report.json');
  const script = `require('node:fs').writeFileSync(process.argv[1], '{}');${then}`;
  return reportedRun({
    program: process.execPath,
    args: ['--eval', script, report],
    cwd: folder,
    report,
    patience_ms: 1_000,
  });
};

test('what ends after its report has ended as it says', async () => {
  expect(await runs('')).toBe(true);
  expect(await runs('process.exit(1)')).toBe(false);
});

test('what does not end after its report has failed, and holds nobody up', async () => {
  expect(await runs('setInterval(() => {}, 1000)')).toBe(false);
});
