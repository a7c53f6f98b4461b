import { APPROVERS, approversOf } from './approvers.ts';
import type { Input } from './inputs.ts';
import { changesTo } from './list-changes.ts';
import type { State } from './state.ts';
import type { Ms, PersonId } from './terms.ts';
import type { NewFact, Turn } from './turn.ts';

type Of<T extends Input['type']> = Extract<Input, { type: T }>;

/** Where the first two people put themselves on the list; left out where it was done by the command. */
export interface FoundingWay {
  readonly way?: 'setup_screen';
}

/** An entry of the log has only so much room. */
const NAMED_MAX = 50;

/**
 * From the first instant at which two people can approve, nobody changes the list alone any more, whoever is left:
 * somebody who takes the others off the list must not become its founder.
 */
export const foundOnceTwoCan = (turn: Turn, way: FoundingWay = {}): void => {
  if (turn.state.list.founded !== 0) return;
  const approvers = approversOf(turn.state, turn.moment.at);
  if (approvers.length < APPROVERS) return;
  turn.record({
    type: 'list_founded',
    people: approvers.slice(0, NAMED_MAX).map(({ person }) => person),
    ...way,
  });
};

/** Whether one person alone may still say what the list is. */
export const isBeingFounded = (state: State, at: Ms): boolean =>
  state.list.founded === 0 && approversOf(state, at).length < APPROVERS;

/** While the list is being founded it becomes what a file says, each change a fact of its own. */
export const peopleListed = (
  turn: Turn,
  input: Pick<Of<'people_listed'>, 'people' | 'source'>,
  way: FoundingWay = {},
): void => {
  foundOnceTwoCan(turn, way);
  if (turn.state.list.founded !== 0) return;
  const before = turn.state;
  const changes = changesTo(before, input.people);
  turn.recordAll([
    ...changes.map((change): NewFact => {
      if (change.change === 'remove') return { type: 'person_removed', person: change.person };
      const known = before.people[change.record.person] !== undefined;
      if (known) return { type: 'person_changed', record: change.record };
      return { type: 'person_enrolled', record: change.record, ...way };
    }),
    {
      type: 'people_imported',
      source: input.source,
      listed: input.people.length,
      removed: changes.filter(({ change }) => change === 'remove').length,
      founding: 'yes',
      ...way,
    },
  ]);
  foundOnceTwoCan(turn, way);
};

/** Why nobody's PIN is set by this, or null. */
export type PinRefusal = 'no_such_person' | 'two_needed';

/**
 * Somebody who can set another's PIN can sign as two people. So once the list is founded a PIN is set by whoever it
 * belongs to, known by the PIN before, or by two who can approve, both known by their own.
 */
export const pinRefusal = (
  { state, moment }: Pick<Turn, 'state' | 'moment'>,
  person: PersonId,
  signed_by: readonly PersonId[],
): PinRefusal | null => {
  const known = state.people[person];
  if (known === undefined) return 'no_such_person';
  if (isBeingFounded(state, moment.at)) return null;
  const [one] = signed_by;
  if (signed_by.length === 1 && one === person && known.pin !== null) return null;
  const approvers = approversOf(state, moment.at).map((approver) => approver.person);
  const areTwo = new Set(signed_by).size >= APPROVERS && signed_by.every((each) => approvers.includes(each));
  // Nobody signs for a PIN of their own with one other: that one and they are the two.
  return areTwo && !signed_by.includes(person) ? null : 'two_needed';
};

export const pinChosen = (
  turn: Turn,
  input: Pick<Of<'pin_chosen'>, 'person' | 'pin' | 'duress' | 'signed_by'>,
  way: FoundingWay = {},
): void => {
  const { person, pin, duress, signed_by = [] } = input;
  if (pinRefusal(turn, person, signed_by) !== null) return;
  foundOnceTwoCan(turn, way);
  turn.record({ type: 'pin_set', person, pin, duress, signed_by, ...way });
  foundOnceTwoCan(turn, way);
};
