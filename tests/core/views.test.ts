/** What a screen shows, whole: each value that a person reads, in the situations that bring it about. */
import { describe, expect, test } from 'vitest';
import { nextNoticeEnd, nextTick } from '../../src/core/deadlines.ts';
import type { Observation, Statement, Touch } from '../../src/core/inputs.ts';
import type { AlarmId, DeviceId, VisitorId } from '../../src/core/terms.ts';
import { viewOf } from '../../src/core/view-of.ts';
import {
  DOOR,
  INSIDE,
  KIOSK_POLICY,
  listed,
  OUTSIDE,
  ROOM,
  startInput,
  type World,
  type WorldOptions,
  world,
} from './world.ts';

const PEOPLE = [
  listed('ana', { role: 'supervisor', group: 'red', photo: 'ana.jpg' }),
  listed('bob', { group: 'blue' }),
  listed('cal', { group: 'red' }),
  listed('gus', { class: 'observer', title: 'League' }),
];

const start = (options: WorldOptions = {}): World => world({ people: PEOPLE, ...options });
const touch = (at: World, value: Touch) => at.see({ type: 'touched', room: ROOM, touch: value });
const propose = (at: World, statement: Statement) => touch(at, { touch: 'propose', statement });
const opens: Observation = { type: 'door_opened', door: DOOR };
const closes: Observation = { type: 'door_closed', door: DOOR };
const view = (at: World) => viewOf(at.state, ROOM, at.now);
const ana = { person: 'ana', name: 'ana', photo: 'ana.jpg', class: 'staff', role: 'supervisor' };
const bob = { person: 'bob', name: 'bob', photo: '', class: 'staff', role: 'member' };

const entered = (at: World, ...names: readonly string[]): World => {
  for (const name of names) at.badge(name);
  at.see(opens);
  at.see(closes);
  at.pass(KIOSK_POLICY.notice_ms);
  return at;
};

const withVisitor = (options: WorldOptions = {}): World => {
  const at = start({ rules: { purpose: 'asked' }, ...options });
  at.badge('ana');
  at.badge('gus');
  at.badge('bob');
  touch(at, { touch: 'choose_purpose', purpose: 'inspection', words: '' });
  at.see(opens);
  at.see(closes);
  at.pass(KIOSK_POLICY.notice_ms);
  return at;
};

describe('answers', () => {
  test('a refusal shows its reason, and a face only where the list knows one', () => {
    const at = start();
    at.see({ type: 'tick' });
    at.badge('stranger');
    const until = at.now + 4_000;
    expect(view(at).screen).toEqual({ screen: 'denied', reason: 'unknown_badge', face: null, until });
    at.badge('ana');
    at.badge('ana');
    expect(view(at).screen).toEqual({ screen: 'denied', reason: 'same_holder_twice', face: ana, until });
    expect(nextNoticeEnd(at.state, at.now)).toBe(until);
    expect(nextNoticeEnd(at.state, until - 1)).toBe(until);
    expect(nextNoticeEnd(at.state, until)).toBe(Number.POSITIVE_INFINITY);
    at.pass(4_000);
    expect(view(at).screen).toMatchObject({ screen: 'badge' });
  });

  test('whoever leaves is told whom they leave alone and which visitors lose their escort', () => {
    const at = withVisitor();
    at.badge('ana', INSIDE);
    expect(view(at).screen).toMatchObject({
      screen: 'signed_out',
      face: ana,
      left_behind: [bob],
      visitors: [{ visitor: 'gus', name: 'gus', organization: 'League', escort: 'ana' }],
      until: at.now + 4_000,
    });
    at.badge('bob', INSIDE);
    expect(view(at).screen).toMatchObject({ screen: 'signed_out', face: bob, left_behind: [], visitors: [] });
  });

  test('an entry that was taken shows who came in', () => {
    const at = start();
    at.badge('ana');
    at.badge('bob');
    at.see(opens);
    expect(view(at).screen).toEqual({ screen: 'entered', people: [ana, bob], until: at.now + 4_000 });
  });
});

