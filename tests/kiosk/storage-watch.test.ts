import { expect, test } from 'vitest';
import {
  ENOUGH_BYTES,
  FULL_BYTES,
  judgeStorage,
  LOW_BYTES,
  lookAtStorage,
  type Storage,
} from '../../src/storage-watch.ts';

const disk = (freeBytes: number, reserve = true) => ({ freeBytes, restoreReserve: () => reserve });

test.each<[string, Storage, number, boolean, Storage]>([
  ['plenty', 'ok', ENOUGH_BYTES, true, 'ok'],
  ['just not low', 'ok', LOW_BYTES, true, 'ok'],
  ['low', 'ok', LOW_BYTES - 1, true, 'low'],
  ['still low until well above the mark', 'low', ENOUGH_BYTES - 1, true, 'low'],
  ['enough again', 'low', ENOUGH_BYTES, true, 'ok'],
  ['just not full', 'ok', FULL_BYTES, true, 'low'],
  ['full', 'ok', FULL_BYTES - 1, true, 'full'],
  ['full until there is enough', 'full', ENOUGH_BYTES - 1, true, 'full'],
  ['full until the reserve is back', 'full', ENOUGH_BYTES, false, 'full'],
  ['over', 'full', ENOUGH_BYTES, true, 'ok'],
])('%s', (_name, before, free, reserve, after) => {
  expect(judgeStorage(before, disk(free, reserve))).toBe(after);
});

test('only a change is reported', () => {
  expect(lookAtStorage('ok', disk(ENOUGH_BYTES))).toBeUndefined();
  expect(lookAtStorage('ok', disk(FULL_BYTES - 1))).toEqual({
    type: 'storage_changed',
    storage: 'full',
    free_mb: 15,
  });
});
