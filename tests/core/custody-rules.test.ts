/** Each rule about containers and seals at its edge: the last that is taken and the first that is refused. */
import { describe, expect, test } from 'vitest';
import { custodyRefusal, keepUntil, rangeOf, SEALS_AT_ONCE_MAX } from '../../src/core/custody-rules.ts';
import type { CustodyStatement } from '../../src/core/custody-terms.ts';
import type { Container, CustodyState } from '../../src/core/facts-custody.ts';
import { INITIAL_STATE } from '../../src/core/state.ts';
import type { ContainerId, RoomId, SealNumber } from '../../src/core/terms.ts';
import { B1, box, OF_B1, REPLACED, seal } from './boxes.ts';
import { momentAt, ROOM, START } from './world.ts';

/** The day at the room when these statements are made. */
const TODAY = '2026-11-03';
const YESTERDAY = '2026-11-02';
const custody = (container: Partial<Container> = {}, change: Partial<CustodyState> = {}): CustodyState => ({
  ...INITIAL_STATE.custody,
  containers: { [B1]: box({ keep_until: YESTERDAY, seals: [seal('S-001')], ...container }) },
  ranges: [
    { prefix: 'S-', digits: 3, first: 1, last: 100 },
    { prefix: 'T-', digits: 2, first: 1, last: 9 },
  ],
  used: { [seal('S-001')]: B1 },
  ...change,
});

const refused = (statement: CustodyStatement, state: CustodyState = custody()) =>
  custodyRefusal(state, ROOM, statement, momentAt(START));

const added = (first: string, last: string, state?: CustodyState) =>
  refused({ statement: 'add_seals', first: seal(first), last: seal(last) }, state);

const registered = (change: Partial<Extract<CustodyStatement, { statement: 'register_container' }>> = {}) =>
  refused({
    statement: 'register_container',
    container: 'B-2' as ContainerId,
    taken_by: 'scanned',
    kind: 'box',
    contents: 'voted_counted',
    election: 'General 2026',
    election_day: TODAY,
    federal: 'yes',
    range: '',
    count: 1,
    shelf: 'A 3',
    approved_until: '',
    ...change,
  });

const moved = (way: 'in' | 'out' | 'within', container: Partial<Container>) =>
  refused(
    { statement: 'move_container', ...OF_B1, way, reason: 'audit', shelf: 'A 3', words: '' },
    custody(container),
  );

describe('until when a container is kept', () => {
  test('22 months from an election with a federal office on the ballot', () => {
    expect(keepUntil({ election_day: TODAY, federal: 'yes' }, 6)).toBe('2028-09-03');
  });

  test('as long as the state has it without one', () => {
    expect(keepUntil({ election_day: TODAY, federal: 'no' }, 6)).toBe('2027-05-03');
  });

  test('the longer of the two', () => {
    expect(keepUntil({ election_day: TODAY, federal: 'yes' }, 24)).toBe('2028-11-03');
  });
});

describe('the numbers of bought seals', () => {
  test('lead from one to the other', () => {
    expect(rangeOf(seal('S-001'), seal('S-100'))).toEqual({ prefix: 'S-', digits: 3, first: 1, last: 100 });
    expect(rangeOf(seal('007'), seal('007'))).toEqual({ prefix: '', digits: 3, first: 7, last: 7 });
    expect(rangeOf(seal('A1000000000001'), seal('A1000000000001'))).toMatchObject({ digits: 12 });
  });

  test.each([
    ['ABC', 'ABC'],
    ['ABC', 'S-001'],
    ['S-001', 'ABC'],
    ['S-001', 'T-002'],
    ['S-01', 'S-002'],
    ['S-002', 'S-001'],
  ])('from %s to %s there is no count', (first, last) => {
    expect(rangeOf(seal(first), seal(last))).toBeUndefined();
  });

  test('more than an office buys at once is refused, and as many as it buys are not', () => {
    expect(SEALS_AT_ONCE_MAX).toBe(100_000);
    expect(added('U-000001', 'U-100000')).toBeNull();
    expect(added('U-000001', 'U-100001')).toBe('range_too_long');
    expect(added('U-900001', 'U-900002')).toBeNull();
  });

  test('what is on record already is not bought again, and its neighbour is', () => {
    expect(added('S-100', 'S-120')).toBe('range_known');
    expect(added('S-101', 'S-120')).toBeNull();
    expect(added('S-120', 'S-101')).toBe('range_backwards');
  });
});

