import type { Fact } from './facts.ts';
import type { ListFact, ListState, Proposal } from './facts-list.ts';
import type { State } from './state.ts';
import { assertNever } from './terms.ts';

type StampedListFact = Extract<Fact, ListFact>;
/** Facts of which a long list makes thousands are applied together: `applyListFacts`. */
export type SingleListFact = Exclude<
  StampedListFact,
  { readonly type: 'list_entry_proposed' | 'list_removal_proposed' }
>;

const without = (open: ListState['open'], proposal: number): ListState['open'] =>
  Object.fromEntries(Object.entries(open).filter(([other]) => other !== String(proposal)));

const proposed = (
  { proposals, open, ...list }: ListState,
  fact: Extract<StampedListFact, { type: 'list_proposed' }>,
): ListState => {
  const { proposal, at, until, words, source, signed_by } = fact;
  const [by] = signed_by;
  if (by === undefined) return { proposals, open, ...list };
  const made: Proposal = { proposal, by, at, until, words, source, changes: [] };
  return { ...list, proposals: Math.max(proposals, proposal), open: { ...open, [proposal]: made } };
};

const listAfter = (list: ListState, fact: SingleListFact): ListState => {
  switch (fact.type) {
    case 'list_founded':
      return { ...list, founded: fact.at };
    case 'list_proposed':
      return proposed(list, fact);
    case 'proposal_approved':
    case 'proposal_ended':
      return { ...list, open: without(list.open, fact.proposal) };
    default:
      return assertNever(fact);
  }
};

export const applySingleListFact = (state: State, fact: SingleListFact): State => ({
  ...state,
  list: listAfter(state.list, fact),
});
