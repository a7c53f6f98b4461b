import { addDoubt, changeDoor, changeRoom } from './change.ts';
import type { Fact } from './facts.ts';
import type { RoomFact } from './facts-room.ts';
import type { Notice } from './notice.ts';
import { policyOf, roomOf, rulesOf, type State } from './state.ts';
import { assertNever, type Ms, type RoomId } from './terms.ts';

type StampedRoomFact = Extract<Fact, RoomFact>;
type Of<T extends StampedRoomFact['type']> = Extract<StampedRoomFact, { type: T }>;

/** What was stated at a room's screen is done, and the screen says so. */
export const stated = (
  state: State,
  fact: { readonly room: RoomId; readonly at: Ms },
  statement: Extract<Notice, { kind: 'stated' }>['statement'],
): State =>
  changeRoom(state, fact.room, {
    statement: null,
    notice: {
      kind: 'stated',
      statement,
      outcome: 'done',
      count: 0,
      expected: 0,
      until: fact.at + policyOf(state).notice_ms,
    },
  });

const doorOpened = (state: State, fact: Of<'door_opened'>): State => {
  const { grant, exits, door } = roomOf(state, fact.room);
  const entering = grant ? grant.holders.length + grant.visitors.length : 0;
  const next = changeDoor(state, fact.room, {
    contact: 'open',
    opened_at: fact.at,
    account: fact.accounted_by,
    passers: Math.max(1, entering + exits.length),
    held_from: door.managed ? null : fact.held_from,
    held_since: null,
    exit_request_until: 0,
  });
  return changeRoom(next, fact.room, { exits: [] });
};

const doorFound = (state: State, fact: Of<'door_found'>): State =>
  changeDoor(state, fact.room, {
    contact: fact.contact,
    opened_at: fact.at,
    account: 'nobody',
    passers: 0,
    held_from: fact.contact === 'open' ? fact.held_from : null,
    held_since: null,
  });

const loneStarted = (state: State, fact: Of<'lone_interval_started'>): State =>
  changeRoom(state, fact.room, {
    lone: { since: fact.since, basis: fact.since, alerts: 0, last_alert: 0, reason: '' },
  });

const loneAlert = (state: State, fact: Of<'lone_alert_raised'>): State => {
  const { lone } = roomOf(state, fact.room);
  return changeRoom(state, fact.room, {
    lone: lone && { ...lone, alerts: fact.repeat, last_alert: fact.at },
  });
};

const headCount = (state: State, fact: Of<'head_count_stated'>): State => {
  const agrees = fact.count === fact.expected;
  return changeRoom(state, fact.room, {
    statement: null,
    doubts: agrees ? [] : roomOf(state, fact.room).doubts,
    head_count: fact.expected === 0 ? null : { due: fact.head_count_due, asked: false, missed: false },
    notice: {
      kind: 'stated',
      statement: 'head_count',
      outcome: agrees ? 'count_agrees' : 'count_differs',
      count: fact.count,
      expected: fact.expected,
      until: fact.at + policyOf(state).notice_ms,
    },
  });
};

const managedStarted = (state: State, fact: Of<'managed_opening_started'>): State => {
  const next = changeDoor(state, fact.room, {
    held_from: null,
    held_since: null,
    managed: {
      reason: fact.reason,
      signed_by: fact.signed_by,
      since: fact.at,
      until: fact.until,
      minute: 0,
      next_minute: fact.at + 60_000,
    },
  });
  return stated(next, fact, 'managed_opening');
};

const managedMinute = (state: State, fact: Of<'managed_opening_minute'>): State => {
  const { managed } = roomOf(state, fact.room).door;
  return changeDoor(state, fact.room, {
    managed: managed && { ...managed, minute: fact.minute, next_minute: fact.next },
  });
};

/** A door still open when its managed opening ends is given the ordinary time to close. */
const managedEnded = (state: State, fact: Of<'managed_opening_ended'>): State => {
  const { contact } = roomOf(state, fact.room).door;
  const next = changeDoor(state, fact.room, {
    managed: null,
    held_from: contact === 'open' ? fact.at + rulesOf(state, fact.room).held_open_ms : null,
  });
  return fact.cause === 'signed' ? stated(next, fact, 'end_managed_opening') : next;
};

const emergencyStarted = (state: State, fact: Of<'emergency_started'>): State => {
  const next = changeRoom(state, fact.room, {
    emergency: { source: fact.source, stage: 'evacuated', since: fact.at, basis: fact.at },
    notice: null,
  });
  return changeDoor(next, fact.room, { held_from: null });
};

