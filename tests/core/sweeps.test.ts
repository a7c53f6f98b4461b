/** When a room's seals are to be looked at, and for how long that stays so. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ms } from '../../src/core/terms.ts';
import { promise } from './runs.ts';
import { DOOR, INSIDE, listed, ROOM, startInput, type World, type WorldOptions, world } from './world.ts';

const MINUTE: Ms = 60_000;
const RULES = { sweep_after_outage_ms: 10 * MINUTE, sweep_within_ms: 180 * MINUTE };
const PEOPLE = ['ana', 'ben'].map((name) => listed(name));

const office = (change: WorldOptions = {}): World & { cut(minutes: number): void } => {
  const options = { rules: RULES, people: PEOPLE, ...change };
  const at = world(options);
  const cut = (minutes: number): void => {
    // The tick of a stopped kiosk does not come.
    at.see({ type: 'stopping', cause: 'power' });
    at.skip(minutes * MINUTE);
    at.see(startInput(options));
    at.see({ type: 'door_found', door: DOOR, contact: 'closed' });
  };
  return Object.assign(Object.create(at) as World, { cut });
};

const owed = ({ state }: World) => state.rooms[ROOM]?.sweep ?? null;

const enter = (at: World): void => {
  at.badge('ana');
  at.badge('ben');
  at.see({ type: 'door_opened', door: DOOR });
  at.see({ type: 'door_closed', door: DOOR });
};

const sign = (at: World): void => {
  const statement = { statement: 'seal_sweep', seals: 'seals_intact' } as const;
  at.see({ type: 'touched', room: ROOM, touch: { touch: 'propose', statement } });
  at.badge('ana');
  at.badge('ben');
};

test('a look is owed after a gap as long as the rule says, and after no shorter one', () =>
  promise(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (rule, gap) => {
      const at = office({ rules: { ...RULES, sweep_after_outage_ms: rule * MINUTE } });
      at.cut(gap);
      expect(owed(at) !== null).toBe(gap >= rule);
    }),
    200,
  ));

test('whatever comes between, it is owed until people who were in the room sign for it', () =>
  promise(
    fc.property(
      fc.array(fc.constantFrom('enter', 'sign', 'cut', 'wait'), { minLength: 3, maxLength: 10, size: 'max' }),
      (steps) => {
        const at = office();
        at.cut(20);
        const due = owed(at)?.due ?? 0;
        let wasInside = false;
        for (const step of steps) {
          if (step === 'enter') enter(at);
          if (step === 'cut') at.cut(15);
          if (step === 'wait') at.pass(5 * MINUTE);
          wasInside ||= (at.state.rooms[ROOM]?.inside.length ?? 0) > 0;
          if (step === 'sign') {
            sign(at);
            expect(owed(at) === null).toBe(wasInside);
            if (wasInside) return;
          }
          expect(owed(at)?.due).toBe(due);
        }
      },
    ),
    300,
  ));

test('only who was in the room since then signs, whoever else was', () => {
  const at = office({ people: ['ana', 'ben', 'cal', 'dee'].map((name) => listed(name)) });
  at.cut(20);
  enter(at);
  for (const one of ['ana', 'ben']) at.badge(one, INSIDE);
  const statement = { statement: 'seal_sweep', seals: 'seals_intact' } as const;
  at.see({ type: 'touched', room: ROOM, touch: { touch: 'propose', statement } });
  for (const one of ['cal', 'dee', 'ana', 'cal']) at.badge(one);
  expect(owed(at)).not.toBeNull();
  at.badge('ben');
  expect(owed(at)).toBeNull();
  expect(at.log.find(({ type }) => type === 'sweep_signed')).toMatchObject({ signed_by: ['ana', 'ben'] });
});

describe('nothing is owed', () => {
  test('where the rule is 0, or left out by a log from before', () => {
    for (const rules of [{ ...RULES, sweep_after_outage_ms: 0 }, {}]) {
      const at = office({ rules });
      at.cut(600);
      expect(owed(at)).toBeNull();
    }
  });

  test('where people only practice', () => {
    const at = office({ kiosk: { practice: 'yes' } });
    at.cut(600);
    expect(owed(at)).toBeNull();
  });

  test('of a room that is new', () => {
    expect(owed(office())).toBeNull();
  });
});

test('a step of the clock takes no time from it', () => {
  const at = office();
  at.cut(20);
  const due = owed(at)?.due ?? 0;
  at.see({ type: 'clock_differs', by_ms: 30 * MINUTE });
  expect(owed(at)?.due).toBe(due + 30 * MINUTE);
});
