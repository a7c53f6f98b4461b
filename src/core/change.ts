import type { DoubtCause } from './facts-room.ts';
import type { Person } from './people.ts';
import { type DoorState, type RoomState, roomOf, type State } from './state.ts';
import type { Ms, PersonId, RoomId } from './terms.ts';

/** The state with one room changed. */
export const changeRoom = (state: State, room: RoomId, change: Partial<RoomState>): State => ({
  ...state,
  rooms: { ...state.rooms, [room]: { ...roomOf(state, room), ...change } },
});

export const changeDoor = (state: State, room: RoomId, change: Partial<DoorState>): State =>
  changeRoom(state, room, { door: { ...roomOf(state, room).door, ...change } });

export const addDoubt = (state: State, room: RoomId, cause: DoubtCause, at: Ms): State => {
  const { doubts, doubt_since } = roomOf(state, room);
  return changeRoom(state, room, {
    doubts: doubts.includes(cause) ? doubts : [...doubts, cause],
    doubt_since: doubts.length === 0 ? at : doubt_since,
  });
};

/** Whoever was erased from the list is nobody whom a later fact could change. */
export const changePerson = (
  state: State,
  person: PersonId,
  change: (before: Person) => Partial<Person>,
): State => {
  const before = state.people[person];
  if (before === undefined) return state;
  return { ...state, people: { ...state.people, [person]: { ...before, ...change(before) } } };
};
