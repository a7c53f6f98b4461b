import { expect, test } from 'vitest';
import { percentile, significant, spreadOf } from './statistics.ts';

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

test.each([
  [1, 1],
  [50, 50],
  [99, 99],
  [99.5, 100],
  [100, 100],
])('the %d. percentile of 1 to 100, in any order, is %d', (percent, expected) => {
  expect(percentile(hundred, percent)).toBe(expected);
});

test('a percentile is always one of the samples', () => {
  expect(percentile([7], 1)).toBe(7);
  expect(percentile([1, 100], 50)).toBe(1);
  expect(percentile([1, 100], 51)).toBe(100);
});

test('the 99th percentile sees two slow ones of a hundred, and not one', () => {
  const fast = (count: number): number[] => Array.from({ length: count }, () => 1);
  expect(spreadOf([...fast(98), 50, 60])).toEqual({ p50: 1, p99: 50 });
  expect(spreadOf([...fast(99), 60])).toEqual({ p50: 1, p99: 1 });
});

test('numbers are compared as numbers', () => {
  expect(percentile([9, 10, 100], 100)).toBe(100);
});

test('the samples stay as they were', () => {
  const samples = [3, 1, 2];
  percentile(samples, 50);
  expect(samples).toEqual([3, 1, 2]);
});

test.each([0, -1, 101, Number.NaN])('%d is not a percentile', (percent) => {
  expect(() => percentile([1], percent)).toThrow(RangeError);
});

test('there is no percentile of nothing', () => {
  expect(() => percentile([], 50)).toThrow(/at least one sample/);
});

test('three digits are kept', () => {
  expect([1.23456, 0.0123456, 12345.6].map(significant)).toEqual([1.23, 0.0123, 12300]);
});