describe('a new seal', () => {
  const applied = (number: string) => refused({ statement: 'apply_seal', ...OF_B1, seal: seal(number) });

  test('is one of those that were bought, by whichever purchase', () => {
    expect(applied('S-002')).toBeNull();
    expect(applied('T-09')).toBeNull();
    expect(applied('T-10')).toBe('seal_unknown');
    expect(applied('T-009')).toBe('seal_unknown');
    expect(applied('LOOSE')).toBe('seal_unknown');
  });

  test('was never on anything', () => {
    expect(applied('S-001')).toBe('seal_used');
  });

  test('takes the place of one that is there', () => {
    const replaced = (seals: readonly SealNumber[]) => refused(REPLACED, custody({ seals }));
    expect(replaced([seal('S-001')])).toBeNull();
    expect(replaced([])).toBe('no_seal');
  });
});

describe('a container is registered', () => {
  test('once', () => {
    expect(registered()).toBeNull();
    expect(registered({ container: B1 })).toBe('container_known');
    expect(registered({ container: 'toString' as ContainerId })).toBeNull();
  });

  test('with days that the calendar has', () => {
    expect(registered({ election_day: '2026-02-30' })).toBe('no_such_day');
    expect(registered({ approved_until: '2026-13-01' })).toBe('no_such_day');
  });

  test('while its approval lasts, the last day among it', () => {
    expect(registered({ approved_until: TODAY })).toBeNull();
    expect(registered({ approved_until: YESTERDAY })).toBe('approval_ended');
  });
});

describe('a container is moved', () => {
  test('in from outside only', () => {
    expect(moved('in', { room: '' })).toBeNull();
    expect(moved('in', { room: ROOM })).toBe('here_already');
    expect(moved('in', { room: 'annex' as RoomId })).toBe('in_other_room');
  });

  test('in while its approval lasts, the last day among it', () => {
    expect(moved('in', { room: '', approved_until: TODAY })).toBeNull();
    expect(moved('in', { room: '', approved_until: '2027-01-01' })).toBeNull();
    expect(moved('in', { room: '', approved_until: YESTERDAY })).toBe('approval_ended');
  });

  test('out of the room and within it only where it is there', () => {
    for (const way of ['out', 'within'] as const) {
      expect(moved(way, {})).toBeNull();
      expect(moved(way, { room: '' })).toBe('not_here');
    }
  });
});

describe('what is stated of a container', () => {
  test('is of one that is on record and was not destroyed', () => {
    const held = (container: string, state?: CustodyState) =>
      refused(
        { statement: 'hold_container', ...OF_B1, container: container as ContainerId, words: '' },
        state,
      );
    expect(held('B-1')).toBeNull();
    expect(held('B-9')).toBe('container_unknown');
    expect(held('toString')).toBe('container_unknown');
    expect(held('B-1', custody({ destroyed: 'yes' }))).toBe('container_destroyed');
    expect(held('B-1', custody({ held: 'yes' }))).toBe('held');
  });

  test('a break in custody is over, and lasted some time', () => {
    const broken = (since: number, until: number) =>
      refused({ statement: 'report_break', ...OF_B1, since, until, words: 'bag open' });
    expect(broken(START - 1, START)).toBeNull();
    expect(broken(START, START)).toBe('break_not_past');
    expect(broken(START - 1, START + 1)).toBe('break_not_past');
  });

  test('it is destroyed a day after its last duty at the soonest, and never while it is held', () => {
    const destroyed = (change: Partial<Container>) =>
      refused({ statement: 'destroy_container', ...OF_B1, words: 'order 7' }, custody(change));
    expect(destroyed({ keep_until: YESTERDAY })).toBeNull();
    expect(destroyed({ keep_until: TODAY })).toBe('kept_until');
    expect(destroyed({ keep_until: YESTERDAY, held: 'yes' })).toBe('held');
  });
});
