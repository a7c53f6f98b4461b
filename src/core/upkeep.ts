import { UPKEEP_CARDS } from './catalogue-upkeep.ts';
import type { Fact } from './facts.ts';
import type { UpkeepFact } from './facts-upkeep.ts';
import type { BackupObservation, UpkeepObservation } from './inputs.ts';
import type { State } from './state.ts';
import type { Turn } from './turn.ts';

/** Puts on record that something is to be maintained, or is well again, each once. */
export const reportUpkeep = (turn: Turn, { part, due, detail }: UpkeepObservation): void => {
  const isOnRecord = turn.state.upkeep[part] !== undefined;
  if (isOnRecord === (due === 'yes')) return;
  turn.record(due === 'yes' ? { type: 'upkeep_due', part, detail } : { type: 'upkeep_done', part });
};

/** Puts on record what became of a backup. */
export const reportBackup = (turn: Turn, { outcome }: BackupObservation): void => turn.record(outcome);

export type StampedUpkeepFact = Extract<Fact, UpkeepFact>;

export const isUpkeepFact = (fact: Fact): fact is StampedUpkeepFact => Object.hasOwn(UPKEEP_CARDS, fact.type);

export const applyUpkeepFact = (state: State, fact: StampedUpkeepFact): State => {
  if (fact.type === 'backup_made') return { ...state, backup_made_at: fact.at };
  if (fact.type === 'backup_failed') return state;
  const { [fact.part]: _, ...others } = state.upkeep;
  return { ...state, upkeep: fact.type === 'upkeep_due' ? { ...others, [fact.part]: fact.at } : others };
};
