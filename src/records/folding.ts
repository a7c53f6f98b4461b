import { applyAll } from '../core/apply.ts';
import type { Fact, FactType } from '../core/facts.ts';
import { INITIAL_STATE, type State } from '../core/state.ts';
import { AT_ONCE } from './what-if.ts';

/** A list comes as thousands of these in one turn: folded one by one they would take the square of its length. */
const OF_A_LIST: ReadonlySet<FactType> = new Set<FactType>([
  'person_enrolled',
  'person_changed',
  'person_removed',
  'list_entry_proposed',
  'list_removal_proposed',
]);

/** The state after each entry, as the kiosk had it. */
export class Folding {
  #state: State;
  #waiting: Fact[] = [];

  /** @param state where the entries before left it */
  constructor(state: State = INITIAL_STATE) {
    this.#state = state;
  }

  /** The state after this fact; null where that is not looked at, because more of a list may follow. */
  take(fact: Fact): State | null {
    this.#waiting.push(fact);
    if (OF_A_LIST.has(fact.type) && this.#waiting.length < AT_ONCE) return null;
    this.#state = applyAll(this.#state, this.#waiting);
    this.#waiting = [];
    return this.#state;
  }
}
