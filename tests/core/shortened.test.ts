/** Texts that a page has little room for. */
import { expect, test } from 'vitest';
import { shortened } from '../../src/core/shortened.ts';

test.each([
  ['Ana', 4, 'Ana'],
  ['Anna', 4, 'Anna'],
  ['Annas', 4, 'Ann…'],
  ['', 1, ''],
  ['🗳🗳🗳', 3, '🗳🗳🗳'],
  ['🗳🗳🗳', 2, '🗳…'],
])('"%s" in %i characters is "%s", and no character is cut in two', (text, most, short) => {
  expect(shortened(text, most)).toBe(short);
});
