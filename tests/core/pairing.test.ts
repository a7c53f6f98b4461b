/** What a pairing rule says is still needed, in the words that the screen and the log use. */
import { expect, test } from 'vitest';
import { evaluate, loneCause, needsGroups } from '../../src/core/pairing.ts';
import type { Person } from '../../src/core/people.ts';
import type { PairingRule } from '../../src/core/policy.ts';
import { listed } from './world.ts';

const person = (name: string, group: string, role: Person['role'] = 'member'): Person => ({
  ...listed(name, { group, role }),
  status: 'listed',
  pin: null,
  duress: null,
  wrong_pins: 0,
  pin_locked_until: 0,
});

const red = person('red', 'red');
const blue = person('blue', 'blue');
const nobody = person('nobody', '');
const head = person('head', '', 'supervisor');
const keeper = person('keeper', 'red', 'custodian');
const stand = person('stand', 'blue', 'substitute');

const EACH: PairingRule = { rule: 'one_from_each', groups: ['red', 'blue'], holders: 'custodians' };
const ANY_OF_EACH: PairingRule = { ...EACH, holders: 'any' };
const GROUPS: PairingRule = { rule: 'different_group' };
const HEAD: PairingRule = { rule: 'supervisor_and_any' };
const three: PairingRule = { rule: 'at_least', people: 3 };

test.each<[string, PairingRule, readonly Person[], unknown]>([
  ['nobody of two', { rule: 'any_two' }, [], ['short', 2, 'two_more', []]],
  ['one of two', { rule: 'any_two' }, [red], ['short', 1, 'one_more', []]],
  ['two of two', { rule: 'any_two' }, [red, blue], ['holds', 0]],
  ['nobody of three', three, [], ['short', 3, 'more', []]],
  ['one of three', three, [red], ['short', 2, 'two_more', []]],
  ['two of three', three, [red, blue], ['short', 1, 'one_more', []]],
  ['three of three', three, [red, blue, head], ['holds', 0]],
  ['nobody of two groups', GROUPS, [], ['short', 2, 'two_more', []]],
  ['one of two groups', GROUPS, [red], ['short', 1, 'other_group', []]],
  ['the same group twice', GROUPS, [red, keeper], ['short', 1, 'other_group', []]],
  ['two groups', GROUPS, [red, blue], ['holds', 0]],
  ['no group known', GROUPS, [nobody], ['cannot_be_evaluated', 2, 'two_more', []]],
  ['one group known', GROUPS, [nobody, red], ['cannot_be_evaluated', 1, 'other_group', []]],
  ['nobody of each', EACH, [], ['short', 2, 'named_group', ['red', 'blue']]],
  ['only members of each', EACH, [red, blue], ['short', 2, 'named_group', ['red', 'blue']]],
  ['one custodian', EACH, [keeper], ['short', 1, 'named_group', ['blue']]],
  ['a custodian and a substitute', EACH, [keeper, stand], ['holds', 0]],
  ['anybody of each', ANY_OF_EACH, [red, blue], ['holds', 0]],
  [
    'unknown group for a named one',
    ANY_OF_EACH,
    [red, nobody],
    ['cannot_be_evaluated', 1, 'named_group', ['blue']],
  ],
  ['nobody with a supervisor', HEAD, [], ['short', 2, 'supervisor_and_one', []]],
  ['a supervisor alone', HEAD, [head], ['short', 1, 'one_more', []]],
  ['two without a supervisor', HEAD, [red, blue], ['short', 1, 'supervisor', []]],
  ['one without a supervisor', HEAD, [red], ['short', 1, 'supervisor', []]],
  ['a supervisor and one', HEAD, [red, head], ['holds', 0]],
  ['nobody of one', { rule: 'single' }, [], ['short', 1, 'one_more', []]],
  ['one of one', { rule: 'single' }, [red], ['holds', 0]],
])('%s', (_, rule, people, expected) => {
  expect(Object.values(evaluate(rule, people))).toEqual(expected);
});

test.each<[PairingRule, readonly Person[], string]>([
  [{ rule: 'any_two' }, [red], 'too_few'],
  [GROUPS, [], 'too_few'],
  [GROUPS, [red], 'groups'],
  [GROUPS, [nobody], 'cannot_be_evaluated'],
  [EACH, [keeper], 'groups'],
  [HEAD, [red, blue], 'no_supervisor'],
  [HEAD, [head], 'too_few'],
])('%j is broken for a reason', (rule, people, cause) => {
  const pairing = evaluate(rule, people);
  expect(pairing.outcome === 'holds' ? 'holds' : loneCause(pairing)).toBe(cause);
});

test('only rules about groups ask for groups', () => {
  const rules: readonly PairingRule[] = [GROUPS, EACH, HEAD, three, { rule: 'any_two' }, { rule: 'single' }];
  expect(rules.map(needsGroups)).toEqual([true, true, false, false, false, false]);
});
