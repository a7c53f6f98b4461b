/** The exhaustive search, as deep as an everyday run allows; `npm run explore` goes further. */
import { expect, test } from 'vitest';
import { explore } from './search.ts';
import { ALL_MOVES, MAIN_MOVES } from './small-world.ts';

const isOver = () => false;

test('no sequence of six moves at the door breaks a promise', () => {
  const found = explore({ moves: MAIN_MOVES, depth: 6, isOver });
  expect(found.violations).toEqual([]);
  expect(found.depth).toBe(6);
  expect(found.comparedMerges).toBeGreaterThan(0);
});

test('no sequence of three moves of any kind breaks a promise', () => {
  const found = explore({ moves: ALL_MOVES, depth: 3, isOver });
  expect(found.violations).toEqual([]);
  expect(found.depth).toBe(3);
});
