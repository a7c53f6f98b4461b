/** Corners that whole days seldom turn: two rooms, calendars passed in the dark, limits, first and last instants. */
import { describe, expect, test } from 'vitest';
import { nextTick } from '../../src/core/deadlines.ts';
import { decide } from '../../src/core/decide.ts';
import { atReaders } from '../../src/core/effects-of.ts';
import type { Fact, FactType } from '../../src/core/facts.ts';
import type { Input, Observation, Touch } from '../../src/core/inputs.ts';
import type { RoomPolicy } from '../../src/core/policy.ts';
import type { DeviceId, DoorId, ReaderId, RoomId, VisitorId } from '../../src/core/terms.ts';
import { viewOf } from '../../src/core/view-of.ts';
import { PEOPLE_INSIDE_MAX } from '../../src/core/visitors.ts';
import {
  badgeOf,
  DOOR,
  INSIDE,
  KIOSK_POLICY,
  listed,
  momentAt,
  OUTSIDE,
  ROOM,
  RULES,
  roomPolicy,
  START,
  startInput,
  type World,
  type WorldOptions,
  world,
} from './world.ts';

const ANNEX = 'annex' as RoomId;
const rooms = [ROOM, ANNEX];
const PEOPLE = [
  listed('ana', { role: 'supervisor', group: 'red', rooms }),
  listed('bob', { group: 'blue', rooms }),
  listed('cal', { group: 'red', rooms }),
  listed('gus', { class: 'observer', rooms }),
  listed('hal', { class: 'maintenance', rooms }),
];

const annex = (change: Parameters<typeof roomPolicy>[0] = {}): RoomPolicy => ({
  ...roomPolicy(change),
  room: ANNEX,
  door: 'annex-door' as DoorId,
  outside_reader: 'annex-outside' as ReaderId,
  inside_reader: '',
});

const start = (options: WorldOptions = {}): World => world({ people: PEOPLE, ...options });
const touch = (at: World, value: Touch) => at.see({ type: 'touched', room: ROOM, touch: value });
const opens: Observation = { type: 'door_opened', door: DOOR };
const closes: Observation = { type: 'door_closed', door: DOOR };
const full: Observation = { type: 'storage_changed', storage: 'full', free_mb: 0 };
const types = (facts: readonly Fact[]): readonly FactType[] => facts.map((fact) => fact.type);
const fact = <T extends FactType>(facts: readonly Fact[], type: T) => facts.find((one) => one.type === type);
const opening: Touch = {
  touch: 'propose',
  statement: { statement: 'managed_opening', reason: 'loading', minutes: 3 },
};

const entered = (at: World, ...names: readonly string[]): World => {
  for (const name of names) at.badge(name);
  at.see(opens);
  at.see(closes);
  return at;
};

describe('two rooms', () => {
  const twoRooms = () => start({ rooms: [roomPolicy(), annex()] });
  const there = (at: World, name: string) =>
    at.see({ type: 'badge_read', reader: 'annex-outside' as ReaderId, credential: badgeOf(name) });
  const refused = { type: 'access_denied', reason: 'inside_other_room' };

  test('nobody stands at two doors, not as a holder and not as a visitor', () => {
    const at = twoRooms();
    at.badge('ana');
    at.badge('gus');
    expect(there(at, 'ana')).toMatchObject([refused]);
    at.badge('bob');
    expect(there(at, 'bob')).toMatchObject([refused]);
    there(at, 'cal');
    expect(there(at, 'gus')).toMatchObject([refused]);
    at.see(opens);
    expect(there(at, 'gus')).toMatchObject([refused]);
    expect(there(at, 'bob')).toMatchObject([refused]);
  });

  test('a visitor in an entry at one door is refused at the other', () => {
    const at = twoRooms();
    at.badge('ana');
    at.badge('gus');
    there(at, 'bob');
    expect(there(at, 'gus')).toMatchObject([refused]);
  });

  test('rooms that are still set up are not closed down', () => {
    const at = twoRooms();
    const facts = at.see(startInput({ rooms: [roomPolicy(), annex()] }));
    expect(types(facts)).not.toContain('room_closed_down');
  });

  test('where there is one reader, a badge of somebody inside signs out by badge', () => {
    const at = start({ rooms: [annex()] });
    there(at, 'ana');
    there(at, 'bob');
    at.see({ type: 'door_opened', door: 'annex-door' as DoorId });
    expect(there(at, 'ana')[0]).toMatchObject({ type: 'exit_signed', how: 'badge' });
  });

  test('a signal for a room sounds at each of its readers', () => {
    const at = twoRooms();
    const sounding = (room: RoomId) => atReaders(at.state, { type: 'room_signal', room, signal: 'alarm' });
    const signal = (room: RoomId, reader: string) => ({ type: 'signal', room, reader, signal: 'alarm' });
    expect(sounding(ROOM)).toEqual([signal(ROOM, OUTSIDE), signal(ROOM, INSIDE)]);
    expect(sounding(ANNEX)).toEqual([signal(ANNEX, 'annex-outside')]);
    const unlock = { type: 'unlock_door', door: DOOR, pulse_ms: 1 } as const;
    expect(atReaders(at.state, unlock)).toEqual([unlock]);
  });
});

