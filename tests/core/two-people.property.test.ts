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
import type { PersonId } from '../../src/core/terms.ts';
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

test('nobody alone changes the list after it is founded, whatever they do and however often', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...NAMES),
      fc.array(fc.nat(), { minLength: 1, maxLength: 30 }),
      (name, picks) => {
        const before = play(founding);
        const acts = actsOfOne(name as PersonId);
        const after = play([...founding, ...picks.map((pick) => acts[pick % acts.length] as Observation)]);
        expect(listOf(after.state)).toEqual(listOf(before.state));
        const { [name]: own, ...others } = pinsOf(after.state);
        const { [name]: former, ...before_others } = pinsOf(before.state);
        expect(others).toEqual(before_others);
      },
    ),
  );
});

test('every change of a founded list refers to a proposal that two different approvers signed, neither for their own entry', () => {
  fc.assert(
    fc.property(fc.array(actsOfAnybody, { minLength: 1, maxLength: 40 }), (acts) => {
      const { facts } = play([...founding, ...acts]);
      const founded = facts.findIndex(({ type }) => type === 'list_founded');
      expect(founded).toBeGreaterThan(0);
      for (const [index, fact] of facts.entries()) {
        if (index < founded || !fact.type.startsWith('person_') || !('proposal' in fact)) continue;
        const approved = facts
          .slice(0, index)
          .find((other) => other.type === 'proposal_approved' && other.proposal === fact.proposal);
        const signed = approved?.type === 'proposal_approved' ? approved.signed_by : [];
        expect(new Set(signed).size).toBe(2);
        const able = approversOf(
          applyAll(INITIAL_STATE, facts.slice(0, facts.indexOf(approved as Fact))),
          fact.at,
        );
        for (const each of signed) expect(able.map(({ person }) => person)).toContain(each);
        expect(JSON.stringify(fact)).not.toContain(`"person":"${signed[1]}"`);
      }
      const changes = facts
        .slice(founded)
        .filter(({ type }) => /^person_(enrolled|changed|removed)$/.test(type));
      expect(changes.every((fact) => 'proposal' in fact)).toBe(true);
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
