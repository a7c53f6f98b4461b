/** Promises of trying other rules on what happened. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordOf } from '../../src/core/people.ts';
import { policyOf, roomIds, roomOf } from '../../src/core/state.ts';
import { encodeEntry } from '../../src/log/entry.ts';
import type { StoredEntry } from '../../src/log/log-rows.ts';
import { randomSalt } from '../../src/log/salt.ts';
import { replay } from '../../src/records/replay.ts';
import { type Trial, trying } from '../../src/records/trial.ts';
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

/** The day as a log keeps it. */
const storedOf = ({ steps }: Player): readonly StoredEntry[] => {
  let boot = '';
  let seq = 0;
  return steps.flatMap(({ input: { moment }, facts }) =>
    facts.map((fact) => {
      if (fact.type === 'kiosk_started') boot = fact.boot;
      const { offset_min, clock } = moment;
      const uptime_ms = Math.max(0, moment.uptime_ms);
      const header = { seq, offset_min, boot, uptime_ms, clock, kiosk: 'k' };
      const entry = encodeEntry(header, fact, randomSalt);
      return { seq: seq++, ...entry, leaf_hash: Buffer.alloc(32), erased: [] };
    }),
  );
};

const replayed = (stored: readonly StoredEntry[], trial: Trial, from: number): WhatIf => {
  const entries = (first: number) => stored.slice(first);
  const coming = replay({ entries }, stored.length, from, () => trial);
  for (;;) {
    const { done, value } = coming.next();
    if (done === true) return value;
  }
};

test('what is found since an instant is what is found by whoever judges from there on', () => {
  let differences = 0;
  promise(
    fc.property(anyDay, fc.nat(), (day: Day, place: number) => {
      const player = playDay(day);
      const stored = storedOf(player);
      const at = player.steps[place % Math.max(1, player.steps.length)]?.input.moment.at ?? 0;
      const trial: Trial = { trial: 'phase', phase: 'sealed' };
      const found = replayed(stored, trial, at);
      expect(found).toEqual(tried(player, trial, at));
      differences += found.differences.length;
    }),
    60,
  );
  expect(differences).toBeGreaterThan(0);
});

test('a list that is tried on states after each other is that list on each of them', () => {
  promise(
    fc.property(anyDay, (day: Day) => {
      const { steps, state } = playDay(day);
      const [first, ...others] = Object.values(state.people);
      if (first === undefined) return;
      const trial: Trial = {
        trial: 'list',
        changes: [
          { change: 'remove', person: first.person },
          ...others.map(
            (person) => ({ change: 'list', record: { ...recordOf(person), rooms: [] } }) as const,
          ),
        ],
      };
      const onEach = trying(trial);
      for (const { after } of steps) expect(onEach(after, after.at)).toEqual(trying(trial)(after, after.at));
    }),
    40,
  );
});
