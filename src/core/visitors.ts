import { entryBar } from './entry.ts';
import type { Person } from './people.ts';
import { countInside, type EntryInProgress, roomOf, rulesOf, type State } from './state.ts';
import { assert, type Ms, type RoomId, VISITOR_CLASSES, type VisitorClass } from './terms.ts';
import type { Turn } from './turn.ts';

/** A fact names all visitors of an entry, and an entry of the log has 8 KiB: so many of the longest names fit. */
const VISITORS_AT_ONCE_MAX = 10;
/** A fact names everybody inside: so many identifiers fit. A kiosk that could not record it could not start again. */
export const PEOPLE_INSIDE_MAX = 150;

/** How many more can be inside with everybody who is on their way in. */
export const placesLeft = (state: State, room: RoomId): number => {
  const now = roomOf(state, room);
  const coming = (now.entry?.holders.length ?? 0) + (now.entry?.visitors.length ?? 0);
  return Math.max(0, PEOPLE_INSIDE_MAX - countInside(now) - coming);
};

/** @throws for staff: only people of a visitor class come in as visitors. */
export const visitorClassOf = (person: Person): VisitorClass => {
  const found = VISITOR_CLASSES.find((visitorClass) => visitorClass === person.class);
  assert(found, 'this person is of a visitor class');
  return found;
};

/** How many more visitors the people at the door may bring. */
export const visitorPlacesLeft = (state: State, room: RoomId, entry: EntryInProgress): number => {
  const escorted = rulesOf(state, room).visitors_per_escort * entry.holders.length;
  const most = Math.min(escorted, VISITORS_AT_ONCE_MAX);
  return Math.min(Math.max(0, most - entry.visitors.length), placesLeft(state, room));
};

/** Whether visitors can be announced now: nothing else is going on at this door, and the room takes visitors. */
export const takesAnnouncement = (state: State, room: RoomId): boolean => {
  const { entry, grant, statement, emergency } = roomOf(state, room);
  const isIdle = entry === null && grant === null && statement === null && emergency === null;
  return isIdle && rulesOf(state, room).visitor_classes.length > 0 && entryBar(state, room) === null;
};

/**
 * Keeps the escorts on record true: a visitor whose escort is gone is unescorted from that instant, and
 * escorted again when the same escort is back. In an emergency everybody leaves, so nothing is said.
 */
export const reviewEscorts = (turn: Turn, room: RoomId, since: Ms): void => {
  const { inside, visitors, emergency } = roomOf(turn.state, room);
  if (emergency !== null) return;
  const present = new Set(inside.map((occupant) => occupant.person));
  for (const { visitor, escort, escorted } of visitors) {
    if (escorted && !present.has(escort)) turn.record({ type: 'visitor_unescorted', room, visitor, since });
    if (!escorted && present.has(escort)) {
      turn.record({ type: 'escort_handed_over', room, visitor, escort, reader: '' });
    }
  }
};
