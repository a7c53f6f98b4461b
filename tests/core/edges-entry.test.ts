/** Decisions about people at their edges: the last attempt, the one visitor too many, the first who counts. */
import { describe, expect, test } from 'vitest';
import type { Fact, FactType } from '../../src/core/facts.ts';
import type { Observation, Touch } from '../../src/core/inputs.ts';
import type { PersonId, PinHash, VisitorId } from '../../src/core/terms.ts';
import {
  badgeOf,
  DOOR,
  INSIDE,
  KIOSK_POLICY,
  listed,
  ROOM,
  RULES,
  type World,
  type WorldOptions,
  world,
} from './world.ts';

const PEOPLE = [
  listed('ana', { role: 'supervisor', group: 'red' }),
  listed('bob', { group: 'blue' }),
  listed('cal', { group: 'red' }),
  listed('gus', { class: 'observer' }),
  listed('hal', { class: 'maintenance' }),
];

const start = (options: WorldOptions = {}): World => world({ people: PEOPLE, ...options });
const touch = (at: World, value: Touch) => at.see({ type: 'touched', room: ROOM, touch: value });
const opens: Observation = { type: 'door_opened', door: DOOR };
const closes: Observation = { type: 'door_closed', door: DOOR };
const types = (facts: readonly Fact[]): readonly FactType[] => facts.map((fact) => fact.type);
const fact = <T extends FactType>(facts: readonly Fact[], type: T) => facts.find((one) => one.type === type);

const entered = (at: World, ...names: readonly string[]): World => {
  for (const name of names) at.badge(name);
  at.see(opens);
  at.see(closes);
  return at;
};

describe('PINs', () => {
  const pin = (name: string) => `pin:${name}` as PinHash;
  const withPins = (): World => {
    const at = start({ rules: { second_factor: 'pin' } });
    for (const name of ['ana', 'bob']) {
      const duress = `duress:${name}` as PinHash;
      at.see({ type: 'pin_chosen', person: name as PersonId, pin: pin(name), duress });
    }
    return at;
  };
  const enter = (at: World, value: PinHash) => touch(at, { touch: 'enter_pin', pin: value });

  test('wrong ones count down to a lock, after which all attempts are there again', () => {
    const at = withPins();
    at.badge('ana');
    const wrong = () => fact(enter(at, pin('x')), 'pin_refused');
    expect(wrong()).toMatchObject({ attempts_left: 2, locked_until: 0 });
    expect(wrong()).toMatchObject({ attempts_left: 1, locked_until: 0 });
    const locked_until = at.now + KIOSK_POLICY.pin_lockout_ms;
    expect(wrong()).toMatchObject({ attempts_left: 0, locked_until });
    at.pass(KIOSK_POLICY.pin_lockout_ms);
    at.badge('ana');
    expect(wrong()).toMatchObject({ attempts_left: 2 });
  });

  test('a right one forgets the wrong ones, a new list does not', () => {
    const at = withPins();
    at.badge('ana');
    enter(at, pin('x'));
    at.see({
      type: 'people_listed',
      people: [listed('ana', { title: 'Chief' }), ...PEOPLE.slice(1)],
      source: '1',
    });
    expect(fact(enter(at, pin('x')), 'pin_refused')).toMatchObject({ attempts_left: 1 });
    enter(at, pin('ana'));
    expect(at.state.people['ana' as PersonId]).toMatchObject({ wrong_pins: 0, pin_locked_until: 0 });
  });

  test('a new list keeps PINs and locks, and the PIN of nobody is not kept', () => {
    const at = withPins();
    at.badge('ana');
    for (let attempt = 0; attempt < 3; attempt += 1) enter(at, pin('x'));
    const before = at.state.people['ana' as PersonId];
    at.see({ type: 'people_listed', people: [listed('ana', { title: 'Chief' })], source: '1' });
    const { pin: kept, duress, pin_locked_until } = at.state.people['ana' as PersonId] ?? {};
    expect([kept, duress, pin_locked_until]).toEqual([before?.pin, before?.duress, before?.pin_locked_until]);
    const nobody = { person: 'zoe' as PersonId, pin: pin('zoe'), duress: pin('z') };
    expect(at.see({ type: 'pin_chosen', ...nobody })).toEqual([]);
  });

  test('each holder gives their own', () => {
    const at = withPins();
    at.badge('ana');
    enter(at, pin('ana'));
    at.badge('bob');
    expect(types(enter(at, pin('ana')))).toEqual(['pin_refused']);
    expect(types(enter(at, pin('bob')))).toEqual(['pin_accepted', 'access_granted']);
  });
});

