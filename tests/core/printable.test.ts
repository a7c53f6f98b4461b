import { expect, test } from 'vitest';
import { isPrintable, isReadable } from '../../src/core/printable.ts';

test.each(['', 'Ana Ruiz', 'Ñandú 7', '投票箱', 'a\u200bb'])('%j can be printed', (text) => {
  expect(isPrintable(text)).toBe(true);
});

test.each(['a\nb', '\u0000', '\ud800', 'a\u202eb', '\u2066a', '\u200f', '\u061c'])(
  '%j cannot be printed',
  (text) => {
    expect(isPrintable(text)).toBe(false);
  },
);

test('without a letter or a digit there is nothing to read', () => {
  for (const text of ['', '\u200b', '...']) expect(isReadable(text)).toBe(false);
  for (const text of ['7', 'Ñ', 'order 7']) expect(isReadable(text)).toBe(true);
});
