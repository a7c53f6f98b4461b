import type { SheetsState } from './facts-sheets.ts';
import type { State } from './state.ts';
import type { PersonId } from './terms.ts';

const without = <Value>(
  of: { readonly [person: PersonId]: Value },
  person: PersonId,
): { readonly [person: PersonId]: Value } =>
  Object.fromEntries(Object.entries<Value>(of).filter(([other]) => other !== person));

const withoutPreparer = ({ last, sheets }: SheetsState, person: PersonId): SheetsState => ({
  last,
  sheets: Object.fromEntries(
    Object.entries(sheets).map(([sheet, one]) => [
      sheet,
      one.prepared_by === person ? { ...one, prepared_by: '' as PersonId } : one,
    ]),
  ),
});

/** A person erased from the record is erased from the state too: badges, training, and their name on sheets. */
export const withoutPerson = (state: State, person: PersonId): State => ({
  ...state,
  people: without(state.people, person),
  badges: Object.fromEntries(Object.entries(state.badges).filter(([, badge]) => badge.person !== person)),
  training: without(state.training, person),
  sheets: withoutPreparer(state.sheets, person),
});
