/** A kiosk that was held up looks late: what passed is recorded all the same, each as of its own instant. */
import { expect, test } from 'vitest';
import type { AlarmSource, PersonId } from '../../src/core/terms.ts';
import { DOOR, listed, START, world } from './world.ts';

const SAM = 'sam' as PersonId;

test('somebody’s right ended meanwhile: the rule is broken from then on, whatever else was due', () => {
  const ends = START + 600_000;
  const at = world({
    people: [listed('sam', { role: 'supervisor' }), listed('bob', { valid_until: ends })],
    rules: { head_count_every_ms: 300_000 },
  });
  at.badge('sam');
  at.badge('bob');
  at.see({ type: 'door_opened', door: DOOR });
  at.see({ type: 'door_closed', door: DOOR });
  const source = 'device_lost/camera' as AlarmSource;
  const until = START + 400_000;
  at.see({ type: 'alarm_acted', person: SAM, act: { act: 'shelve', source, until, words: 'repair' } });
  at.pass(60_000);
  const facts = at.pass(840_000);
  expect(facts.find(({ type }) => type === 'lone_interval_started')).toMatchObject({ since: ends });
  expect(facts.some(({ type }) => type === 'lone_interval_ended')).toBe(false);
  expect(at.log.find(({ type }) => type === 'alarm_unshelved')).toMatchObject({
    source,
    cause: 'expired',
    words: '',
    signed_by: [],
  });
});
