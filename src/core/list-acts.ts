import { awaitBadge, awaitRefusal } from './enrolment.ts';
import type { ListChange, Proposal, ProposalEnd } from './facts-list.ts';
import { foundOnceTwoCan, isBeingFounded } from './founding.ts';
import type { ListAct } from './inputs.ts';
import { actAtOnce, lossRefusal, reviewAct, reviewRefusal, signOff, suspendRefusal } from './list-at-once.ts';
import { changeFault, onList, subjectOf } from './list-changes.ts';
import { type At, isEntitled, type ListRefusal } from './list-refusal.ts';
import { isSameRecord, recordOf } from './people.ts';
import { isFull, outcomeRefusal, PROPOSAL_MS, proposeChanges, proposeRefusal } from './proposing.ts';
import type { State } from './state.ts';
import { assertNever, type PersonId } from './terms.ts';
import type { NewFact, Turn } from './turn.ts';

const proposalOf = (state: State, proposal: number): Proposal | undefined => state.list.open[proposal];

/** Whether a record is not any more as it was when its change was proposed. */
const isStale = (state: State, { changes }: Proposal): boolean =>
  changes.some((change) => {
    const known = onList(state, subjectOf(change));
    if (known === null || change.before === null) return known !== null || change.before !== null;
    return known.status === 'suspended' || !isSameRecord(recordOf(known), change.before);
  });

/** Nobody approves what they proposed, nor a change of their own entry; proposing one for oneself is asking. */
const approveRefusal = (at: At, person: PersonId, open: Proposal | undefined): ListRefusal | null => {
  if (open === undefined) return 'no_such_proposal';
  if (open.by === person) return 'own_proposal';
  if (open.changes.some((change) => subjectOf(change) === person)) return 'own_record';
  // Whoever proposed it may have left the list, or lost the role, since.
  if (!isEntitled(at, open.by)) return 'not_entitled';
  if (open.changes.length === 0) return null;
  return changeFault(at.state, open.changes) ?? outcomeRefusal(at, open.changes);
};

/** Why somebody's act would change nothing, asked before it is offered; null where it does. */
export const listRefusal = (at: At, person: PersonId, act: ListAct): ListRefusal | null => {
  if (act.act === 'report_lost') return lossRefusal(at, person, act);
  if (isBeingFounded(at.state, at.moment.at)) return 'not_founded';
  if (!isEntitled(at, person)) return 'not_entitled';
  switch (act.act) {
    case 'propose':
      return proposeRefusal(at, act.changes);
    case 'approve':
      return approveRefusal(at, person, proposalOf(at.state, act.proposal));
    case 'refuse':
      return proposalOf(at.state, act.proposal) === undefined ? 'no_such_proposal' : null;
    case 'suspend':
      return suspendRefusal(at, person, act.subject);
    case 'review':
      return reviewRefusal(at.state, person, act);
    case 'sign_off':
      return null;
    case 'propose_phase':
      if (act.phase === at.state.phase) return 'nothing_changes';
      return isFull(at.state) ? 'too_many_open' : null;
    case 'propose_rules':
      return isFull(at.state) ? 'too_many_open' : null;
    case 'await_badge':
      return awaitRefusal(at, act);
    default:
      return assertNever(act);
  }
};

const proposeOther = (
  turn: Turn,
  person: PersonId,
  act: Extract<ListAct, { act: 'propose_phase' | 'propose_rules' }>,
): void => {
  const { words } = act;
  const proposal = turn.state.list.proposals + 1;
  const made = { proposal, until: turn.moment.at + PROPOSAL_MS, words, signed_by: [person] };
  if (act.act === 'propose_phase') return turn.record({ type: 'phase_proposed', phase: act.phase, ...made });
  turn.record({ type: 'rules_proposed', config_digest: act.config_digest, ...made });
};

const factOf = (state: State, change: ListChange, proposal: number): NewFact => {
  if (change.change === 'remove') return { type: 'person_removed', person: change.person, proposal };
  const known = state.people[change.record.person] !== undefined;
  return { type: known ? 'person_changed' : 'person_enrolled', record: change.record, proposal };
};

const approve = (turn: Turn, person: PersonId, open: Proposal, words: string): void => {
  const { state } = turn;
  const { proposal, by, changes } = open;
  turn.recordAll([
    { type: 'proposal_approved', proposal, words, signed_by: [by, person] },
    ...changes.map((change) => factOf(state, change, proposal)),
  ]);
  endStale(turn);
};

const end = (
  turn: Turn,
  proposal: number,
  cause: ProposalEnd,
  { words, signed_by }: { readonly words: string; readonly signed_by: readonly PersonId[] },
): void => turn.record({ type: 'proposal_ended', proposal, cause, words, signed_by });

/** What was proposed against an entry that is another one by now would undo a change that nobody looked at. */
export const endStale = (turn: Turn): void => {
  for (const open of Object.values(turn.state.list.open)) {
    if (isStale(turn.state, open)) end(turn, open.proposal, 'void', { words: '', signed_by: [] });
  }
};

/** Nobody approved it in time. */
export const endExpired = (turn: Turn, proposal: number): void =>
  end(turn, proposal, 'expired', { words: '', signed_by: [] });

/** Somebody acts on the list. What is refused leaves no fact. */
export const actOnList = (turn: Turn, person: PersonId, act: ListAct): void => {
  if (listRefusal(turn, person, act) !== null) return;
  foundOnceTwoCan(turn);
  switch (act.act) {
    case 'propose':
      return proposeChanges(turn, person, act);
    case 'suspend':
    case 'report_lost':
      actAtOnce(turn, person, act);
      return endStale(turn);
    case 'review':
      return reviewAct(turn, person, act);
    case 'sign_off':
      return signOff(turn, person, act);
    case 'propose_phase':
    case 'propose_rules':
      return proposeOther(turn, person, act);
    case 'await_badge':
      return awaitBadge(turn, person, act);
    default:
      return decideOn(turn, person, act);
  }
};

const decideOn = (
  turn: Turn,
  person: PersonId,
  act: Extract<ListAct, { readonly act: 'approve' | 'refuse' }>,
): void => {
  const open = proposalOf(turn.state, act.proposal);
  if (open === undefined) return;
  if (act.act === 'approve') return approve(turn, person, open, act.words);
  const cause = open.by === person ? 'withdrawn' : 'refused';
  end(turn, open.proposal, cause, { words: act.words, signed_by: [person] });
};
