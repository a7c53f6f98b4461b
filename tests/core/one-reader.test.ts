/** A room whose only reader is outside: what a badge of somebody inside means there, and what the screen offers. */
import { describe, expect, test } from 'vitest';
import type { Fact, FactType } from '../../src/core/facts.ts';
import type { Statement } from '../../src/core/inputs.ts';
import type { Screen } from '../../src/core/view.ts';
import { viewOf } from '../../src/core/view-of.ts';
import { badgeOf, DOOR, listed, OUTSIDE, ROOM, roomPolicy, type World, world } from './world.ts';

const PEOPLE = [
  listed('ana', { role: 'supervisor', group: 'red', credentials: [badgeOf('ana'), badgeOf('ana-spare')] }),
  listed('bob', { group: 'blue' }),
  listed('cal', { group: 'red' }),
  listed('gus', { class: 'observer' }),
];

const types = (facts: readonly Fact[]): readonly FactType[] => facts.map((fact) => fact.type);
const announce = (at: World, person: string): readonly Fact[] =>
  at.see({ type: 'touched', room: ROOM, touch: { touch: 'announce_signature', person: person as never } });
const propose = (at: World, statement: Statement): readonly Fact[] =>
  at.see({ type: 'touched', room: ROOM, touch: { touch: 'propose', statement } });

/** Ana, Bob and the observer Gus are inside; `people` replaces the list. */
const occupied = (rules: Parameters<typeof roomPolicy>[0] = {}): World => {
  const at = world({ people: PEOPLE, rooms: [{ ...roomPolicy(rules), inside_reader: '' }] });
  for (const name of ['ana', 'gus', 'bob']) at.badge(name);
  at.see({ type: 'door_opened', door: DOOR });
  at.see({ type: 'door_closed', door: DOOR });
  at.pass(10_000);
  return at;
};

const signScreen = (at: World): Extract<Screen, { screen: 'sign' }> => {
  const { screen } = viewOf(at.state, ROOM, at.now);
  if (screen.screen !== 'sign') throw new Error(`the screen is ${screen.screen}`);
  return screen;
};

const names = (at: World): readonly string[] => signScreen(at).signers.map(({ person }) => person);

describe('a badge of somebody inside while a statement waits', () => {
  const count = { statement: 'head_count', count: 3 } as const;

  test('signs out, whoever they are, unless they said that they sign', () => {
    const at = occupied();
    propose(at, count);
    expect(types(at.badge('gus'))).toEqual(['exit_signed']);
    announce(at, 'ana');
    expect(types(at.badge('bob'))[0]).toBe('exit_signed');
    expect(types(at.badge('ana'))[0]).toBe('head_count_stated');
    expect(types(at.badge('ana'))[0]).toBe('exit_signed');
  });

  test('signs out also when the announced signature may not be given any more', () => {
    const at = occupied();
    propose(at, count);
    announce(at, 'ana');
    const left = PEOPLE.filter(({ person }) => person !== 'ana');
    at.see({ type: 'people_listed', people: left, source: '01' });
    expect(types(at.badge('ana'))[0]).toBe('exit_signed');
  });

  test('signs out when it was revoked, though its holder said that they sign', () => {
    const at = occupied();
    propose(at, count);
    announce(at, 'ana');
    const fewer = PEOPLE.map((record) =>
      record.person === 'ana' ? { ...record, credentials: [badgeOf('ana-spare')] } : record,
    );
    at.see({ type: 'people_listed', people: fewer, source: '01' });
    expect(types(at.badge('ana'))[0]).toBe('exit_signed');
  });

  test('of somebody outside signs as anywhere', () => {
    const at = occupied();
    propose(at, count);
    expect(types(at.badge('cal'))).toEqual(['head_count_stated']);
  });
});

describe('the announcement', () => {
  const contents = { statement: 'contents', contents: 'unsealed' } as const;

  test('is offered to those inside who may sign, and to nobody where there is an inside reader', () => {
    const at = occupied({ pairing: { rule: 'different_group' } });
    propose(at, contents);
    expect(names(at)).toEqual(['ana', 'bob']);
    at.badge('cal');
    expect(names(at)).toEqual(['bob']);
    const two = world({ people: PEOPLE });
    propose(two, contents);
    expect(announce(two, 'ana')).toEqual([]);
    expect(names(two)).toEqual([]);
  });

  test('names one person at a time, is shown, and is over with the signature', () => {
    const at = occupied();
    propose(at, contents);
    expect(types(announce(at, 'ana'))).toEqual(['signature_announced']);
    expect(types(announce(at, 'bob'))).toEqual(['signature_announced']);
    expect(signScreen(at).announced?.person).toBe('bob');
    expect(types(at.badge('bob'))).toEqual(['statement_signed']);
    expect(signScreen(at).announced).toBeNull();
    expect(announce(at, 'bob')).toEqual([]);
  });

  test('of nobody inside, or with nothing to sign, changes nothing', () => {
    const at = occupied();
    expect(announce(at, 'ana')).toEqual([]);
    propose(at, contents);
    expect(announce(at, 'cal')).toEqual([]);
    expect(announce(at, 'gus')).toEqual([]);
    expect(announce(at, 'nobody')).toEqual([]);
  });

  test('leaves time for the badge', () => {
    const at = occupied();
    propose(at, contents);
    at.pass(59_000);
    expect(announce(at, 'ana')).toMatchObject([{ until: at.now + 30_000 }]);
    expect(signScreen(at).until).toBe(at.now + 30_000);
  });

  test('takes over a visitor, which only somebody inside can', () => {
    const at = occupied();
    propose(at, { statement: 'hand_over_escort', visitor: 'gus' as never });
    announce(at, 'bob');
    expect(at.badge('bob')).toMatchObject([{ type: 'escort_handed_over', escort: 'bob', reader: OUTSIDE }]);
  });
});

test('whoever leaves by the only reader sees that they signed out, then the statement is back', () => {
  const at = occupied();
  propose(at, { statement: 'head_count', count: 3 });
  at.badge('bob');
  expect(viewOf(at.state, ROOM, at.now).screen).toMatchObject({
    screen: 'signed_out',
    face: { person: 'bob' },
  });
  at.pass(4_000);
  expect(signScreen(at).statement.statement).toBe('head_count');
});
