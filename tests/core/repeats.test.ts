/** Folding of refusals, one by one. */
import { expect, test } from 'vitest';
import type { Fact } from '../../src/core/facts.ts';
import { foldRefusals, NO_REPEATS, repeatsDue } from '../../src/core/repeats.ts';
import type { Credential, Ms, ReaderId } from '../../src/core/terms.ts';
import { INSIDE, OUTSIDE, ROOM } from './world.ts';

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

const summary = (at: Ms, reason: string, count: number, since: Ms): Fact => ({
  at,
  type: 'refusals_repeated',
  reader: OUTSIDE,
  reason,
  count,
  since,
});

test('the first refusal is recorded, the same ones after it are counted until the window ends', () => {
  expect(fold(denied(0), denied(3), denied(9), 9, 10, 30)).toEqual([
    [denied(0)],
    [],
    [],
    [],
    [summary(10, 'unknown_badge', 2, 0)],
    [],
  ]);
});

test('the same refusal at the end of the window is recorded again', () => {
  expect(fold(denied(0), denied(1), denied(10))[2]).toEqual([summary(10, 'unknown_badge', 1, 0), denied(10)]);
});

test('another badge, another fault or another kind at the reader ends the count', () => {
  expect(fold(denied(0), denied(1), denied(2, 'b'))[2]).toEqual([
    summary(2, 'unknown_badge', 1, 0),
    denied(2, 'b'),
  ]);
  expect(fold(unreadable(0), unreadable(1), unreadable(2, 'length'))[2]).toEqual([
    summary(2, 'parity', 1, 0),
    unreadable(2, 'length'),
  ]);
  expect(fold(unreadable(0), denied(1))[1]).toEqual([denied(1)]);
});

test('another reader has a count of its own', () => {
  expect(fold(denied(0), denied(1, 'a', INSIDE), denied(2))).toEqual([
    [denied(0)],
    [denied(1, 'a', INSIDE)],
    [],
  ]);
});

test('a refusal beside another fact is recorded, not counted', () => {
  const tick: Fact = { at: 1, type: 'clock_caught_up' };
  const first = foldRefusals(NO_REPEATS, [denied(0)], 0, WINDOW);
  expect(foldRefusals(first.repeats, [tick, denied(1)], 1, WINDOW).facts).toEqual([tick, denied(1)]);
});

test('the end of the run records what was counted', () => {
  const stopped: Fact = { at: 2, type: 'kiosk_stopped', cause: 'asked' };
  expect(fold(denied(0), denied(1), stopped)[2]).toEqual([summary(2, 'unknown_badge', 1, 0), stopped]);
});

test('a count is due at the end of its window, and nothing is due without one', () => {
  const one = foldRefusals(NO_REPEATS, [denied(5)], 5, WINDOW).repeats;
  expect(repeatsDue(one, WINDOW)).toBe(Number.POSITIVE_INFINITY);
  expect(repeatsDue(foldRefusals(one, [denied(6)], 6, WINDOW).repeats, WINDOW)).toBe(15);
});
