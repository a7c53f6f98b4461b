/** Promises about the log: it is the whole truth, it says it once, and its time runs forward. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '../../src/core/apply.ts';
import { decide } from '../../src/core/decide.ts';
import { INITIAL_STATE, type State } from '../../src/core/state.ts';
import type { Ms } from '../../src/core/terms.ts';
import { anyDay } from './any-day.ts';
import { logOf, playDay } from './days.ts';
import { promise } from './runs.ts';

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
