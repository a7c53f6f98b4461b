import { qualifiedInside } from './authorization.ts';
import { pairingRuleOf } from './entry.ts';
import type { DoubtCause } from './facts-room.ts';
import { ITEMS_MAX, type VisitorTouch } from './facts-visitors.ts';
import { evaluate } from './pairing.ts';
import type { Person } from './people.ts';
import { leaveProcedures } from './procedures.ts';
import { isBeingSetUp } from './setup.ts';
import { countInside, roomOf, rulesOf } from './state.ts';
import type { Credential, Ms, PersonId, ReaderId, RoomId, VisitorId } from './terms.ts';
import type { Turn } from './turn.ts';
import { leaveBadge } from './visitor-badges.ts';

/** How somebody signs out: who they are, if the list knows it, and by what. */
export interface Leaving {
  readonly person: Person | null;
  readonly how: 'badge' | 'touchscreen';
  readonly reader: ReaderId | '';
  readonly credential: Credential | '';
}

/** Records a doubt once, however often its cause comes again. */
export const doubt = (turn: Turn, room: RoomId, cause: DoubtCause): void => {
  // Nobody is inside a room that nobody can enter yet, and nobody could say so by their badge.
  if (isBeingSetUp(turn.state)) return;
  if (!roomOf(turn.state, room).doubts.includes(cause)) {
    turn.record({ type: 'presence_uncertain', room, cause });
  }
};

/** Until when an opening of the door counts as this exit; at once where the door stands open. */
const exitUntil = (turn: Turn, room: RoomId): Ms =>
  roomOf(turn.state, room).door.contact === 'open'
    ? turn.moment.at
    : turn.moment.at + rulesOf(turn.state, room).exit_window_ms;

/** Whom a leaver would leave behind without the rule being met; nobody when it is met, or the room empty. */
const leftBehind = (turn: Turn, room: RoomId, leaver: PersonId): readonly PersonId[] => {
  const staying = roomOf(turn.state, room)
    .inside.map((occupant) => occupant.person)
    .filter((person) => person !== leaver);
  const qualified = qualifiedInside(turn.state, room, turn.moment.at).filter(
    (person) => person.person !== leaver,
  );
  const holds = evaluate(pairingRuleOf(turn.state, room), qualified).outcome === 'holds';
  return holds ? [] : staying;
};

/** Leaving is never refused: whoever signs out at the inside reader or the screen has signed out. */
export const signExit = (turn: Turn, room: RoomId, leaving: Leaving): void => {
  const { policy, inside, visitors } = roomOf(turn.state, room);
  const until = exitUntil(turn, room);
  if (leaving.person === null) {
    const { reader, credential } = leaving;
    if (reader === '' || credential === '') return;
    turn.record({ type: 'exit_by_unknown_badge', room, door: policy.door, reader, credential, until });
    return doubt(turn, room, 'exit_without_entry');
  }
  const { person } = leaving.person;
  const matched =
    inside.some((occupant) => occupant.person === person) ||
    visitors.some((visitor) => (visitor.visitor as string) === person);
  turn.record({
    type: 'exit_signed',
    room,
    door: policy.door,
    reader: leaving.reader,
    how: leaving.how,
    person,
    matched: matched ? 'matched' : 'unmatched',
    left_behind: leftBehind(turn, room, person),
    until,
  });
  if (!matched) return doubt(turn, room, 'exit_without_entry');
  leaveBadge(turn, room, person as string as VisitorId, false);
  leaveProcedures(turn, room);
};

export const signVisitorOut = (
  turn: Turn,
  room: RoomId,
  { visitor, badge, items, words }: Extract<VisitorTouch, { touch: 'sign_out_visitor' }>,
): void => {
  const { policy, visitors } = roomOf(turn.state, room);
  if (!visitors.some((other) => other.visitor === visitor)) return;
  const carried = items === 'listed' ? { items, words: words.slice(0, ITEMS_MAX) } : { items };
  turn.record({
    type: 'visitor_signed_out',
    room,
    door: policy.door,
    visitor,
    ...(items === 'not_asked' ? {} : carried),
    until: exitUntil(turn, room),
  });
  leaveBadge(turn, room, visitor, badge === 'returned');
};

export const isEmpty = (turn: Turn, room: RoomId): boolean => countInside(roomOf(turn.state, room)) === 0;
