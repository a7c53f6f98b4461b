import { expect, test } from 'vitest';
import { paintedAfter } from './painted-after.ts';

const durable = [
  { first: 10, last: 12, at: 100 },
  { first: 13, last: 13, at: 150 },
  { first: 14, last: 14, at: 200 },
];

test('an append is painted when the last of its lines is, by the clock of the page', () => {
  const lines = [
    [10, 1_120],
    [12, 1_130],
    [14, 1_240],
  ] as const;
  expect(paintedAfter(durable, lines, 1_000)).toEqual([30, 40]);
});

test('lines of entries from before are nobody’s', () => {
  expect(paintedAfter(durable, [[9, 1_120]], 1_000)).toEqual([]);
});
