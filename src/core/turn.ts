import { apply } from './apply.ts';
import type { Fact } from './facts.ts';
import type { Moment } from './moment.ts';
import type { State } from './state.ts';

type WithoutInstant<F> = F extends unknown ? Omit<F, 'at'> : never;
/** A fact before it is stamped with the instant of its turn. */
export type NewFact = WithoutInstant<Fact>;

/**
 * One decision in the making. Each recorded fact is applied at once, so that the next question is asked
 * of the state that the fact made: what a decision sees is what a replay will see.
 */
export interface Turn {
  readonly moment: Moment;
  readonly state: State;
  readonly facts: readonly Fact[];
  record(fact: NewFact): void;
}

export const startTurn = (initial: State, moment: Moment): Turn => {
  const facts: Fact[] = [];
  let state = initial;
  return {
    moment,
    get state() {
      return state;
    },
    facts,
    record(fact) {
      const stamped = { at: moment.at, ...fact } as Fact;
      facts.push(stamped);
      state = apply(state, stamped);
    },
  };
};
