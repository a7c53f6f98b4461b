/** Promises about supervised loops, for any resistors and any voltage. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bands, bandsOf, clashIn, loopStateAt, type Resistors } from '../../devices/adc/bands.ts';

const ohms = fc.integer({ min: 100, max: 1_000_000 });
const anyResistors: fc.Arbitrary<Resistors> = fc
  .record({
    pull_up_ohms: ohms,
    series_ohms: ohms,
    parallel_ohms: ohms,
    tolerance_percent: fc.integer({ min: 1, max: 20 }),
  })
  .filter((resistors) => clashIn(bandsOf(resistors)) === undefined);

const usual: Resistors = {
  pull_up_ohms: 4_700,
  series_ohms: 4_700,
  parallel_ohms: 4_700,
  tolerance_percent: 5,
};

/** What the loop is, told from its resistance alone: what lies on the wire, and nothing of bands. */
const divided = (loop: number, pullUp: number): number =>
  loop === Number.POSITIVE_INFINITY ? 1 : loop / (loop + pullUp);

test('every loop within its tolerance is what it is, whichever way its resistors are off', () => {
  const off = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(anyResistors, off, off, off, (resistors, up, one, two) => {
      const bands = bandsOf(resistors);
      const part = (value: number, by: number) => value * (1 + (by * resistors.tolerance_percent) / 100);
      const pullUp = part(resistors.pull_up_ohms, up);
      const series = part(resistors.series_ohms, one);
      const both = series + part(resistors.parallel_ohms, two);
      expect(loopStateAt(bands, divided(series, pullUp))).toBe('closed');
      expect(loopStateAt(bands, divided(both, pullUp))).toBe('open');
      expect(loopStateAt(bands, divided(Number.POSITIVE_INFINITY, pullUp))).toBe('cut');
      expect(loopStateAt(bands, divided(0, pullUp))).toBe('short');
    }),
  );
});

test('any voltage is in one band or in none, and none is ever a position', () => {
  fc.assert(
    fc.property(anyResistors, fc.double({ min: -2, max: 3, noNaN: true }), (resistors, share) => {
      const bands = bandsOf(resistors);
      const inside = (Object.keys(bands) as (keyof Bands)[]).filter(
        (state) => share >= bands[state][0] && share <= bands[state][1],
      );
      expect(inside.length).toBeLessThanOrEqual(1);
      expect(loopStateAt(bands, share)).toBe(inside[0] ?? 'out_of_range');
    }),
    { numRuns: 1_000 },
  );
});

test('every step of the converter over the whole supply: the usual resistors give four bands with a gap between', () => {
  const bands = bandsOf(usual);
  const seen: string[] = [];
  for (let millivolts = -150; millivolts <= 3_600; millivolts += 0.125) {
    const state = loopStateAt(bands, millivolts / 3_300);
    if (state !== seen.at(-1)) seen.push(state);
  }
  const none = 'out_of_range';
  expect(seen).toEqual([none, 'short', none, 'closed', none, 'open', none, 'cut', none]);
});

test.each<[string, Partial<Resistors>, string | undefined]>([
  ['the usual ones', {}, undefined],
  ['a bridge that is too small', { parallel_ohms: 100 }, 'closed and open'],
  ['too wide a tolerance', { tolerance_percent: 20 }, 'closed and open'],
  ['a series resistor that is too small', { series_ohms: 100, parallel_ohms: 4_700 }, 'short and closed'],
  ['a bridge that is too large', { parallel_ohms: 1_000_000 }, 'open and cut'],
])('%s', (_name, more, clash) => {
  expect(clashIn(bandsOf({ ...usual, ...more }))).toBe(clash);
});
