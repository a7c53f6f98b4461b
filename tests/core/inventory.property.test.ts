/** What is promised of counting a room's containers, whatever people touch and in whatever order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { containersIn } from '../../src/core/container-list.ts';
import type { CustodyStatement } from '../../src/core/custody-terms.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { Touch } from '../../src/core/inputs.ts';
import { INVENTORY_STEP_MS } from '../../src/core/inventory.ts';
import type { ContainerId } from '../../src/core/terms.ts';
import { viewOf } from '../../src/core/view-of.ts';
import { anyCustody } from './any-custody.ts';
import { type Step, startDay } from './days.ts';
import { promise } from './runs.ts';
import { SETTINGS } from './settings.ts';
import { badgeOf } from './world.ts';

const SETTING = SETTINGS[0] as (typeof SETTINGS)[number];
const ROOM = SETTING.rooms[0] as (typeof SETTING.rooms)[number];

type Move =
  | { readonly move: 'touch'; readonly touch: Touch }
  | { readonly move: 'sign'; readonly statement: CustodyStatement; readonly signers: readonly string[] }
  | { readonly move: 'wait'; readonly ms: number };

const label = fc.constantFrom(...(['B-1', 'B-2', 'B-3'] as ContainerId[]));
const signers = fc.constantFrom<readonly string[]>(
  ['ana', 'bob'],
  ['ana', 'bob'],
  ['ana', 'ana'],
  ['ana', 'cal'],
);
const propose = (statement: CustodyStatement) =>
  fc.record({ move: fc.constant('sign' as const), statement: fc.constant(statement), signers });
const touch = (value: Touch): fc.Arbitrary<Move> => fc.constant({ move: 'touch', touch: value });

const anyMove: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: label.map(
      (container): Move => ({
        move: 'touch',
        touch: { touch: 'count_container', container, taken_by: 'scanned' },
      }),
    ),
  },
  { weight: 3, arbitrary: propose({ statement: 'begin_inventory' }) },
  { weight: 2, arbitrary: touch({ touch: 'compare_inventory' }) },
  { weight: 1, arbitrary: touch({ touch: 'give_up_inventory' }) },
  { weight: 2, arbitrary: propose({ statement: 'sign_inventory', words: '' }) },
  { weight: 2, arbitrary: propose({ statement: 'sign_inventory', words: 'B-1 was lent to the court' }) },
  { weight: 1, arbitrary: propose(anyCustody('register_container', 0, 0)) },
  { weight: 1, arbitrary: propose(anyCustody('register_container', 1, 0)) },
  { weight: 1, arbitrary: propose(anyCustody('move_container', 1, 0)) },
  {
    weight: 1,
    arbitrary: fc.record({
      move: fc.constant('wait' as const),
      ms: fc.constantFrom(1_000, INVENTORY_STEP_MS),
    }),
  },
);

/** Ana and Bob are inside, and a box is on the register. */
const played = (moves: readonly Move[], isInside: boolean): readonly Step[] => {
  const day = startDay(SETTING);
  const badge = (name: string) => {
    day.pass(1_000);
    day.see({ type: 'badge_read', reader: ROOM.outside_reader, credential: badgeOf(name) });
  };
  day.see({ type: 'door_found', door: ROOM.door, contact: 'closed' });
  const sign = (statement: CustodyStatement, names: readonly string[]) => {
    day.see({ type: 'touched', room: ROOM.room, touch: { touch: 'propose', statement } });
    if (Object.values(day.steps.at(-1)?.after.rooms ?? {}).every((room) => room.statement === null)) return;
    for (const name of names) badge(name);
    day.see({ type: 'touched', room: ROOM.room, touch: { touch: 'cancel' } });
  };
  sign(anyCustody('register_container', 0, 0), ['ana', 'bob']);
  if (isInside) {
    badge('ana');
    badge('bob');
    day.see({ type: 'door_opened', door: ROOM.door });
    day.see({ type: 'door_closed', door: ROOM.door });
  }
  for (const move of moves) {
    day.pass(1_000);
    if (move.move === 'touch') day.see({ type: 'touched', room: ROOM.room, touch: move.touch });
    if (move.move === 'sign') sign(move.statement, move.signers);
    if (move.move === 'wait') {
      day.pass(move.ms);
      day.see({ type: 'tick' });
    }
  }
  return day.steps;
};

