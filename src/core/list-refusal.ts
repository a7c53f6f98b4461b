import { approvesList } from './approvers.ts';
import type { ChangeFault } from './list-changes.ts';
import { policyOf } from './state.ts';
import type { PersonId } from './terms.ts';
import type { Turn } from './turn.ts';

/** Why an act on the list changes nothing. */
export type ListRefusal =
  | ChangeFault
  | 'not_founded'
  | 'not_entitled'
  | 'no_such_proposal'
  | 'own_proposal'
  | 'own_record'
  | 'too_few_left'
  | 'too_many_open'
  | 'list_too_long'
  | 'no_such_badge'
  | 'no_such_review'
  | 'own_act'
  | 'badge_stays_lost'
  | 'too_much_to_review'
  | 'badge_awaited_already'
  | 'no_such_reader';

export type At = Pick<Turn, 'state' | 'moment'>;

/** Whether this person may act on the list now. */
export const isEntitled = ({ state, moment }: At, person: PersonId): boolean => {
  const known = state.people[person];
  return known !== undefined && approvesList(policyOf(state).list, known, moment.at);
};
