import type { OfficeFact } from './facts-office.ts';
import type { PersonId } from './terms.ts';
import type { Turn } from './turn.ts';

/** Whoever is named stands on the list, or stood there: nobody else gets into the log as a person by a sign-in. */
const withKnownPerson = (turn: Turn, fact: OfficeFact): OfficeFact => {
  const { person = '', ...rest } = fact as OfficeFact & { readonly person?: PersonId };
  return Object.hasOwn(turn.state.people, person) ? fact : (rest as OfficeFact);
};

/** Puts on record what happened where people sign in away from the door. */
export const reportOffice = (turn: Turn, facts: readonly OfficeFact[]): void => {
  for (const fact of facts) turn.record(withKnownPerson(turn, fact));
};
