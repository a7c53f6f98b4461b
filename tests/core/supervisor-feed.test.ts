/** The feed of those who look from afar: which entries make a line, and what each line says. */
import { expect, test } from 'vitest';
import { feedLineOf, tellsOfDuress } from '../../src/core/supervisor-feed.ts';
import { DOOR, listed, ROOM, type World, world } from './world.ts';

const PEOPLE = [listed('ana', { name: 'Ana Ruiz' }), listed('bob', { name: 'Bob Carter' })];

const bothInside = (): World => {
  const at = world({ people: PEOPLE });
  for (const name of ['ana', 'bob']) at.badge(name);
  at.see({ type: 'door_opened', door: DOOR });
  at.see({ type: 'door_closed', door: DOOR });
  return at;
};

const line = (at: World, of: string) => {
  const seq = at.log.findIndex(({ type }) => type === of);
  const fact = at.log[seq];
  if (fact === undefined) throw new Error(`there is a ${of}`);
  return feedLineOf(at.state, seq, fact);
};

test('a line names who it is about, where, and the one thing it adds', () => {
  const at = bothInside();
  at.badge('stranger');
  expect(line(at, 'entry_taken')).toMatchObject({
    room: ROOM,
    level: 'notice',
    who: ['Ana Ruiz', 'Bob Carter'],
    about: '',
  });
  expect(line(at, 'access_denied')).toMatchObject({ who: [], about: 'reason', value: 'unknown_badge' });
  expect(line(at, 'door_opened')).toMatchObject({ about: 'accounted_by', value: 'entry' });
  expect(line(at, 'people_imported')).toMatchObject({ about: '', value: '', room: '' });
});

test('what goes on all the time is left out', () => {
  const at = bothInside();
  at.pass(60_000);
  expect(line(at, 'heartbeat')).toBeNull();
});

test('a line of an alarm names it, and one of duress is told apart whichever fact it is', () => {
  const at = bothInside();
  expect(line(at, 'alarm_raised')).toMatchObject({ about: 'alarm', value: 'list_changed#1' });
  const plain = { seq: 1, at: 0, room: '', level: 'notice', who: [], about: 'alarm' } as const;
  expect(tellsOfDuress({ ...plain, type: 'alarm_raised', value: `duress/${ROOM}#1` })).toBe(true);
  expect(tellsOfDuress({ ...plain, type: 'alarm_closed', value: 'duress#2' })).toBe(true);
  expect(tellsOfDuress({ ...plain, type: 'duress_signalled', value: '' })).toBe(true);
  expect(tellsOfDuress({ ...plain, type: 'alarm_raised', value: 'tamper/duress#1' })).toBe(false);
});