describe('entries', () => {
  test('two badges are quick below the limit, not at it', () => {
    const spread = (ms: number) => {
      const at = start();
      at.badge('ana');
      at.pass(ms);
      return fact(at.badge('bob'), 'access_granted');
    };
    expect(spread(KIOSK_POLICY.quick_pair_ms)).toMatchObject({ warnings: [] });
    expect(spread(KIOSK_POLICY.quick_pair_ms - 1)).toMatchObject({ warnings: ['quick_pair'] });
  });

  test('a grant says on whom it rests and that no purpose was asked', () => {
    const at = start();
    at.badge('ana');
    const granted = fact(at.badge('bob'), 'access_granted');
    expect(granted).toMatchObject({ evaluated_on: 'newcomers', purpose: 'not_asked' });
    at.see(opens);
    at.see(closes);
    expect(fact(at.badge('cal'), 'access_granted')).toMatchObject({ evaluated_on: 'newcomers_and_inside' });
  });

  test('somebody who joins people inside is not asked to see a partner', () => {
    const at = start({ rules: { partner_confirmation: 'asked' } });
    at.badge('ana');
    at.badge('bob');
    touch(at, { touch: 'confirm_partner', answer: 'seen' });
    at.see(opens);
    at.see(closes);
    expect(types(at.badge('cal'))).toContain('access_granted');
  });

  test('a newcomer has to be seen too', () => {
    const at = start({ rules: { partner_confirmation: 'asked', purpose: 'asked' } });
    at.badge('ana');
    at.badge('bob');
    touch(at, { touch: 'confirm_partner', answer: 'seen' });
    const [joined] = at.badge('cal');
    expect(joined).toMatchObject({ type: 'partner_badge_accepted', next: 'confirm' });
  });

  test('only observers are observers, and the first of them is enough', () => {
    const at = start({ rules: { observers_needed: 1 } });
    at.badge('ana');
    at.badge('hal');
    expect(types(at.badge('bob'))).toEqual(['partner_badge_accepted']);
    expect(types(at.badge('gus'))).toEqual(['access_granted']);
  });

  test('a visitor added by hand completes an entry, gives it new time, and needs a free place', () => {
    const at = start({ rules: { observers_needed: 1, visitors_per_escort: 1 } });
    const olga = { name: 'Olga', organization: '', visitor_class: 'observer' } as const;
    expect(touch(at, { touch: 'add_visitor', visitor: 'v0' as VisitorId, ...olga })).toEqual([]);
    at.badge('ana');
    at.pass(10_000);
    const [added] = touch(at, { touch: 'add_visitor', visitor: 'v1' as VisitorId, ...olga });
    expect(added).toMatchObject({ type: 'visitor_added', until: at.now + RULES.pairing_window_ms });
    expect(touch(at, { touch: 'add_visitor', visitor: 'v2' as VisitorId, ...olga })).toEqual([]);
    const late = start({ rules: { observers_needed: 1 } });
    late.badge('ana');
    late.badge('bob');
    expect(types(touch(late, { touch: 'add_visitor', visitor: 'v1' as VisitorId, ...olga }))).toEqual([
      'visitor_added',
      'access_granted',
    ]);
  });

  test('approval is asked only after hours', () => {
    const at = start({ rules: { after_hours: 'approved_by_supervisor' } });
    at.badge('bob');
    expect(types(at.badge('cal'))).toEqual(['access_granted']);
    const hours = [{ weekday: 0, from: 0, until: 1 }];
    const late = start({ rules: { staffed_hours: hours } });
    late.badge('bob');
    expect(types(late.badge('cal'))).toEqual(['access_granted']);
  });

  test('in an emergency a pair gets in where the phase refuses entries', () => {
    const at = start({ rules: { entries: 'refused' } });
    expect(at.badge('ana')).toMatchObject([{ reason: 'entries_refused_in_phase' }]);
    touch(at, { touch: 'start_emergency' });
    at.badge('ana');
    expect(types(at.badge('bob'))).toContain('access_granted');
  });
});

