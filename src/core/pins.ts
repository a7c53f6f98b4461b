import type { Person } from './people.ts';
import type { KioskPolicy } from './policy.ts';
import { policyOf } from './state.ts';
import type { Ms } from './terms.ts';
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
