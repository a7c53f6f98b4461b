/** Folding of refusals, one by one. */
import { expect, test } from 'vitest';
import type { Fact } from '../../src/core/facts.ts';
import { foldRefusals, NO_REPEATS, repeatsDue } from '../../src/core/repeats.ts';
import type { Credential, Ms, PersonId, ReaderId } from '../../src/core/terms.ts';
import { DOOR, INSIDE, OUTSIDE, ROOM } from './world.ts';

const WINDOW: Ms = 10;

const denied = (at: Ms, badge = 'a', reader: ReaderId = OUTSIDE): Fact => ({
  at,
  type: 'access_denied',
  room: ROOM,
  reader,
  credential: badge as Credential,
  reason: 'unknown_badge',
  until: at + 4,
});

const unreadable = (at: Ms, fault: 'parity' | 'length' = 'parity'): Fact => ({
  at,
  type: 'badge_unreadable',
  reader: OUTSIDE,
  fault,
});

/** Offers one fact (or none) after the other; gives what is recorded each time. */
const fold = (...turns: readonly (Fact | Ms)[]): readonly (readonly Fact[])[] => {
  let repeats = NO_REPEATS;
  return turns.map((turn) => {
    const now = typeof turn === 'number' ? turn : turn.at;
    const folded = foldRefusals(repeats, typeof turn === 'number' ? [] : [turn], now, WINDOW);
    repeats = folded.repeats;
    return folded.facts;
  });
};

const summary = (at: Ms, reason: string, count: number, since: Ms, last: Ms, badge = 'a'): Fact => ({
  at,
  type: 'refusals_repeated',
  reader: OUTSIDE,
  reason,
  badges: 'one',
  ...(badge === '' ? {} : { credential: badge as Credential }),
  count,
  since,
  last,
});

const several = (at: Ms, count: number, since: Ms, last: Ms): Fact => ({
  ...(summary(at, 'unknown_badge', count, since, last, '') as Fact & { type: 'refusals_repeated' }),
  badges: 'several',
});

/** Somebody who never signed in signs out, with the opening awaited until `until`. */
const left = (at: Ms, until: Ms = at + 9): Fact => ({
  at,
  type: 'exit_signed',
  room: ROOM,
  door: DOOR,
  reader: INSIDE,
  how: 'badge',
  person: 'ana' as PersonId,
  matched: 'unmatched',
  left_behind: [],
  until,
});

const exits = (at: Ms, count: number, since: Ms, last: Ms): Fact => ({
  at,
  type: 'exits_repeated',
  room: ROOM,
  reader: INSIDE,
  badges: 'one',
  person: 'ana' as PersonId,
  count,
  since,
  last,
});

test('the first refusal is recorded, the same ones after it are counted until the window ends', () => {
  expect(fold(denied(0), denied(3), denied(9), 9, 10, 30)).toEqual([
    [denied(0)],
    [],
    [],
    [],
    [summary(10, 'unknown_badge', 2, 0, 9)],
    [],
  ]);
});

test('the same refusal at the end of the window is recorded again', () => {
  expect(fold(denied(0), denied(1), denied(10))[2]).toEqual([
    summary(10, 'unknown_badge', 1, 0, 1),
    denied(10),
  ]);
});

test('each badge, fault and kind at the reader has a count of its own', () => {
  expect(fold(denied(0), denied(1, 'b'), denied(2), denied(3, 'b'), denied(4, 'b'), 12)).toEqual([
    [denied(0)],
    [denied(1, 'b')],
    [],
    [],
    [],
    [summary(12, 'unknown_badge', 1, 0, 2), summary(12, 'unknown_badge', 2, 1, 4, 'b')],
  ]);
  expect(fold(unreadable(0), unreadable(1, 'length'), unreadable(2), 10)).toEqual([
    [unreadable(0)],
    [unreadable(1, 'length')],
    [],
    [summary(10, 'parity', 1, 0, 2, '')],
  ]);
  expect(fold(unreadable(0), denied(1))[1]).toEqual([denied(1)]);
});

test('after three badges that nobody holds the rest are counted together, until a place is free', () => {
  const strangers = ['a', 'b', 'c', 'd', 'e', 'a'].map((badge, at) => denied(at, badge));
  expect(fold(...strangers, 10, denied(10, 'f'), denied(10, 'g'), 13)).toEqual([
    ...strangers.slice(0, 3).map((fact) => [fact]),
    [],
    [],
    [],
    [summary(10, 'unknown_badge', 1, 0, 5)],
    [denied(10, 'f')],
    [],
    [several(13, 3, 3, 10)],
  ]);
});

test('a refusal of somebody on the list takes no place and is never counted with others', () => {
  const known = (at: Ms, person: string): Fact =>
    ({ ...denied(at, person), person: person as PersonId }) as Fact;
  const people = ['p', 'q', 'r', 's', 't'].map((person, at) => known(at, person));
  expect(fold(...people, denied(5), denied(6, 'b'), denied(7, 'c'), known(8, 'u')).flat()).toHaveLength(9);
  expect(fold(known(0, 'p'), known(1, 'p'), 10)[2]).toEqual([
    { ...summary(10, 'unknown_badge', 1, 0, 1, 'p'), person: 'p' },
  ]);
});

test('an exit without an entry is counted for a third of the time in which the door may open for it', () => {
  expect(fold(left(0), left(2), left(3), 6)).toEqual([[left(0)], [], [exits(3, 1, 0, 2), left(3)], []]);
});

test('an exit that is awaited for a moment alone is counted no longer than that', () => {
  expect(fold(left(0, 1), left(1, 2))).toEqual([[left(0, 1)], [left(1, 2)]]);
});

