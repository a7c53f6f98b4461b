/** Promises about pairing rules by themselves, for any set of people. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../src/core/pairing.ts';
import type { Person } from '../../src/core/people.ts';
import type { PairingRule } from '../../src/core/policy.ts';
import { type PersonId, ROLES, type RoomId } from '../../src/core/terms.ts';
import { anyDay } from './any-day.ts';
import { playDay } from './days.ts';
import { oracleHolds } from './oracle.ts';
import { promise } from './runs.ts';
import { listed } from './world.ts';

const anyRule: fc.Arbitrary<PairingRule> = fc.oneof(
  fc.constantFrom<PairingRule>(
    { rule: 'any_two' },
    { rule: 'different_group' },
    { rule: 'supervisor_and_any' },
    { rule: 'single' },
  ),
  fc.record({ rule: fc.constant('at_least' as const), people: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    rule: fc.constant('one_from_each' as const),
    groups: fc.constantFrom(['red', 'blue'], ['red'], ['red', 'blue', 'green']),
    holders: fc.constantFrom('any' as const, 'custodians' as const),
  }),
);

const personOf = (index: number, group: string, role: Person['role']): Person => ({
  ...listed(`person-${index}`, { group, role }),
  status: 'listed',
  pin: null,
  duress: null,
  wrong_pins: 0,
  pin_locked_until: 0,
});

const anyPeople: fc.Arbitrary<readonly Person[]> = fc
  .array(fc.tuple(fc.constantFrom('', 'red', 'blue', 'green'), fc.constantFrom(...ROLES)), { maxLength: 6 })
  .map((people) => people.map(([group, role], index) => personOf(index, group, role)));

/** Everybody a rule could ask for, twice over. */
const EVERYBODY = [0, 1].flatMap((half) =>
  ['', 'red', 'blue', 'green'].flatMap((group, g) =>
    ROLES.map((role, r) => personOf(100 + half * 50 + g * 10 + r, group, role)),
  ),
);

test('a pairing rule holds exactly when trying every pair by hand says so', () => {
  promise(
    fc.property(anyRule, anyPeople, (rule, people) => {
      expect(evaluate(rule, people).outcome === 'holds').toBe(oracleHolds(rule, people));
    }),
    1_000,
  );
});

test('adding people never breaks a rule that holds, and never brings it further off', () => {
  promise(
    fc.property(anyRule, anyPeople, fc.constantFrom(...EVERYBODY), (rule, people, newcomer) => {
      const before = evaluate(rule, people);
      const after = evaluate(rule, [...people, newcomer]);
      expect(after.missing).toBeLessThanOrEqual(before.missing);
      if (before.outcome === 'holds') expect(after.outcome).toBe('holds');
    }),
    1_000,
  );
});

test('the number of people still missing is the least that can make the rule hold', () => {
  promise(
    fc.property(anyRule, anyPeople, (rule, people) => {
      const { missing } = evaluate(rule, people);
      const nearest = EVERYBODY.map((newcomer) => evaluate(rule, [...people, newcomer]).missing);
      if (missing > 0) expect(Math.min(...nearest)).toBe(missing - 1);
      else expect(oracleHolds(rule, people)).toBe(true);
    }),
    300,
  );
});

test('a rule about groups is never passed on somebody whose group is unknown', () => {
  promise(
    fc.property(anyRule, anyPeople, (rule, people) => {
      const asks = rule.rule === 'different_group' || rule.rule === 'one_from_each';
      const pairing = evaluate(rule, people);
      const unknown = people.some((person) => person.group === '');
      expect(pairing.outcome === 'cannot_be_evaluated').toBe(asks && unknown && pairing.outcome !== 'holds');
    }),
    500,
  );
});

test('visitors never count unless the policy says so', () => {
  promise(
    fc.property(anyDay, (day) => {
      const { steps } = playDay(day);
      for (const { before, facts, after } of steps) {
        for (const fact of facts) {
          if (fact.type !== 'access_granted') continue;
          const counting = before.rooms[fact.room]?.policy.rules.counting_classes ?? [];
          const classes = fact.holders.map((holder) => before.people[holder]?.class ?? 'nobody');
          const allowed = ['official', 'staff', 'temporary', ...counting];
          expect(classes.filter((personClass) => !allowed.includes(personClass))).toEqual([]);
        }
        const rooms = Object.keys(after.rooms) as RoomId[];
        const lonely = rooms.filter((room) => {
          const { inside, visitors } = after.rooms[room] ?? { inside: [], visitors: [] };
          const staff = inside.filter(({ person }) => after.people[person as PersonId] !== undefined);
          return visitors.length > 0 && staff.length === 0 && after.rooms[room]?.lone === null;
        });
        expect(after.boot === '' || facts.at(-1)?.type === 'clock_stepped' ? [] : lonely).toEqual([]);
      }
    }),
    150,
  );
});
