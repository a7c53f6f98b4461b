import { qualifiedAmong, qualifiedInside, warningsFor } from './authorization.ts';
import type { FactOf } from './facts.ts';
import type { DenialReason, EntryStep, Need } from './facts-entry.ts';
import type { VisitorDetails } from './facts-visitors.ts';
import { evaluate, type Pairing } from './pairing.ts';
import type { Person } from './people.ts';
import type { PairingRule, RoomRules } from './policy.ts';
import { takeUpProcedures } from './procedures.ts';
import { type EntryInProgress, policyOf, roomOf, rulesOf, type State } from './state.ts';
import type { Credential, Ms, ReaderId, RoomId } from './terms.ts';
import type { Turn } from './turn.ts';
import { missingFields } from './visitor-details.ts';

/** What is broken that nobody is let in without. */
export const entryFault = (turn: Turn, room: RoomId): DenialReason | null => {
  const { storage, clock_behind_until, lost } = turn.state;
  if (storage === 'full') return 'storage_full';
  if (turn.moment.clock === 'unset' || clock_behind_until !== 0) return 'clock_not_trusted';
  if (roomOf(turn.state, room).door.contact === 'unknown') return 'door_state_unknown';
  const missing = rulesOf(turn.state, room).required_devices.some((device) => lost[device] !== undefined);
  return missing ? 'device_missing' : null;
};

/** What the rules of this phase and hour refuse to everybody; in an emergency they refuse nothing. */
export const entryBar = (state: State, room: RoomId): DenialReason | null => {
  const { emergency, hours } = roomOf(state, room);
  const { entries, after_hours } = rulesOf(state, room);
  if (emergency !== null) return null;
  if (entries === 'refused') return 'entries_refused_in_phase';
  return hours === 'after_hours' && after_hours === 'refused' ? 'outside_hours' : null;
};

/** With unsealed ballots present the stricter rule applies. */
export const pairingRuleOf = (state: State, room: RoomId): PairingRule => {
  const rules = rulesOf(state, room);
  return roomOf(state, room).contents === 'unsealed' ? rules.contents_pairing : rules.pairing;
};

/**
 * People inside who may count for somebody who joins them: none while it is not known who is inside, in an
 * emergency, or where the rules ask newcomers to satisfy the rule by themselves.
 */
const insideWhoCount = (turn: Turn, room: RoomId): readonly Person[] => {
  const { doubts, emergency } = roomOf(turn.state, room);
  const { joining } = rulesOf(turn.state, room);
  if (joining === 'newcomers_only' || doubts.length > 0 || emergency !== null) return [];
  return qualifiedInside(turn.state, room, turn.moment.at);
};

export interface EntryPairing {
  readonly pairing: Pairing;
  readonly on: 'newcomers' | 'newcomers_and_inside';
}

/** How the rule stands for newcomers by themselves, and together with the people inside who count. */
const pairings = (turn: Turn, room: RoomId, newcomers: readonly Person[]) => {
  const rule = pairingRuleOf(turn.state, room);
  const inside = insideWhoCount(turn, room).filter((person) => !newcomers.includes(person));
  return { alone: evaluate(rule, newcomers), together: evaluate(rule, [...newcomers, ...inside]) };
};

/** How the rule stands for these newcomers, by themselves or with those inside: whichever lacks less. */
export const pairingFor = (turn: Turn, room: RoomId, newcomers: readonly Person[]): EntryPairing => {
  const { alone, together } = pairings(turn, room, newcomers);
  return together.missing < alone.missing
    ? { pairing: together, on: 'newcomers_and_inside' }
    : { pairing: alone, on: 'newcomers' };
};

/** Whether one more person brings the rule nearer, in either way of counting. */
export const bringsNearer = (
  turn: Turn,
  room: RoomId,
  newcomers: readonly Person[],
  candidate: Person,
): boolean => {
  const before = pairings(turn, room, newcomers);
  const after = pairings(turn, room, [...newcomers, candidate]);
  return after.alone.missing < before.alone.missing || after.together.missing < before.together.missing;
};

/** Whoever identified themselves for this entry and still qualifies: a list or an oath can change meanwhile. */
export const holdersOf = (turn: Turn, room: RoomId, entry: EntryInProgress): readonly Person[] =>
  qualifiedAmong(
    turn.state,
    room,
    entry.holders.map((claim) => claim.person),
    turn.moment.at,
  );

export const needOf = (pairing: Pairing): Need | 'none' =>
  pairing.outcome === 'holds' ? 'none' : pairing.need;

export const observersMissing = (rules: RoomRules, entry: EntryInProgress): number =>
  Math.max(
    0,
    rules.observers_needed - entry.visitors.filter((visitor) => visitor.visitor_class === 'observer').length,
  );

