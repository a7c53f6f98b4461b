/** Which keys readers had: kept across starts, by digest alone, and never guessed where it is not known. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { USED_KEYS_FILE, usedKeysIn } from '../../src/log/used-keys.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'used-keys-'));
});
afterEach(() => rmSync(data, { recursive: true }));

const file = (): string => path.join(data, USED_KEYS_FILE);
const [ONE, OTHER] = [randomBytes(16), randomBytes(16)];

test('a key that was used stays used, and the file holds neither it nor more than it has to', () => {
  expect(usedKeysIn(data).isUsed(ONE)).toBe(false);
  for (let times = 0; times < 2; times += 1) usedKeysIn(data).use(ONE);
  usedKeysIn(data).use(OTHER);
  expect([ONE, OTHER, randomBytes(16)].map((key) => usedKeysIn(data).isUsed(key))).toEqual([
    true,
    true,
    false,
  ]);
  const text = readFileSync(file(), 'utf8');
  expect(text).toMatch(/^(?:[0-9a-f]{64}\n){2}$/);
  expect(text).not.toContain(ONE.toString('hex'));
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

test('a file that others may change, or that is none, tells of no key that it is new', () => {
  usedKeysIn(data).use(ONE);
  chmodSync(file(), 0o666);
  expect(() => usedKeysIn(data).isUsed(OTHER)).toThrow('other users can get at this record of used keys');
  chmodSync(file(), 0o600);
  writeFileSync(file(), 'nothing\n');
  expect(() => usedKeysIn(data).isUsed(OTHER)).toThrow('this is no record of used keys');
  expect(() => usedKeysIn(data).use(OTHER)).toThrow('this is no record of used keys');
});
