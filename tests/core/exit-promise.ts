import type { RoomState } from '../../src/core/state.ts';
import type { Step } from './days.ts';

/** Says what is wrong with a turn, or null. */
export type Promised = (step: Step) => string | null;

const isIn = ({ inside, visitors }: RoomState, person: string | undefined): boolean =>
  inside.some((occupant) => occupant.person === person) ||
  visitors.some((visitor) => (visitor.visitor as string) === person);

/** Two of them may mean something else at a room's only reader: a signature that was announced, and coming back. */
const meantElse = (
  { emergency, entry, statement }: RoomState,
  person: string | undefined,
  step: Step,
): boolean =>
  (emergency !== null && entry !== null) ||
  (statement?.announced === person &&
    step.facts.some(
      (fact) =>
        (fact.type === 'statement_signed' && fact.person === person) ||
        ('signed_by' in fact && fact.signed_by.some((signer) => signer === person)),
    ));

/**
 * Exit is never refused: a badge at the inside reader signs out, whatever the state; so does the badge of somebody
 * inside at a room's only reader.
 */
export const exitsAreOpen: Promised = (step) => {
  const { before, input, facts, after } = step;
  if (input.type !== 'badge_read') return null;
  const rooms = Object.values(before.rooms) as readonly RoomState[];
  const badge = before.badges[input.credential];
  const room = rooms.find(({ policy }) =>
    [policy.inside_reader, policy.inside_reader === '' ? policy.outside_reader : ''].includes(input.reader),
  );
  if (room === undefined) return null;
  const isOnly = room.policy.inside_reader === '';
  if (isOnly && (!isIn(room, badge?.person) || meantElse(room, badge?.person, step))) return null;
  const [accepted] = facts.filter(
    (fact) => fact.type === (badge ? 'exit_signed' : 'exit_by_unknown_badge') && 'person' in fact === !!badge,
  );
  if (accepted === undefined) return 'the exit was not accepted';
  if (badge && accepted.type === 'exit_signed' && accepted.person !== badge.person)
    return 'somebody else left';
  const left = after.rooms[room.policy.room];
  return left !== undefined && isIn(left, badge?.person) ? 'they are still inside' : null;
};
