import { roomIds, roomOf, type State } from './state.ts';
import type { PersonId, RoomId } from './terms.ts';

/**
 * Nobody is in two rooms, nor on the way into two: a badge left behind in an entry at one door would else stand
 * there for somebody who went in at another, and a signature here be given by somebody who is not here.
 */
export const isElsewhere = (state: State, here: RoomId, person: PersonId): boolean =>
  roomIds(state).some((room) => {
    const { inside, visitors, entry, grant: standing } = roomOf(state, room);
    const holders = [...inside, ...(entry?.holders ?? [])].map((holder) => holder.person);
    const guests = [...visitors, ...(entry?.visitors ?? []), ...(standing?.visitors ?? [])];
    const there: readonly string[] = [
      ...holders,
      ...(standing?.holders ?? []),
      ...guests.map(({ visitor }) => visitor),
    ];
    return room !== here && there.includes(person);
  });
