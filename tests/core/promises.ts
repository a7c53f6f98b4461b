/**
 * The safety promises as questions about one turn of the kiosk: each answers with the breach in words, or null.
 * They are asked of invented days and of every transition of the exhaustive search.
 */
import { apply } from '../../src/core/apply.ts';
import { effectsOf } from '../../src/core/effects-of.ts';
import type { Fact, FactOf } from '../../src/core/facts.ts';
import type { Person } from '../../src/core/people.ts';
import type { RoomState, State } from '../../src/core/state.ts';
import type { Ms, PersonId, RoomId } from '../../src/core/terms.ts';
import type { Step } from './days.ts';
import { exitsAreOpen, type Promised } from './exit-promise.ts';
import {
  oracleBoundaries,
  oracleBroken,
  oracleHolds,
  oracleHours,
  oracleQualified,
  oracleQualifiedInside,
  oracleRule,
  oracleRules,
} from './oracle.ts';

/** Each fact of a turn with the state that stood when it was recorded. */
const unfolded = (step: Step): readonly { readonly state: State; readonly fact: Fact }[] => {
  let state = step.before;
  return step.facts.map((fact) => {
    const found = { state, fact };
    state = apply(state, fact);
    return found;
  });
};

const roomIn = (state: State, room: RoomId): RoomState => {
  const found = state.rooms[room];
  if (found === undefined) throw new Error(`no room ${room}`);
  return found;
};

const peopleOf = (state: State, ids: readonly PersonId[]): readonly Person[] =>
  ids.flatMap((id) => state.people[id] ?? []);

/** Signers or holders are distinct, each is qualified now, and together (with `others`) they satisfy the rule. */
const satisfied = (
  state: State,
  room: RoomId,
  at: Ms,
  ids: readonly PersonId[],
  others: readonly Person[],
): string | null => {
  const people = peopleOf(state, ids);
  if (ids.length === 0) return 'nobody is named';
  if (new Set(ids).size !== ids.length) return 'somebody is named twice';
  const unfit = people.filter((person) => !oracleQualified(state, room, person, at));
  if (unfit.length > 0) return `${unfit.map((person) => person.person).join()} does not qualify`;
  const more = others.filter((person) => !ids.includes(person.person));
  return oracleHolds(oracleRule(state, room, at), [...people, ...more]) ? null : 'the rule is not satisfied';
};

const standsAgainst = (state: State, fact: FactOf<'access_granted'>, step: Step): string | null => {
  const { room, at } = fact;
  const { emergency, grant, door } = roomIn(state, room);
  const rules = oracleRules(state, room, at);
  const hours = oracleHours(rules, step.input.moment);
  if (state.storage === 'full') return 'the disk is full';
  if (state.clock_behind_until > 0 || step.input.moment.clock === 'unset') return 'the clock is not trusted';
  if (door.contact === 'unknown') return 'the door is unknown';
  if (rules.required_devices.some((device) => state.lost[device])) return 'a required device is lost';
  if (grant !== null) return 'another grant stands';
  if (emergency !== null) return null;
  if (rules.entries === 'refused') return 'the phase refuses entries';
  if (hours === 'staffed' || rules.after_hours === 'allowed') return null;
  if (rules.after_hours === 'refused') return 'it is after hours';
  const approver = fact.approved_by[0] && state.people[fact.approved_by[0]];
  return approver && approver.role === 'supervisor' && !fact.holders.includes(approver.person)
    ? null
    : 'no supervisor approved';
};

const breachOfGrant = (state: State, fact: FactOf<'access_granted'>, step: Step): string | null => {
  const { room, at } = fact;
  const { doubts, emergency, entry } = roomIn(state, room);
  const rules = oracleRules(state, room, at);
  const insideCount = rules.joining === 'inside_counts' && doubts.length === 0 && emergency === null;
  const others = insideCount ? oracleQualifiedInside(state, room, at) : [];
  const unclaimed = fact.holders.filter(
    (holder) =>
      !entry?.holders.some((claim) => claim.person === holder) &&
      state.badges[fact.credential as keyof State['badges']]?.person !== holder,
  );
  if (unclaimed.length > 0) return 'a holder never showed a badge';
  const noPin = entry?.holders.some((claim) => claim.pin === 'not_given') ?? true;
  if (rules.second_factor === 'pin' && noPin) return 'a PIN is missing';
  return satisfied(state, room, at, fact.holders, others) ?? standsAgainst(state, fact, step);
};