/** In an emergency a pair has to get in again quickly: identification stays, the questions fall away. */
const nextQuestion = (
  rules: RoomRules,
  entry: EntryInProgress,
  details: readonly VisitorDetails[],
): EntryStep => {
  if (rules.partner_confirmation === 'asked' && entry.holders.length > 1 && !entry.confirmed)
    return 'confirm';
  if (rules.purpose === 'asked' && entry.purpose === null) return 'purpose';
  if (rules.authority === 'asked' && !entry.authority) return 'authority';
  const isUnasked = entry.visitors.some((visitor) => missingFields(rules, details, visitor).length > 0);
  if (entry.awaits_visitors || isUnasked) return 'visitors';
  return observersMissing(rules, entry) > 0 ? 'observers' : 'granted';
};

/** What an entry waits for next, from what is there already. */
export const nextStep = (
  turn: Turn,
  room: RoomId,
  entry: EntryInProgress,
  details: readonly VisitorDetails[] = roomOf(turn.state, room).visitor_details,
): EntryStep => {
  const rules = rulesOf(turn.state, room);
  const { emergency, hours } = roomOf(turn.state, room);
  if (rules.second_factor === 'pin' && entry.holders.some((claim) => claim.pin === 'not_given')) return 'pin';
  const holders = holdersOf(turn, room, entry);
  if (holders.length === 0 || pairingFor(turn, room, holders).pairing.outcome !== 'holds') return 'badge';
  if (emergency !== null) return 'granted';
  const approval = hours === 'after_hours' && rules.after_hours === 'approved_by_supervisor';
  if (approval && entry.approved_by.length === 0) return 'approval';
  return nextQuestion(rules, entry, details);
};

/** How long a step may take: badges have the pairing window, questions their own time. */
export const windowOf = (rules: RoomRules, step: EntryStep): Ms =>
  step === 'badge' || step === 'approval' ? rules.pairing_window_ms : rules.step_ms;

/** Deadline of a step that begins now. */
export const stepUntil = (turn: Turn, room: RoomId, step: EntryStep): Ms =>
  turn.moment.at + windowOf(rulesOf(turn.state, room), step);

/** Two badges in quick succession may be one person with both: entry is not refused, the reviewer is told. */
const grantWarnings = (
  turn: Turn,
  room: RoomId,
  entry: EntryInProgress,
): FactOf<'access_granted'>['warnings'] => {
  const purpose = entry.purpose ?? 'not_asked';
  const expired = warningsFor(turn.state, room, holdersOf(turn, room, entry), turn.moment.at, purpose);
  const quick = entry.holders.length > 1 && spreadOf(entry) < policyOf(turn.state).quick_pair_ms;
  return quick ? [...expired, 'quick_pair'] : expired;
};

const spreadOf = (entry: EntryInProgress): Ms => {
  const times = entry.holders.map((claim) => claim.at);
  return Math.max(...times) - Math.min(...times);
};

/** Grants an entry that lacks nothing. With the door open already, it is taken in the same instant. */
export const grant = (
  turn: Turn,
  room: RoomId,
  entry: EntryInProgress,
  by: { readonly reader: ReaderId; readonly credential: Credential } | null,
): void => {
  const rules = rulesOf(turn.state, room);
  const { policy, hours, door } = roomOf(turn.state, room);
  const people = holdersOf(turn, room, entry);
  const until = turn.moment.at + rules.unlock_ms;
  turn.record({
    type: 'access_granted',
    room,
    door: policy.door,
    reader: by?.reader ?? '',
    credential: by?.credential ?? '',
    holders: people.map((person) => person.person),
    visitors: entry.visitors,
    approved_by: entry.approved_by,
    substitutes: people.filter((person) => person.role === 'substitute').map((person) => person.person),
    rule: pairingRuleOf(turn.state, room).rule,
    evaluated_on: pairingFor(turn, room, people).on,
    purpose: entry.purpose ?? 'not_asked',
    hours,
    spread_ms: spreadOf(entry),
    warnings: grantWarnings(turn, room, entry),
    unlock_ms: rules.unlock_ms,
    until,
    taken_until: until + rules.taken_grace_ms,
  });
  if (door.contact === 'open') takeEntry(turn, room);
};

/** The door opened, or was open, while a grant stood: the entry counts. */
export const takeEntry = (turn: Turn, room: RoomId): void => {
  const { grant: standing, policy, emergency } = roomOf(turn.state, room);
  if (standing === null) return;
  turn.record({
    type: 'entry_taken',
    room,
    door: policy.door,
    people: standing.holders,
    visitors: standing.visitors,
    head_count_due: turn.moment.at + rulesOf(turn.state, room).head_count_every_ms,
  });
  takeUpProcedures(turn, room, standing.purpose, standing.holders);
  if (emergency?.stage === 'evacuated') {
    turn.record({ type: 'emergency_reentered', room, people: standing.holders });
  }
};

/** Goes on with an entry after one of its steps: the grant, when nothing is missing any more. */
export const goOn = (turn: Turn, room: RoomId): void => {
  const { entry } = roomOf(turn.state, room);
  if (entry !== null && nextStep(turn, room, entry) === 'granted') grant(turn, room, entry, null);
};
