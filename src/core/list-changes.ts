import { approvesList, type Listed } from './approvers.ts';
import type { ListChange } from './facts-list.ts';
import { isSameRecord, type Person, type PersonRecord, recordOf } from './people.ts';
import { policyOf, type State } from './state.ts';
import type { Credential, Ms, PersonId } from './terms.ts';

export const subjectOf = (change: ListChange): PersonId =>
  change.change === 'list' ? change.record.person : change.person;

/** A person of the list as it stands; whoever was removed is nobody whom a change could be proposed against. */
export const onList = (state: State, person: PersonId): Person | null => {
  const known = state.people[person];
  return known === undefined || known.status === 'removed' ? null : known;
};

/** What turns the list into the one of a file: whoever is not named by it is removed. */
export const changesTo = (state: State, people: readonly PersonRecord[]): readonly ListChange[] => {
  const named = new Set<PersonId>(people.map(({ person }) => person));
  return [
    ...changesAmong(state, people),
    ...Object.values(state.people)
      .filter(({ person, status }) => status === 'listed' && !named.has(person))
      .map(({ person }): ListChange => ({ change: 'remove', person })),
  ];
};

/** The same for a file that names only whom it changes. */
export const changesAmong = (state: State, people: readonly PersonRecord[]): readonly ListChange[] =>
  people
    .filter((record) => {
      const known = onList(state, record.person);
      return known === null || !isSameRecord(recordOf(known), record);
    })
    .map((record): ListChange => ({ change: 'list', record }));

/** Why changes cannot be made to the list as it stands. */
export type ChangeFault = 'nothing_changes' | 'named_twice' | 'not_listed' | 'badge_taken' | 'suspended';

const faultOfOne = (state: State, change: ListChange): ChangeFault | null => {
  const known = onList(state, subjectOf(change));
  if (known?.status === 'suspended') return 'suspended';
  if (change.change === 'remove') return known === null ? 'not_listed' : null;
  return known !== null && isSameRecord(recordOf(known), change.record) ? 'nothing_changes' : null;
};

/** The list as changes would leave it. */
const listAfter = (state: State, changes: readonly ListChange[]): ReadonlyMap<PersonId, Listed> => {
  const after = new Map<PersonId, Listed>(
    Object.values(state.people)
      .filter(({ status }) => status !== 'removed')
      .map((person) => [person.person, person]),
  );
  for (const change of changes) {
    if (change.change === 'remove') after.delete(change.person);
    else {
      const pin = state.people[change.record.person]?.pin ?? null;
      after.set(change.record.person, { ...change.record, status: 'listed', pin });
    }
  }
  return after;
};

const sharesBadges = (people: Iterable<PersonRecord>): boolean => {
  const seen = new Set<Credential>();
  for (const { credentials } of people) {
    for (const credential of credentials) {
      if (seen.has(credential)) return true;
      seen.add(credential);
    }
  }
  return false;
};

/** Why these changes cannot be made, or null. */
export const changeFault = (state: State, changes: readonly ListChange[]): ChangeFault | null => {
  if (changes.length === 0) return 'nothing_changes';
  if (new Set(changes.map(subjectOf)).size < changes.length) return 'named_twice';
  const first = changes.map((change) => faultOfOne(state, change)).find((fault) => fault !== null);
  if (first !== undefined) return first;
  return sharesBadges(listAfter(state, changes).values()) ? 'badge_taken' : null;
};

/** How many people could approve the next change after these. */
export const approversAfter = (state: State, changes: readonly ListChange[], at: Ms): number => {
  const { list } = policyOf(state);
  return [...listAfter(state, changes).values()].filter((person) => approvesList(list, person, at)).length;
};

/** How many people would be on the list. */
export const sizeAfter = (state: State, changes: readonly ListChange[]): number =>
  listAfter(state, changes).size;
