import fc from 'fast-check';
import { expect, test } from 'vitest';
import { qrRows } from '../../src/receipts/qr.ts';
import { readRows } from './reader.ts';

test('any bytes come back from the code as they were', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 600 }),
      fc.constantFrom('L', 'M'),
      (bytes, level) => {
        expect(readRows(qrRows(Buffer.from(bytes), level))).toEqual(Buffer.from(bytes));
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test('a proof from a log of a billion entries still fits and is read', () => {
  const proof = Buffer.from('c2sp.org/tlog-proof@v1\n'.concat('A'.repeat(43), '=\n').repeat(33));
  const rows = qrRows(proof, 'L');
  expect(rows.length).toBeLessThanOrEqual(157);
  expect(readRows(rows)).toEqual(proof);
});

test('more than a code can hold is refused', () => {
  expect(() => qrRows(Buffer.alloc(2_954, 65), 'L')).toThrow();
});