const anyDay = fc
  .tuple(
    fc.array(anyMove, { minLength: 4, maxLength: 24, size: 'max' }),
    fc.constantFrom(true, true, true, false),
  )
  .map(([moves, isInside]) => played(moves, isInside));

const promised = (name: string, holds: (steps: readonly Step[]) => void): void =>
  test(name, () => promise(fc.property(anyDay, holds), 200));

const isOpen = ({ custody }: Step['after']): boolean => custody.inventories[ROOM.room] !== undefined;

promised('while somebody counts, no screen tells what is expected, and nothing of it changes', (steps) => {
  for (const { before, after, facts } of steps) {
    if (!isOpen(before) || !isOpen(after)) continue;
    expect(after.custody.containers).toEqual(before.custody.containers);
    const page = containersIn(after, ROOM.room, 0);
    expect(page).toMatchObject({ lines: [], containers: 0 });
    if (page.inventory?.compared !== null) continue;
    const counted = after.custody.inventories[ROOM.room]?.counted ?? [];
    const { screen, ...view } = viewOf(after, ROOM.room, after.at);
    // A refusal names the label that was just typed there.
    const said = screen.screen === 'custody_refused' ? { ...screen, container: '' } : screen;
    const shown = JSON.stringify([page, view, said]);
    for (const container of Object.keys(after.custody.containers))
      if (!counted.some((one) => one === container)) expect(shown).not.toContain(container);
    for (const fact of facts)
      if (fact.type === 'custody_refused')
        expect(['count_open', 'count_not_finished', 'counters_not_inside']).toContain(fact.reason);
  }
});

promised('a count is signed by two who are inside, and a difference only with its explanation', (steps) => {
  for (const { before, facts } of steps)
    for (const fact of facts) {
      if (fact.type !== 'inventory_begun' && fact.type !== 'inventory_counted') continue;
      expect(new Set(fact.signed_by).size).toBe(2);
      const inside = before.rooms[ROOM.room]?.inside.map(({ person }) => person) ?? [];
      for (const person of fact.signed_by) expect(inside).toContain(person);
      if (fact.type === 'inventory_counted')
        expect(fact.words !== '' || fact.missing_in_all + fact.extra_in_all === 0).toBe(true);
    }
});

promised(
  'what is compared is what was counted since the beginning, and what was on the register',
  (steps) => {
    let counted: ContainerId[] = [];
    for (const { before, facts } of steps)
      for (const fact of facts) {
        if (fact.type === 'inventory_begun') counted = [];
        if (fact.type === 'container_counted') {
          expect(counted).not.toContain(fact.container);
          counted = [...counted, fact.container];
          expect(fact.counted).toBe(counted.length);
        }
        if (fact.type !== 'inventory_compared') continue;
        const expected = Object.entries(before.custody.containers)
          .filter(([, { room }]) => room === ROOM.room)
          .map(([container]) => container);
        expect(fact.counted).toBe(counted.length);
        expect(fact.expected).toBe(expected.length);
        expect(fact.missing).toEqual(
          expected.filter((one) => !counted.some((other) => other === one)).sort(),
        );
        expect(fact.extra).toEqual(counted.filter((one) => !expected.some((other) => other === one)).sort());
        expect(fact.expected - fact.missing_in_all).toBe(fact.counted - fact.extra_in_all);
      }
  },
);

const differs = (fact: Fact): boolean =>
  fact.type === 'inventory_compared' && fact.missing_in_all + fact.extra_in_all > 0;

promised(
  'a difference that is left without a word is an alarm until two people sign for a count',
  (steps) => {
    let [compared, left, looks] = [false, false, 0];
    for (const { facts, after } of steps) {
      for (const fact of facts) {
        if (fact.type === 'inventory_compared') {
          expect(fact.look).toBe(looks + 1);
          compared ||= differs(fact);
          if (compared) looks += 1;
        }
        if (fact.type === 'inventory_given_up') left ||= compared;
        if (fact.type === 'inventory_counted') [compared, left, looks] = [false, false, 0];
      }
      const open = Object.values(after.alarms.open).filter(
        ({ kind, condition }) => kind === 'inventory_differs' && condition === 'active',
      );
      expect(open.length).toBe(left ? 1 : 0);
    }
  },
);

promised('nobody goes on with a count after half an hour', (steps) => {
  for (const { after } of steps) {
    const open = after.custody.inventories[ROOM.room];
    if (open !== undefined) expect(open.until).toBeGreaterThan(after.at);
  }
});
