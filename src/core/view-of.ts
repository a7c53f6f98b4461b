import { isQualified } from './authorization.ts';
import { bannersOf } from './banners.ts';
import { witnessedFace } from './evidence.ts';
import { exerciseFace } from './exercise-face.ts';
import { facesOf, visitorFaces } from './faces.ts';
import { procedureFaces } from './procedures.ts';
import { screenOf } from './screens.ts';
import { setupFace } from './setup.ts';
import { personOf, policyOf, roomOf, rulesOf, type State } from './state.ts';
import type { Ms, RoomId } from './terms.ts';
import type { InsideFace, KioskView } from './view.ts';
import { takesAnnouncement, visitorPlacesLeft } from './visitors.ts';

const insideFaces = (state: State, room: RoomId, at: Ms): readonly InsideFace[] =>
  roomOf(state, room).inside.flatMap(({ person, since }) =>
    facesOf(state, [person]).map((face) => ({
      ...face,
      since,
      counts: isQualified(state, room, personOf(state, person), at) ? 'counts' : 'does_not_count',
    })),
  );

/**
 * All that a room's screen shows at an instant. Deadlines are given as instants; the browser counts down
 * and never decides.
 */
export const viewOf = (state: State, room: RoomId, at: Ms): KioskView => {
  const now = roomOf(state, room);
  const rules = rulesOf(state, room);
  return {
    room,
    name: now.policy.name,
    phase: state.phase,
    door: now.door.contact,
    presence: now.doubts.length === 0 ? 'certain' : 'uncertain',
    inside: insideFaces(state, room, at),
    visitors: visitorFaces(state, now.visitors),
    screen: screenOf(state, room, at),
    banners: bannersOf(state, room),
    visitor_classes: rules.visitor_classes,
    visitor_places_left: now.entry === null ? 0 : visitorPlacesLeft(state, room, now.entry),
    visitor_announcement: takesAnnouncement(state, room) ? 'offered' : 'not_offered',
    visitor_items: now.visitor_details
      .filter(
        ({ visitor, fields }) =>
          fields.includes('items') && now.visitors.some((other) => other.visitor === visitor),
      )
      .map(({ visitor, items }) => ({ visitor, items })),
    managed_opening_max_minutes: rules.managed_opening_max_minutes,
    time_zone: policyOf(state).time_zone,
    paper_log_phone: policyOf(state).paper_log_phone,
    witnessed: witnessedFace(state),
    procedures: procedureFaces(state, room, at),
    practice: policyOf(state).practice ?? 'no',
    exercise: exerciseFace(state, room),
    language: policyOf(state).language ?? 'en',
    setup: setupFace(state, room),
  };
};
