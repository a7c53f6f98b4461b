/**
 * The rule of two said once more, slowly and by other means than the core: every pair and every group is tried
 * by hand. It reads people, policies and who is inside by sign-in; it calls nothing of the core.
 */
import type { Moment } from '../../src/core/moment.ts';
import type { Person } from '../../src/core/people.ts';
import type { PairingRule, RoomRules } from '../../src/core/policy.ts';
import type { RoomState, State } from '../../src/core/state.ts';
import type { Ms, Phase, RoomId } from '../../src/core/terms.ts';

const STAFF = ['official', 'staff', 'temporary'];

/** The last calendar entry begun; of two that begin together the one written later. */
export const oraclePhase = (state: State, at: Ms): Phase => {
  const begun = (state.policy?.calendar ?? []).filter((entry) => entry.from <= at);
  const inOrder = begun.toSorted((a, b) => a.from - b.from);
  return inOrder.at(-1)?.phase ?? 'preparation';
};

const roomIn = (state: State, room: RoomId): RoomState => {
  const found = state.rooms[room];
  if (found === undefined) throw new Error(`the oracle was asked of an unknown room ${room}`);
  return found;
};

/** The room's rules with what the phase of an instant changes. */
export const oracleRules = (state: State, room: RoomId, at: Ms): RoomRules => {
  const { policy } = roomIn(state, room);
  return { ...policy.rules, ...policy.phases[oraclePhase(state, at)] };
};

/** Staffed hours by the calendar of the language itself. */
export const oracleHours = (rules: RoomRules, moment: Moment): 'staffed' | 'after_hours' => {
  const local = new Date(moment.at + moment.offset_min * 60_000);
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
  const isStaffed = rules.staffed_hours.some(
    (hours) => hours.weekday === local.getUTCDay() && minute >= hours.from && minute < hours.until,
  );
  return rules.staffed_hours.length === 0 || isStaffed ? 'staffed' : 'after_hours';
};

const holdsFrom = (given: Ms, length: Ms, at: Ms): boolean => given > 0 && at >= given && at < given + length;

/** Authorized, current, of a class that counts, not disqualified: a member of Q at this instant. */
export const oracleQualified = (state: State, room: RoomId, person: Person, at: Ms): boolean => {
  const rules = oracleRules(state, room, at);
  const policy = state.policy;
  if (policy === null) return false;
  const listed = person.status === 'listed' && person.rooms.includes(room) && person.on_ballot === 'no';
  const begun = person.valid_from === 0 || person.valid_from <= at;
  const ended = person.valid_until !== 0 && person.valid_until <= at;
  const counts =
    STAFF.includes(person.class) || rules.counting_classes.some((other) => other === person.class);
  const oath = rules.oath !== 'required' || holdsFrom(person.oath, policy.oath_ms, at);
  const training = rules.training !== 'required' || holdsFrom(person.training, policy.training_ms, at);
  const check =
    rules.background_check !== 'required' ||
    holdsFrom(person.background_check, policy.background_check_ms, at);
  return listed && begun && !ended && counts && oath && training && check;
};

const pairsOf = (people: readonly Person[]): readonly (readonly [Person, Person])[] =>
  people.flatMap((one) =>
    people.filter((other) => other.person !== one.person).map((other) => [one, other] as const),
  );

/** Whether a pairing rule is satisfied by these people, all of whom count. */
export const oracleHolds = (rule: PairingRule, people: readonly Person[]): boolean => {
  const distinct = new Set(people.map((person) => person.person)).size;
  switch (rule.rule) {
    case 'any_two':
      return pairsOf(people).length > 0;
    case 'at_least':
      return distinct >= rule.people;
    case 'different_group':
      return pairsOf(people).some(([a, b]) => a.group !== '' && b.group !== '' && a.group !== b.group);
    case 'one_from_each':
      return rule.groups.every((group) =>
        people.some(
          (person) =>
            person.group === group &&
            (rule.holders === 'any' || ['custodian', 'substitute'].includes(person.role)),
        ),
      );
    case 'supervisor_and_any':
      return pairsOf(people).some(([a]) => a.role === 'supervisor');
    case 'single':
      return distinct > 0;
  }
};

/** The rule in force: with unsealed ballots the stricter one. */
export const oracleRule = (state: State, room: RoomId, at: Ms): PairingRule => {
  const rules = oracleRules(state, room, at);
  return roomIn(state, room).contents === 'unsealed' ? rules.contents_pairing : rules.pairing;
};

const listedInside = (state: State, room: RoomId): readonly Person[] =>
  roomIn(state, room).inside.flatMap(({ person }) => state.people[person] ?? []);

/** Q(t): the people inside by sign-in who count at this instant. */
export const oracleQualifiedInside = (state: State, room: RoomId, at: Ms): readonly Person[] =>
  listedInside(state, room).filter((person) => oracleQualified(state, room, person, at));

/** Somebody is inside and the rule does not hold for those who count. */
export const oracleBroken = (state: State, room: RoomId, at: Ms): boolean => {
  const { inside, visitors } = roomIn(state, room);
  if (inside.length === 0 && visitors.length === 0) return false;
  return !oracleHolds(oracleRule(state, room, at), oracleQualifiedInside(state, room, at));
};

/** Every instant at which time alone may change somebody's standing or the phase. */
export const oracleBoundaries = (state: State, room: RoomId): readonly Ms[] => {
  const { policy } = state;
  if (policy === null) return [];
  const people = listedInside(state, room);
  return [
    ...policy.calendar.map((entry) => entry.from),
    ...people.flatMap((person) => [
      person.valid_from,
      person.valid_until,
      person.oath,
      person.oath + policy.oath_ms,
      person.training,
      person.training + policy.training_ms,
      person.background_check,
      person.background_check + policy.background_check_ms,
    ]),
  ];
};