describe('leaving and counting', () => {
  test('how somebody left is told', () => {
    const at = entered(start(), 'ana', 'bob');
    expect(at.badge('ana', INSIDE)[0]).toMatchObject({ how: 'badge', matched: 'matched', reader: INSIDE });
    const [left] = touch(at, { touch: 'sign_out', person: 'bob' as PersonId });
    expect(left).toMatchObject({ how: 'touchscreen', matched: 'matched', reader: '' });
    expect(at.badge('ana', INSIDE)[0]).toMatchObject({ matched: 'unmatched' });
  });

  test('an exit of nobody known that is not taken names nobody', () => {
    const at = start();
    at.badge('stranger', INSIDE);
    expect(fact(at.pass(RULES.exit_window_ms), 'exit_not_taken')).toMatchObject({ people: [] });
  });

  test('a count that agrees starts the hour again, and an empty room owes none', () => {
    const at = entered(start(), 'ana', 'bob');
    at.pass(600_000);
    touch(at, { touch: 'propose', statement: { statement: 'head_count', count: 2 } });
    at.badge('ana');
    expect(at.state.rooms[ROOM]?.head_count).toEqual({
      due: at.now + 3_600_000,
      asked: false,
      missed: false,
    });
    at.badge('ana', INSIDE);
    expect(at.state.rooms[ROOM]?.head_count).not.toBeNull();
    at.badge('bob', INSIDE);
    expect(at.state.rooms[ROOM]?.head_count).toBeNull();
    touch(at, { touch: 'propose', statement: { statement: 'head_count', count: 0 } });
    at.badge('ana');
    expect(at.state.rooms[ROOM]?.head_count).toBeNull();
  });

  test('a visitor left alone still owes a count, until they leave too', () => {
    const at = start();
    at.badge('ana');
    at.badge('gus');
    entered(at, 'bob');
    at.badge('ana', INSIDE);
    at.badge('bob', INSIDE);
    expect(at.state.rooms[ROOM]?.head_count).not.toBeNull();
    touch(at, {
      touch: 'sign_out_visitor',
      visitor: 'gus' as VisitorId,
      badge: 'not_asked',
      items: 'not_asked',
      words: '',
    });
    expect(at.state.rooms[ROOM]?.head_count).toBeNull();
  });

  test('in an emergency nobody is told to be without an escort', () => {
    const at = start();
    at.badge('ana');
    at.badge('gus');
    entered(at, 'bob');
    touch(at, { touch: 'start_emergency' });
    expect(types(at.badge('ana', INSIDE))).not.toContain('visitor_unescorted');
  });

  test('an escort who comes back is one again, without a word on the screen', () => {
    const at = start();
    at.badge('ana');
    at.badge('gus');
    entered(at, 'bob', 'cal');
    at.badge('ana', INSIDE);
    at.see(opens);
    at.see(closes);
    at.pass(10_000);
    at.badge('ana');
    const back = at.see(opens);
    expect(fact(back, 'escort_handed_over')).toMatchObject({ visitor: 'gus', escort: 'ana', reader: '' });
    expect(at.state.rooms[ROOM]?.notice).toMatchObject({ kind: 'entered' });
  });
});

test('a badge that went on to somebody else is theirs, whoever the list names first', () => {
  const bob = listed('bob', { credentials: [badgeOf('ana')] });
  const ana = listed('ana', { credentials: [badgeOf('new')] });
  for (const people of [
    [bob, ana],
    [ana, bob],
  ]) {
    const at = start();
    at.see({ type: 'people_listed', people, source: '01' });
    expect(at.badge('ana')).toMatchObject([{ type: 'first_badge_accepted', person: 'bob' }]);
    expect(at.badge('bob')).toMatchObject([{ reason: 'badge_revoked' }]);
  }
});