const breachOfUnlocking = (state: State, fact: Fact, step: Step): string | null => {
  if (fact.type === 'access_granted') return breachOfGrant(state, fact, step);
  if (fact.type !== 'managed_opening_started') return null;
  if (state.storage === 'full') return 'the disk is full';
  const isAlone = new Set(fact.signed_by).size < 2;
  if (isAlone && oracleRule(state, fact.room, fact.at).rule !== 'single') return 'one name alone';
  const told = step.facts.some(({ type }) => type === 'opening_signed_by_one');
  if (isAlone !== told) return 'what stands in for the second name is not told as it is';
  const others = Object.values(state.rooms).filter(({ policy }) => policy.room !== fact.room);
  const elsewhere = others.flatMap(({ inside }) => inside.map(({ person }) => person));
  if (fact.signed_by.some((signer) => elsewhere.includes(signer))) return 'a signer is in another room';
  return satisfied(state, fact.room, fact.at, fact.signed_by, []);
};

/** The door never unlocks without people who satisfy the rule. */
export const unlocksByTheRule: Promised = (step) => {
  for (const { state, fact } of unfolded(step)) {
    const breach = breachOfUnlocking(state, fact, step);
    if (breach !== null) return `${fact.type}: ${breach}`;
  }
  return null;
};

/** What two people must sign is signed by people who satisfy the rule. */
export const pairsSign: Promised = (step) => {
  for (const { state, fact } of unfolded(step)) {
    if (fact.type !== 'contents_declared' && fact.type !== 'emergency_ended') continue;
    const breach = satisfied(state, fact.room, fact.at, fact.signed_by, []);
    if (breach !== null) return `${fact.type}: ${breach}`;
  }
  return null;
};

/** The strike moves only by a fact that names why, and only at that fact's room. */
export const strikesByFacts: Promised = (step) => {
  const unlocking = ['access_granted', 'managed_opening_started', 'exit_requested'];
  for (const fact of step.facts) {
    for (const effect of effectsOf(fact)) {
      if (effect.type !== 'unlock_door' && effect.type !== 'lock_door') continue;
      if (effect.type === 'unlock_door' && !unlocking.includes(fact.type)) return `${fact.type} unlocks`;
      if ('door' in fact && fact.door !== effect.door) return `${fact.type} moves another door`;
      if (effect.type === 'unlock_door' && effect.pulse_ms <= 0) return `${fact.type} unlocks for no time`;
    }
  }
  return null;
};

/** For a badge there is exactly one verdict: one fact that carries the reader, about this badge. */
export const oneVerdict: Promised = ({ input, facts }) => {
  const verdicts = facts.filter((fact) => 'reader' in fact && fact.reader !== '');
  if (input.type !== 'badge_read' && input.type !== 'badge_unreadable') {
    return verdicts.length === 0 ? null : `${input.type} led to ${verdicts.map((fact) => fact.type)}`;
  }
  const [verdict] = verdicts;
  if (verdicts.length !== 1 || verdict === undefined || !('reader' in verdict))
    return `${verdicts.length} verdicts: ${verdicts.map((fact) => fact.type)}`;
  return verdict.reader === input.reader ? null : 'the verdict is of another reader';
};

/** Who is inside changes by a taken entry or a signed exit, and by nothing else; so never by a refusal. */
export const insideByFacts: Promised = ({ before, facts, after }) => {
  for (const room of Object.keys(after.rooms) as RoomId[]) {
    const inside = new Set<string>(before.rooms[room]?.inside.map((occupant) => occupant.person));
    const visitors = new Set<string>(before.rooms[room]?.visitors.map((visitor) => visitor.visitor));
    for (const fact of facts) {
      if (!('room' in fact) || fact.room !== room) continue;
      if (fact.type === 'entry_taken') {
        for (const person of fact.people) inside.add(person);
        for (const { visitor } of fact.visitors) visitors.add(visitor);
      }
      if (fact.type === 'exit_signed') {
        inside.delete(fact.person);
        visitors.delete(fact.person);
      }
      if (fact.type === 'visitor_signed_out') visitors.delete(fact.visitor);
    }
    const now = roomIn(after, room);
    const found = [now.inside.map(({ person }) => person), now.visitors.map(({ visitor }) => visitor)];
    if (`${[...inside].sort()}|${[...visitors].sort()}` !== found.map((ids) => ids.toSorted()).join('|'))
      return `inside ${room}: ${found}, expected ${[...inside]} and ${[...visitors]}`;
  }
  return null;
};

/** Whether the log says, after this turn, that a lone interval ran at an instant within it. */
const loneOnRecord = (step: Step, room: RoomId, at: Ms): boolean => {
  let isOn = step.before.rooms[room]?.lone != null;
  for (const fact of step.facts) {
    if (fact.type === 'lone_interval_started' && fact.room === room && fact.since <= at) isOn = true;
    if (fact.type === 'lone_interval_ended' && fact.room === room && fact.until <= at) isOn = false;
  }
  return isOn;
};

