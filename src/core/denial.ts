import type { DenialReason } from './facts-entry.ts';
import { policyOf } from './state.ts';
import type { Credential, PersonId, ReaderId, RoomId } from './terms.ts';
import type { Turn } from './turn.ts';

/** One presentation of a badge at a reader of a room. */
export interface Presented {
  readonly room: RoomId;
  readonly reader: ReaderId;
  readonly credential: Credential;
}

/** A refusal is a fact with a reason, never an error. */
export const deny = (turn: Turn, at: Presented, person: PersonId | null, reason: DenialReason): void =>
  turn.record({
    type: 'access_denied',
    ...at,
    ...(person === null ? {} : { person }),
    reason,
    until: turn.moment.at + policyOf(turn.state).notice_ms,
  });
