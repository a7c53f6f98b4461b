import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { screensDigest } from '../../src/setup/screens.mjs';

/** A checkout with one file in each place that screens are made from, or not. */
const checkout = (): { readonly root: string; write(file: string, content: string): void } => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-screens-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (file: string, content: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  };
  for (const file of ['package-lock.json', 'kiosk-ui/verify/page.tsx', 'src/core/catalogue.ts'])
    write(file, 'before');
  return { root, write };
};

test.each([
  'kiosk-ui/verify/page.tsx',
  'src/core/catalogue.ts',
  'src/log/verify/verdict.ts',
  'src/log/formats/tree.ts',
  'src/log/records-text/csv.ts',
  'src/log/entry.ts',
  'package-lock.json',
])('a change of %s makes the screens stale', (file) => {
  const { root, write } = checkout();
  write(file, 'before');
  const before = screensDigest(root);
  write(file, 'after');
  expect(screensDigest(root)).not.toBe(before);
});

test.each(['kiosk-ui/dist/verify.html', 'src/log/open-log.ts', 'README.md'])(
  'a change of %s does not, since no screen is made from it',
  (file) => {
    const { root, write } = checkout();
    write(file, 'before');
    const before = screensDigest(root);
    write(file, 'after');
    expect(screensDigest(root)).toBe(before);
  },
);
