import { applyAll } from './apply.ts';
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
  /** Many at once: no question is asked between them. */
  recordAll(facts: readonly NewFact[]): void;
}

export const startTurn = (initial: State, moment: Moment): Turn => {
  const facts: Fact[] = [];
  let state = initial;
  const recordAll = (added: readonly NewFact[]): void => {
    const stamped = added.map((fact) => ({ at: moment.at, ...fact }) as Fact);
    for (const fact of stamped) facts.push(fact);
    state = applyAll(state, stamped);
  };
  return {
    moment,
    get state() {
      return state;
    },
    facts,
    record: (fact) => recordAll([fact]),
    recordAll,
  };
};
