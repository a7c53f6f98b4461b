/** Other rules, another phase and another list, tried on a morning: what each would have changed, and what not. */
import { expect, test } from 'vitest';
import type { RoomPolicy } from '../../src/core/policy.ts';
import type { PersonId } from '../../src/core/terms.ts';
import type { Trial } from '../../src/records/trial.ts';
import { type WhatIf, WhatIfReading } from '../../src/records/what-if.ts';
import {
  DOOR,
  INSIDE,
  KIOSK_POLICY,
  listed,
  momentAt,
  ROOM,
  roomPolicy,
  type World,
  world,
} from '../core/world.ts';

const MINUTE_MS = 60_000;

/** Ana and Ben come in, Cal is on no list; Ben leaves, and is back after 40 s. */
const morning = (phases: RoomPolicy['phases'] = {}): World => {
  const at = world({
    rooms: [{ ...roomPolicy({ lone_grace_ms: MINUTE_MS }), phases }],
    people: [listed('ana'), listed('ben'), listed('dora')],
  });
  const passes = (): void => {
    at.see({ type: 'door_opened', door: DOOR });
    at.see({ type: 'door_closed', door: DOOR });
  };
  at.badge('cal');
  at.pass(1_000);
  at.badge('ana');
  at.pass(1_000);
  at.badge('ben');
  passes();
  at.pass(MINUTE_MS);
  at.badge('ben', INSIDE);
  passes();
  at.pass(40_000);
  at.badge('ben');
  passes();
  at.pass(MINUTE_MS);
  return at;
};

const tried = ({ log }: World, trial: Trial, from = 0): WhatIf => {
  const reading = new WhatIfReading(trial, from);
  for (const [seq, fact] of log.entries()) reading.see(fact, seq, momentAt(fact.at));
  return reading.result();
};

const rules = (change: Parameters<typeof roomPolicy>[0]): Trial => ({
  trial: 'rules',
  policy: KIOSK_POLICY,
  rooms: [roomPolicy({ lone_grace_ms: MINUTE_MS, ...change })],
});

const changes = ({ differences }: WhatIf) =>
  differences.map(({ person, was, would }) => [person, was, would]);
const alerts = (found: WhatIf['lone_was']) => found.filter(({ alerted }) => alerted > 0).length;

const GRANTED = { verdict: 'granted' };
const ACCEPTED = { verdict: 'accepted', need: 'one_more', next: 'badge' };

test('the same rules change nothing, and each badge outside is judged', () => {
  const found = tried(morning(), rules({}));
  expect(found).toMatchObject({ judged: 4, not_judged: 0, erased: 0, left_out: 0, differences: [] });
  expect(found.lone_was).toHaveLength(1);
  expect(found.lone_would).toEqual(found.lone_was);
  expect(found.lone_was[0]).toMatchObject({ room: ROOM, people: ['ana'], alerted: 0 });
});

test('where three are asked for, who was let in would have had to wait, and two inside break the rule', () => {
  const found = tried(morning(), rules({ pairing: { rule: 'at_least', people: 3 } }));
  expect(changes(found)).toEqual([
    ['ana', ACCEPTED, { ...ACCEPTED, need: 'two_more' }],
    ['ben', GRANTED, ACCEPTED],
    ['ben', GRANTED, ACCEPTED],
  ]);
  expect(found.lone_would).toHaveLength(1);
  expect(alerts(found.lone_would)).toBe(1);
});

test('a shorter grace alerts, as of its own instant', () => {
  const found = tried(morning(), rules({ lone_grace_ms: 10_000 }));
  expect(found.differences).toEqual([]);
  expect([alerts(found.lone_was), alerts(found.lone_would)]).toEqual([0, 1]);
  const [span] = found.lone_would;
  expect((span?.alerted ?? 0) - (span?.since ?? 0)).toBe(10_000);
});

test('a phase in which nobody enters would have refused them all', () => {
  const found = tried(morning({ sealed: { entries: 'refused' } }), { trial: 'phase', phase: 'sealed' });
  const refused = { verdict: 'refused', reason: 'entries_refused_in_phase' };
  expect(changes(found).map(([person, , would]) => [person, would])).toEqual([
    ['ana', refused],
    ['ben', refused],
    ['ben', refused],
  ]);
});

test('whoever would be off the list would have been refused, and whoever would be on it accepted', () => {
  const at = morning();
  const removed = tried(at, { trial: 'list', changes: [{ change: 'remove', person: 'ben' as PersonId }] });
  expect(changes(removed).map(([person, was]) => [person, was])).toEqual([
    ['ben', GRANTED],
    ['ben', GRANTED],
  ]);
  expect(changes(removed).every(([, , would]) => (would as { verdict: string }).verdict === 'refused')).toBe(
    true,
  );
  const added = tried(at, { trial: 'list', changes: [{ change: 'list', record: listed('cal') }] });
  expect(changes(added)).toEqual([['', { verdict: 'refused', reason: 'unknown_badge' }, ACCEPTED]]);
});

test('only what came since the instant is tried', () => {
  const at = morning();
  const last = at.log.findLast(({ type }) => type === 'access_granted');
  const found = tried(at, rules({ pairing: { rule: 'at_least', people: 3 } }), last?.at);
  expect(found.judged).toBe(1);
  expect(changes(found)).toEqual([['ben', GRANTED, ACCEPTED]]);
});
