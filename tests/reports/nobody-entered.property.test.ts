/** Promises of the proof that nobody entered: it is never given where somebody did, or where nobody knows. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RoomId } from '../../src/core/terms.ts';
import { nobodyEnteredReport } from '../../src/reports/nobody-entered.ts';
import { anyDay } from '../core/any-day.ts';
import { type Day, type Player, playDay, type Step } from '../core/days.ts';
import { promise } from '../core/runs.ts';
import { answered, askedOf, stored } from './aid.ts';

const roomsIn = ({ state }: Player): readonly RoomId[] => Object.keys(state.rooms) as RoomId[];

/** What makes it unknown at the end of a step, or within it, told from inputs and states alone. */
const spoils = ({ input, facts, after, before }: Step, room: RoomId): boolean => {
  const now = after.rooms[room];
  if (now === undefined || after.boot === '' || input.type === 'started') return true;
  if (facts.some((fact) => fact.type === 'entry_taken' && fact.room === room)) return true;
  if (input.type === 'door_opened' && input.door === now.policy.door) return true;
  if (input.type === 'clock_differs' || input.moment.at < before.at) return true;
  return now.door.contact !== 'closed' || now.doubts.length > 0 || now.emergency !== null;
};

/** The stretch between two steps is only as good as the step before it. */
const isSpoiled = ({ steps }: Player, room: RoomId, since: number, before: number): boolean => {
  const first = steps.findLastIndex(({ input }) => input.moment.at <= since);
  if (first < 0) return true;
  const last = steps.findIndex(({ input }, index) => index > first && input.moment.at >= before);
  if (last < 0) return true;
  const within = steps.slice(first + 1, last);
  const start = steps[first];
  const isBad = (step: Step): boolean => spoils(step, room);
  return within.some(isBad) || start === undefined || afterIsBad(start, room);
};

const afterIsBad = ({ after }: Step, room: RoomId): boolean => {
  const now = after.rooms[room];
  if (now === undefined || after.boot === '') return true;
  return now.door.contact !== 'closed' || now.doubts.length > 0 || now.emergency !== null;
};

const anySpan = fc.record({ place: fc.nat(), length: fc.constantFrom(1, 5_000, 60_000, 3_600_000) });

test('it never says that nobody entered where somebody did, or where it is not known', () => {
  let proved = 0;
  let not = 0;
  promise(
    fc.property(anyDay, fc.array(anySpan, { minLength: 6, maxLength: 6 }), (day: Day, spans) => {
      const player = playDay(day);
      const entries = stored(player.steps.flatMap(({ facts }) => facts));
      for (const { place, length } of spans) {
        const since = (player.steps[place % player.steps.length]?.input.moment.at ?? 0) + (place % 3_000);
        const before = since + length;
        for (const room of roomsIn(player)) {
          const { conclusion, rows } = answered(
            nobodyEnteredReport(askedOf(entries, { since, before }), room),
          );
          const isProved = conclusion.outcome === 'nobody_entered';
          expect(isProved).toBe(rows.length === 0);
          if (isSpoiled(player, room, since, before)) expect(conclusion.outcome).not.toBe('nobody_entered');
          if (isProved) proved += 1;
          else not += 1;
        }
      }
    }),
    120,
  );
  expect(proved).toBeGreaterThan(20);
  expect(not).toBeGreaterThan(20);
});
