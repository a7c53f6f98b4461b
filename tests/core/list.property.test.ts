import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, applyAll } from '../../src/core/apply.ts';
import { decide } from '../../src/core/decide.ts';
import type { Fact } from '../../src/core/facts.ts';
import { PEOPLE_MAX } from '../../src/core/people.ts';
import { INITIAL_STATE } from '../../src/core/state.ts';
import type { Credential } from '../../src/core/terms.ts';
import { badgeOf, listed, momentAt, START } from './world.ts';

const NAMES = ['ana', 'ben', 'cy'];
const BADGES: readonly Credential[] = ['one', 'two', 'three'].map(badgeOf);

/** Few people and few badges, so that badges change hands, come back, and are taken from people who never had them. */
const facts: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    type: fc.constantFrom('person_enrolled' as const, 'person_changed' as const),
    at: fc.integer({ min: 1, max: 9 }),
    record: fc
      .tuple(fc.constantFrom(...NAMES), fc.subarray([...BADGES]))
      .map(([name, credentials]) => listed(name, { credentials })),
  }),
  fc.record({
    type: fc.constant('person_removed' as const),
    at: fc.integer({ min: 1, max: 9 }),
    person: fc.constantFrom(...NAMES).map((name) => listed(name).person),
  }),
  fc.record({
    type: fc.constant('pin_set' as const),
    at: fc.integer({ min: 1, max: 9 }),
    person: fc.constantFrom(...NAMES).map((name) => listed(name).person),
    pin: fc.constant('pin' as never),
    duress: fc.constant('duress' as never),
  }),
);

/** Changes that wait for a second person, of proposals that are on record and of one that is not. */
const proposed: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    type: fc.constant('list_proposed' as const),
    at: fc.integer({ min: 1, max: 9 }),
    proposal: fc.integer({ min: 1, max: 2 }),
    ...{ source: fc.constant(''), changes: fc.constant(2), until: fc.constant(99), words: fc.constant('x') },
    signed_by: fc.constant([listed('ana').person]),
  }),
  fc.record({
    type: fc.constant('list_entry_proposed' as const),
    at: fc.integer({ min: 1, max: 9 }),
    proposal: fc.integer({ min: 1, max: 3 }),
    record: fc.constantFrom(...NAMES).map((name) => listed(name)),
  }),
  fc.record({
    type: fc.constant('list_removal_proposed' as const),
    at: fc.integer({ min: 1, max: 9 }),
    proposal: fc.integer({ min: 1, max: 3 }),
    person: fc.constantFrom(...NAMES).map((name) => listed(name).person),
  }),
);

test('many facts at once change the state as they do one by one', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(facts, proposed), { maxLength: 20 }), (list) => {
      expect(applyAll(INITIAL_STATE, list)).toEqual(list.reduce(apply, INITIAL_STATE));
    }),
  );
});

test('nobody is on the list who was never put there', () => {
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 12 }), (list) => {
      const enrolled = list.flatMap((fact) => ('record' in fact ? [fact.record] : []));
      const known = Object.keys(applyAll(INITIAL_STATE, list).people);
      expect(new Set(known)).toEqual(new Set(enrolled.map(({ person }) => String(person))));
    }),
  );
});

test('whoever has a badge last holds it, and a badge that was given up is known as revoked', () => {
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 12 }), (list) => {
      const { people, badges } = applyAll(INITIAL_STATE, list);
      for (const [credential, { person, revoked }] of Object.entries(badges)) {
        const holds = people[person]?.credentials.includes(credential as Credential) ?? false;
        expect(revoked).toBe(!holds);
      }
    }),
  );
});

test('whoever was erased does not come back with the next list', () => {
  const [cy, dan] = [listed('cy'), listed('dan')];
  const state = applyAll(INITIAL_STATE, [
    { type: 'person_enrolled', at: 1, record: cy },
    {
      type: 'disclosures_erased',
      at: 2,
      person: cy.person,
      erased: 1,
      digest: '00',
      ground: 'retention_ended',
      words: '',
      signed_by: [],
    },
    { type: 'person_enrolled', at: 3, record: dan },
  ]);
  expect(Object.keys(state.people)).toEqual(['dan']);
  expect(Object.keys(state.badges)).toEqual(dan.credentials);
});

// With the list copied for each of its people this takes minutes.
test('the longest list is taken in one turn, and so are its next one and its last', () => {
  const moment = momentAt(START);
  const people = Array.from({ length: PEOPLE_MAX }, (_, index) => listed(`p${index}`));
  const take = (state: typeof INITIAL_STATE, list: typeof people) => {
    const found = decide(state, { type: 'people_listed', people: list, source: '00', moment });
    return { found, state: applyAll(state, found) };
  };
  const first = take(INITIAL_STATE, people);
  expect(first.found).toHaveLength(PEOPLE_MAX + 1);
  expect(Object.keys(first.state.people)).toHaveLength(PEOPLE_MAX);
  const retitled = people.map((person) => ({ ...person, title: 'Clerk' }));
  const second = take(first.state, retitled);
  expect(second.found).toHaveLength(PEOPLE_MAX + 1);
  const third = take(second.state, retitled.slice(0, 1));
  expect(third.found).toHaveLength(PEOPLE_MAX);
  expect(Object.values(third.state.people).filter(({ status }) => status === 'listed')).toHaveLength(1);
});
