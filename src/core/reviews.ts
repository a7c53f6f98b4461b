import type { AnomalyBounds } from './anomalies.ts';
import { REVIEW_CARDS } from './catalogue-review.ts';
import type { Fact } from './facts.ts';
import type {
  AnomalyRef,
  FindingAction,
  FindingRule,
  OpenReview,
  ReviewFact,
  ReviewPeriod,
  ReviewRange,
  ReviewsState,
} from './facts-review.ts';
import type { State } from './state.ts';
import { assert, type PersonId } from './terms.ts';
import type { Turn } from './turn.ts';

/** A review of more is nobody's day's work: a shorter range is reviewed first. */
export const ANOMALIES_MAX = 1_000;
export const FINDINGS_MAX = 2_000;
/** So many fit into one entry whatever their rules and numbers. */
const LISTED_AT_ONCE = 100;

/** What somebody does about a review. */
export type ReviewAct =
  | (ReviewRange & {
      readonly act: 'start';
      readonly anomalies: readonly AnomalyRef[];
      readonly not_judged: number;
      readonly bounds: AnomalyBounds;
      readonly words: string;
    })
  | {
      readonly act: 'find';
      readonly review: number;
      readonly rule: FindingRule;
      readonly entry: number;
      readonly action: FindingAction;
      readonly words: string;
    }
  | { readonly act: 'close'; readonly review: number; readonly words: string };

/** Somebody who showed who they are does something about a review. */
export interface ReviewObservation {
  readonly type: 'review_acted';
  readonly person: PersonId;
  readonly act: ReviewAct;
}

/** Why an act changes nothing. */
export type ReviewRefusal =
  | 'review_open'
  | 'not_next'
  | 'nothing_new'
  | 'too_many_anomalies'
  | 'no_such_review'
  | 'outside_range'
  | 'not_listed'
  | 'too_many_findings'
  | 'findings_missing'
  | 'own_review'
  | 'own_finding';

type Of<A extends ReviewAct['act']> = Extract<ReviewAct, { readonly act: A }>;

const keyOf = ({ rule, entry }: { readonly rule: FindingRule; readonly entry: number }): string =>
  `${rule} ${entry}`;

/** The entry with which the next review of a kind begins: none is left out between two of them. */
export const nextEntry = ({ covered }: ReviewsState, period: ReviewPeriod): number =>
  (covered[period]?.to_entry ?? -1) + 1;

const startRefusal = ({ reviews }: State, act: Of<'start'>): ReviewRefusal | null => {
  if (Object.values(reviews.open).some(({ period }) => period === act.period)) return 'review_open';
  if (act.from_entry !== nextEntry(reviews, act.period)) return 'not_next';
  if (act.to_entry < act.from_entry) return 'nothing_new';
  if (act.anomalies.some(({ entry }) => entry > act.to_entry)) return 'outside_range';
  return act.anomalies.length > ANOMALIES_MAX ? 'too_many_anomalies' : null;
};

/** An anomaly can begin before the range in which it became one; whatever else is found lies within. */
const findRefusal = (open: OpenReview, act: Of<'find'>): ReviewRefusal | null => {
  const { rule, entry } = act;
  if (rule !== 'other' && !open.listed.includes(keyOf(act))) return 'not_listed';
  if (rule === 'other' && (entry < open.from_entry || entry > open.to_entry)) return 'outside_range';
  return open.findings >= FINDINGS_MAX ? 'too_many_findings' : null;
};

/** Nobody closes what they began or found: a second person reads it. */
const closeRefusal = (open: OpenReview, person: PersonId): ReviewRefusal | null => {
  if (open.by === person) return 'own_review';
  if (open.finders.includes(person)) return 'own_finding';
  return open.unanswered.length > 0 ? 'findings_missing' : null;
};

/** Why an act changes nothing, or null. */
export const reviewRefusal = (state: State, person: PersonId, act: ReviewAct): ReviewRefusal | null => {
  if (act.act === 'start') return startRefusal(state, act);
  const open = state.reviews.open[act.review];
  if (open === undefined) return 'no_such_review';
  return act.act === 'find' ? findRefusal(open, act) : closeRefusal(open, person);
};

const rangeOf = ({ period, from_entry, to_entry, covers_until, root }: ReviewRange): ReviewRange => ({
  period,
  from_entry,
  to_entry,
  covers_until,
  root,
});

const start = (turn: Turn, person: PersonId, act: Of<'start'>): void => {
  const review = turn.state.reviews.last + 1;
  const { anomalies, not_judged, bounds, words } = act;
  turn.record({
    type: 'review_started',
    review,
    ...rangeOf(act),
    // A time of the future would put off when the next one is due.
    covers_until: Math.min(act.covers_until, turn.moment.at),
    anomalies: anomalies.length,
    not_judged,
    bounds,
    words,
    signed_by: [person],
  });
  for (let first = 0; first < anomalies.length; first += LISTED_AT_ONCE) {
    const listed = anomalies.slice(first, first + LISTED_AT_ONCE);
    turn.record({ type: 'review_anomalies_listed', review, listed });
  }
};

/** Puts on record what nothing speaks against. */
export const actOnReview = (turn: Turn, { person, act }: ReviewObservation): void => {
  if (reviewRefusal(turn.state, person, act) !== null) return;
  if (act.act === 'start') return start(turn, person, act);
  const { review, words } = act;
  if (act.act === 'find') {
    const { rule, entry, action } = act;
    return turn.record({ type: 'finding_recorded', review, rule, entry, action, words, signed_by: [person] });
  }
  const open = turn.state.reviews.open[review];
  assert(open, 'what is closed is open');
  const { findings, by } = open;
  turn.record({ type: 'review_closed', review, ...rangeOf(open), findings, words, signed_by: [by, person] });
};

/** A fact about reviews. */
export type StampedReviewFact = Extract<Fact, ReviewFact>;

export const isReviewFact = (fact: Fact): fact is StampedReviewFact => Object.hasOwn(REVIEW_CARDS, fact.type);

const begun = (fact: Extract<StampedReviewFact, { type: 'review_started' }>): OpenReview => ({
  ...rangeOf(fact),
  review: fact.review,
  by: fact.signed_by[0] as PersonId,
  listed: [],
  unanswered: [],
  findings: 0,
  finders: [],
});

const withFact = (
  open: OpenReview,
  fact: Exclude<StampedReviewFact, { type: 'review_started' | 'review_closed' }>,
): OpenReview => {
  if (fact.type === 'review_anomalies_listed') {
    const more = fact.listed.map(keyOf);
    return { ...open, listed: [...open.listed, ...more], unanswered: [...open.unanswered, ...more] };
  }
  return {
    ...open,
    findings: open.findings + 1,
    unanswered: open.unanswered.filter((key) => key !== keyOf(fact)),
    finders: [...new Set([...open.finders, ...fact.signed_by])],
  };
};

export const applyReviewFact = (state: State, fact: StampedReviewFact): State => {
  const { reviews } = state;
  const { [fact.review]: open, ...others } = reviews.open;
  switch (fact.type) {
    case 'review_started':
      return {
        ...state,
        reviews: { ...reviews, last: fact.review, open: { ...others, [fact.review]: begun(fact) } },
      };
    case 'review_closed': {
      const { period, to_entry, covers_until } = fact;
      const covered = { ...reviews.covered, [period]: { to_entry, covers_until } };
      return { ...state, reviews: { ...reviews, covered, open: others } };
    }
    default:
      if (open === undefined) return state;
      return { ...state, reviews: { ...reviews, open: { ...others, [fact.review]: withFact(open, fact) } } };
  }
};
