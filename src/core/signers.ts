import { authorizationRefusal, countsForPairing, qualifiedAmong, qualifiedInside } from './authorization.ts';
import { isCustody, isInventory } from './custody-terms.ts';
import { entryBar, entryFault, pairingRuleOf } from './entry.ts';
import type { DenialReason } from './facts-entry.ts';
import type { Statement } from './inputs.ts';
import { localTime } from './moment.ts';
import { evaluate, type Pairing } from './pairing.ts';
import type { Person } from './people.ts';
import { isOutside } from './policy.ts';
import { type PendingStatement, personOf, roomOf, rulesOf, type State } from './state.ts';
import { canHaveLooked } from './sweeps.ts';
import type { Ms, PersonId, RoomId } from './terms.ts';
import type { Turn } from './turn.ts';
import { isElsewhere } from './whereabouts.ts';

/** Whoever signed and still qualifies; each signature stays on record as a fact of its own. */
export const signersOf = (state: State, room: RoomId, pending: PendingStatement, at: Ms): readonly Person[] =>
  qualifiedAmong(state, room, pending.signed_by, at);

/** An opening asks for badges alone, so where an entry needs more than that it is no way around. */
const openingBar = (turn: Turn, room: RoomId): DenialReason | null => {
  const { authority, observers_needed, after_hours, second_factor } = rulesOf(turn.state, room);
  if (authority === 'asked' || observers_needed > 0 || second_factor === 'pin') return 'opening_not_offered';
  const { hours } = roomOf(turn.state, room);
  return hours === 'after_hours' && after_hours !== 'allowed' ? 'outside_hours' : null;
};

/** An opening lets people in uncounted, and what is in a container concerns the whole office: neither has one name. */
const takesTwoNames = (statement: Statement): boolean =>
  statement.statement === 'managed_opening' || isCustody(statement);

/** Some statements take two names, whatever number the rule asks for, unless one person is the whole office. */
export const pairingOf = (
  state: State,
  room: RoomId,
  { statement }: Pick<PendingStatement, 'statement'>,
  signers: readonly Person[],
): Pairing => {
  const rule = pairingRuleOf(state, room);
  const pairing = evaluate(rule, signers);
  if (!takesTwoNames(statement) || rule.rule === 'single') return pairing;
  const names = evaluate({ rule: 'any_two' }, signers);
  return names.missing > pairing.missing ? names : pairing;
};

/** Whether one more signature brings the pair nearer. */
const pairRefusal = (
  state: State,
  room: RoomId,
  pending: PendingStatement,
  person: Person,
  at: Ms,
): DenialReason | null => {
  const already = signersOf(state, room, pending, at);
  const after = pairingOf(state, room, pending, [...already, person]);
  if (after.missing < pairingOf(state, room, pending, already).missing) return null;
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
  if (isElsewhere(state, room, person.person)) return 'inside_other_room';
  if (isInventory(pending.statement) && !qualifiedInside(state, room, at).includes(person))
    return 'not_a_signer';
  if (pending.statement.statement === 'seal_sweep' && !canHaveLooked(state, room, person.person))
    return 'not_a_signer';
  if (pending.needed === 'supervisor') return person.role === 'supervisor' ? null : 'supervisor_needed';
  if (pending.needed === 'escort')
    return qualifiedInside(state, room, at).includes(person) ? null : 'not_a_signer';
  return pending.needed === 'pair' ? pairRefusal(state, room, pending, person, at) : null;
};

/** Whoever is inside and may sign what is pending. */
export const signersInside = (
  state: State,
  room: RoomId,
  pending: PendingStatement,
  at: Ms,
): readonly PersonId[] =>
  roomOf(state, room)
    .inside.map((occupant) => occupant.person)
    .filter((person) => personRefusal(state, room, pending, personOf(state, person), at) === null);

/** Why this badge signs nothing here now, or null. */
export const signerRefusal = (
  turn: Turn,
  room: RoomId,
  pending: PendingStatement,
  person: Person,
): DenialReason | null => {
  const own = personRefusal(turn.state, room, pending, person, turn.moment.at);
  if (own !== null || pending.statement.statement !== 'managed_opening') return own;
  // An opening lets people in, so it is no way around the hours of whoever signs.
  if (isOutside(person.hours ?? [], localTime(turn.moment))) return 'outside_own_hours';
  return entryFault(turn, room) ?? entryBar(turn.state, room) ?? openingBar(turn, room);
};
