import { changePerson } from './change.ts';
import type { Fact } from './facts.ts';
import type { ListFact, ListState, Proposal, ToReview } from './facts-list.ts';
import type { State } from './state.ts';
import { assertNever } from './terms.ts';

type StampedListFact = Extract<Fact, ListFact>;
/** Facts of which a long list makes thousands are applied together: `applyListFacts`. */
export type SingleListFact = Exclude<
  StampedListFact,
  { readonly type: 'list_entry_proposed' | 'list_removal_proposed' }
>;

const without = <T>(record: { readonly [key: string]: T }, key: number): { readonly [key: string]: T } =>
  Object.fromEntries(Object.entries(record).filter(([other]) => other !== String(key)));

/** Something that a second person has to look at. */
const asked = (
  list: ListState,
  fact: Extract<StampedListFact, { type: 'person_suspended' | 'badge_lost' }>,
): ListState => {
  const { review, person, at, words, signed_by } = fact;
  const [by] = signed_by;
  if (by === undefined) return list;
  const about =
    fact.type === 'badge_lost'
      ? ({ kind: 'lost_badge', credential: fact.credential, since: fact.since } as const)
      : ({ kind: 'suspension', credential: '', since: at } as const);
  const made: ToReview = { review, person, by, at, words, ...about };
  return {
    ...list,
    reviews: Math.max(list.reviews, review),
    to_review: { ...list.to_review, [review]: made },
  };
};

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
    case 'person_suspended':
    case 'badge_lost':
      return asked(list, fact);
    case 'list_act_reviewed':
      return { ...list, to_review: without(list.to_review, fact.review) };
    case 'list_signed_off':
      return { ...list, signed_off: fact.at };
    default:
      return assertNever(fact);
  }
};

/** Who is off the list, which badge opens nothing, and who is back. */
const peopleAfter = (state: State, fact: SingleListFact): State => {
  switch (fact.type) {
    case 'person_suspended':
      return changePerson(state, fact.person, () => ({ status: 'suspended' }));
    case 'list_act_reviewed':
      if (fact.outcome !== 'reinstated') return state;
      return changePerson(state, fact.person, ({ status }) => ({
        status: status === 'suspended' ? 'listed' : status,
      }));
    case 'badge_lost': {
      const { person, credential, at } = fact;
      const taken = changePerson(state, person, ({ credentials }) => ({
        credentials: credentials.filter((other) => other !== credential),
      }));
      return { ...taken, badges: { ...state.badges, [credential]: { person, revoked: true, lost: at } } };
    }
    default:
      return state;
  }
};

export const applySingleListFact = (state: State, fact: SingleListFact): State => ({
  ...peopleAfter(state, fact),
  list: listAfter(state.list, fact),
});
