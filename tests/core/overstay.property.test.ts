/** What is promised of people who stay too long: nobody is forgotten, and nobody is asked after too early. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextTick } from '../../src/core/deadlines.ts';
import type { AlarmSource, Ms } from '../../src/core/terms.ts';
import { promise } from './runs.ts';
import { DOOR, INSIDE, listed, ROOM, type World, world } from './world.ts';

const MINUTE: Ms = 60_000;
const SOURCE = `stayed_too_long/${ROOM}` as AlarmSource;

const office = (longest_visit_ms: Ms): World => {
  const at = world({
    rules: { pairing: { rule: 'single' }, contents_pairing: { rule: 'single' }, longest_visit_ms },
    people: ['ana', 'ben', 'cal'].map((name) => listed(name)),
  });
  return at;
};

const pass = (at: World, name: string, reader?: typeof INSIDE): void => {
  at.badge(name, reader);
  at.see({ type: 'door_opened', door: DOOR });
  at.see({ type: 'door_closed', door: DOOR });
};

const isAlarmed = ({ state }: World): boolean =>
  Object.values(state.alarms.open).some(
    ({ source, condition }) => source === SOURCE && condition === 'active',
  );

const longestInside = ({ state, now }: World): Ms =>
  Math.max(0, ...(state.rooms[ROOM]?.inside ?? []).map(({ since }) => now - since));

const anyStep = fc.record({
  who: fc.constantFrom('ana', 'ben', 'cal', 'nobody'),
  way: fc.constantFrom('in', 'out'),
  after: fc.integer({ min: 1, max: 12 * MINUTE }),
});

test('whoever is inside for so long is asked after from that instant on, and until they have left', () =>
  promise(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.array(anyStep, { minLength: 4, maxLength: 20, size: 'max' }),
      (minutes, steps) => {
        const longest = minutes * MINUTE;
        const at = office(longest);
        for (const { who, way, after } of steps) {
          if (who !== 'nobody') pass(at, who, way === 'out' ? INSIDE : undefined);
          const due = longest - longestInside(at);
          if (longestInside(at) > 0 && due > 0) {
            // The loop wakes in time by itself.
            expect(nextTick(at.state, at.now)).toBeLessThanOrEqual(at.now + due);
          }
          at.pass(after);
          expect(isAlarmed(at)).toBe(longestInside(at) >= longest);
        }
      },
    ),
    300,
  ));

test('where the rules name no longest visit nobody is asked after', () => {
  const at = office(0);
  pass(at, 'ana');
  at.pass(30 * 24 * 60 * MINUTE);
  expect(isAlarmed(at)).toBe(false);
});
