import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INK_HEIGHT, INK_MAX, INK_WIDTH, readInk, writeInk } from '../../src/core/ink.ts';

const point = fc.record({ x: fc.nat(INK_WIDTH - 1), y: fc.nat(INK_HEIGHT - 1) });
const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 20 });

test('whatever was drawn is read as it was written', () => {
  fc.assert(
    fc.property(strokes, (drawn) => {
      fc.pre(drawn.flat().length >= 6);
      expect(readInk(writeInk(drawn))).toEqual(drawn);
    }),
  );
});

test('what lies outside the field is drawn at its edge', () => {
  const drawn = [Array.from({ length: 6 }, () => ({ x: -5, y: 900 }))];
  expect(readInk(writeInk(drawn))?.[0]?.[0]).toEqual({ x: 0, y: INK_HEIGHT - 1 });
});

describe('no signature is', () => {
  const line = 'AAA'.repeat(8);
  test.each([
    ['nothing', ''],
    ['a dot', 'AAA'],
    ['five points', 'AAA'.repeat(5)],
    ['half a point', `${line}A`],
    ['an empty stroke', `${line}..${line}`],
    ['another alphabet', 'A+A'.repeat(8)],
    ['a point below the field', `${line}__-`.replace('__-', 'AH_')],
    ['too long', 'AAA'.repeat(INK_MAX / 3 + 1)],
    ['too many strokes', Array.from({ length: 61 }, () => 'AAA').join('.')],
  ])('%s', (_, text) => {
    expect(readInk(text)).toBeUndefined();
  });

  test('while one at the limit is', () => {
    expect(readInk('AAA'.repeat(INK_MAX / 3))).toBeDefined();
  });
});
