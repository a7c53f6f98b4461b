import type { Person, PersonRecord } from './people.ts';
import type { ListPolicy } from './policy.ts';
import type { State } from './state.ts';
import type { Ms } from './terms.ts';

/** A change of the list takes so many people. */
export const APPROVERS = 2;

/** What this goes by. */
export type Listed = PersonRecord & Pick<Person, 'status' | 'pin'>;

const hasRole = ({ approvers }: ListPolicy, { class: personClass, role }: Listed): boolean => {
  if (personClass !== 'official' && personClass !== 'staff') return false;
  if (role === 'supervisor') return true;
  return approvers === 'custodian_officials_too' && role === 'custodian' && personClass === 'official';
};

/**
 * Whether somebody may propose and approve changes of the list at this instant: on it as of now, with a role that
 * the policy names, and no candidate.
 */
export const mayApprove = (policy: ListPolicy, person: Listed, at: Ms): boolean =>
  person.status === 'listed' &&
  person.on_ballot === 'no' &&
  hasRole(policy, person) &&
  person.valid_from <= at &&
  (person.valid_until === 0 || at < person.valid_until);

/** Whether they can: by a PIN they are known. */
export const approvesList = (policy: ListPolicy, person: Listed, at: Ms): boolean =>
  person.pin !== null && mayApprove(policy, person, at);

/** Everybody who can. */
export const approversOf = (state: State, at: Ms): readonly Person[] => {
  const { policy } = state;
  if (policy === null) return [];
  return Object.values(state.people).filter((person) => approvesList(policy.list, person, at));
};
