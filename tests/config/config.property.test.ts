import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { isAsStrictAs } from '../../src/config/pairing.ts';
import { type Config, parseConfig } from '../../src/config.ts';
import { evaluate } from '../../src/core/pairing.ts';
import type { Person } from '../../src/core/people.ts';
import type { PairingRule } from '../../src/core/policy.ts';
import type { PersonId } from '../../src/core/terms.ts';

/** Lengths with their bounds as the example states them: written key, least, most, and the policy's key and unit. */
const LENGTHS = [
  ['pairing_window_s', 10, 120, 'pairing_window_ms', 1_000],
  ['step_s', 20, 600, 'step_ms', 1_000],
  ['unlock_s', 1, 30, 'unlock_ms', 1_000],
  ['taken_grace_s', 0, 10, 'taken_grace_ms', 1_000],
  ['exit_window_s', 5, 120, 'exit_window_ms', 1_000],
  ['passage_s', 2, 60, 'passage_ms', 1_000],
  ['held_open_s', 5, 300, 'held_open_ms', 1_000],
  ['lone_grace_s', 0, 300, 'lone_grace_ms', 1_000],
  ['lone_grace_after_hours_s', 0, 60, 'lone_grace_after_hours_ms', 1_000],
  ['lone_repeat_minutes', 1, 60, 'lone_repeat_ms', 60_000],
  ['head_count_every_minutes', 10, 240, 'head_count_every_ms', 60_000],
  ['managed_opening_max_minutes', 1, 240, 'managed_opening_max_minutes', 1],
] as const;

const written = (rules: object) => ({
  kiosk: { name: 'k', origin: 'county.example/room', time_zone: 'UTC' },
  rooms: [
    {
      id: 'r',
      name: 'R',
      door: 'd',
      outside_reader: 'o',
      rules: { pairing: 'any_two', head_count_grace_minutes: 1, ...rules },
    },
  ],
  devices: [{ kind: 'simulated' }],
});

const read = (rules: object): Config | undefined => {
  try {
    return parseConfig(new TextEncoder().encode(stringify(written(rules))), 'site.yaml');
  } catch {
    return undefined;
  }
};

test('what is read keeps every bound, and what keeps every bound is read', () => {
  const any = fc.record(
    Object.fromEntries(
      LENGTHS.map(([key, least, most]) => [key, fc.integer({ min: least - 1, max: most + 1 })]),
    ),
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(any, (rules: { readonly [key: string]: number | undefined }) => {
      const config = read(rules);
      const within = LENGTHS.every(([key, least, most]) => {
        const value = rules[key];
        return value === undefined || (value >= least && value <= most);
      });
      expect(config !== undefined).toBe(within);
      for (const [key, , , becomes, unit] of LENGTHS) {
        const value = rules[key];
        if (config !== undefined && value !== undefined)
          expect(config.rooms[0]?.rules[becomes]).toBe(value * unit);
      }
    }),
    { numRuns: 200 },
  );
});

test('the bounds themselves are allowed, one beyond is not', () => {
  for (const [key, least, most] of LENGTHS) {
    for (const value of [least, most]) expect(read({ [key]: value }), `${key} ${value}`).toBeDefined();
    for (const value of [least - 1, most + 1])
      expect(read({ [key]: value }), `${key} ${value}`).toBeUndefined();
  }
});

const groups = fc.constantFrom('dem', 'rep', 'grn');
const rule: fc.Arbitrary<PairingRule> = fc.oneof(
  fc.constantFrom<PairingRule>(
    { rule: 'any_two' },
    { rule: 'different_group' },
    { rule: 'supervisor_and_any' },
    { rule: 'single' },
  ),
  fc.record({ rule: fc.constant('at_least' as const), people: fc.integer({ min: 2, max: 5 }) }),
  fc.record({
    rule: fc.constant('one_from_each' as const),
    groups: fc.uniqueArray(groups, { minLength: 2 }),
    holders: fc.constantFrom('any' as const, 'custodians' as const),
  }),
);
const person: fc.Arbitrary<Person> = fc.record({
  person: fc.constant('p' as PersonId),
  name: fc.constant(''),
  class: fc.constant('staff' as const),
  role: fc.constantFrom(
    'member' as const,
    'supervisor' as const,
    'custodian' as const,
    'substitute' as const,
  ),
  group: fc.oneof(groups, fc.constant('')),
  group_source: fc.constant('registered' as const),
  title: fc.constant(''),
  credentials: fc.constant([]),
  rooms: fc.constant([]),
  valid_from: fc.constant(0),
  valid_until: fc.constant(0),
  oath: fc.constant(0),
  training: fc.constant(0),
  background_check: fc.constant(0),
  on_ballot: fc.constant('no' as const),
  photo: fc.constant(''),
  status: fc.constant('listed' as const),
  pin: fc.constant(null),
  duress: fc.constant(null),
  wrong_pins: fc.constant(0),
  pin_locked_until: fc.constant(0),
});

test('whoever satisfies a rule called as strict satisfies the other one too', () => {
  fc.assert(
    fc.property(rule, rule, fc.array(person, { maxLength: 6 }), (strict, loose, people) => {
      if (!isAsStrictAs(strict, loose) || evaluate(strict, people).outcome !== 'holds') return;
      expect(evaluate(loose, people).outcome).toBe('holds');
    }),
    { numRuns: 5_000 },
  );
});

test('a rule is as strict as itself', () => {
  fc.assert(fc.property(rule, (same) => isAsStrictAs(same, same)));
});
