import { type RoomState, roomOf, type State } from '../core/state.ts';
import type { Ms, RoomId } from '../core/terms.ts';

/** Why it is not known whether anybody came in. */
export type UnknownCause =
  | 'before_the_log'
  | 'after_the_log'
  | 'room_not_watched'
  | 'not_running'
  | 'no_word'
  | 'door_open'
  | 'door_not_seen'
  | 'device_lost'
  | 'presence_uncertain'
  | 'emergency'
  | 'clock_contradicts'
  | 'clock_unset'
  | 'tampered'
  | 'inputs_dropped';

/** A time of which it is not known whether anybody came in: both ends belong to it. */
export interface Unknown {
  readonly cause: UnknownCause;
  readonly detail: string;
  readonly since: Ms;
  readonly until: Ms;
  readonly first: number;
  readonly last: number;
}

/** Every device tells within 5 s that it is lost, and the loop may be busy: so long before, nothing is certain. */
const LOST_BEFORE_MS: Ms = 10_000;

/** No entry of the log can be later, or earlier. */
export const NEVER: Ms = 253_402_300_799_999;

/** What an entry says, as far as this asks. */
export interface Seen {
  readonly seq: number;
  readonly at: Ms;
  readonly clock: string;
}

const lostIn = ({ lost }: State, { policy }: RoomState): string =>
  [policy.door, policy.outside_reader, policy.inside_reader]
    .filter((device) => device !== '' && Object.hasOwn(lost, device))
    .join(' ');

/** Everything for which it is not known now, with what there is to say of it. */
const causesNow = (state: State, room: RoomId, clock: string): ReadonlyMap<UnknownCause, string> => {
  const causes = new Map<UnknownCause, string>();
  if (state.boot === '') causes.set('not_running', '');
  if (clock === 'unset') causes.set('clock_unset', '');
  if (state.clock_behind_until > 0) causes.set('clock_contradicts', '');
  if (!Object.hasOwn(state.rooms, room)) return causes.set('room_not_watched', '');
  const now = roomOf(state, room);
  const lost = lostIn(state, now);
  if (lost !== '') causes.set('device_lost', lost);
  if (now.door.contact === 'unknown') causes.set('door_not_seen', '');
  if (now.door.contact === 'open') causes.set('door_open', now.door.account);
  if (now.doubts.length > 0) causes.set('presence_uncertain', now.doubts.join(' '));
  if (now.emergency !== null) causes.set('emergency', now.emergency.source);
  return causes;
};

interface Begun {
  readonly detail: string;
  readonly since: Ms;
  readonly first: number;
}

/** Follows one room through the log, and tells of each time in which its door was not surely watched and shut. */
export class RoomWatch {
  readonly #room: RoomId;
  readonly #open = new Map<UnknownCause, Begun>([['before_the_log', { detail: '', since: 0, first: -1 }]]);

  constructor(room: RoomId) {
    this.#room = room;
  }

  /** Times that end with this entry. */
  *look(state: State, { seq, at, clock }: Seen): Generator<Unknown> {
    const now = causesNow(state, this.#room, clock);
    for (const [cause, begun] of this.#open) {
      if (now.has(cause)) continue;
      this.#open.delete(cause);
      // A clock that was set back ends nothing before it began.
      yield {
        cause,
        ...begun,
        since: Math.min(begun.since, at),
        until: Math.max(begun.since, at),
        last: seq,
      };
    }
    for (const [cause, detail] of now) {
      if (this.#open.has(cause)) continue;
      const isLoss = cause === 'device_lost' || cause === 'door_not_seen';
      this.#open.set(cause, { detail, since: isLoss ? Math.max(0, at - LOST_BEFORE_MS) : at, first: seq });
    }
  }

  /** Those that had not ended when the log was read: they may go on for ever. */
  *still(last: number): Generator<Unknown> {
    for (const [cause, begun] of this.#open) yield { cause, ...begun, until: NEVER, last };
  }
}
