/** The feed of those who look from afar: which entries make a line, and what each line says. */
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/core/facts.ts';
import type { RoomState, State } from '../../src/core/state.ts';
import { linesWithoutNames } from '../../src/core/supervisor-counts.ts';
import { FEED_MAX, feedLineOf, tellsOfDuress } from '../../src/core/supervisor-feed.ts';
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

describe('a line', () => {
  const calm = (): State => world({ people: PEOPLE }).state;
  const visitor = { visitor: 'v-1', name: 'Gus Lind' } as unknown as RoomState['visitors'][number];
  const other = { visitor: 'v-2', name: 'Hal Moe' } as unknown as RoomState['visitors'][number];
  const withVisitors = (): State => {
    const now = calm();
    return { ...now, rooms: { [ROOM]: { ...now.rooms[ROOM], visitors: [visitor, other] } as RoomState } };
  };
  const of = (fact: object, at = calm()) =>
    feedLineOf(at, 3, { type: 'tamper_detected', at: 5, ...fact } as unknown as Fact);
  const who = (fact: object, at = calm()) => of(fact, at)?.who;

  test('is about the kiosk as a whole where no room is named', () => {
    expect(of({})).toEqual({
      ...{
        seq: 3,
        at: 5,
        type: 'tamper_detected',
        room: '',
        level: 'critical',
        who: [],
        about: '',
        value: '',
      },
    });
    expect(of({ room: ROOM })?.room).toBe(ROOM);
  });

  test('names people by whatever field they stand in, once, and by the list where it knows them', () => {
    expect(who({ person: 'ana' })).toEqual(['Ana Ruiz']);
    expect(who({ people: ['ana', 'bob'] })).toEqual(['Ana Ruiz', 'Bob Carter']);
    expect(who({ holders: ['bob'] })).toEqual(['Bob Carter']);
    expect(who({ signed_by: ['ana', 'bob'] })).toEqual(['Ana Ruiz', 'Bob Carter']);
    expect(who({ person: 'ana', signed_by: ['ana'] })).toEqual(['Ana Ruiz']);
    expect(who({ person: 'zoe' })).toEqual(['zoe']);
    expect(who({ person: 'constructor' })).toEqual(['constructor']);
    expect(who({ person: '' })).toEqual([]);
    expect(who({ people: [{ person: 'ana' }, 'bob'] })).toEqual(['Bob Carter']);
  });

  test('names visitors as they named themselves: in the fact, or inside', () => {
    expect(who({ visitor: { name: 'Gus Lind' } })).toEqual(['Gus Lind']);
    expect(who({ visitors: [{ name: 'Gus Lind' }, { name: 'Hal Moe' }] })).toEqual(['Gus Lind', 'Hal Moe']);
    expect(who({ visitor: 'v-1' }, withVisitors())).toEqual(['Gus Lind']);
    expect(who({ visitor: 'v-9' }, withVisitors())).toEqual([]);
    expect(who({ visitor: null, visitors: [null, { name: 7 }, { title: 'x' }] })).toEqual([]);
  });

  test('has room for six names, and for so much of each', () => {
    const seven = Array.from({ length: 7 }, (_, index) => `p${index}`);
    expect(who({ people: seven })).toEqual(seven.slice(0, 6));
    expect(who({ person: 'p'.repeat(81) })).toEqual([`${'p'.repeat(79)}…`]);
  });

  test.each([
    ...['reason', 'accounted_by', 'alarm', 'device', 'line', 'channel', 'purpose', 'sweep', 'statement'],
    ...['storage', 'previous_end', 'to', 'how', 'count', 'source', 'cause', 'taken', 'by'],
  ])('can add its %s', (field) => {
    expect(of({ [field]: 'x' })).toMatchObject({ about: field, value: 'x' });
  });

  test('adds the first thing that it can, a text or a number, and no more of it than fits', () => {
    expect(of({ reason: 'x', cause: 'y' })).toMatchObject({ about: 'reason', value: 'x' });
    expect(of({ count: 3, cause: 'y' })).toMatchObject({ about: 'count', value: '3' });
    expect(of({ count: [3], cause: 'y' })).toMatchObject({ about: 'cause', value: 'y' });
    expect(of({ cause: 'y'.repeat(81) })?.value).toBe(`${'y'.repeat(79)}…`);
  });
});

test.each([
  ...['heartbeat', 'snapshot_taken', 'checkpoint_cosigned', 'checkpoint_given', 'window_extended'],
  ...['managed_opening_minute', 'room_policy_set', 'notice_delivered', 'person_enrolled', 'person_changed'],
  'signature_announced',
])('no line tells of %s', (type) => {
  expect(feedLineOf(world().state, 3, { type, at: 5 } as unknown as Fact)).toBeNull();
});

test('a page has the last hundred lines', () => {
  expect(FEED_MAX).toBe(100);
});

test('an observer is sent no name, and no line of duress', () => {
  const line = { seq: 1, at: 0, room: '', level: 'notice', who: ['Ana Ruiz'], about: '', value: '' } as const;
  const duress = { ...line, type: 'duress_signalled' } as const;
  const plain = { ...line, type: 'entry_taken' } as const;
  expect(linesWithoutNames([duress, plain])).toEqual([{ ...plain, who: [] }]);
});
