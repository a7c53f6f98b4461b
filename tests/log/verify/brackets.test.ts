import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bracketsOf, CLOCKS_DIFFER_MAX_S, type Cosigned } from '../../../src/log/verify/brackets.ts';
import { ClaimedTimes } from '../../../src/log/verify/claimed-times.ts';

const SIZE = 40;

const anyCosigned: fc.Arbitrary<Cosigned> = fc.record({
  witness: fc.constant('w'),
  size: fc.integer({ min: 0, max: SIZE }),
  time_s: fc.integer({ min: 1, max: 2_000 }),
  recorded_in: fc.option(fc.integer({ min: 0, max: SIZE - 1 }), { nil: undefined }),
});

/** The bounds of one entry, straight from their definition. */
const boundsOf = (cosigned: readonly Cosigned[], entry: number) => {
  const before = cosigned.filter(({ recorded_in: at }) => at !== undefined && at < entry);
  const after = cosigned.filter(({ size }) => size > entry);
  return {
    not_before: before.length === 0 ? undefined : Math.max(...before.map(({ time_s }) => time_s)),
    not_after: after.length === 0 ? undefined : Math.min(...after.map(({ time_s }) => time_s)),
  };
};

test('every entry lies in the bracket that its definition gives, and is flagged only outside of it', () => {
  const times = fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: SIZE, maxLength: SIZE });
  fc.assert(
    fc.property(fc.array(anyCosigned, { maxLength: 8 }), times, (cosigned, claimed) => {
      const claimedTimes = new ClaimedTimes(0);
      for (const [entry, time] of claimed.entries()) claimedTimes.set(entry, time * 1_000 + 999);
      const { brackets, outside } = bracketsOf(cosigned, { from: 0, until: SIZE }, claimedTimes);
      const flagged = new Set(outside.items.map(({ entry }) => entry));
      let next = 0;
      for (const { first, last, not_before, not_after } of brackets.items) {
        expect(first).toBe(next);
        for (let entry = first; entry <= last; entry += 1) {
          expect({ not_before, not_after }).toEqual(boundsOf(cosigned, entry));
          const time = claimed[entry] ?? 0;
          const isEarly = time + CLOCKS_DIFFER_MAX_S < (not_before ?? 0);
          const isLate = time - CLOCKS_DIFFER_MAX_S > (not_after ?? Number.POSITIVE_INFINITY);
          expect(flagged.has(entry), `entry ${entry}`).toBe(isEarly || isLate);
        }
        next = last + 1;
      }
      expect(next).toBe(SIZE);
    }),
  );
});

test('times far apart in the log are kept apart', () => {
  const times = new ClaimedTimes(100);
  times.set(100, 5_999);
  times.set(200_000, 7_000);
  expect([times.get(100), times.get(101), times.get(200_000), times.get(9_999_999)]).toEqual([5, 0, 7, 0]);
});
