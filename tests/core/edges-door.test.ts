/** Decisions about doors, devices and starts at their edges: the last instant, the second time. */
import { describe, expect, test } from 'vitest';
import type { Fact, FactType } from '../../src/core/facts.ts';
import type { Observation, Touch } from '../../src/core/inputs.ts';
import type { DeviceId, LineId } from '../../src/core/terms.ts';
import {
  DOOR,
  INSIDE,
  KIOSK_POLICY,
  listed,
  ROOM,
  RULES,
  startInput,
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

describe('the door', () => {
  test('a contact that says again what is known says nothing', () => {
    const at = start();
    expect(at.see(closes)).toEqual([]);
    expect(at.see({ type: 'door_found', door: DOOR, contact: 'closed' })).toEqual([]);
    at.see(opens);
    expect(at.see(opens)).toEqual([]);
    expect(at.see({ type: 'door_found', door: DOOR, contact: 'open' })).toEqual([]);
  });

  test('a door of unknown position that closes was found closed, and no opening is measured', () => {
    const at = start();
    at.see({ type: 'device_lost', device: DOOR as string as DeviceId, kind: 'door', cause: 'cut' });
    expect(types(at.see(closes))).toEqual(['door_found']);
    expect(at.state.rooms[ROOM]?.door.contact).toBe('closed');
  });

  test('the exit button explains an opening until its window ends', () => {
    const at = start();
    at.see({ type: 'exit_requested', door: DOOR });
    at.pass(RULES.exit_window_ms - 1);
    expect(fact(at.see(opens), 'door_forced')).toMatchObject({ after_exit_request: 'yes' });
    const late = start();
    late.see({ type: 'exit_requested', door: DOOR });
    late.pass(RULES.exit_window_ms);
    expect(fact(late.see(opens), 'door_forced')).toMatchObject({ after_exit_request: 'no' });
  });

  test('each person has the time of one passage, visitors too, and no instant more', () => {
    const closing = (ms: number) => {
      const at = start();
      at.badge('ana');
      at.badge('gus');
      at.badge('bob');
      at.see(opens);
      at.pass(ms);
      return types(at.see(closes));
    };
    expect(closing(3 * RULES.passage_ms)).toEqual(['door_closed']);
    expect(closing(3 * RULES.passage_ms + 1)).toEqual(['door_closed', 'presence_uncertain']);
  });

  test('somebody who leaves has one passage', () => {
    const closing = (ms: number) => {
      const at = entered(start(), 'ana', 'bob', 'cal');
      at.badge('ana', INSIDE);
      at.see(opens);
      at.pass(ms);
      return types(at.see(closes));
    };
    expect(closing(RULES.passage_ms)).not.toContain('presence_uncertain');
    expect(closing(RULES.passage_ms + 1)).toContain('presence_uncertain');
  });

  test('the length of an opening is the time that passed, whatever the clock did', () => {
    const at = start();
    at.see(opens);
    at.see({ type: 'clock_differs', by_ms: 3_000 });
    at.pass(3_700);
    expect(fact(at.see(closes), 'door_closed')).toMatchObject({ open_ms: 700 });
  });

  test('the minutes of an opening are counted one by one', () => {
    const at = start();
    touch(at, {
      touch: 'propose',
      statement: { statement: 'managed_opening', reason: 'loading', minutes: 3 },
    });
    at.badge('ana');
    at.badge('bob');
    const begun = at.now;
    const minutes = [1, 2].map(() => at.pass(60_000).find(({ type }) => type === 'managed_opening_minute'));
    expect(minutes).toMatchObject([
      { minute: 1, next: begun + 120_000 },
      { minute: 2, next: begun + 180_000 },
    ]);
    expect(fact(at.pass(60_000), 'managed_opening_ended')).toMatchObject({ cause: 'time_limit', reader: '' });
    expect(at.state.rooms[ROOM]?.notice).toMatchObject({ statement: 'managed_opening' });
  });
});

describe('devices and lines', () => {
  test('a device is lost and recovered once', () => {
    const at = start();
    const device = 'camera' as DeviceId;
    expect(at.see({ type: 'device_recovered', device, kind: 'camera' })).toEqual([]);
    at.see({ type: 'device_lost', device, kind: 'camera', cause: 'a' });
    expect(at.see({ type: 'device_lost', device, kind: 'camera', cause: 'a' })).toEqual([]);
    at.see({ type: 'clock_differs', by_ms: 2_000 });
    at.pass(2_900);
    expect(at.see({ type: 'device_recovered', device, kind: 'camera' })).toMatchObject([{ lost_ms: 900 }]);
  });

  test("a device that bears the door's name but is no door loses no contact", () => {
    const at = start();
    const device = DOOR as string as DeviceId;
    expect(types(at.see({ type: 'device_lost', device, kind: 'camera', cause: 'a' }))).toEqual([
      'device_lost',
    ]);
  });

  test.each(['cut', 'short'] as const)('a contact line that is %s is a loss, once', (state) => {
    const at = start();
    const line = 'ballot-room-contact' as LineId;
    expect(types(at.see({ type: 'line_changed', line, state }))).toEqual([
      'line_changed',
      'door_contact_lost',
      'presence_uncertain',
      'wire_tampered',
    ]);
    expect(at.see({ type: 'line_changed', line, state })).toEqual([]);
    const other = state === 'cut' ? 'short' : 'cut';
    const facts = at.see({ type: 'line_changed', line, state: other });
    expect(types(facts)).toEqual(['line_changed', 'wire_tampered']);
    expect(fact(facts, 'wire_tampered')).toMatchObject({ room: ROOM, line, wire: other });
  });

  test.each(['out_of_range', 'unknown'] as const)(
    'a contact line that is %s is a loss, and no tampering',
    (state) => {
      const at = start();
      const line = 'ballot-room-contact' as LineId;
      at.see({ type: 'line_changed', line, state: 'normal' });
      expect(types(at.see({ type: 'line_changed', line, state }))).toEqual([
        'line_changed',
        'door_contact_lost',
        'presence_uncertain',
      ]);
    },
  );

  test('the wire of another line that is cut says nothing of the contact', () => {
    const at = start();
    const facts = at.see({ type: 'line_changed', line: 'fire' as LineId, state: 'cut' });
    expect(types(facts)).toEqual(['line_changed', 'wire_tampered']);
  });

  test('an input that nobody reads any longer is no tampering with the housing; one out of range is', () => {
    const at = start();
    const line = 'tamper' as LineId;
    at.see({ type: 'line_changed', line, state: 'normal' });
    expect(types(at.see({ type: 'line_changed', line, state: 'unknown' }))).toEqual(['line_changed']);
    expect(types(at.see({ type: 'line_changed', line, state: 'out_of_range' }))).toEqual([
      'line_changed',
      'tamper_detected',
    ]);
  });

  test('when the kernel saw the contact move is on record, where it says so', () => {
    const at = start();
    expect(fact(at.see({ ...opens, moved_before_ms: 31 }), 'door_opened')).toMatchObject({
      moved_before_ms: 31,
    });
    expect(fact(at.see({ ...closes, moved_before_ms: 30 }), 'door_closed')).toMatchObject({
      moved_before_ms: 30,
    });
    expect(fact(at.see(opens), 'door_opened')).not.toHaveProperty('moved_before_ms');
  });

  test('a heartbeat says when the count is in doubt', () => {
    const at = start();
    at.see(opens);
    const beat = fact(at.pass(KIOSK_POLICY.heartbeat_ms), 'heartbeat');
    expect(beat).toMatchObject({ rooms: { [ROOM]: { inside: 0, presence: 'uncertain' } } });
    expect(fact(start().pass(KIOSK_POLICY.heartbeat_ms), 'heartbeat')).toMatchObject({
      rooms: { [ROOM]: { presence: 'certain' } },
    });
  });
});

describe('starts', () => {
  test('even an empty room after a clean and short stop is to be counted', () => {
    const at = start();
    at.see({ type: 'stopping', cause: 'asked' });
    expect(types(at.see(startInput({})))).toEqual(['kiosk_started', 'room_policy_set', 'presence_uncertain']);
  });

  test('a room that is no longer set up is closed down, the other stays', () => {
    const [first] = (startInput({}) as Extract<Observation, { type: 'started' }>).rooms;
    if (first === undefined) throw new Error('there is a room');
    const annex = { ...first, room: 'annex' as typeof ROOM, door: 'annex-door' as typeof DOOR };
    const at = start({ rooms: [first, annex] });
    const facts = at.see(startInput({ rooms: [first] }));
    expect(facts.filter(({ type }) => type === 'room_closed_down')).toMatchObject([{ room: 'annex' }]);
  });

  test('an opening that was under way ends with the run, signed by nobody', () => {
    const at = start();
    touch(at, {
      touch: 'propose',
      statement: { statement: 'managed_opening', reason: 'loading', minutes: 3 },
    });
    at.badge('ana');
    at.badge('bob');
    const ended = fact(at.see(startInput({})), 'managed_opening_ended');
    expect(ended).toMatchObject({ cause: 'restart', reader: '', signed_by: [] });
  });
});
