import { type RoomState, roomIds, roomOf, type State } from './core/state.ts';
import type { RoomId, YesNo } from './core/terms.ts';

/** How many are in a room by sign-in, and what may make more of them at any moment. Nobody is named. */
export interface RoomOccupancy {
  readonly room: RoomId;
  readonly people: number;
  readonly visitors: number;
  /** Whether it is known who is inside. */
  readonly certain: YesNo;
  /** Whether somebody is about to enter or to leave: a badge was read, or the strike is released. */
  readonly passing: YesNo;
  readonly door: RoomState['door']['contact'];
  readonly emergency: YesNo;
}

const answered = (isSo: boolean): YesNo => (isSo ? 'yes' : 'no');

/** Each room as the log has it at this moment. */
export const occupancyOf = (state: State): readonly RoomOccupancy[] =>
  roomIds(state).map((room) => {
    const { inside, visitors, doubts, entry, grant, exits, door, emergency } = roomOf(state, room);
    return {
      room,
      people: inside.length,
      visitors: visitors.length,
      certain: answered(doubts.length === 0),
      passing: answered(entry !== null || grant !== null || exits.length > 0 || door.managed !== null),
      door: door.contact,
      emergency: answered(emergency !== null),
    };
  });

/**
 * Whether a room may have people in it. A door whose contact is lost says nothing, and leaves it to the sign-ins; the
 * room of which it is not known who is inside counts as one with people.
 */
export const mayBeOccupied = ({
  people,
  visitors,
  certain,
  passing,
  door,
  emergency,
}: RoomOccupancy): boolean =>
  people + visitors > 0 || certain === 'no' || passing === 'yes' || door === 'open' || emergency === 'yes';