/** Instants of this turn that are worth a look: its ends, and each boundary with the instant before it. */
const instantsOf = (step: Step, room: RoomId): readonly Ms[] => {
  const from = step.before.at;
  const to = step.input.moment.at;
  const boundaries = oracleBoundaries(step.before, room).filter((at) => at > from && at < to);
  const middle = Math.floor((from + to) / 2);
  return [from, middle, to - 1, ...boundaries.flatMap((at) => [at - 1, at])].filter(
    (at) => at >= from && at < to,
  );
};

/** No instant with a broken rule is missing from the lone intervals, and none without one is in them. */
export const loneIntervalsAreTrue: Promised = (step) => {
  const { before, input, after } = step;
  if (after.policy === null) return null;
  const at = input.moment.at;
  for (const room of Object.keys(after.rooms) as RoomId[]) {
    const watched = input.type !== 'started' && before.rooms[room] !== undefined && before.policy !== null;
    for (const instant of watched ? instantsOf(step, room) : []) {
      if (oracleBroken(before, room, instant) !== loneOnRecord(step, room, instant))
        return `${room}: ${instant - at} ms before the input, broken is ${oracleBroken(before, room, instant)}`;
    }
    if (oracleBroken(after, room, at) !== loneOnRecord(step, room, at))
      return `${room}: at the input, broken is ${oracleBroken(after, room, at)}`;
  }
  return null;
};

const unstorable = (value: unknown): string | null => {
  if (typeof value === 'string') return null;
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? null : `the number ${value}`;
  }
  if (typeof value !== 'object' || value === null) return String(value);
  for (const [name, inner] of Object.entries(value)) {
    const wrong = unstorable(inner);
    if (wrong !== null) return `${name}: ${wrong}`;
  }
  return null;
};

/** Facts hold integers and strings only. */
export const factsAreStorable: Promised = ({ facts }) => {
  for (const fact of facts) {
    const wrong = unstorable(fact);
    if (wrong !== null) return `${fact.type} holds ${wrong}`;
  }
  return null;
};

/**
 * Causes lie before their record (the start of an interval is told as it was recorded, before any step), lengths
 * are not negative, and a turn's facts bear its own instant.
 */
export const instantsAreInOrder: Promised = ({ before, input, facts }) => {
  const isBehind = input.type !== 'started' && input.moment.at < before.at;
  if (isBehind) return `the input is ${before.at - input.moment.at} ms older than the log`;
  for (const fact of facts) {
    if (fact.at !== input.moment.at) return `${fact.type} bears another instant`;
    const told = fact.type === 'lone_interval_ended' || fact.type === 'lone_alert_raised';
    if ('since' in fact && !told && fact.since > fact.at) return `${fact.type} has a cause in its future`;
    for (const length of [
      'lasted_ms',
      'open_ms',
      'lost_ms',
      'spread_ms',
      'unwatched_ms',
      'unlock_ms',
      'clock_behind_ms',
    ]) {
      const value = (fact as unknown as Readonly<Record<string, unknown>>)[length];
      if (typeof value === 'number' && value < 0) return `${fact.type}: ${length} is ${value}`;
    }
  }
  return null;
};

/** Whoever announced visitors is asked for them: nothing opens before somebody said that all are named. */
export const visitorsAreAskedFor: Promised = (step) => {
  for (const { state, fact } of unfolded(step)) {
    if (fact.type !== 'access_granted') continue;
    const { entry } = roomIn(state, fact.room);
    if (entry?.awaits_visitors) return 'granted while announced visitors are not named';
    const unnamed = entry?.visitors.filter((brought) => !fact.visitors.includes(brought)) ?? [];
    if (unnamed.length > 0) return `${unnamed.map(({ name }) => name)} is lost on the way to the grant`;
  }
  return null;
};

/** All of the above by name, as the search asks them. */
export const PROMISES: Readonly<Record<string, Promised>> = {
  'the door never unlocks without people who satisfy the rule': unlocksByTheRule,
  'what a pair must sign is signed by people who satisfy the rule': pairsSign,
  'no strike moves without a fact that allows it': strikesByFacts,
  'for a badge there is exactly one verdict': oneVerdict,
  'exit is never refused': exitsAreOpen,
  'nothing opens before announced visitors are named': visitorsAreAskedFor,
  'a refusal never changes who is inside': insideByFacts,
  'no instant with a broken rule is missing from the lone intervals': loneIntervalsAreTrue,
  'facts hold integers and strings only': factsAreStorable,
  'causes come before their record and no length is negative': instantsAreInOrder,
};
