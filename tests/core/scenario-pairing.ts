import type { PairingRule } from '../../src/core/policy.ts';

/** The pairing rule that a scenario names in words; null where they name none. */
export const readPairing = (text: string): PairingRule | null => {
  if (text === 'any two') return { rule: 'any_two' };
  if (text === 'different groups') return { rule: 'different_group' };
  if (text === 'a supervisor and any') return { rule: 'supervisor_and_any' };
  if (text === 'a single person') return { rule: 'single' };
  const [, least] = /^at least (\d+)$/.exec(text) ?? [];
  if (least !== undefined) return { rule: 'at_least', people: Number(least) };
  const [, who, groups] = /^one (person|custodian) from each of (.+)$/.exec(text) ?? [];
  if (groups === undefined) return null;
  return {
    rule: 'one_from_each',
    groups: groups.split(' and '),
    holders: who === 'person' ? 'any' : 'custodians',
  };
};
