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

type Made = Extract<StampedListFact, { type: 'list_proposed' | 'phase_proposed' | 'rules_proposed' }>;

const proposed = (list: ListState, fact: Made): ListState => {
  const { proposal, at, until, words, signed_by } = fact;
  const [by] = signed_by;
  if (by === undefined) return list;
  const made: Proposal = {
    proposal,
    by,
    at,
    until,
    words,
    source: fact.type === 'list_proposed' ? fact.source : '',
    changes: [],
    phase: fact.type === 'phase_proposed' ? fact.phase : '',
    config_digest: fact.type === 'rules_proposed' ? fact.config_digest : '',
  };
  return {
    ...list,
    proposals: Math.max(list.proposals, proposal),
    open: { ...list.open, [proposal]: made },
  };
};

/** So many are enough for a start that comes late; older ones would have to be proposed again. */
const RULES_KEPT = 10;

const approved = (
  list: ListState,
  { proposal, at, signed_by }: Extract<StampedListFact, { type: 'proposal_approved' }>,
): ListState => {
  const after = { ...list, open: without(list.open, proposal) };
  const { phase = '', config_digest = '' } = list.open[proposal] ?? {};
  if (phase !== '') return { ...after, phase: { phase, from: at } };
  if (config_digest === '') return after;
  const others = list.rules.filter((rules) => rules.config_digest !== config_digest);
  return { ...after, rules: [...others, { config_digest, proposal, signed_by }].slice(-RULES_KEPT) };
};

const listAfter = (list: ListState, fact: SingleListFact): ListState => {
  switch (fact.type) {
    case 'list_founded':
      return { ...list, founded: fact.at };
    case 'list_proposed':
    case 'phase_proposed':
    case 'rules_proposed':
      return proposed(list, fact);
    // An approval is for once: neither it nor an older one may come back by the word of one person.
    case 'rules_changed':
      return { ...list, rules: list.rules.filter(({ proposal }) => proposal > fact.proposal) };
    case 'badge_awaited': {
      const { room, reader, record, until, words, signed_by } = fact;
      const [by] = signed_by;
      return by === undefined ? list : { ...list, awaited: { room, reader, record, until, by, words } };
    }
    case 'badge_presented':
    case 'badge_not_presented':
      return { ...list, awaited: null };
    case 'proposal_approved':
      return approved(list, fact);
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
      return changePerson(state, fact.person, () => ({ status: 'listed' }));
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
