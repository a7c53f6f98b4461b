import { APPROVERS } from './approvers.ts';
import type { ListChange } from './facts-list.ts';
import type { ListAct } from './inputs.ts';
import { approversAfter, changeFault, sizeAfter } from './list-changes.ts';
import type { At, ListRefusal } from './list-refusal.ts';
import { PEOPLE_MAX } from './people.ts';
import type { State } from './state.ts';
import type { Ms, PersonId } from './terms.ts';
import type { NewFact, Turn } from './turn.ts';

/** A second person has a week, so that what was right when it was proposed is still known to both. */
export const PROPOSAL_MS: Ms = 7 * 86_400_000;

/** More would be read by nobody; the state keeps them all. */
export const OPEN_MAX = 20;

/** What the list would be after these changes has to be a list that two people can go on with. */
export const outcomeRefusal = ({ state, moment }: At, changes: readonly ListChange[]): ListRefusal | null => {
  if (sizeAfter(state, changes) > PEOPLE_MAX) return 'list_too_long';
  return approversAfter(state, changes, moment.at) < APPROVERS ? 'too_few_left' : null;
};

const pendingIn = ({ list }: State): number =>
  Object.values(list.open).reduce((sum, { changes }) => sum + changes.length, 0);

export const isFull = ({ list }: State): boolean => Object.keys(list.open).length >= OPEN_MAX;

export const proposeRefusal = (at: At, changes: readonly ListChange[]): ListRefusal | null => {
  if (isFull(at.state) || pendingIn(at.state) + changes.length > PEOPLE_MAX) return 'too_many_open';
  return changeFault(at.state, changes) ?? outcomeRefusal(at, changes);
};

export const proposeChanges = (
  turn: Turn,
  person: PersonId,
  { changes, source, words }: Omit<Extract<ListAct, { act: 'propose' }>, 'act'>,
): void => {
  const proposal = turn.state.list.proposals + 1;
  turn.recordAll([
    {
      type: 'list_proposed',
      proposal,
      source,
      changes: changes.length,
      until: turn.moment.at + PROPOSAL_MS,
      words,
      signed_by: [person],
    },
    ...changes.map(
      (change): NewFact =>
        change.change === 'list'
          ? { type: 'list_entry_proposed', proposal, record: change.record }
          : { type: 'list_removal_proposed', proposal, person: change.person },
    ),
  ]);
};
