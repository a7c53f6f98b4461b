/** What takes two people is done by nobody alone, whatever one of them tries. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, applyAll } from '../../src/core/apply.ts';
import { approversOf } from '../../src/core/approvers.ts';
import { decide } from '../../src/core/decide.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { Input, Observation } from '../../src/core/inputs.ts';
import { recordOf } from '../../src/core/people.ts';
import { INITIAL_STATE, type State } from '../../src/core/state.ts';
import type { Credential, PersonId } from '../../src/core/terms.ts';
import { APPROVERS, actsOfAnybody, actsOfOne, FOUNDED_BY, founding, NAMES } from './list-acts.ts';
import { momentAt, START } from './world.ts';

interface Played {
  readonly state: State;
  readonly facts: readonly Fact[];
}

const play = (observations: readonly Observation[], every_ms = 1_000): Played => {
  let state = INITIAL_STATE;
  const all: Fact[] = [];
  for (const [index, observation] of observations.entries()) {
    const facts = decide(state, { moment: momentAt(START + index * every_ms), ...observation } as Input);
    state = facts.reduce(apply, state);
    all.push(...facts);
  }
  return { state, facts: all };
};

const listOf = (state: State) =>
  Object.fromEntries(
    Object.values(state.people).map((person) => [
      person.person,
      { ...recordOf(person), status: person.status },
    ]),
  );

const pinsOf = (state: State) =>
  Object.fromEntries(Object.values(state.people).map(({ person, pin }) => [person, pin]));

/** What nobody alone can change: who is on the list and with what, but for badges and people kept out in a hurry. */
const lasting = (state: State) =>
  Object.values(state.people).map((person) => ({
    ...recordOf(person),
    credentials: person.status === 'removed' ? person.credentials : [],
    isThere: person.status !== 'removed',
  }));

test('nobody alone changes the list after it is founded, but for keeping people and badges out', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...NAMES),
      fc.array(fc.nat(), { minLength: 1, maxLength: 30 }),
      (name, picks) => {
        const before = play(founding);
        const acts = actsOfOne(name as PersonId);
        const after = play([...founding, ...picks.map((pick) => acts[pick % acts.length] as Observation)]);
        expect(lasting(after.state)).toEqual(lasting(before.state));
        expect([after.state.phase, after.state.list.rules]).toEqual([before.state.phase, []]);
        for (const [credential, badge] of Object.entries(after.state.badges)) {
          if (!badge.revoked) expect(before.state.badges[credential as Credential]).toEqual(badge);
        }
        const { [name]: own, ...others } = pinsOf(after.state);
        const { [name]: former, ...before_others } = pinsOf(before.state);
        expect(others).toEqual(before_others);
      },
    ),
  );
});

/** Who signed what a change of the list refers to, and where that stands. */
const signersOf = (before: readonly Fact[], change: Fact) => {
  const at = before.findIndex((fact) => {
    if ('proposal' in change) return fact.type === 'proposal_approved' && fact.proposal === change.proposal;
    return 'review' in change && fact.type === 'list_act_reviewed' && fact.review === change.review;
  });
  const found = before[at];
  return { at, people: found !== undefined && 'signed_by' in found ? (found.signed_by ?? []) : [] };
};

test('every change of a founded list refers to what two people signed, the second one for nothing of their own', () => {
  fc.assert(
    fc.property(fc.array(actsOfAnybody, { minLength: 1, maxLength: 40 }), (acts) => {
      const { facts } = play([...founding, ...acts]);
      const founded = facts.findIndex(({ type }) => type === 'list_founded');
      expect(founded).toBeGreaterThan(0);
      for (const [index, fact] of facts.entries()) {
        if (index < founded || !/^person_(enrolled|changed|removed)$/.test(fact.type)) continue;
        const signed = signersOf(facts.slice(0, index), fact);
        expect(new Set(signed.people).size).toBe(2);
        const able = approversOf(applyAll(INITIAL_STATE, facts.slice(0, signed.at)), fact.at);
        expect(able.map(({ person }) => person)).toContain(signed.people[1]);
        expect(JSON.stringify(fact)).not.toContain(`"person":"${signed.people[1]}"`);
      }
    }),
  );
});

test('two are always left who can approve the next change', () => {
  fc.assert(
    fc.property(fc.array(actsOfAnybody, { minLength: 1, maxLength: 40 }), (acts) => {
      const { state } = play([...founding, ...acts]);
      expect(approversOf(state, state.at).length).toBeGreaterThanOrEqual(APPROVERS);
    }),
  );
});

test('the list of any instant is the fold of the log up to it', () => {
  fc.assert(
    fc.property(fc.array(actsOfAnybody, { minLength: 1, maxLength: 20 }), fc.nat(), (acts, cut) => {
      const observations = [...founding, ...acts];
      const upto = FOUNDED_BY + (cut % (acts.length + 1));
      const part = play(observations.slice(0, upto));
      const whole = play(observations);
      const folded = applyAll(INITIAL_STATE, whole.facts.slice(0, part.facts.length));
      expect(listOf(folded)).toEqual(listOf(part.state));
    }),
  );
});