/** A clean stop, and a start so much later. */
const startAgain = (ms: number, kiosk: NonNullable<WorldOptions['kiosk']> = {}): readonly Fact[] => {
  const at = start({ kiosk });
  at.see({ type: 'stopping', cause: 'asked' });
  const input = { moment: momentAt(at.now + ms), ...startInput({ kiosk }) } as Input;
  return decide(at.state, input);
};

describe('what ends by itself', () => {
  test('an entry that a full disk ends shows the fault, not an answer', () => {
    const at = start();
    at.badge('ana');
    expect(types(at.see(full))).toEqual(['storage_changed', 'entry_abandoned']);
    expect(viewOf(at.state, ROOM, at.now).screen).toEqual({ screen: 'fault', causes: ['storage_full'] });
  });

  test('with a full disk a head count can still be signed', () => {
    const at = start();
    at.see(full);
    touch(at, { touch: 'propose', statement: { statement: 'head_count', count: 0 } });
    expect(types(at.badge('ana'))).toEqual(['head_count_stated']);
  });

  test('an answer leaves the screen at its instant, and the loop is not woken for it again', () => {
    const at = start();
    at.see({ type: 'tick' });
    at.badge('stranger');
    at.pass(KIOSK_POLICY.notice_ms);
    expect(viewOf(at.state, ROOM, at.now).screen).toEqual({ screen: 'attract' });
    expect(nextTick(at.state, at.now)).toBeGreaterThan(at.now);
  });

  test('a step of the clock moves what the screen promises, and what the exit button explains', () => {
    const at = start();
    at.badge('ana');
    at.badge('bob');
    at.see({ type: 'clock_differs', by_ms: 3_000 });
    at.pass(3_000);
    expect(viewOf(at.state, ROOM, at.now).screen).toMatchObject({ until: at.now + RULES.unlock_ms });
    const button = start();
    button.see({ type: 'exit_requested', door: DOOR });
    button.see({ type: 'clock_differs', by_ms: 60_000 });
    button.pass(60_001);
    expect(fact(button.see(opens), 'door_forced')).toMatchObject({ after_exit_request: 'yes' });
  });

  test('phases that passed in the dark are recorded in their order, each as of its instant', () => {
    const [receiving, sealed] = [START + 30_000, START + 90_000];
    const calendar = [
      { phase: 'sealed', from: sealed },
      { phase: 'receiving', from: receiving },
    ] as const;
    const facts = startAgain(120_000, { calendar });
    expect(facts.filter(({ type }) => type === 'phase_changed')).toMatchObject([
      { from: 'preparation', to: 'receiving', since: receiving },
      { from: 'receiving', to: 'sealed', since: sealed },
    ]);
  });

  test('a start says for how long nothing was watched', () => {
    expect(fact(startAgain(0), 'kiosk_started')).toMatchObject({ unwatched_ms: 0, clock_behind_ms: 0 });
    expect(fact(startAgain(5), 'kiosk_started')).toMatchObject({ unwatched_ms: 5, clock_behind_ms: 0 });
  });

  test('a loss that is mended in the same instant lasted no time', () => {
    const at = start();
    const device = 'camera' as DeviceId;
    at.see({ type: 'device_lost', device, kind: 'camera', cause: 'a' });
    expect(at.see({ type: 'device_recovered', device, kind: 'camera' })).toMatchObject([{ lost_ms: 0 }]);
  });

  test('a disk that was fine at the start is no news', () => {
    expect(start().see({ type: 'storage_changed', storage: 'ok', free_mb: 900 })).toEqual([]);
  });
});

