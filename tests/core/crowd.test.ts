import { expect, test } from 'vitest';
import type { Fact } from '../../src/core/facts.ts';
import { countInside, roomOf } from '../../src/core/state.ts';
import type { LineId, VisitorId } from '../../src/core/terms.ts';
import { PEOPLE_INSIDE_MAX } from '../../src/core/visitors.ts';
import { encodeEntry } from '../../src/log/entry.ts';
import { randomSalt } from '../../src/log/salt.ts';
import { DOOR, INSIDE, listed, momentAt, ROOM, START, type World, world } from './world.ts';

/** Throws where a fact would take more room than an entry of the log has. */
const encodeAll = (facts: readonly Fact[]): void => {
  const { offset_min, uptime_ms, clock } = momentAt(START);
  const header = { seq: 0, offset_min, uptime_ms, clock, boot: 'boot-1', kiosk: 'k01' };
  for (const fact of facts) encodeEntry(header, fact, randomSalt);
};

const LONGEST = '\u6f22'.repeat(80);

const bringVisitor = ({ see }: World, number: number): void => {
  const visitor = `visitor-${String(number).padStart(36, '0')}` as VisitorId;
  const touch = {
    touch: 'add_visitor',
    visitor,
    name: LONGEST,
    organization: LONGEST,
    visitor_class: 'observer',
  };
  see({ type: 'touched', room: ROOM, touch: touch as never });
};

test('visitors with the longest names fit one entry of the log, however many are brought', () => {
  const room = world({
    people: [listed('ana'), listed('ben')],
    rules: { visitors_per_escort: 10, partner_confirmation: 'asked' },
  });
  room.badge('ana');
  room.badge('ben');
  for (let number = 0; number < 30; number += 1) bringVisitor(room, number);
  room.see({ type: 'touched', room: ROOM, touch: { touch: 'confirm_partner', answer: 'seen' } });
  room.see({ type: 'door_opened', door: DOOR });
  expect(roomOf(room.state, ROOM).visitors.length).toBeGreaterThan(5);
  encodeAll(room.log);
});

test('a room holds only as many as one fact can name, and leaving makes room again', () => {
  const names = Array.from(
    { length: 200 },
    (_, index) => `somebody-with-a-very-long-name-${index + 1_000}-xxx`,
  );
  const room = world({ people: names.map((name) => listed(name)) });
  for (const name of names) {
    room.badge(name);
    room.see({ type: 'door_opened', door: DOOR });
    room.see({ type: 'door_closed', door: DOOR });
  }
  const inside = () => countInside(roomOf(room.state, ROOM));
  expect(inside()).toBe(PEOPLE_INSIDE_MAX);
  expect(room.badge('somebody-with-a-very-long-name-1199-xxx')).toMatchObject([{ reason: 'room_busy' }]);
  room.see({ type: 'people_listed', people: [], source: '00' });
  room.pass(60_000);
  encodeAll(room.log);
  room.badge('somebody-with-a-very-long-name-1000-xxx', INSIDE);
  expect(inside()).toBe(PEOPLE_INSIDE_MAX - 1);
});

test('a wire that chatters is on record each time, and is one alarm, raised again once a minute at most', () => {
  const room = world();
  for (let round = 0; round < 50; round += 1) {
    room.see({ type: 'line_changed', line: 'tamper' as LineId, state: 'cut' });
    room.see({ type: 'line_changed', line: 'tamper' as LineId, state: 'normal' });
    room.pass(3_000);
  }
  expect(room.log.filter(({ type }) => type === 'tamper_detected')).toHaveLength(50);
  const alarms = () => Object.keys(room.state.alarms.open).filter((alarm) => alarm.includes(ROOM));
  expect(alarms()).toEqual([`tamper/${ROOM}#1`]);
  const raised = room.log.filter((fact) => fact.type === 'alarm_raised' && fact.kind === 'tamper');
  expect(raised.map((fact) => fact.type === 'alarm_raised' && fact.occurrence)).toEqual([1, 2, 3]);
  room.see({ type: 'door_opened', door: DOOR });
  expect(alarms()).toContain(`door_forced/${ROOM}#1`);
});
