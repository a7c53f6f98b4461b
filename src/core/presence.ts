import { qualifiedInside, standingChanges } from './authorization.ts';
import { pairingRuleOf } from './entry.ts';
import { localTime } from './moment.ts';
import { evaluate, loneCause } from './pairing.ts';
import { isAfterHours, loneGrace, phaseAt } from './policy.ts';
import { countInside, policyOf, roomIds, roomOf, rulesOf, type State } from './state.ts';
import type { Ms, RoomId } from './terms.ts';
import { trainingChanges } from './training.ts';
import type { Turn } from './turn.ts';
import { reviewEscorts } from './visitors.ts';

/** First instant at which an open lone interval is to be alerted, or alerted again; null when it is not. */
export const loneAlertDue = (state: State, room: RoomId): Ms | null => {
  const { lone, emergency, hours } = roomOf(state, room);
  if (lone === null || emergency !== null) return null;
  const rules = rulesOf(state, room);
  return lone.alerts === 0
    ? lone.basis + loneGrace(rules, state.phase, hours === 'after_hours')
    : lone.last_alert + rules.lone_repeat_ms;
};

/**
 * The occupancy rule: while anybody is inside by sign-in, the pairing rule holds on the qualified among
 * them. A breach is an interval from its first instant; grace delays the alert, never the record.
 */
const reviewLoneInterval = (turn: Turn, room: RoomId, since: Ms): void => {
  const { inside, visitors, lone } = roomOf(turn.state, room);
  // A deadline that passed while nobody looked is settled as of its own instant, which tells nothing of a later interval.
  if (lone !== null && since < lone.basis) return;
  const pairing = evaluate(pairingRuleOf(turn.state, room), qualifiedInside(turn.state, room, since));
  const broken = countInside(roomOf(turn.state, room)) > 0 && pairing.outcome !== 'holds';
  if (broken && lone === null) {
    turn.record({
      type: 'lone_interval_started',
      room,
      cause: loneCause(pairing),
      people: [
        ...inside.map((occupant) => occupant.person),
        ...visitors.map((visitor) => visitor.visitor as string as typeof visitor.escort),
      ],
      since,
    });
  }
  if (!broken && lone !== null) {
    turn.record({
      type: 'lone_interval_ended',
      room,
      since: lone.since,
      until: since,
      lasted_ms: since - lone.basis,
    });
  }
};

/** Brings one room's record up to an instant: lone interval, then escorts. */
export const reviewRoom = (turn: Turn, room: RoomId, since: Ms): void => {
  reviewLoneInterval(turn, room, since);
  reviewEscorts(turn, room, since);
};

/** Staffed hours are local time, so they are known only for the moment of an input. */
const reviewHours = (turn: Turn, room: RoomId): void => {
  const after = isAfterHours(rulesOf(turn.state, room), localTime(turn.moment));
  const to = after ? 'after_hours' : 'staffed';
  const state = roomOf(turn.state, room);
  if (state.hours !== to) turn.record({ type: 'hours_changed', room, to, inside: countInside(state) });
};

/** Two people set a phase by hand; the next line of the calendar that begins goes on from there. */
const phaseIn = (state: State, at: Ms) => {
  const { calendar } = policyOf(state);
  return phaseAt(state.list.phase === null ? calendar : [...calendar, state.list.phase], at);
};

const reviewPhase = (turn: Turn, since: Ms): void => {
  const to = phaseIn(turn.state, since);
  if (to !== turn.state.phase) turn.record({ type: 'phase_changed', from: turn.state.phase, to, since });
};

/** Everything that a look at the state and the time can show, recorded as of `since`. */
export const review = (turn: Turn, since: Ms): void => {
  if (turn.state.policy === null) return;
  reviewPhase(turn, since);
  for (const room of roomIds(turn.state)) {
    reviewHours(turn, room);
    reviewRoom(turn, room, since);
  }
};

/** Instants at which somebody's standing changes while they are inside: an oath can run out in the room. */
export const standingDeadlines = (state: State, room: RoomId): readonly Ms[] =>
  roomOf(state, room).inside.flatMap((occupant) => {
    const person = state.people[occupant.person];
    if (person === undefined) return [];
    return [...standingChanges(policyOf(state), person), ...trainingChanges(state, person.person)];
  });
