import { alarmsAtDoor } from './alarm-state.ts';
import { concludeCustody, custodyApplies, refuseCustody } from './custody.ts';
import { type CustodyAct, isCustody } from './custody-terms.ts';
import { deny, type Presented } from './denial.ts';
import { doubt } from './exit.ts';
import type { Statement } from './inputs.ts';
import type { Person } from './people.ts';
import { pairingOf, signerRefusal, signersOf } from './signers.ts';
import { countInside, type PendingStatement, personOf, roomOf, rulesOf } from './state.ts';
import { canSweep, concludeSweep } from './sweeps.ts';
import { assertNever, type PersonId, type ReaderId, type RoomId } from './terms.ts';
import type { Turn } from './turn.ts';

const NEEDED: { readonly [S in Exclude<Statement['statement'], CustodyAct>]: PendingStatement['needed'] } = {
  head_count: 'one',
  managed_opening: 'pair',
  end_managed_opening: 'one',
  contents: 'pair',
  hand_over_escort: 'escort',
  end_emergency: 'pair',
  seal_sweep: 'pair',
  acknowledge_alarm: 'supervisor',
};

/** Whether a statement has a subject just now. A touch on a screen that has moved on changes nothing. */
export const applies = (turn: Turn, room: RoomId, statement: Statement): boolean => {
  if (isCustody(statement)) return custodyApplies(turn, room, statement);
  const { door, emergency, visitors } = roomOf(turn.state, room);
  switch (statement.statement) {
    case 'head_count':
      return true;
    case 'managed_opening':
      return (
        door.managed === null &&
        emergency === null &&
        turn.state.storage !== 'full' &&
        statement.minutes <= rulesOf(turn.state, room).managed_opening_max_minutes
      );
    case 'end_managed_opening':
      return door.managed !== null;
    case 'contents':
      return statement.contents !== roomOf(turn.state, room).contents;
    case 'hand_over_escort':
      return visitors.some((visitor) => visitor.visitor === statement.visitor);
    case 'end_emergency':
      return emergency?.stage === 'reentered';
    case 'seal_sweep':
      return canSweep(turn.state, room);
    case 'acknowledge_alarm':
      return alarmsAtDoor(turn.state, room).some(({ alarm }) => alarm === statement.alarm);
    default:
      return assertNever(statement);
  }
};

export const propose = (turn: Turn, room: RoomId, statement: Statement): void => {
  const { entry, statement: pending, grant } = roomOf(turn.state, room);
  if (entry !== null || pending !== null || grant !== null) return;
  if (isCustody(statement)) refuseCustody(turn, room, statement);
  if (!applies(turn, room, statement)) return;
  turn.record({
    type: 'statement_opened',
    room,
    words: statement,
    needed: isCustody(statement) ? 'pair' : NEEDED[statement.statement],
    until: turn.moment.at + rulesOf(turn.state, room).step_ms,
  });
};

/**
 * In a room with one reader somebody inside says first that they sign; without it, and where the signature would be
 * refused, their badge means what it means at any exit.
 */
export const announceSignature = (turn: Turn, room: RoomId, person: PersonId): void => {
  const { inside, policy, statement: pending } = roomOf(turn.state, room);
  if (pending === null || policy.inside_reader !== '' || pending.announced === person) return;
  if (!inside.some((occupant) => occupant.person === person)) return;
  if (signerRefusal(turn, room, pending, personOf(turn.state, person)) !== null) return;
  const until = Math.max(pending.until, turn.moment.at + rulesOf(turn.state, room).pairing_window_ms);
  turn.record({ type: 'signature_announced', room, person, until });
};

/** Whether this badge of somebody inside is the signature that was announced, and not an exit. */
export const isAnnouncedSignature = (turn: Turn, room: RoomId, person: Person): boolean => {
  const { statement: pending } = roomOf(turn.state, room);
  return (
    pending !== null &&
    pending.announced === person.person &&
    signerRefusal(turn, room, pending, person) === null
  );
};