const emergencyReentered = (state: State, fact: Of<'emergency_reentered'>): State => {
  const { emergency } = roomOf(state, fact.room);
  return changeRoom(state, fact.room, { emergency: emergency && { ...emergency, stage: 'reentered' } });
};

/** Whoever ended it looked at the seals: nothing is owed any more. */
const emergencyEnded = (state: State, fact: Of<'emergency_ended'>): State =>
  stated(changeRoom(state, fact.room, { emergency: null, sweep: null }), fact, 'end_emergency');

const statementSigned = (state: State, fact: Of<'statement_signed'>): State => {
  const { statement } = roomOf(state, fact.room);
  return changeRoom(state, fact.room, {
    notice: null,
    statement: statement && {
      ...statement,
      signed_by: [...statement.signed_by, fact.person],
      announced: null,
      until: fact.until,
    },
  });
};

const announced = (state: State, fact: Of<'signature_announced'>): State => {
  const { statement } = roomOf(state, fact.room);
  return changeRoom(state, fact.room, {
    notice: null,
    statement: statement && { ...statement, announced: fact.person, until: fact.until },
  });
};

const askedHeadCount = (state: State, room: RoomId, change: { asked?: true; missed?: true }): State => {
  const { head_count } = roomOf(state, room);
  return changeRoom(state, room, { head_count: head_count && { ...head_count, ...change } });
};

const applyDoorFact = (state: State, fact: DoorFact): State => {
  switch (fact.type) {
    case 'door_found':
      return doorFound(state, fact);
    case 'door_opened':
      return doorOpened(state, fact);
    case 'door_closed':
      return changeDoor(state, fact.room, { contact: 'closed', held_from: null, held_since: null });
    case 'door_held_open':
      return changeDoor(state, fact.room, { held_from: null, held_since: fact.since });
    case 'door_contact_lost':
      return changeDoor(state, fact.room, { contact: 'unknown', held_from: null, held_since: null });
    case 'exit_requested':
      return changeDoor(state, fact.room, { exit_request_until: fact.until });
    case 'door_forced':
    case 'tamper_detected':
    case 'wire_tampered':
      return state;
    case 'managed_opening_started':
      return managedStarted(state, fact);
    case 'opening_signed_by_one':
      return state;
    case 'managed_opening_minute':
      return managedMinute(state, fact);
    case 'managed_opening_ended':
      return managedEnded(state, fact);
    default:
      return assertNever(fact);
  }
};

type DoorFact = Of<
  | 'door_found'
  | 'door_opened'
  | 'door_closed'
  | 'door_held_open'
  | 'door_contact_lost'
  | 'exit_requested'
  | 'door_forced'
  | 'tamper_detected'
  | 'wire_tampered'
  | 'managed_opening_started'
  | 'opening_signed_by_one'
  | 'managed_opening_minute'
  | 'managed_opening_ended'
>;

export const applyRoomFact = (state: State, fact: StampedRoomFact): State => {
  switch (fact.type) {
    case 'presence_uncertain':
      return addDoubt(state, fact.room, fact.cause, fact.at);
    case 'lone_interval_started':
      return loneStarted(state, fact);
    case 'lone_alert_raised':
      return loneAlert(state, fact);
    case 'lone_reason_stated': {
      const { lone } = roomOf(state, fact.room);
      return changeRoom(state, fact.room, { lone: lone && { ...lone, reason: fact.reason } });
    }
    case 'lone_interval_ended':
      return changeRoom(state, fact.room, { lone: null });
    case 'hours_changed':
      return changeRoom(state, fact.room, { hours: fact.to, hours_since: fact.at });
    case 'head_count_due':
      return askedHeadCount(state, fact.room, { asked: true });
    case 'head_count_missed':
      return askedHeadCount(state, fact.room, { missed: true });
    case 'head_count_stated':
      return headCount(state, fact);
    case 'count_mismatch':
      return addDoubt(state, fact.room, fact.type, fact.at);
    case 'statement_opened':
      return changeRoom(state, fact.room, {
        notice: null,
        statement: {
          statement: fact.words,
          needed: fact.needed,
          signed_by: [],
          announced: null,
          until: fact.until,
          extensions: 0,
        },
      });
    case 'signature_announced':
      return announced(state, fact);
    case 'statement_signed':
      return statementSigned(state, fact);
    case 'statement_abandoned':
      return changeRoom(state, fact.room, { statement: null });
    case 'contents_declared':
      return stated(changeRoom(state, fact.room, { contents: fact.contents }), fact, 'contents');
    case 'emergency_started':
      return emergencyStarted(state, fact);
    case 'emergency_reentered':
      return emergencyReentered(state, fact);
    case 'emergency_ended':
      return emergencyEnded(state, fact);
    default:
      return applyDoorFact(state, fact);
  }
};
