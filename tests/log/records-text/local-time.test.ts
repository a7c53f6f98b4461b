import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatOffset, formatTime } from '../../../src/log/entry-time.ts';
import { localTime } from '../../../src/log/records-text/local-time.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const FROM = Date.UTC(2026, 10, 1);

test('whatever was asked for before, the clock of the room is the time moved by its offset', () => {
  const asked = fc.record({
    at: fc.integer({ min: FROM, max: FROM + 2 * DAY_MS }),
    offset: fc.constantFrom(-720, -300, 0, 345, 840),
  });
  fc.assert(
    fc.property(fc.array(asked, { minLength: 2, maxLength: 12 }), (times) => {
      for (const { at, offset } of times) {
        const local = new Date(at + offset * MINUTE_MS).toISOString().slice(0, -1);
        expect(localTime(formatTime(at), formatOffset(offset))).toBe(local);
      }
    }),
  );
});

test.each([
  '2026-11-03T24:00:00.000Z',
  '2026-11-03T11:60:00.000Z',
  '2026-11-03T11:30:00Z',
  '2026-11-03 11:30:00.000Z',
  '2026-11-03T11:30:00.000Z ',
  '2026-11-03X2026-11-03T11:30:00.000Z',
  '2026-11-03',
  '2026-02-30T11:30:00.000Z',
  5,
  undefined,
])('%j is not a time, on a day that was asked for before either', (time) => {
  localTime('2026-11-03T11:30:00.000Z', '+00:00');
  expect(() => localTime(time, '+00:00')).toThrow('is not a time');
});

test.each(['+0:00', 'Z', '+00:00:00', undefined])('%j is not an offset', (offset) => {
  localTime('2026-11-03T11:30:00.000Z', '+00:00');
  expect(() => localTime('2026-11-03T11:30:00.000Z', offset)).toThrow('is not an offset');
});
