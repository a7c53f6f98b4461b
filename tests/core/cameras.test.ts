/** What is known of cameras: as somebody saw them last, and since when one is dark. */
import { expect, test } from 'vitest';
import { CAMERAS_MAX, hasTooManyCameras } from '../../src/core/cameras.ts';
import type { PersonId, YesNo } from '../../src/core/terms.ts';
import { listed, type World, world } from './world.ts';

const office = (): World => world({ people: [listed('ana')] });
const sees = (at: World, works: YesNo, ahead_ms = 0, camera = 'hall') =>
  at.see({ type: 'camera_seen', camera, works, ahead_ms, words: 'Looked', signed_by: ['ana' as PersonId] });

test('a dark camera keeps the clock it had, and is dark since somebody first saw that', () => {
  const at = office();
  sees(at, 'yes', -3_000);
  expect(at.state.cameras.checked['hall']).toEqual({ at: at.now, ahead_ms: -3_000, down: 0 });
  at.pass(1_000);
  const dark = at.now;
  sees(at, 'no', 7_000);
  expect(at.log.at(-1)).toMatchObject({ type: 'alarm_raised', source: 'camera_down/hall', since: dark });
  expect(at.log.filter(({ type }) => type === 'camera_checked').at(-1)).toMatchObject({
    works: 'no',
    ahead_ms: 0,
  });
  at.pass(1_000);
  sees(at, 'no');
  expect(at.state.cameras.checked['hall']).toEqual({ at: at.now, ahead_ms: -3_000, down: dark });
  sees(at, 'yes', 2_000);
  expect(at.state.cameras.checked['hall']).toEqual({ at: at.now, ahead_ms: 2_000, down: 0 });
  // One that was never seen to work has no clock.
  sees(at, 'no', 7_000, 'yard');
  expect(at.state.cameras.checked['yard']).toEqual({ at: at.now, ahead_ms: 0, down: at.now });
});

test('a log has room for 64 cameras, and for each of them again', () => {
  const at = office();
  for (let camera = 0; camera < CAMERAS_MAX - 1; camera += 1) sees(at, 'yes', 0, `c${camera}`);
  expect(hasTooManyCameras(at.state, 'hall')).toBe(false);
  sees(at, 'yes');
  expect(hasTooManyCameras(at.state, 'hall')).toBe(false);
  expect(hasTooManyCameras(at.state, 'toString')).toBe(true);
  expect(sees(at, 'yes', 0, 'yard')).toEqual([]);
  expect(sees(at, 'no')).not.toEqual([]);
  expect(CAMERAS_MAX).toBe(64);
});
