import type { Moved } from './device-observation.ts';
import { takeEntry } from './entry.ts';
import { doubt, isEmpty } from './exit.ts';
import type { OpeningAccount } from './facts-room.ts';
import { isBeingSetUp, seeContact } from './setup.ts';
import { roomIds, roomOf, rulesOf } from './state.ts';
import type { DoorId, RoomId } from './terms.ts';
import { assert } from './terms.ts';
import type { Turn } from './turn.ts';

const roomOfDoor = (turn: Turn, door: DoorId): RoomId => {
  const found = roomIds(turn.state).find((room) => roomOf(turn.state, room).policy.door === door);
  assert(found, `door ${door} belongs to a room`);
  return found;
};

type OfDoor = Moved & { readonly door: DoorId };

const stampOf = ({ moved_before_ms }: Moved): Moved =>
  moved_before_ms === undefined ? {} : { moved_before_ms };

const accountOf = (turn: Turn, room: RoomId): OpeningAccount => {
  const { door, emergency, grant, exits } = roomOf(turn.state, room);
  if (emergency !== null && grant === null) return 'emergency';
  if (grant !== null) return 'entry';
  if (door.managed !== null) return 'managed_opening';
  return exits.length > 0 ? 'exit' : 'nobody';
};

/** One opening can carry several people, in and out; an opening that nobody signed for is never explained away. */
export const doorOpened = (turn: Turn, { door, ...moved }: OfDoor): void => {
  const room = roomOfDoor(turn, door);
  const before = roomOf(turn.state, room).door;
  if (before.contact === 'open') return;
  const accounted_by = accountOf(turn, room);
  const exitRequested = before.exit_request_until > turn.moment.at;
  const held_from = turn.moment.at + rulesOf(turn.state, room).held_open_ms;
  turn.record({ type: 'door_opened', room, door, accounted_by, held_from, ...stampOf(moved) });
  if (accounted_by === 'entry') takeEntry(turn, room);
  // A count stated earlier in the emergency says nothing of who passes now.
  if (accounted_by === 'emergency') doubt(turn, room, 'emergency');
  if (accounted_by !== 'nobody' || isBeingSetUp(turn.state)) return;
  if (isEmpty(turn, room)) {
    turn.record({ type: 'door_forced', room, door, after_exit_request: exitRequested ? 'yes' : 'no' });
  }
  doubt(turn, room, 'unsigned_opening');
};

/** An opening longer than its people need may have let somebody else through. */
export const doorClosed = (turn: Turn, { door, ...moved }: OfDoor): void => {
  const room = roomOfDoor(turn, door);
  const { door: before, emergency } = roomOf(turn.state, room);
  if (before.contact === 'closed') return;
  if (before.contact === 'unknown') return doorFound(turn, door, 'closed');
  const open_ms = turn.moment.at - before.opened_at;
  turn.record({ type: 'door_closed', room, door, open_ms, ...stampOf(moved) });
  seeContact(turn, door, room);
  const explained = before.managed !== null || emergency !== null;
  const passage = rulesOf(turn.state, room).passage_ms * before.passers;
  if (!explained && open_ms > passage) doubt(turn, room, 'long_passage');
};

/** What a sensor finds at start or after a loss is no opening; but an open door was open to anybody. */
export const doorFound = (turn: Turn, door: DoorId, contact: 'open' | 'closed'): void => {
  const room = roomOfDoor(turn, door);
  if (roomOf(turn.state, room).door.contact === contact) return;
  const held_from = turn.moment.at + rulesOf(turn.state, room).held_open_ms;
  turn.record({ type: 'door_found', room, door, contact, held_from });
  if (contact === 'open') doubt(turn, room, 'found_open');
};

/** Without its contact the door may be in any position, and anybody may have passed. */
export const contactLost = (turn: Turn, room: RoomId, cause: string): void => {
  const { door, policy } = roomOf(turn.state, room);
  if (door.contact === 'unknown') return;
  turn.record({ type: 'door_contact_lost', room, door: policy.door, cause });
  doubt(turn, room, 'contact_lost');
};

/** The exit button always works. It says that somebody leaves, not who. */
export const exitRequested = (turn: Turn, door: DoorId): void => {
  const room = roomOfDoor(turn, door);
  const { unlock_ms, exit_window_ms } = rulesOf(turn.state, room);
  turn.record({
    type: 'exit_requested',
    room,
    door,
    unlock_ms,
    until: turn.moment.at + exit_window_ms,
  });
};
