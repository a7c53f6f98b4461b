import { authorizationRefusal, countsForPairing, qualifiedAmong, qualifiedInside } from './authorization.ts';
import { deny, type Presented } from './denial.ts';
import { entryBar, entryFault, pairingRuleOf } from './entry.ts';
import { doubt } from './exit.ts';
import type { DenialReason } from './facts-entry.ts';
import type { Statement } from './inputs.ts';
import { evaluate } from './pairing.ts';
import type { Person } from './people.ts';
import { countInside, type PendingStatement, personOf, roomOf, rulesOf, type State } from './state.ts';
import { assertNever, type Ms, type PersonId, type ReaderId, type RoomId } from './terms.ts';
import type { Turn } from './turn.ts';

const NEEDED: { readonly [S in Statement['statement']]: PendingStatement['needed'] } = {
  head_count: 'one',
  managed_opening: 'pair',
  end_managed_opening: 'one',
  contents: 'pair',
  hand_over_escort: 'escort',
  end_emergency: 'pair',
  acknowledge_alarm: 'supervisor',
};

/** Whether a statement has a subject just now. A touch on a screen that has moved on changes nothing. */
export const applies = (turn: Turn, room: RoomId, statement: Statement): boolean => {
  const { door, emergency, visitors, alarms } = roomOf(turn.state, room);
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
    case 'acknowledge_alarm':
      return alarms.some((open) => open.alarm === statement.alarm);
    default:
      return assertNever(statement);
  }
};

export const propose = (turn: Turn, room: RoomId, statement: Statement): void => {
  const { entry, statement: pending, grant } = roomOf(turn.state, room);
  if (entry !== null || pending !== null || grant !== null || !applies(turn, room, statement)) return;
  turn.record({
    type: 'statement_opened',
    room,
    words: statement,
    needed: NEEDED[statement.statement],
    until: turn.moment.at + rulesOf(turn.state, room).step_ms,
  });
};

/** Whoever signed and still qualifies; each signature stays on record as a fact of its own. */
const signersOf = (state: State, room: RoomId, pending: PendingStatement, at: Ms): readonly Person[] =>
  qualifiedAmong(state, room, pending.signed_by, at);

/** An opening asks for badges alone, so where an entry needs more than that it is no way around. */
const openingBar = (turn: Turn, room: RoomId): DenialReason | null => {
  const { authority, observers_needed, after_hours, second_factor } = rulesOf(turn.state, room);
  if (authority === 'asked' || observers_needed > 0 || second_factor === 'pin') return 'opening_not_offered';
  const { hours } = roomOf(turn.state, room);
  return hours === 'after_hours' && after_hours !== 'allowed' ? 'outside_hours' : null;
};

/** Whether one more signature brings the pair nearer. */
const pairRefusal = (
  state: State,
  room: RoomId,
  pending: PendingStatement,
  person: Person,
  at: Ms,
): DenialReason | null => {
  const rule = pairingRuleOf(state, room);
  const already = signersOf(state, room, pending, at);
  const after = evaluate(rule, [...already, person]);
  if (after.missing < evaluate(rule, already).missing) return null;
  if (after.outcome === 'cannot_be_evaluated') return 'rule_cannot_be_evaluated';
  return after.outcome === 'short' && after.need === 'other_group' ? 'same_group' : 'not_a_signer';
};

/** Why this person's badge is no signature under what is pending, or null. */
const personRefusal = (
  state: State,
  room: RoomId,
  pending: PendingStatement,
  person: Person,
  at: Ms,
): DenialReason | null => {
  const unauthorized = authorizationRefusal(state, room, person, at);
  if (unauthorized !== null) return unauthorized;
  if (!countsForPairing(rulesOf(state, room), person.class)) return 'not_a_signer';
  if (pending.signed_by.includes(person.person)) return 'signed_already';
  if (pending.needed === 'supervisor') return person.role === 'supervisor' ? null : 'supervisor_needed';
  if (pending.needed === 'escort')
    return qualifiedInside(state, room, at).includes(person) ? null : 'not_a_signer';
  return pending.needed === 'pair' ? pairRefusal(state, room, pending, person, at) : null;
};

/** Whoever is inside and may sign what is pending. */
export const signersInside = (state: State, room: RoomId, at: Ms): readonly PersonId[] => {
  const { inside, statement: pending } = roomOf(state, room);
  if (pending === null) return [];
  return inside
    .map((occupant) => occupant.person)
    .filter((person) => personRefusal(state, room, pending, personOf(state, person), at) === null);
};

const signerRefusal = (
  turn: Turn,
  room: RoomId,
  pending: PendingStatement,
  person: Person,
): DenialReason | null => {
  const own = personRefusal(turn.state, room, pending, person, turn.moment.at);
  if (own !== null || pending.statement.statement !== 'managed_opening') return own;
  return entryFault(turn, room) ?? entryBar(turn, room) ?? openingBar(turn, room);
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
  const rule = pairingRuleOf(turn.state, at.room);
  if (pending.needed === 'pair' && evaluate(rule, signers).outcome !== 'holds') {
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
