/** Promises of trying other rules on what happened. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policyOf, roomIds, roomOf } from '../../src/core/state.ts';
import type { Trial } from '../../src/records/trial.ts';
import { type WhatIf, WhatIfReading } from '../../src/records/what-if.ts';
import { anyDay } from '../core/any-day.ts';
import { type Day, type Player, playDay } from '../core/days.ts';
import { promise } from '../core/runs.ts';

const tried = (player: Player, trial: Trial, from = 0): WhatIf => {
  const reading = new WhatIfReading(trial, from);
  let seq = 0;
  for (const { input, facts } of player.steps) {
    for (const fact of facts) reading.see(fact, seq++, { ...input.moment, at: fact.at });
  }
  return reading.result();
};

/** The very rules that the day ends with. */
const asItIs = ({ state }: Player): Trial => ({
  trial: 'rules',
  policy: policyOf(state),
  rooms: roomIds(state).map((room) => roomOf(state, room).policy),
});

test('the rules as they are change nothing, and every badge is judged', () => {
  let judged = 0;
  promise(
    fc.property(anyDay, (day: Day) => {
      const player = playDay(day);
      const found = tried(player, asItIs(player));
      expect(found.differences).toEqual([]);
      expect(found.lone_would).toEqual(found.lone_was);
      judged += found.judged;
    }),
    60,
  );
  expect(judged).toBeGreaterThan(50);
});
