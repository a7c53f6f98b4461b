import type { Person } from './people.ts';
import { policyOf } from './state.ts';
import type { Ms } from './terms.ts';
import type { Turn } from './turn.ts';

/** What one more wrong PIN means for a person: tries that are left, and until when none is taken after too many. */
export const refusalOf = (
  turn: Turn,
  person: Person,
): { readonly attempts_left: number; readonly locked_until: Ms } => {
  const { pin_attempts, pin_lockout_ms } = policyOf(turn.state);
  const attempts_left = Math.max(0, pin_attempts - person.wrong_pins - 1);
  return { attempts_left, locked_until: attempts_left > 0 ? 0 : turn.moment.at + pin_lockout_ms };
};
