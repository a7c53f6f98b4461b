import type { Fact } from './facts.ts';
import type { Person, PersonRecord } from './people.ts';
import type { State } from './state.ts';

/** Facts of which an import makes thousands in a row. */
export type ListFact = Extract<
  Fact,
  { readonly type: 'person_enrolled' | 'person_changed' | 'person_removed' }
>;

export const isListFact = (fact: Fact): fact is ListFact =>
  fact.type === 'person_enrolled' || fact.type === 'person_changed' || fact.type === 'person_removed';

type Known<K extends 'people' | 'badges'> = Map<string, State[K][keyof State[K]]>;

const listed = (record: PersonRecord, before: Person | undefined): Person => ({
  ...record,
  status: 'listed',
  pin: before?.pin ?? null,
  duress: before?.duress ?? null,
  wrong_pins: before?.wrong_pins ?? 0,
  pin_locked_until: before?.pin_locked_until ?? 0,
});

/** Badges a person no longer holds stay known as revoked; nothing of the past is forgotten. */
const hold = (
  badges: Known<'badges'>,
  { person, credentials }: PersonRecord,
  before: Person | undefined,
): void => {
  for (const credential of before?.credentials ?? []) {
    if (badges.get(credential)?.person === person) badges.set(credential, { person, revoked: true });
  }
  for (const credential of credentials) badges.set(credential, { person, revoked: false });
};

/**
 * The state after facts about the list, one after the other. People and badges are copied once for all of them: once
 * for each would make a list take the square of its length.
 */
export const applyListFacts = (state: State, facts: readonly ListFact[]): State => {
  const people: Known<'people'> = new Map(Object.entries(state.people));
  const badges: Known<'badges'> = new Map(Object.entries(state.badges));
  let { at } = state;
  for (const fact of facts) {
    at = Math.max(at, fact.at);
    if (fact.type === 'person_removed') {
      const before = people.get(fact.person);
      if (before !== undefined) people.set(fact.person, { ...before, status: 'removed' });
      continue;
    }
    const before = people.get(fact.record.person);
    people.set(fact.record.person, listed(fact.record, before));
    hold(badges, fact.record, before);
  }
  return { ...state, at, people: Object.fromEntries(people), badges: Object.fromEntries(badges) };
};