describe('an entry that forms', () => {
  test('the screen says what is still needed, and how often the window can be extended', () => {
    const at = start({
      rules: { pairing: { rule: 'one_from_each', groups: ['red', 'blue'], holders: 'any' } },
    });
    at.badge('ana');
    expect(view(at).screen).toEqual({
      screen: 'badge',
      holders: [ana],
      visitors: [],
      need: 'named_group',
      groups: ['blue'],
      until: at.now + 30_000,
      window_ms: 30_000,
      extensions_left: 10,
    });
    touch(at, { touch: 'extend' });
    expect(view(at).screen).toMatchObject({ extensions_left: 9 });
  });

  test('places for visitors count down, and there are none without an entry', () => {
    const at = start();
    expect(view(at).visitor_places_left).toBe(0);
    at.badge('ana');
    expect(view(at).visitor_places_left).toBe(2);
    at.badge('gus');
    expect(view(at).visitor_places_left).toBe(1);
    const vic = { name: 'Vic', organization: '', visitor_class: 'maintenance' } as const;
    touch(at, { touch: 'add_visitor', visitor: 'v1' as VisitorId, ...vic });
    touch(at, { touch: 'add_visitor', visitor: 'v2' as VisitorId, ...vic });
    expect(view(at).visitor_places_left).toBe(0);
    expect(view(at).screen).toMatchObject({ visitors: [{ visitor: 'gus' }, { visitor: 'v1' }] });
  });
});

describe('statements', () => {
  test('the screen says what is signed and by whom, and can be extended', () => {
    const at = withVisitor();
    propose(at, { statement: 'contents', contents: 'unsealed' });
    expect(view(at).screen).toEqual({
      screen: 'sign',
      statement: { statement: 'contents', contents: 'unsealed' },
      needed: 'pair',
      ...{ signed_by: [], signers: [], announced: null, visitor: null },
      until: at.now + 60_000,
      window_ms: 60_000,
      extensions_left: 10,
    });
    touch(at, { touch: 'extend' });
    at.badge('ana');
    expect(view(at).screen).toMatchObject({ signed_by: [ana], extensions_left: 9, until: at.now + 30_000 });
    at.badge('ana');
    expect(view(at).screen).toMatchObject({ screen: 'denied', reason: 'signed_already' });
  });

  test('the statement stays on the screen while somebody leaves', () => {
    const at = entered(start(), 'ana', 'bob');
    propose(at, { statement: 'head_count', count: 2 });
    at.badge('bob', INSIDE);
    expect(view(at).screen).toMatchObject({ screen: 'sign' });
  });

  test('a hand-over names the visitor, and afterwards the new escort', () => {
    const at = withVisitor();
    propose(at, { statement: 'hand_over_escort', visitor: 'gus' as VisitorId });
    expect(view(at).screen).toMatchObject({ visitor: { visitor: 'gus', escort: 'ana' } });
    at.badge('bob');
    expect(view(at).visitors).toMatchObject([{ visitor: 'gus', escort: 'bob' }]);
    const stated = { screen: 'stated', outcome: 'done', count: 0, expected: 0, until: at.now + 4_000 };
    expect(view(at).screen).toEqual({ ...stated, statement: 'hand_over_escort' });
    at.pass(4_000);
    at.badge('ana', INSIDE);
    expect(view(at).banners.filter(({ banner }) => banner === 'unescorted')).toEqual([]);
  });

  test.each<[Statement, readonly string[]]>([
    [{ statement: 'managed_opening', reason: 'loading', minutes: 5 }, ['ana', 'bob']],
    [{ statement: 'contents', contents: 'unsealed' }, ['ana', 'bob']],
  ])('%j is done when a pair has signed', (statement, signers) => {
    const at = start();
    propose(at, statement);
    for (const name of signers) at.badge(name);
    const stated = { screen: 'stated', outcome: 'done', count: 0, expected: 0, until: at.now + 4_000 };
    expect(view(at).screen).toEqual({ ...stated, statement: statement.statement });
  });

  test('the end of an opening and an acknowledged alarm are told', () => {
    const at = start();
    at.see(opens);
    propose(at, { statement: 'acknowledge_alarm', alarm: `door_forced/${ROOM}#1` as AlarmId, words: 'wind' });
    at.badge('ana');
    expect(view(at).screen).toMatchObject({ screen: 'stated', statement: 'acknowledge_alarm' });
    propose(at, { statement: 'managed_opening', reason: 'loading', minutes: 5 });
    at.badge('ana');
    at.badge('bob');
    propose(at, { statement: 'end_managed_opening' });
    at.badge('bob');
    expect(view(at).screen).toMatchObject({ screen: 'stated', statement: 'end_managed_opening' });
  });

  test('an emergency ends with a told sweep, and lasted as long as it did whatever the clock', () => {
    const at = start();
    touch(at, { touch: 'start_emergency' });
    at.badge('ana');
    at.badge('bob');
    at.see(opens);
    at.see({ type: 'clock_differs', by_ms: 500 });
    at.pass(1_200);
    propose(at, { statement: 'end_emergency', sweep: 'seals_intact' });
    at.badge('ana');
    const facts = at.badge('bob');
    expect(facts[0]).toMatchObject({ type: 'emergency_ended', lasted_ms: 700 });
    expect(view(at).screen).toMatchObject({ screen: 'stated', statement: 'end_emergency' });
  });
});

