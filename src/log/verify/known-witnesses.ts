import { parseWitnessKey } from '../formats/cosignature.ts';
import { isSatisfied, type Policy, parsePolicy } from '../formats/policy.ts';
import type { WitnessSeen } from './report.ts';
import { Malformed } from './source.ts';
import type { KnownWitness } from './witness-times.ts';

/** Whose cosignatures count, and what a policy asks of them. */
export interface KnownWitnesses {
  readonly witnesses: readonly KnownWitness[];
  readonly policy: Policy | undefined;
  /** Whether the verifier's user named them; else they came with the evidence. */
  readonly given: boolean;
}

const ofPolicy = (policy: Policy): readonly KnownWitness[] =>
  policy.witnesses.map(({ name, vkey }) => ({ name, verifier: parseWitnessKey(vkey) }));

/** Keys beside those of the policy, under the names in them; one that the policy has already is the same witness. */
const withKeys = (known: readonly KnownWitness[], keys: readonly string[]): readonly KnownWitness[] => {
  const all = [...known];
  for (const key of keys) {
    const verifier = parseWitnessKey(key);
    const isKnown = all.some(
      ({ verifier: other }) => other.name === verifier.name && other.key_id.equals(verifier.key_id),
    );
    if (!isKnown) all.push({ name: verifier.name, verifier });
  }
  return all;
};

/** The witnesses that the verifier's user names: what these say outranks what the evidence says. Throws for bad ones. */
export const givenWitnesses = (
  policyText: string | undefined,
  keys: readonly string[],
): KnownWitnesses | undefined => {
  if (policyText === undefined && keys.length === 0) return undefined;
  const policy = policyText === undefined ? undefined : parsePolicy(policyText);
  return { witnesses: withKeys(policy === undefined ? [] : ofPolicy(policy), keys), policy, given: true };
};

/** The witnesses of the policy that lies with the evidence. Throws `Malformed` where it cannot be read. */
export const witnessesOfEvidence = (policyText: string | undefined): KnownWitnesses => {
  if (policyText === undefined) return { witnesses: [], policy: undefined, given: false };
  try {
    const policy = parsePolicy(policyText);
    return { witnesses: ofPolicy(policy), policy, given: false };
  } catch (error) {
    throw new Malformed(
      `the witness policy cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
};

/**
 * Up to which size enough witnesses for the policy have cosigned; 0 for none, and all of `size` where it asks for
 * nobody. Witnesses come largest size first.
 */
export const metUntil = (policy: Policy, seen: readonly WitnessSeen[], size: number): number => {
  const signed = new Set<string>();
  if (isSatisfied(policy, signed)) return size;
  for (const { name, size: upTo } of seen) {
    signed.add(name);
    if (isSatisfied(policy, signed)) return upTo;
  }
  return 0;
};
