/** What is promised of containers and seals, whatever people state of them and in whatever order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeOf } from '../../src/core/custody-rules.ts';
import { CUSTODY_ACTS, type CustodyAct } from '../../src/core/custody-terms.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { SealNumber } from '../../src/core/terms.ts';
import { viewOf } from '../../src/core/view-of.ts';
import { anyCustody } from './any-custody.ts';
import { type Step, startDay } from './days.ts';
import { promise } from './runs.ts';
import { SETTINGS } from './settings.ts';
import { badgeOf } from './world.ts';

const SETTING = SETTINGS[0] as (typeof SETTINGS)[number];
const ROOM = SETTING.rooms[0] as (typeof SETTING.rooms)[number];

interface Stated {
  readonly act: CustodyAct;
  readonly number: number;
  readonly signers: readonly string[];
}

/** One thing stated, and whose badges follow it. */
const anyStated: fc.Arbitrary<Stated> = fc.record({
  act: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom<CustodyAct>('apply_seal', 'check_seal', 'remove_seal') },
    { weight: 3, arbitrary: fc.constantFrom(...CUSTODY_ACTS) },
  ),
  number: fc.nat(11),
  signers: fc.constantFrom<readonly string[]>(
    ['ana', 'bob'],
    ['ana', 'bob'],
    ['ana', 'bob'],
    ['bob', 'cal'],
    ['ana', 'ana'],
    ['cal'],
  ),
});

/** Where most days begin: with three seals, and one of them on a box. */
const BEGINNING: readonly Stated[] = [
  { act: 'add_seals', number: 2, signers: ['ana', 'bob'] },
  { act: 'register_container', number: 4, signers: ['ana', 'bob'] },
  { act: 'apply_seal', number: 0, signers: ['ana', 'bob'] },
];

const played = (stated: readonly Stated[]): readonly Step[] => {
  const day = startDay(SETTING);
  for (const { act, number, signers } of stated) {
    day.pass(60_000);
    const { room } = ROOM;
    const statement = anyCustody(act, number, day.now);
    day.see({ type: 'touched', room, touch: { touch: 'propose', statement } });
    for (const name of signers) {
      day.pass(1_000);
      day.see({ type: 'badge_read', reader: ROOM.outside_reader, credential: badgeOf(name) });
    }
    day.see({ type: 'touched', room, touch: { touch: 'cancel' } });
  }
  return day.steps;
};

const anyDay = fc
  .tuple(fc.boolean(), fc.array(anyStated, { minLength: 6, maxLength: 30, size: 'max' }))
  .map(([begun, stated]) => played(begun ? [...BEGINNING, ...stated] : stated));

const factsOf = (steps: readonly Step[]): readonly Fact[] => steps.flatMap(({ facts }) => facts);

const promised = (name: string, holds: (steps: readonly Step[]) => void): void =>
  test(name, () => promise(fc.property(anyDay, holds), 200));

promised('nothing about a container stands in the log without two people who signed it', (steps) => {
  for (const fact of factsOf(steps)) {
    if (fact.type === 'container_counted') continue;
    if (!('taken_by' in fact) && fact.type !== 'seals_added') continue;
    expect(new Set(fact.signed_by).size, fact.type).toBe(2);
  }
});

const putOn = (fact: Fact): SealNumber | null => {
  if (fact.type === 'seal_applied') return fact.seal;
  return fact.type === 'seal_replaced' ? fact.new_seal : null;
};

promised('a seal comes from the bought stock and is put on once', (steps) => {
  const bought: { first: SealNumber; last: SealNumber }[] = [];
  const on = new Set<string>();
  for (const fact of factsOf(steps)) {
    if (fact.type === 'seals_added') bought.push(fact);
    const seal = putOn(fact);
    if (seal === null) continue;
    expect(on.has(seal)).toBe(false);
    expect(bought.some(({ first, last }) => rangeOf(first, seal) && rangeOf(seal, last))).toBe(true);
    on.add(seal);
  }
});

promised('a container comes in only where it was not, and goes out only from where it is', (steps) => {
  const where = new Map<string, string>();
  for (const fact of factsOf(steps)) {
    if (fact.type === 'container_registered') {
      expect(where.has(fact.container)).toBe(false);
      where.set(fact.container, fact.room);
    }
    if (fact.type !== 'container_moved') continue;
    expect(where.get(fact.container)).toBe(fact.way === 'in' ? '' : fact.room);
    where.set(fact.container, fact.way === 'out' ? '' : fact.room);
  }
});

promised('nobody is told which seal is on record before two have signed what they saw', (steps) => {
  for (const { after } of steps) {
    const { screen } = viewOf(after, ROOM.room, after.at);
    if (screen.screen !== 'sign' || screen.statement.statement !== 'check_seal') continue;
    const { container, seal } = screen.statement;
    const shown = JSON.stringify(viewOf(after, ROOM.room, after.at));
    for (const known of after.custody.containers[container]?.seals ?? [])
      expect(known === seal || !shown.includes(known)).toBe(true);
  }
});

promised('a seal that was found wrong is an alarm until two people look again and find it well', (steps) => {
  const doubted = new Set<string>();
  for (const { facts, after } of steps) {
    for (const fact of facts) {
      if (fact.type === 'container_destroyed') doubted.delete(fact.container);
      if (fact.type !== 'seal_checked' && fact.type !== 'seal_removed' && fact.type !== 'seal_replaced')
        continue;
      const isWell = fact.outcome === 'matches' && fact.condition === 'intact';
      if (!isWell) doubted.add(fact.container);
      else if (fact.type === 'seal_checked') doubted.delete(fact.container);
    }
    const open = Object.values(after.alarms.open)
      .filter(({ kind, condition }) => kind === 'seal_in_doubt' && condition === 'active')
      .map(({ source }) => source);
    expect(open.toSorted()).toEqual(
      [...doubted].map((label) => `seal_in_doubt/${label.toLowerCase()}`).toSorted(),
    );
  }
});

promised('nothing that is held, or that has to be kept, is destroyed', (steps) => {
  for (const { before, facts } of steps)
    for (const fact of facts) {
      if (fact.type !== 'container_destroyed') continue;
      const container = before.custody.containers[fact.container];
      expect(container).toMatchObject({ held: 'no', destroyed: 'no' });
      expect((container?.keep_until ?? '') < new Date(fact.at).toISOString().slice(0, 10)).toBe(true);
    }
});