describe('what stays behind every screen', () => {
  const banner = (at: World, name: string) => view(at).banners.filter((one) => one.banner === name);

  test('an ordinary room has none', () => {
    expect(view(start()).banners).toEqual([]);
    expect(view(start()).presence).toBe('certain');
  });

  test('doubts are told since the first of them', () => {
    const at = start();
    at.see(opens);
    const since = at.now;
    at.pass(40_000);
    at.see(closes);
    const causes = ['unsigned_opening', 'long_passage'];
    expect(banner(at, 'uncertain')).toEqual([{ banner: 'uncertain', causes, since }]);
    expect(view(at).presence).toBe('uncertain');
  });

  test('only visitors without their escort are told', () => {
    const at = withVisitor();
    expect(banner(at, 'unescorted')).toEqual([]);
    at.badge('ana', INSIDE);
    expect(banner(at, 'unescorted')).toMatchObject([{ visitor: { visitor: 'gus' } }]);
  });

  test('unsealed ballots, closing time and a nearly full disk', () => {
    const at = start({ rules: { staffed_hours: [{ weekday: 2, from: 0, until: 601 }] } });
    propose(at, { statement: 'contents', contents: 'unsealed' });
    at.badge('ana');
    at.badge('bob');
    expect(view(at).banners).toEqual([{ banner: 'unsealed' }]);
    at.pass(60_000);
    at.see({ type: 'storage_changed', storage: 'low', free_mb: 90 });
    expect(view(at).banners).toEqual([
      { banner: 'unsealed' },
      { banner: 'after_hours' },
      { banner: 'storage_low' },
    ]);
  });

  test('a lost reader is told at its own room, any other device everywhere', () => {
    const at = start();
    const lost = (device: string, kind: 'reader' | 'door' | 'camera') =>
      at.see({ type: 'device_lost', device: device as DeviceId, kind, cause: 'unplugged' });
    lost(INSIDE, 'reader');
    lost('annex-outside', 'reader');
    lost('annex-door', 'door');
    lost('camera', 'camera');
    expect(view(at).banners).toEqual([
      { banner: 'device_lost', device: INSIDE, kind: 'reader' },
      { banner: 'device_lost', device: 'camera', kind: 'camera' },
    ]);
  });

  test('whoever is inside counts or does not', () => {
    const soon = listed('dee', { group: 'green' });
    const at = entered(start({ people: [...PEOPLE, soon] }), 'ana', 'bob');
    at.see({ type: 'people_listed', people: PEOPLE.slice(0, 1), source: '01' });
    expect(view(at).inside.map(({ person, counts }) => [person, counts])).toEqual([
      ['ana', 'counts'],
      ['bob', 'does_not_count'],
    ]);
  });

  test('a clock behind the log is a fault until it has caught up', () => {
    const at = start();
    at.pass(60_000);
    at.pass(-20_000);
    at.see(startInput({}));
    at.see({ type: 'door_found', door: DOOR, contact: 'closed' });
    expect(view(at).screen).toEqual({ screen: 'fault', causes: ['clock_not_trusted'] });
    at.see({ type: 'tick' });
    expect(nextTick(at.state, at.now)).toBe(at.now + 20_000);
    at.pass(20_000);
    expect(view(at).screen).toEqual({ screen: 'attract' });
  });

  test('a room whose reader is gone says so', () => {
    const at = start();
    at.see({
      type: 'device_lost',
      device: OUTSIDE as string as DeviceId,
      kind: 'reader',
      cause: 'unplugged',
    });
    expect(view(at).screen).toEqual({ screen: 'fault', causes: ['outside_reader_lost'] });
  });
});
