/** The table of OWASP ASVS names tests that are there, and leaves no item of the chapters that apply out. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const table = readFileSync(path.join(import.meta.dirname, 'level-2.md'), 'utf8');
const rows = [...table.matchAll(/^\| (\d+\.\d+\.\d+) \| (.+) \| (.+) \|$/gm)].map(
  ([, item = '', , held = '']) => ({ item, held }),
);

/** How many items each section has at level 2, those that only name level 3 and those that were deleted left out. */
const SECTIONS: Readonly<Record<string, number>> = {
  '2.1': 12,
  '2.2': 3,
  '2.3': 3,
  '2.4': 5,
  '2.5': 7,
  '2.6': 3,
  '2.7': 6,
  '2.8': 7,
  '2.9': 3,
  '2.10': 4,
  '3.1': 1,
  '3.2': 4,
  '3.3': 4,
  '3.4': 5,
  '3.5': 3,
  '3.7': 1,
  '4.1': 4,
  '4.2': 2,
  '4.3': 3,
  '7.1': 4,
  '7.2': 2,
  '7.3': 3,
  '7.4': 3,
  '8.1': 4,
  '8.2': 3,
  '8.3': 8,
  '9.1': 3,
  '9.2': 4,
  '13.1': 4,
  '13.2': 5,
  '13.3': 2,
  '13.4': 2,
  '14.1': 4,
  '14.2': 6,
  '14.3': 2,
  '14.4': 7,
  '14.5': 4,
};

describe('OWASP ASVS level 2', () => {
  test('every item of the chapters that apply has a row, and none has two', () => {
    const counted: Record<string, number> = {};
    for (const { item } of rows) {
      const section = item.replace(/\.\d+$/, '');
      counted[section] = (counted[section] ?? 0) + 1;
    }
    expect(counted).toEqual(SECTIONS);
    expect(new Set(rows.map(({ item }) => item)).size).toBe(rows.length);
  });

  test('every row names a test that is there, or gives a reason', () => {
    for (const { item, held } of rows) {
      const named = [...held.matchAll(/`(tests\/[^`]+)`/g)].map(([, file = '']) => file);
      expect([item, named.filter((file) => !existsSync(path.join(ROOT, file)))]).toEqual([item, []]);
      expect(named.length > 0 || held.length > 5, item).toBe(true);
    }
  });
});
