/** Promises about the log: it is the whole truth, it says it once, and its time runs forward. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '../../src/core/apply.ts';
import { decide } from '../../src/core/decide.ts';
import type { Fact } from '../../src/core/facts.ts';
import { foldRefusals, NO_REPEATS, type Repeats, repeatsDue } from '../../src/core/repeats.ts';
import { INITIAL_STATE, type State } from '../../src/core/state.ts';
import type { Credential, Ms, ReaderId } from '../../src/core/terms.ts';
import { anyDay } from './any-day.ts';
import { logOf, playDay } from './days.ts';
import { promise } from './runs.ts';
import { INSIDE, OUTSIDE, ROOM, START } from './world.ts';

const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Forbids every change, however deep: a pure function does not notice. */
const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
};

test('replaying the log gives the state we had', () => {
  promise(
    fc.property(anyDay, (day) => {
      const player = playDay(day);
      expect(logOf(player).reduce(apply, INITIAL_STATE)).toEqual(player.state);
    }),
    200,
  );
});

test('replaying the log as it is stored gives the state we had', () => {
  promise(
    fc.property(anyDay, (day) => {
      const player = playDay(day);
      expect(stored(logOf(player)).reduce(apply, INITIAL_STATE)).toStrictEqual(player.state);
    }),
    200,
  );
});

test('a stored snapshot from any turn and the facts after it give the state we had', () => {
  promise(
    fc.property(anyDay, fc.nat(), (day, at) => {
      const player = playDay(day);
      const turn = at % player.steps.length;
      const snapshot: State = stored(player.steps[turn]?.before ?? INITIAL_STATE);
      const after = player.steps.slice(turn).flatMap((step) => stored(step.facts));
      expect(after.reduce(apply, snapshot)).toStrictEqual(player.state);
    }),
    200,
  );
});

test('deciding twice gives the same facts, and changes nothing it was given', () => {
  promise(
    fc.property(anyDay, (day) => {
      for (const { before, input, facts } of playDay(day).steps) {
        expect(decide(frozen(stored(before)), frozen(input))).toEqual(facts);
      }
    }),
    60,
  );
});

test('times in the log never go back except by a recorded step', () => {
  promise(
    fc.property(anyDay, (day) => {
      let earliest: Ms = 0;
      for (const fact of logOf(playDay(day))) {
        const isBehind = fact.type === 'kiosk_started' && fact.clock_behind_ms > 0;
        if (isBehind) expect(fact.at).toBe(earliest - fact.clock_behind_ms);
        else expect(fact.at).toBeGreaterThanOrEqual(earliest);
        earliest = fact.type === 'clock_stepped' ? fact.new : fact.at;
        if (fact.type === 'clock_stepped') expect(fact.new - fact.old).toBe(fact.by_ms);
      }
    }),
    150,
  );
});

const WINDOW: Ms = 10_000;

/** A refusal or something else, at one of two readers, some time after the one before. */
const anyTurn = fc.record({
  after: fc.constantFrom(0, 900, 4_000, 9_999, 10_000, 30_000),
  reader: fc.constantFrom(OUTSIDE, INSIDE),
  what: fc.constantFrom('a', 'a', 'a', 'b', 'unreadable', 'unreadable', 'twice', 'button', 'exit'),
});

const denied = (at: Ms, reader: ReaderId, badge: string): Fact => ({
  at,
  type: 'access_denied',
  room: ROOM,
  reader,
  credential: badge as Credential,
  reason: 'unknown_badge',
  until: at + 4_000,
});

const unreadable = (at: Ms, reader: ReaderId): Fact => ({
  at,
  type: 'badge_unreadable',
  reader,
  fault: 'parity',
});

const factsOf = (at: Ms, reader: ReaderId, what: string): readonly Fact[] => {
  const door = 'ballot-room-door' as never;
  if (what === 'unreadable') return [unreadable(at, reader)];
  if (what === 'twice') return [unreadable(at, reader), unreadable(at, reader)];
  if (what === 'button') return [{ at, type: 'exit_requested', room: ROOM, door, unlock_ms: 1, until: at }];
  if (what !== 'exit') return [denied(at, reader, what)];
  const credential = 'x' as Credential;
  return [{ at, type: 'exit_by_unknown_badge', room: ROOM, door, reader, credential, until: at }];
};

const reasonOf = (fact: Fact): string => {
  if (fact.type === 'access_denied') return `${fact.reader} ${fact.reason}`;
  if (fact.type === 'badge_unreadable') return `${fact.reader} ${fact.fault}`;
  return fact.type === 'refusals_repeated' ? `${fact.reader} ${fact.reason}` : '';
};

/** How often each reason was refused at each reader, by the facts. */
const tallied = (facts: readonly Fact[]): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const fact of facts) {
    const reason = reasonOf(fact);
    const times = fact.type === 'refusals_repeated' ? fact.count : 1;
    if (reason !== '') found.set(reason, (found.get(reason) ?? 0) + times);
  }
  return found;
};

test('folding refusals loses no count, keeps everything else, and holds nothing longer than its window', () => {
  promise(
    fc.property(fc.array(anyTurn, { maxLength: 40, size: 'max' }), (turns) => {
      let repeats: Repeats = NO_REPEATS;
      let now = START;
      const given: Fact[] = [];
      const log: Fact[] = [];
      const offer = (facts: readonly Fact[]) => {
        const folded = foldRefusals(repeats, facts, now, WINDOW);
        repeats = folded.repeats;
        given.push(...facts);
        log.push(...folded.facts);
        expect(repeatsDue(repeats, WINDOW)).toBeGreaterThan(now);
        expect(tallied(log).size).toBe(tallied(given).size);
      };
      for (const { after, reader, what } of turns) {
        now += after;
        offer([]);
        offer(factsOf(now, reader, what));
      }
      offer([{ at: now, type: 'kiosk_stopped', cause: 'asked' }]);
      expect(tallied(log)).toEqual(tallied(given));
      const others = (facts: readonly Fact[]) => facts.filter((fact) => reasonOf(fact) === '');
      expect(others(log)).toEqual(others(given));
      expect(log.map((fact) => fact.at)).toEqual(log.map((fact) => fact.at).toSorted((a, b) => a - b));
      expect(log.length).toBeLessThanOrEqual(given.length);
    }),
    300,
  );
});
