/** What was begun is ended once, by who began it, within five minutes, and a flood of others is bounded. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEGUN_MS, Begun } from '../../src/office/begun.ts';

const START = Date.UTC(2026, 10, 3, 12);

describe('what somebody began', () => {
  test('is taken once, in time, by its owner alone, whatever others do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ owner: fc.constantFrom('b', 'c', 'd'), place: fc.constantFrom('p', 'q') }), {
          maxLength: 40,
        }),
        fc.integer({ min: -BEGUN_MS, max: 2 * BEGUN_MS }),
        (others, later) => {
          const begun = new Begun<string>();
          begun.begin('a', 'here', 'own', START);
          for (const { owner, place } of others) begun.begin(owner, place, 'other', START);
          const isInTime = later >= 0 && later < BEGUN_MS;
          expect(begun.take('', START + later)).toBeUndefined();
          expect(begun.take('a', START + later)).toBe(isInTime ? 'own' : undefined);
          expect(begun.take('a', START + later)).toBeUndefined();
        },
      ),
    );
  });

  test('is lost by a flood from the same place alone', () => {
    const begun = new Begun<string>();
    begun.begin('own', 'here', 'own', START);
    for (let at = 0; at < 1_000; at += 1) begun.begin(`flood ${at}`, 'elsewhere', 'flood', START);
    expect(begun.take('flood 0', START)).toBeUndefined();
    expect(begun.take('flood 999', START)).toBe('flood');
    expect(begun.take('own', START)).toBe('own');
  });

  test('is replaced by what the same owner begins next', () => {
    const begun = new Begun<string>();
    begun.begin('own', 'here', 'first', START);
    begun.begin('own', 'here', 'second', START);
    expect(begun.take('own', START)).toBe('second');
  });
});