test('after two badges that nobody holds, exits by more of them are counted together', () => {
  const exit = (at: Ms, badge: string): Fact => ({
    at,
    type: 'exit_by_unknown_badge',
    room: ROOM,
    door: DOOR,
    reader: INSIDE,
    credential: badge as Credential,
    until: at + 90,
  });
  const told = { at: 12, type: 'exits_repeated', room: ROOM, reader: INSIDE };
  expect(fold(exit(0, 'a'), exit(1, 'b'), exit(2, 'c'), exit(3, 'd'), exit(4, 'a'), 12)).toEqual([
    [exit(0, 'a')],
    [exit(1, 'b')],
    [],
    [],
    [],
    [
      { ...told, badges: 'one', credential: 'a', count: 1, since: 0, last: 4 },
      { ...told, badges: 'several', count: 2, since: 2, last: 3 },
    ],
  ]);
});

test('with the door open an exit without an entry is counted for the window', () => {
  expect(fold(left(0, 0), left(9, 9), left(10, 10))).toEqual([
    [left(0, 0)],
    [],
    [exits(10, 1, 0, 9), left(10, 10)],
  ]);
});

test('a door that moves ends the count of exits of its room, and of nothing else', () => {
  const opened: Fact = {
    at: 1,
    type: 'door_opened',
    room: ROOM,
    door: DOOR,
    accounted_by: 'exit',
    held_from: 9,
  };
  const elsewhere = { ...opened, room: 'annex' } as Fact;
  expect(fold(left(0), left(1), opened, left(2, 2))).toEqual([
    [left(0)],
    [],
    [exits(1, 1, 0, 1), opened],
    [left(2, 2)],
  ]);
  expect(fold(left(0), elsewhere, left(2))[2]).toEqual([]);
  expect(fold(denied(0), opened, denied(2))[2]).toEqual([]);
});

test('a frame that is no badge takes no place of a badge that nobody holds', () => {
  const faults = ['parity', 'length', 'checksum', 'overrun', 'characters'] as const;
  const frames = faults.map((fault, at): Fact => ({ at, type: 'badge_unreadable', reader: OUTSIDE, fault }));
  expect(fold(...frames, denied(5), denied(6, 'b'), denied(7, 'c'), denied(8, 'd')).slice(5)).toEqual([
    [denied(5)],
    [denied(6, 'b')],
    [denied(7, 'c')],
    [],
  ]);
  expect(fold(denied(0), denied(1, 'b'), denied(2, 'c'), ...frames.slice(3))[3]).toHaveLength(1);
});

test('what is nothing against a reader is not remembered', () => {
  const tick: Fact = { at: 1, type: 'clock_caught_up' };
  expect(foldRefusals(NO_REPEATS, [tick], 1, WINDOW).repeats).toEqual({});
});

test('an exit that counts, or on the screen, is always recorded', () => {
  const matched = (at: Ms): Fact => ({ ...left(at), matched: 'matched' }) as Fact;
  const touched = (at: Ms): Fact => ({ ...left(at), how: 'touchscreen' }) as Fact;
  expect(fold(matched(0), matched(1), touched(1), touched(2)).flat()).toHaveLength(4);
});

test('another reader has a count of its own', () => {
  expect(fold(denied(0), denied(1, 'a', INSIDE), denied(2))).toEqual([
    [denied(0)],
    [denied(1, 'a', INSIDE)],
    [],
  ]);
  const inside = ['x', 'y', 'z'].map((badge) => denied(1, badge, INSIDE));
  expect(fold(denied(0), denied(0, 'b'), ...inside, denied(2, 'c'))[5]).toEqual([denied(2, 'c')]);
});

test('a refusal beside another fact is recorded, not counted, and the count goes on', () => {
  const tick: Fact = { at: 1, type: 'clock_caught_up' };
  const first = foldRefusals(NO_REPEATS, [denied(0)], 0, WINDOW);
  const second = foldRefusals(first.repeats, [tick, denied(1)], 1, WINDOW);
  expect(second).toMatchObject({ facts: [tick, denied(1)], counted: [] });
  expect(foldRefusals(second.repeats, [denied(9)], 9, WINDOW)).toMatchObject({
    facts: [],
    counted: [denied(9)],
  });
});

test('the end of the run, and a step of the clock, record what was counted', () => {
  const stopped: Fact = { at: 2, type: 'kiosk_stopped', cause: 'asked' };
  expect(fold(denied(0), denied(1), stopped)[2]).toEqual([summary(2, 'unknown_badge', 1, 0, 1), stopped]);
  const stepped: Fact = { at: 2, type: 'clock_stepped', by_ms: -1, old: 2, new: 1 };
  expect(fold(denied(0), denied(1), stepped, denied(1)).slice(2)).toEqual([
    [summary(2, 'unknown_badge', 1, 0, 1), stepped],
    [denied(1)],
  ]);
});

test('a refusal is counted though alarms and a siren come with it, and those are recorded', () => {
  const { repeats } = foldRefusals(NO_REPEATS, [denied(0)], 0, WINDOW);
  const alarm = { at: 1, type: 'alarm_raised' } as unknown as Fact;
  const siren = { at: 1, type: 'siren_sounded' } as unknown as Fact;
  for (const told of [[alarm], [siren], [alarm, siren]]) {
    const folded = foldRefusals(repeats, [denied(1), ...told], 1, WINDOW);
    expect(folded).toMatchObject({ facts: told, counted: [denied(1)] });
  }
});

test('a count is due at the end of its window, and nothing is due without one', () => {
  const one = foldRefusals(NO_REPEATS, [denied(5)], 5, WINDOW).repeats;
  expect(repeatsDue(one)).toBe(Number.POSITIVE_INFINITY);
  expect(repeatsDue(foldRefusals(one, [denied(6)], 6, WINDOW).repeats)).toBe(15);
});