describe('visitors', () => {
  const withTwo = () => {
    const at = start();
    at.badge('ana');
    at.badge('gus');
    at.badge('hal');
    return entered(at, 'bob');
  };

  test('handing over one visitor leaves the other with their escort', () => {
    const at = withTwo();
    const visitor = 'gus' as VisitorId;
    touch(at, { touch: 'propose', statement: { statement: 'hand_over_escort', visitor } });
    at.badge('bob');
    const escorts = at.state.rooms[ROOM]?.visitors.map((one) => [one.visitor, one.escort]);
    expect(escorts).toEqual([
      ['gus', 'bob'],
      ['hal', 'ana'],
    ]);
  });

  test('a room with a person and a visitor left still owes a count', () => {
    const at = withTwo();
    at.badge('bob', INSIDE);
    touch(at, {
      touch: 'sign_out_visitor',
      visitor: 'hal' as VisitorId,
      badge: 'not_asked',
      items: 'not_asked',
      words: '',
    });
    expect(at.state.rooms[ROOM]?.head_count).not.toBeNull();
  });

  test('no more than ten come with one entry, whatever an escort may bring', () => {
    const at = start({ rules: { visitors_per_escort: 99 } });
    at.badge('ana');
    expect(viewOf(at.state, ROOM, at.now).visitor_places_left).toBe(10);
    at.badge('gus');
    expect(viewOf(at.state, ROOM, at.now).visitor_places_left).toBe(9);
  });
});

test('whoever is on their way in takes up a place, visitors too', () => {
  const crowd = Array.from({ length: PEOPLE_INSIDE_MAX - 2 }, (_, index) => `person-${index}`);
  const people = [...PEOPLE, ...crowd.map((name) => listed(name))];
  const at = start({ rules: { joining: 'newcomers_only' }, people });
  for (let index = 0; index < crowd.length; index += 2) entered(at, ...crowd.slice(index, index + 2));
  const places = () => viewOf(at.state, ROOM, at.now).visitor_places_left;
  at.badge('ana');
  expect(places()).toBe(1);
  at.badge('gus');
  expect(places()).toBe(0);
});

describe('entries and openings', () => {
  test('an oath counts from the instant it is given, and not before', () => {
    const given = (oath: number) =>
      start({ rules: { oath: 'required' }, people: [listed('ana', { oath })] }).badge('ana');
    expect(given(START)).toMatchObject([{ type: 'first_badge_accepted' }]);
    expect(given(START + 1)).toMatchObject([{ reason: 'oath_missing' }]);
    expect(given(0)).toMatchObject([{ reason: 'oath_missing' }]);
  });

  test('a question has its own time, and a grant by touch names no badge', () => {
    const at = start({ rules: { pairing: { rule: 'single' }, purpose: 'asked', authority: 'asked' } });
    expect(at.badge('ana')[0]).toMatchObject({ next: 'purpose', until: at.now + RULES.step_ms });
    touch(at, { touch: 'choose_purpose', purpose: 'inspection', words: '' });
    const granted = touch(at, { touch: 'state_authority', words: 'order 7' });
    expect(types(granted)).toEqual(['authority_stated', 'access_granted']);
    expect(granted[1]).toMatchObject({ reader: '', credential: '', purpose: 'inspection' });
  });

  test('somebody of the same group as a lone person inside may begin an entry of their own', () => {
    const at = entered(start({ rules: { pairing: { rule: 'different_group' } } }), 'ana', 'bob');
    at.badge('bob', INSIDE);
    at.see(opens);
    at.see(closes);
    expect(types(at.badge('cal'))).toEqual(['first_badge_accepted']);
  });

  test.each([{ authority: 'asked' }, { observers_needed: 1 }, { second_factor: 'pin' }] as const)(
    'an opening is no way around %j',
    (rules) => {
      const at = start({ rules });
      touch(at, opening);
      expect(at.badge('ana')).toMatchObject([{ reason: 'opening_not_offered' }]);
    },
  );

  test('an opening needs staffed hours only where entries do, and is not begun in an emergency', () => {
    const at = start({ rules: { after_hours: 'approved_by_supervisor' } });
    touch(at, opening);
    expect(types(at.badge('ana'))).toEqual(['statement_signed']);
    const hours = { staffed_hours: [{ weekday: 0, from: 0, until: 1 }] };
    const late = start({ rules: hours });
    touch(late, opening);
    expect(types(late.badge('ana'))).toEqual(['statement_signed']);
    const fire = start();
    touch(fire, { touch: 'start_emergency' });
    expect(touch(fire, opening)).toEqual([]);
  });
});
