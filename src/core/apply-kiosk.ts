import { applyManyFacts } from './apply-list.ts';
import { changePerson } from './change.ts';
import type { Fact } from './facts.ts';
import type { KioskFact } from './facts-kiosk.ts';
import {
  DEFAULT_ALARMS,
  DEFAULT_LIST,
  DEFAULT_REVIEWS,
  DEFAULT_TELLING,
  type KioskPolicy,
} from './policy.ts';
import { askedSince } from './review-due.ts';
import { shiftDeadlines } from './shift.ts';
import { type DoorState, type RoomState, roomIds, roomOf, type State } from './state.ts';
import { assertNever, type RoomId } from './terms.ts';

type StampedKioskFact = Extract<Fact, KioskFact>;

const UNKNOWN_DOOR: DoorState = {
  contact: 'unknown',
  opened_at: 0,
  account: 'nobody',
  passers: 0,
  held_from: null,
  held_since: null,
  exit_request_until: 0,
  managed: null,
};

const without = <T>(record: { readonly [key: string]: T }, key: string): { readonly [key: string]: T } =>
  Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));

/** What was under way ends with the run it began in; who is inside, doubts and intervals stay. */
const afterRestart = (room: RoomState): RoomState => ({
  ...room,
  door: { ...UNKNOWN_DOOR, managed: room.door.managed },
  entry: null,
  grant: null,
  exits: [],
  statement: null,
  notice: null,
});

/** Every device tells within 5 s that it is lost; a start takes a moment too. */
const HEARD_WITHIN_MS = 10_000;

/** A policy on record may be older than some of what a policy says today. */
type Younger = 'alarms' | 'telling' | 'list' | 'reviews';
const completed = (
  policy: Omit<KioskPolicy, Younger> & Partial<Pick<KioskPolicy, Younger>>,
): KioskPolicy => ({
  alarms: DEFAULT_ALARMS,
  list: DEFAULT_LIST,
  reviews: DEFAULT_REVIEWS,
  ...policy,
  telling: { ...DEFAULT_TELLING, ...policy.telling },
});

/** A clock that came back behind the log gains no time: what ran goes on with the time it had left. */
const started = (before: State, fact: Extract<StampedKioskFact, { type: 'kiosk_started' }>): State => {
  const behind = Math.max(0, before.last_at_door - fact.at);
  const state = shiftDeadlines(before, -behind);
  const policy = completed(fact.policy);
  return {
    ...state,
    at: fact.at,
    last_at_door: fact.at,
    boot: fact.boot,
    ever_started: true,
    policy,
    rooms: Object.fromEntries(roomIds(state).map((room) => [room, afterRestart(roomOf(state, room))])),
    lost: {},
    lines: {},
    storage: 'ok',
    clock_behind_until: behind > 0 ? fact.at + behind : 0,
    heartbeat_due: fact.at,
    sirens: {},
    alarms: { ...state.alarms, heard_from: fact.at + HEARD_WITHIN_MS },
    reviews: { ...state.reviews, asked_since: askedSince(state.reviews, policy.reviews, fact.at) },
  };
};

const newRoom = (fact: Extract<StampedKioskFact, { type: 'room_policy_set' }>): RoomState => ({
  policy: fact.policy,
  door: UNKNOWN_DOOR,
  inside: [],
  visitors: [],
  visitor_details: [],
  doubts: [],
  doubt_since: 0,
  lone: null,
  entry: null,
  grant: null,
  exits: [],
  statement: null,
  emergency: null,
  sweep: null,
  notice: null,
  contents: 'sealed',
  hours: 'staffed',
  hours_since: 0,
  head_count: null,
});

const withRoom = (state: State, room: RoomId, next: RoomState): State => ({
  ...state,
  rooms: { ...state.rooms, [room]: next },
});

const lineChanged = (state: State, fact: Extract<StampedKioskFact, { type: 'line_changed' }>): State => ({
  ...state,
  lines: { ...state.lines, [fact.line]: fact.to },
});

export const applyKioskFact = (state: State, fact: StampedKioskFact): State => {
  switch (fact.type) {
    case 'kiosk_started':
      return started(state, fact);
    case 'room_policy_set': {
      const before = state.rooms[fact.room];
      return withRoom(state, fact.room, before ? { ...before, policy: fact.policy } : newRoom(fact));
    }
    case 'room_closed_down':
      return { ...state, rooms: without(state.rooms, fact.room) };
    case 'kiosk_stopped':
      return { ...state, boot: '' };
    case 'heartbeat':
      return { ...state, heartbeat_due: fact.at + (state.policy?.heartbeat_ms ?? 0) };
    case 'phase_changed':
      return { ...state, phase: fact.to };
    case 'clock_stepped':
      return shiftDeadlines(
        { ...state, at: fact.new, last_at_door: fact.new, clock_behind_until: 0 },
        fact.by_ms,
      );
    case 'clock_caught_up':
      return { ...state, clock_behind_until: 0 };
    case 'device_lost':
      return { ...state, lost: { ...state.lost, [fact.device]: { kind: fact.kind, since: fact.at } } };
    case 'device_recovered':
      return { ...state, lost: without(state.lost, fact.device) };
    case 'line_changed':
      return lineChanged(state, fact);
    case 'storage_changed':
      return { ...state, storage: fact.storage };
    case 'person_enrolled':
    case 'person_changed':
    case 'person_removed':
      return applyManyFacts(state, [fact]);
    case 'pin_set':
      return changePerson(state, fact.person, () => ({
        pin: fact.pin,
        duress: fact.duress,
        wrong_pins: 0,
        pin_locked_until: 0,
      }));
    case 'effect_failed':
    case 'badge_unreadable':
    case 'refusals_repeated':
    case 'exits_repeated':
    case 'inbox_overflowed':
    case 'snapshot_taken':
    case 'people_imported':
      return state;
    default:
      return assertNever(fact);
  }
};