/** A badge at the outside reader signs what the screen says; the last signature makes it a fact. */
export const signStatement = (turn: Turn, at: Presented, person: Person): void => {
  const { statement: pending } = roomOf(turn.state, at.room);
  if (pending === null) return;
  const refused = signerRefusal(turn, at.room, pending, person);
  if (refused !== null) return deny(turn, at, person.person, refused);
  const signers = [...signersOf(turn.state, at.room, pending, turn.moment.at), person];
  const signed_by = signers.map((signer) => signer.person);
  const pairing = pairingOf(turn.state, at.room, pending, signers);
  if (pending.needed === 'pair' && pairing.outcome !== 'holds') {
    const until = turn.moment.at + rulesOf(turn.state, at.room).pairing_window_ms;
    return turn.record({
      type: 'statement_signed',
      room: at.room,
      reader: at.reader,
      person: person.person,
      until,
    });
  }
  return conclude(turn, at, pending.statement, signed_by);
};

const conclude = (
  turn: Turn,
  { room, reader }: Presented,
  statement: Statement,
  signed_by: readonly PersonId[],
): void => {
  if (isCustody(statement)) return concludeCustody(turn, { room, reader, signed_by }, statement);
  switch (statement.statement) {
    case 'head_count':
      return concludeHeadCount(turn, { room, reader, signed_by, count: statement.count });
    case 'managed_opening':
      return startManagedOpening(turn, { room, reader, signed_by, statement });
    case 'end_managed_opening':
      return endManagedOpening(turn, room, { cause: 'signed', reader, signed_by });
    case 'contents':
      return turn.record({
        type: 'contents_declared',
        room,
        contents: statement.contents,
        reader,
        signed_by,
      });
    case 'hand_over_escort':
      return turn.record({
        type: 'escort_handed_over',
        room,
        visitor: statement.visitor,
        escort: signed_by[0] as PersonId,
        reader,
      });
    case 'end_emergency':
      return turn.record({
        type: 'emergency_ended',
        room,
        sweep: statement.sweep,
        reader,
        signed_by,
        lasted_ms: turn.moment.at - (roomOf(turn.state, room).emergency?.basis ?? turn.moment.at),
      });
    case 'seal_sweep':
      return concludeSweep(turn, { room, reader, signed_by }, statement.seals);
    case 'acknowledge_alarm':
      return turn.record({
        type: 'alarm_acknowledged',
        room,
        alarm: statement.alarm,
        words: statement.words,
        reader,
        signed_by,
      });
    default:
      return assertNever(statement);
  }
};

interface Signed {
  readonly room: RoomId;
  readonly reader: ReaderId;
  readonly signed_by: readonly PersonId[];
}

/** A count that differs is never mended silently: the doubt stays until a count agrees. */
const concludeHeadCount = (turn: Turn, stated: Signed & { readonly count: number }): void => {
  const { room, count } = stated;
  const expected = countInside(roomOf(turn.state, room));
  const head_count_due = turn.moment.at + rulesOf(turn.state, room).head_count_every_ms;
  turn.record({ type: 'head_count_stated', ...stated, expected, head_count_due });
  if (count !== expected) turn.record({ type: 'count_mismatch', room, count, expected });
};

/** What stands in for the second name where one person is the whole office. */
const CONTROLS_OF_ONE = [
  'reason_stated',
  'time_limited',
  'minutes_recorded',
  'second_person_to_be_told',
  'review_to_follow',
] as const;

const startManagedOpening = (
  turn: Turn,
  stated: Signed & { readonly statement: Extract<Statement, { statement: 'managed_opening' }> },
): void => {
  const { statement, room, reader, signed_by } = stated;
  turn.record({
    type: 'managed_opening_started',
    room,
    door: roomOf(turn.state, room).policy.door,
    reader,
    reason: statement.reason,
    signed_by,
    unlock_ms: rulesOf(turn.state, room).unlock_ms,
    until: turn.moment.at + statement.minutes * 60_000,
  });
  if (signed_by.length > 1) return;
  turn.record({ type: 'opening_signed_by_one', room, signed_by, controls: CONTROLS_OF_ONE });
};

/** People came and went uncounted while the door was held for loading, so the count is in doubt after it. */
export const endManagedOpening = (
  turn: Turn,
  room: RoomId,
  how: {
    readonly cause: 'signed' | 'time_limit' | 'restart';
    readonly reader: Presented['reader'] | '';
    readonly signed_by: readonly PersonId[];
  },
): void => {
  turn.record({ type: 'managed_opening_ended', room, ...how, since: turn.moment.at });
  doubt(turn, room, 'managed_opening');
};
