import { z } from 'zod';
import type { PairingRule } from '../core/policy.ts';
import { assertNever } from '../core/terms.ts';
import { GROUP_FORM, list, object, oneOf, text, whole } from './fields.ts';

const PLAIN_RULES = ['any_two', 'different_group', 'supervisor_and_any', 'single'] as const;
const HOLDERS = ['any', 'custodians'] as const;

const PAIRING_REMEDY =
  'Write any_two, different_group, supervisor_and_any or single, or {at_least: 3}, or {one_from_each: [dem, rep], holders: custodians}.';

const GROUP = text(GROUP_FORM, 'A group: lower-case letters, digits and hyphens, at most 32.');

const isRecordWith = (value: unknown, key: string): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key);

const AT_LEAST = object({
  at_least: whole('people', 2, 6, 'How many distinct qualified people are needed.'),
});

const ONE_FROM_EACH = object({
  one_from_each: list(GROUP, 1, 4, 'Groups that must each be represented.'),
  holders: oneOf(
    HOLDERS,
    'Who may stand for a group: any of its people, or custodians (and substitutes for them).',
  ).default('any'),
});

const UNION = z.union([z.enum(PLAIN_RULES), AT_LEAST, ONE_FROM_EACH], { error: PAIRING_REMEDY });

/** A pairing rule as people write it. */
export const PAIRING = UNION.describe(
  `Who has to be there together. any_two: two people. different_group: two or more, not all of one group. one_from_each: somebody of each group named. supervisor_and_any: a supervisor and one more. at_least: that many people. single: one person is the whole office (then the purpose is asked). ${PAIRING_REMEDY}`,
);
export type WrittenPairing = z.infer<typeof PAIRING>;

/** The part of the union that somebody evidently meant, so that the error names the key inside it. */
export const meantPairing = (value: unknown): z.ZodType | undefined => {
  if (isRecordWith(value, 'at_least')) return AT_LEAST;
  return isRecordWith(value, 'one_from_each') ? ONE_FROM_EACH : undefined;
};

export const toPairing = (written: WrittenPairing): PairingRule => {
  if (typeof written === 'string') return { rule: written };
  if ('at_least' in written) return { rule: 'at_least', people: written.at_least };
  return { rule: 'one_from_each', groups: written.one_from_each, holders: written.holders };
};

/** As people write it, for messages. */
export const pairingText = (rule: PairingRule): string => {
  switch (rule.rule) {
    case 'any_two':
    case 'different_group':
    case 'supervisor_and_any':
    case 'single':
      return rule.rule;
    case 'at_least':
      return `{at_least: ${rule.people}}`;
    case 'one_from_each':
      return `{one_from_each: [${rule.groups.join(', ')}], holders: ${rule.holders}}`;
    default:
      return assertNever(rule);
  }
};

/** The smallest number of people that can satisfy a rule; each person has one group. */
const fewestPeople = (rule: PairingRule): number => {
  switch (rule.rule) {
    case 'single':
      return 1;
    case 'any_two':
    case 'different_group':
    case 'supervisor_and_any':
      return 2;
    case 'at_least':
      return rule.people;
    case 'one_from_each':
      return new Set(rule.groups).size;
    default:
      return assertNever(rule);
  }
};

/** Whether whoever satisfies `rule` also satisfies `other`, whoever they are. */
export const isAsStrictAs = (rule: PairingRule, other: PairingRule): boolean => {
  switch (other.rule) {
    case 'single':
    case 'any_two':
    case 'at_least':
      return fewestPeople(rule) >= fewestPeople(other);
    case 'different_group':
      return rule.rule === 'different_group' || (rule.rule === 'one_from_each' && fewestPeople(rule) >= 2);
    case 'supervisor_and_any':
      return rule.rule === 'supervisor_and_any';
    case 'one_from_each':
      return (
        rule.rule === 'one_from_each' &&
        other.groups.every((group) => rule.groups.includes(group)) &&
        (other.holders === 'any' || rule.holders === 'custodians')
      );
    default:
      return assertNever(other);
  }
};
