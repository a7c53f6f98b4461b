import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCode, codeNow } from '../../src/office/codes.ts';

const SECRET = new TextEncoder().encode('twenty bytes of text');

test('a code is taken for just as long as is said with it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_600_000_000, max: 2_000_000_000 }), (second) => {
      const { code, seconds } = codeNow(SECRET, second * 1_000);
      const after = (more: number) => checkCode(SECRET, code, (second + more) * 1_000, 0).outcome;
      expect(seconds).toBeGreaterThan(30);
      expect(after(0)).toBe('right');
      expect(after(seconds - 1)).toBe('right');
      expect(after(seconds)).toBe('wrong');
    }),
  );
});
