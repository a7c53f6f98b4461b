import { roomOf, rulesOf, type State } from './state.ts';
import type { Ms, RoomId } from './terms.ts';

/** When each person inside will have been there for as long as the room's rules expect anybody to be; the first comes first. */
export const overstayDeadlines = (state: State, room: RoomId): readonly Ms[] => {
  const { longest_visit_ms = 0 } = rulesOf(state, room);
  return longest_visit_ms === 0
    ? []
    : roomOf(state, room).inside.map(({ since }) => since + longest_visit_ms);
};

/** Since when somebody has been inside for too long, as of an instant; undefined where nobody has. */
export const overstaySince = (state: State, room: RoomId, at: Ms): Ms | undefined =>
  overstayDeadlines(state, room).find((due) => due <= at);
