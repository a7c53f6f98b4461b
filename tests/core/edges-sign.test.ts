/** Signatures at their edges: who may not sign, and why, and when there is nothing to sign. */
import { describe, expect, test } from 'vitest';
import type { Fact, FactType } from '../../src/core/facts.ts';
import type { Observation, Touch } from '../../src/core/inputs.ts';
import type { AlarmId, LineId, VisitorId } from '../../src/core/terms.ts';
import { viewOf } from '../../src/core/view-of.ts';
import { DOOR, listed, ROOM, type World, type WorldOptions, world } from './world.ts';

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

const entered = (at: World, ...names: readonly string[]): World => {
  for (const name of names) at.badge(name);
  at.see(opens);
  at.see(closes);
  return at;
};

describe('signing', () => {
  const contents = { statement: 'contents', contents: 'unsealed' } as const;
  const refusal = (at: World, name: string) => at.badge(name)[0];

  test('each refusal of a signature has its reason', () => {
    const groups = start({
      rules: { pairing: { rule: 'different_group' } },
      people: [...PEOPLE, listed('dee')],
    });
    touch(groups, { touch: 'propose', statement: contents });
    groups.badge('ana');
    expect(refusal(groups, 'cal')).toMatchObject({ reason: 'same_group' });
    expect(refusal(groups, 'dee')).toMatchObject({ reason: 'rule_cannot_be_evaluated' });
    expect(refusal(groups, 'gus')).toMatchObject({ reason: 'not_a_signer' });
    const head = start({ rules: { pairing: { rule: 'supervisor_and_any' } } });
    touch(head, { touch: 'propose', statement: contents });
    head.badge('bob');
    expect(refusal(head, 'cal')).toMatchObject({ reason: 'not_a_signer' });
  });

  test('where one person is the whole office one signature is asked for, and what stands in for the second is told', () => {
    const at = start({ rules: { pairing: { rule: 'single' } } });
    const needed = () => {
      const { screen } = viewOf(at.state, ROOM, at.now);
      return screen.screen === 'sign' ? screen.needed : null;
    };
    touch(at, {
      touch: 'propose',
      statement: { statement: 'managed_opening', reason: 'loading', minutes: 3 },
    });
    expect(needed()).toBe('one');
    expect(at.badge('ana').find(({ type }) => type === 'opening_signed_by_one')).toMatchObject({
      signed_by: ['ana'],
      controls: [
        'reason_stated',
        'time_limited',
        'minutes_recorded',
        'second_person_to_be_told',
        'review_to_follow',
      ],
    });
    touch(at, { touch: 'propose', statement: contents });
    expect(needed()).toBe('one');
    touch(at, { touch: 'cancel' });
    at.see({ type: 'line_changed', line: 'tamper' as LineId, state: 'active' });
    const alarm = `tamper/${ROOM}#1` as AlarmId;
    touch(at, { touch: 'propose', statement: { statement: 'acknowledge_alarm', alarm, words: '' } });
    expect(needed()).toBe('supervisor');
  });

  test('a statement that one person signs needs no pair', () => {
    const at = start({ rules: { pairing: { rule: 'different_group' } }, people: [...PEOPLE, listed('dee')] });
    touch(at, { touch: 'propose', statement: { statement: 'head_count', count: 0 } });
    expect(types(at.badge('dee'))).toEqual(['head_count_stated']);
  });

  test('an open entry, statement or grant leaves no place for a statement', () => {
    const propose: Touch = { touch: 'propose', statement: contents };
    const at = start();
    at.badge('ana');
    expect(touch(at, propose)).toEqual([]);
    at.badge('bob');
    expect(touch(at, propose)).toEqual([]);
    at.see(opens);
    expect(types(touch(at, propose))).toEqual(['statement_opened']);
    expect(touch(at, propose)).toEqual([]);
  });

  test('nobody signs an opening outside their own hours, which bar nothing else', () => {
    const late = listed('dee', { hours: [{ weekday: 2, from: 0, until: 599 }] });
    const opening = { statement: 'managed_opening', reason: 'loading', minutes: 3 } as const;
    const at = start({ people: [...PEOPLE, late] });
    touch(at, { touch: 'propose', statement: opening });
    expect(refusal(at, 'dee')).toMatchObject({ type: 'access_denied', reason: 'outside_own_hours' });
    expect(refusal(at, 'ana')).toMatchObject({ type: 'statement_signed' });
    touch(at, { touch: 'cancel' });
    touch(at, { touch: 'propose', statement: contents });
    expect(refusal(at, 'dee')).toMatchObject({ type: 'statement_signed' });
  });

  test('of several visitors and alarms any one can be meant', () => {
    const at = start({ rules: { visitors_per_escort: 3 } });
    at.badge('ana');
    at.badge('gus');
    at.badge('hal');
    entered(at, 'bob');
    const visitor = 'hal' as VisitorId;
    expect(
      types(touch(at, { touch: 'propose', statement: { statement: 'hand_over_escort', visitor } })),
    ).toEqual(['statement_opened']);
    touch(at, { touch: 'cancel' });
    at.see({ type: 'line_changed', line: 'tamper' as LineId, state: 'active' });
    at.see({ type: 'door_opened', door: DOOR });
    at.pass(31_000);
    const alarm = `door_held_open/${ROOM}#1` as AlarmId;
    const acknowledge = { statement: 'acknowledge_alarm', alarm, words: '' } as const;
    expect(types(touch(at, { touch: 'propose', statement: acknowledge }))).toEqual(['statement_opened']);
  });
});
