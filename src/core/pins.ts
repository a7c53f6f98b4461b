import { changePerson } from './change.ts';
import type { Person } from './people.ts';
import type { KioskPolicy } from './policy.ts';
import { policyOf, type State } from './state.ts';
import type { Ms, PersonId } from './terms.ts';
import type { Turn } from './turn.ts';

/** Tries that are left, and until when none is taken after too many. */
export interface PinRefusal {
  readonly attempts_left: number;
  readonly locked_until: Ms;
}

/** What one more wrong PIN at this instant means for a person. */
export const refusalAt = (
  { pin_attempts, pin_lockout_ms }: Pick<KioskPolicy, 'pin_attempts' | 'pin_lockout_ms'>,
  at: Ms,
  person: Person,
): PinRefusal => {
  const attempts_left = Math.max(0, pin_attempts - person.wrong_pins - 1);
  return { attempts_left, locked_until: attempts_left > 0 ? 0 : at + pin_lockout_ms };
};

/** The same in a turn. */
export const refusalOf = (turn: Turn, person: Person): PinRefusal =>
  refusalAt(policyOf(turn.state), turn.moment.at, person);

/** A wrong PIN counts; the one that locks begins the count anew. `locked_until` is 0 where it does not lock. */
export const afterWrongPin = (person: Person, locked_until: Ms): Person => ({
  ...person,
  wrong_pins: locked_until === 0 ? person.wrong_pins + 1 : 0,
  pin_locked_until: locked_until,
});

/** The same in the state. */
export const countWrongPin = (
  state: State,
  { person, locked_until }: { readonly person: PersonId; readonly locked_until: Ms },
): State => changePerson(state, person, (before) => afterWrongPin(before, locked_until));

/** Whoever was known by their PIN has as many tries as before the first wrong one. */
export const forgetWrongPins = (state: State, person: PersonId): State =>
  changePerson(state, person, () => ({ wrong_pins: 0 }));
