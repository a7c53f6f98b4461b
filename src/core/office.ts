import type { OfficeFact } from './facts-office.ts';
import type { Turn } from './turn.ts';

/** Whoever is named stands on the list, or stood there: nobody else gets into the log as a person by a sign-in. */
const withKnownPerson = (turn: Turn, fact: OfficeFact): OfficeFact => {
  if (!('person' in fact) || fact.person === undefined) return fact;
  if (Object.hasOwn(turn.state.people, fact.person)) return fact;
  const { person, ...rest } = fact;
  return rest as OfficeFact;
};

/** Puts on record what happened where people sign in away from the door. */
export const reportOffice = (turn: Turn, facts: readonly OfficeFact[]): void => {
  for (const fact of facts) turn.record(withKnownPerson(turn, fact));
};
