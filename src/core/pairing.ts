import type { Need } from './facts-entry.ts';
import type { LoneCause } from './facts-room.ts';
import type { Person } from './people.ts';
import type { PairingRule } from './policy.ts';
import { assertNever } from './terms.ts';

/**
 * How a pairing rule stands for a set of qualified people. `missing` is how many more people could make it
 * hold at best; `cannot_be_evaluated` (an unknown group) is not a pass.
 */
export type Pairing =
  | { readonly outcome: 'holds'; readonly missing: 0 }
  | {
      readonly outcome: 'short' | 'cannot_be_evaluated';
      readonly missing: number;
      readonly need: Need;
      /** For a rule of named groups: those nobody stands for yet. */
      readonly groups: readonly string[];
    };

const HOLDS: Pairing = { outcome: 'holds', missing: 0 };

const short = (missing: number, need: Need, groups: readonly string[] = []): Pairing =>
  missing === 0 ? HOLDS : { outcome: 'short', missing, need, groups };

const needPeople = (missing: number): Need => {
  if (missing === 1) return 'one_more';
  return missing === 2 ? 'two_more' : 'more';
};

const atLeast = (needed: number, people: readonly Person[]): Pairing => {
  const missing = Math.max(0, needed - people.length);
  return short(missing, needPeople(missing));
};

/** A rule about groups that does not hold yet cannot be evaluated while somebody's group is unknown. */
const aboutGroups = (pairing: Pairing, people: readonly Person[]): Pairing =>
  pairing.outcome === 'short' && people.some((person) => person.group === '')
    ? { ...pairing, outcome: 'cannot_be_evaluated' }
    : pairing;

const knownGroups = (people: readonly Person[]): Set<string> =>
  new Set(people.map((person) => person.group).filter((group) => group !== ''));

const differentGroup = (people: readonly Person[]): Pairing => {
  const groups = knownGroups(people).size;
  if (groups === 0) return short(2, 'two_more');
  return short(Math.max(0, 2 - groups), 'other_group');
};

const oneFromEach = (
  rule: Extract<PairingRule, { rule: 'one_from_each' }>,
  people: readonly Person[],
): Pairing => {
  const standing = people.filter(
    (person) => rule.holders === 'any' || person.role === 'custodian' || person.role === 'substitute',
  );
  const present = knownGroups(standing);
  const open = rule.groups.filter((group) => !present.has(group));
  return short(open.length, 'named_group', open);
};

const supervisorAndAny = (people: readonly Person[]): Pairing => {
  if (people.length === 0) return short(2, 'supervisor_and_one');
  if (!people.some((person) => person.role === 'supervisor')) return short(1, 'supervisor');
  return atLeast(2, people);
};

/** Evaluates a rule on distinct, qualified people. Adding people never breaks a rule that holds. */
export const evaluate = (rule: PairingRule, people: readonly Person[]): Pairing => {
  switch (rule.rule) {
    case 'any_two':
      return atLeast(2, people);
    case 'at_least':
      return atLeast(rule.people, people);
    case 'different_group':
      return aboutGroups(differentGroup(people), people);
    case 'one_from_each':
      return aboutGroups(oneFromEach(rule, people), people);
    case 'supervisor_and_any':
      return supervisorAndAny(people);
    case 'single':
      return atLeast(1, people);
    default:
      return assertNever(rule);
  }
};

/** Whether a rule asks for people's groups. */
export const needsGroups = (rule: PairingRule): boolean =>
  rule.rule === 'different_group' || rule.rule === 'one_from_each';

/** Why the people inside break the rule, in the words of a lone interval. */
export const loneCause = (pairing: Exclude<Pairing, { outcome: 'holds' }>): LoneCause => {
  if (pairing.outcome === 'cannot_be_evaluated') return 'cannot_be_evaluated';
  if (pairing.need === 'other_group' || pairing.need === 'named_group') return 'groups';
  return pairing.need === 'supervisor' ? 'no_supervisor' : 'too_few';
};
