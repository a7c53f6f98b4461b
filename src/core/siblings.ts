import type { Fact } from './facts.ts';
import type { SiblingFact } from './facts-siblings.ts';
import type { State } from './state.ts';
import type { Turn } from './turn.ts';

/** Whether what is reported of another kiosk is on record already. */
export const isSiblingKnown = (state: State, { type, sibling }: SiblingFact): boolean => {
  const isLost = (state.siblings[sibling]?.lost_since ?? 0) !== 0;
  return isLost === (type === 'sibling_lost');
};

/** Puts on record that another kiosk fell silent or is heard again, each once. */
export const reportSiblings = (turn: Turn, changes: readonly SiblingFact[]): void => {
  for (const change of changes) {
    if (!isSiblingKnown(turn.state, change)) turn.record(change);
  }
};

type StampedSiblingFact = Extract<Fact, SiblingFact>;

export const applySiblingFact = (state: State, { type, sibling, at }: StampedSiblingFact): State => ({
  ...state,
  siblings: { ...state.siblings, [sibling]: { lost_since: type === 'sibling_lost' ? at : 0 } },
});
