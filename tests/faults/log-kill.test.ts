/** As many kills as an everyday run allows; `npm run faults` does a thousand. */
import { expect, test } from 'vitest';
import { killWriters } from './kills.ts';

test('after kill -9 at any moment the log opens, verifies, and no acknowledged entry is missing', {
  timeout: 120_000,
}, async () => {
  const { kills, entries } = await killWriters(50);
  expect(kills).toBe(50);
  expect(entries).toBeGreaterThan(50);
});
