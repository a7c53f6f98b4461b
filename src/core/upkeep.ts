import type { Fact } from './facts.ts';
import type { UpkeepFact } from './facts-upkeep.ts';
import type { UpkeepObservation } from './inputs.ts';
import type { State } from './state.ts';
import type { Turn } from './turn.ts';

/** Puts on record that something is to be maintained, or is well again, each once. */
export const reportUpkeep = (turn: Turn, { part, due, detail }: UpkeepObservation): void => {
  const isOnRecord = turn.state.upkeep[part] !== undefined;
  if (isOnRecord === (due === 'yes')) return;
  turn.record(due === 'yes' ? { type: 'upkeep_due', part, detail } : { type: 'upkeep_done', part });
};

export const applyUpkeepFact = (state: State, fact: Extract<Fact, UpkeepFact>): State => {
  const { [fact.part]: _, ...others } = state.upkeep;
  return { ...state, upkeep: fact.type === 'upkeep_due' ? { ...others, [fact.part]: fact.at } : others };
};
