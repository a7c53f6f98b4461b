import { stated } from './apply-room.ts';
import { SWEEP_CARDS } from './catalogue-sweeps.ts';
import { changeRoom } from './change.ts';
import type { Fact } from './facts.ts';
import type { SeenSeals, SweepFact } from './facts-sweeps.ts';
import { policyOf, roomIds, roomOf, rulesOf, type State } from './state.ts';
import type { Ms, PersonId, ReaderId, RoomId } from './terms.ts';
import type { Turn } from './turn.ts';

/** After a time without watch as long as the room's rules say, its seals are to be looked at. Practice has none. */
export const oweSweep = (turn: Turn, room: RoomId, unwatched_ms: Ms): void => {
  const { sweep_after_outage_ms: after = 0, sweep_within_ms: within = 0 } = rulesOf(turn.state, room);
  if (after === 0 || unwatched_ms < after || policyOf(turn.state).practice === 'yes') return;
  const due = Math.min(
    turn.moment.at + within,
    roomOf(turn.state, room).sweep?.due ?? Number.POSITIVE_INFINITY,
  );
  turn.record({ type: 'sweep_owed', room, unwatched_ms, due });
};

/** Whether people can say now what they found: nobody looks at seals through a locked door. */
export const canSweep = (state: State, room: RoomId): boolean => {
  const { sweep, emergency } = roomOf(state, room);
  return sweep !== null && sweep.seen_by.length > 0 && emergency === null;
};

/** Whether somebody can have looked: whoever was not in the room since then only repeats what others say. */
export const canHaveLooked = (state: State, room: RoomId, person: PersonId): boolean => {
  const { sweep, inside } = roomOf(state, room);
  return sweep?.seen_by.includes(person) === true || inside.some((occupant) => occupant.person === person);
};

interface Signed {
  readonly room: RoomId;
  readonly reader: ReaderId;
  readonly signed_by: readonly PersonId[];
}

export const concludeSweep = (turn: Turn, signed: Signed, seals: SeenSeals): void => {
  const since = roomOf(turn.state, signed.room).sweep?.since ?? turn.moment.at;
  turn.record({ type: 'sweep_signed', ...signed, seals, since });
};

/** Until when each sweep that is owed is to be signed. */
export const sweepsDue = (state: State): readonly { readonly room: RoomId; readonly due: Ms }[] =>
  roomIds(state).flatMap((room) => {
    const { sweep } = roomOf(state, room);
    return sweep === null ? [] : [{ room, due: sweep.due }];
  });

export type StampedSweepFact = Extract<Fact, SweepFact>;

export const isSweepFact = (fact: Fact): fact is StampedSweepFact => Object.hasOwn(SWEEP_CARDS, fact.type);

export const applySweepFact = (state: State, fact: StampedSweepFact): State => {
  const room = roomOf(state, fact.room);
  if (fact.type === 'sweep_signed') {
    return stated(changeRoom(state, fact.room, { sweep: null }), fact, 'seal_sweep');
  }
  const { since, due } = room.sweep ?? { since: fact.at, due: fact.due };
  return changeRoom(state, fact.room, {
    sweep: { since, due, seen_by: room.inside.map(({ person }) => person) },
  });
};
