import { APPROVERS } from './approvers.ts';
import type { ToReview } from './facts-list.ts';
import type { ListAct } from './inputs.ts';
import { approversAfter, onList } from './list-changes.ts';
import { type At, isEntitled, type ListRefusal } from './list-refusal.ts';
import { policyOf, roomIds, roomOf, type State } from './state.ts';
import type { Credential, Ms, PersonId } from './terms.ts';
import type { Turn } from './turn.ts';

type Of<A extends ListAct['act']> = Extract<ListAct, { readonly act: A }>;

/** Whoever does more in a hurry than others review is stopped. */
export const TO_REVIEW_MAX = 50;

const isFull = ({ list }: State): boolean => Object.keys(list.to_review).length >= TO_REVIEW_MAX;

/**
 * Why somebody cannot be suspended, or null. Two who can approve have to be left, so that nobody suspends all others;
 * a badge can be reported lost all the same, which keeps its holder out.
 */
export const suspendRefusal = (at: At, person: PersonId, subject: PersonId): ListRefusal | null => {
  const known = onList(at.state, subject);
  if (known === null) return 'not_listed';
  if (known.status === 'suspended') return 'suspended';
  if (subject === person) return 'own_record';
  if (isFull(at.state)) return 'too_much_to_review';
  const left = approversAfter(at.state, [{ change: 'remove', person: subject }], at.moment.at);
  return left < APPROVERS ? 'too_few_left' : null;
};

/** A badge is reported lost by its holder, or by anybody who can approve changes of the list. */
export const lossRefusal = (
  at: At,
  person: PersonId,
  { subject, credential }: Of<'report_lost'>,
): ListRefusal | null => {
  const isHolder = person === subject && at.state.people[person]?.status === 'listed';
  if (!isHolder && !isEntitled(at, person)) return 'not_entitled';
  const known = onList(at.state, subject);
  if (known === null) return 'not_listed';
  if (!known.credentials.includes(credential)) return 'no_such_badge';
  return isFull(at.state) ? 'too_much_to_review' : null;
};

const waiting = ({ list }: State, review: number): ToReview | undefined => list.to_review[review];

/** Nobody reviews what they did, nor what is about them. A badge comes back only by a proposal. */
export const reviewRefusal = (
  state: State,
  person: PersonId,
  { review, outcome }: Of<'review'>,
): ListRefusal | null => {
  const found = waiting(state, review);
  if (found === undefined) return 'no_such_review';
  if (found.by === person) return 'own_act';
  if (found.person === person) return 'own_record';
  return found.kind === 'lost_badge' && outcome === 'reinstated' ? 'badge_stays_lost' : null;
};

/** An entry that forms with this badge is over: whoever holds it there need not be who they seem. */
const abandonWith = (turn: Turn, credential: Credential): void => {
  for (const room of roomIds(turn.state)) {
    const holders = roomOf(turn.state, room).entry?.holders ?? [];
    if (!holders.some((claim) => claim.credential === credential)) continue;
    const people = holders.map((claim) => claim.person);
    turn.record({ type: 'entry_abandoned', room, cause: 'entries_stopped', people, since: turn.moment.at });
  }
};

/** What one person may do alone, as it only keeps people out. */
export const actAtOnce = (turn: Turn, by: PersonId, act: Of<'suspend' | 'report_lost'>): void => {
  const review = turn.state.list.reviews + 1;
  const { subject: person, words } = act;
  if (act.act === 'suspend') {
    return turn.record({ type: 'person_suspended', person, review, words, signed_by: [by] });
  }
  const since = Math.min(act.since, turn.moment.at);
  const { credential } = act;
  turn.record({ type: 'badge_lost', person, credential, since, review, words, signed_by: [by] });
  abandonWith(turn, credential);
};

export const reviewAct = (turn: Turn, person: PersonId, { review, outcome, words }: Of<'review'>): void => {
  const found = waiting(turn.state, review);
  if (found === undefined) return;
  const signed_by = [found.by, person];
  turn.record({ type: 'list_act_reviewed', review, person: found.person, outcome, words, signed_by });
  // Somebody erased from the record meanwhile is nobody who could be removed.
  if (found.kind !== 'suspension' || outcome !== 'confirmed' || onList(turn.state, found.person) === null)
    return;
  turn.record({ type: 'person_removed', person: found.person, review });
};

export const signOff = (turn: Turn, person: PersonId, { digest, words }: Of<'sign_off'>): void => {
  const { review_ms } = policyOf(turn.state).list;
  const listed = Object.values(turn.state.people).filter(({ status }) => status !== 'removed').length;
  const due = review_ms === 0 ? 0 : turn.moment.at + review_ms;
  turn.record({ type: 'list_signed_off', digest, listed, due, words, signed_by: [person] });
};

/** When the whole list is to be read again; null where nobody asks for it. */
export const signOffDue = (state: State): Ms | null => {
  const { founded, signed_off } = state.list;
  if (founded === 0) return null;
  const { review_ms } = policyOf(state).list;
  return review_ms === 0 ? null : Math.max(founded, signed_off) + review_ms;
};
