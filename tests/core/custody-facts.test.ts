/** What the state keeps of containers and seals after each fact, and what a refusal puts on record. */
import { describe, expect, test } from 'vitest';
import { alarmsAtDoor } from '../../src/core/alarm-state.ts';
import { apply } from '../../src/core/apply.ts';
import type { CustodyStatement } from '../../src/core/custody-terms.ts';
import type { Fact } from '../../src/core/facts.ts';
import { shiftDeadlines } from '../../src/core/shift.ts';
import { B1, OF_B1, REPLACED, seal } from './boxes.ts';
import { listed, ROOM, START, type World, world } from './world.ts';

const LABEL: CustodyStatement = {
  statement: 'register_container',
  ...OF_B1,
  kind: 'box',
  contents: 'voted_counted',
  election: 'General 2020',
  election_day: '2020-11-03',
  federal: 'yes',
  range: '',
  count: 480,
  shelf: 'A 3',
  approved_until: '',
};
const BOUGHT: CustodyStatement = { statement: 'add_seals', first: seal('S-001'), last: seal('S-009') };
const applied = (number: string): CustodyStatement => ({
  statement: 'apply_seal',
  ...OF_B1,
  seal: seal(number),
});
const looked = (
  statement: 'check_seal' | 'remove_seal',
  number: string,
  condition: 'intact' | 'damaged' = 'intact',
): CustodyStatement => ({ statement, ...OF_B1, seal: seal(number), condition, words: '' });

const proposed = (room: World, statement: CustodyStatement): readonly Fact[] =>
  room.see({ type: 'touched', room: ROOM, touch: { touch: 'propose', statement } });

const signed = (room: World, ...statements: readonly CustodyStatement[]): readonly Fact[] =>
  statements.flatMap((statement) => {
    room.pass(60_000);
    return [...proposed(room, statement), ...room.badge('ana'), ...room.badge('ben')];
  });

const office = (): World => world({ people: ['ana', 'ben'].map((name) => listed(name)) });
const noticeOf = ({ state }: World) => state.rooms[ROOM]?.notice;
const boxOf = ({ state }: World) => state.custody.containers[B1];

describe('when two have signed', () => {
  test('the screen names what is done', () => {
    const room = office();
    const acts: readonly CustodyStatement[] = [
      LABEL,
      BOUGHT,
      applied('S-001'),
      { statement: 'report_break', ...OF_B1, since: START - 2, until: START - 1, words: 'bag open' },
      { statement: 'hold_container', ...OF_B1, words: 'order 7' },
      { statement: 'lift_hold', ...OF_B1, words: 'order 8' },
      { statement: 'move_container', ...OF_B1, way: 'within', reason: 'audit', shelf: 'B 1', words: '' },
      { statement: 'destroy_container', ...OF_B1, words: 'order 9' },
    ];
    for (const act of acts) {
      signed(room, act);
      expect(noticeOf(room)).toMatchObject({ kind: 'stated', statement: act.statement, outcome: 'done' });
    }
  });

  test('a container that was just registered is neither held nor destroyed, and has no seal', () => {
    const room = office();
    signed(room, LABEL);
    expect(boxOf(room)).toMatchObject({ held: 'no', destroyed: 'no', seals: [], room: ROOM, shelf: 'A 3' });
  });

  test('a hold lies on it until it is lifted', () => {
    const room = office();
    signed(room, LABEL, { statement: 'hold_container', ...OF_B1, words: 'order 7' });
    expect(boxOf(room)?.held).toBe('yes');
    signed(room, { statement: 'lift_hold', ...OF_B1, words: 'order 8' });
    expect(boxOf(room)?.held).toBe('no');
  });

  test('what was destroyed is nowhere', () => {
    const room = office();
    signed(room, LABEL, { statement: 'destroy_container', ...OF_B1, words: 'order 9' });
    expect(boxOf(room)).toMatchObject({ destroyed: 'yes', room: '', shelf: '' });
  });
});

describe('a seal', () => {
  test('matches when it is any of those on the container, and all of them are told', () => {
    const room = office();
    signed(room, LABEL, BOUGHT, applied('S-001'), applied('S-002'));
    const facts = signed(room, looked('check_seal', 'S-002'));
    expect(facts.find(({ type }) => type === 'seal_checked')).toMatchObject({
      outcome: 'matches',
      on_record: 'S-001 S-002',
      look: 1,
    });
  });

  test('that was found wrong stays in doubt since the first look, whoever takes it off', () => {
    const room = office();
    signed(room, LABEL, BOUGHT, applied('S-001'), looked('check_seal', 'S-005'));
    const since = room.now;
    expect(room.state.custody.doubts[B1]?.since).toBe(since);
    signed(room, looked('check_seal', 'S-001', 'damaged'));
    expect(room.state.custody.doubts[B1]?.since).toBe(since);
    signed(room, looked('remove_seal', 'S-001'));
    expect(room.state.custody.doubts[B1]?.since).toBe(since);
    expect(boxOf(room)?.seals).toEqual([]);
  });

  test('in doubt stays so for as long as it was when the clock is set forward', () => {
    const room = office();
    signed(room, LABEL, BOUGHT, applied('S-001'), looked('check_seal', 'S-005'));
    const { since } = room.state.custody.doubts[B1] ?? { since: 0 };
    expect(shiftDeadlines(room.state, 7_000).custody.doubts[B1]?.since).toBe(since + 7_000);
  });

  test('in doubt is an alarm that the screen at the door shows', () => {
    const room = office();
    signed(room, LABEL, BOUGHT, applied('S-001'), looked('check_seal', 'S-005'));
    expect(alarmsAtDoor(room.state, ROOM).map(({ kind }) => kind)).toEqual(['seal_in_doubt']);
  });
});

describe('what cannot be stated is on record with what it was about', () => {
  const recorded = (statement: CustodyStatement): Fact | undefined =>
    proposed(office(), statement).find(({ type }) => type === 'custody_refused');

  test.each<readonly [string, CustodyStatement, object]>([
    ['a container', { statement: 'hold_container', ...OF_B1, words: '' }, { container: B1, seal: '' }],
    ['a seal', looked('check_seal', 'S-003'), { container: B1, seal: 'S-003' }],
    ['the seal that was to come', REPLACED, { container: B1, seal: 'S-002' }],
    [
      'the first of bought seals',
      { statement: 'add_seals', first: seal('S-009'), last: seal('S-001') },
      { container: '', seal: 'S-009' },
    ],
  ])('%s', (_, statement, about) => {
    expect(recorded(statement)).toMatchObject({ act: statement.statement, ...about });
  });
});

test('a container that was never registered does not come to be by what is said of it', () => {
  const elsewhere = office();
  const facts = signed(elsewhere, LABEL, { statement: 'hold_container', ...OF_B1, words: '' });
  const held = facts.find(({ type }) => type === 'container_held');
  expect(held && apply(office().state, held).custody).toEqual(office().state.custody);
});

test('numbers that lead nowhere are no stock of seals', () => {
  const bought = signed(office(), BOUGHT).find(({ type }) => type === 'seals_added');
  expect(bought?.type).toBe('seals_added');
  if (bought?.type !== 'seals_added') return;
  expect(apply(office().state, { ...bought, last: seal('LOOSE') }).custody.ranges).toEqual([]);
});
