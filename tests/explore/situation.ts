/**
 * When are two states the same situation? When every input leads on from both to the same facts, but for the
 * instants in them. Then it is enough to go on from one, and a search of endless time becomes finite.
 *
 * Why it is sound: in the small world nothing depends on where in time it is (no calendar, no staffed hours, no dates
 * of people, no heartbeat), so a decision reads an instant only to compare it with the present, and the distance is
 * all that counts. A distance is kept as it is while a comparison can still turn on it, and is cut where none can:
 * an open door counts up to the end of its passages, a lone interval up to its alert. Left out is what only screens
 * and reports read (`since` of people, doubts and alarms, notices, the number of an alert, the run's name); it never
 * reaches a decision. The order of people inside and of doubts is kept out in the same way. The search does not
 * take this on trust: wherever two states merge, it compares a sample of their next facts.
 */
import type {
  EntryInProgress,
  LoneInterval,
  PendingStatement,
  RoomState,
  State,
} from '../../src/core/state.ts';
import type { Ms } from '../../src/core/terms.ts';
import { NAMES, roomIn } from './small-world.ts';

const left = (until: Ms, now: Ms): Ms => Math.max(0, until - now);

const doorOf = ({ door, policy }: RoomState, now: Ms) => ({
  contact: door.contact,
  passers: door.contact === 'open' ? door.passers : 0,
  open:
    door.contact === 'open' ? Math.min(now - door.opened_at, policy.rules.passage_ms * door.passers + 1) : 0,
  held: door.held_from === null ? null : door.held_from - now,
  button: left(door.exit_request_until, now),
  managed: door.managed && [door.managed.until - now, door.managed.next_minute - now],
});

const loneOf = (lone: LoneInterval | null, grace: Ms, now: Ms) =>
  lone && [
    lone.alerts === 0 ? Math.min(now - lone.basis, grace) : 'alerted',
    lone.alerts === 0 ? 0 : lone.last_alert - now,
  ];

const entryOf = (entry: EntryInProgress | null, now: Ms) =>
  entry && { ...entry, until: entry.until - now, holders: entry.holders.map((claim) => claim.person) };

const statementOf = (statement: PendingStatement | null, now: Ms) =>
  statement && { ...statement, until: statement.until - now };

/** The situation as text; equal texts, same future. */
export const situationOf = (state: State, now: Ms): string => {
  const room = roomIn(state);
  return JSON.stringify([
    doorOf(room, now),
    room.inside.map((occupant) => occupant.person).sort(),
    [...room.doubts].sort(),
    loneOf(room.lone, room.policy.rules.lone_grace_ms, now),
    entryOf(room.entry, now),
    room.grant && { ...room.grant, until: room.grant.until - now, taken_until: room.grant.taken_until - now },
    room.exits.map((exit) => [exit.person, exit.until - now]),
    statementOf(room.statement, now),
    room.emergency?.stage,
    room.contents,
    room.head_count && { ...room.head_count, due: room.head_count.due - now },
    state.storage,
    Object.keys(state.lost),
    NAMES.map((name) => state.people[name as keyof State['people']]?.status),
  ]);
};
