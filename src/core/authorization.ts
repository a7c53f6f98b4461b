import type { DenialReason } from './facts-entry.ts';
import type { Person } from './people.ts';
import { isStaffClass, type KioskPolicy, type RoomRules } from './policy.ts';
import type { State } from './state.ts';
import { policyOf, roomOf, rulesOf } from './state.ts';
import { assertNever, type Ms, type PersonClass, type PersonId, type Purpose, type RoomId } from './terms.ts';
import { lackingTopics } from './training.ts';

/** The three dated qualifications; each holds for a time that the policy sets. */
export const QUALIFICATIONS = ['oath', 'training', 'background_check'] as const;
export type Qualification = (typeof QUALIFICATIONS)[number];

const lengthOf = (policy: KioskPolicy, qualification: Qualification): Ms => {
  switch (qualification) {
    case 'oath':
      return policy.oath_ms;
    case 'training':
      return policy.training_ms;
    case 'background_check':
      return policy.background_check_ms;
    default:
      return assertNever(qualification);
  }
};

/** First instant at which a qualification no longer holds; 0 when it was never given. */
const endOf = (policy: KioskPolicy, person: Person, qualification: Qualification): Ms =>
  person[qualification] === 0 ? 0 : person[qualification] + lengthOf(policy, qualification);

/** Whether a qualification holds at this instant. */
export const isCurrent = (
  policy: KioskPolicy,
  person: Person,
  qualification: Qualification,
  at: Ms,
): boolean =>
  person[qualification] !== 0 && person[qualification] <= at && at < endOf(policy, person, qualification);

/** Qualifications that the rules treat in a given way and that do not hold now. */
const lacking = (
  policy: KioskPolicy,
  rules: RoomRules,
  person: Person,
  at: Ms,
  treatment: 'required' | 'warned',
): readonly Qualification[] =>
  QUALIFICATIONS.filter(
    (qualification) => rules[qualification] === treatment && !isCurrent(policy, person, qualification, at),
  );

const MISSING: { readonly [Q in Qualification]: DenialReason } = {
  oath: 'oath_missing',
  training: 'training_missing',
  background_check: 'background_check_missing',
};

/** Whether this class counts for the pairing rule: staff always, visitors only where the rules name their class. */
export const countsForPairing = (rules: RoomRules, personClass: PersonClass): boolean =>
  isStaffClass(personClass) || rules.counting_classes.some((counting) => counting === personClass);

/** Why the list does not name this person for this room at this instant, or null. */
export const listingRefusal = (room: RoomId, person: Person, at: Ms): DenialReason | null => {
  if (person.status === 'removed') return 'badge_revoked';
  if (person.status === 'suspended') return 'suspended';
  if (!person.rooms.includes(room)) return 'not_listed_for_room';
  if (person.valid_from !== 0 && at < person.valid_from) return 'not_yet_valid';
  return person.valid_until !== 0 && at >= person.valid_until ? 'expired' : null;
};

/** Why this person may not enter by their own right, or null. Says nothing of pairing. */
export const authorizationRefusal = (
  state: State,
  room: RoomId,
  person: Person,
  at: Ms,
): DenialReason | null => {
  const unlisted = listingRefusal(room, person, at);
  if (unlisted !== null) return unlisted;
  if (person.on_ballot === 'yes') return 'on_the_ballot';
  const [first] = lacking(policyOf(state), rulesOf(state, room), person, at, 'required');
  if (first !== undefined) return MISSING[first];
  const topics = lackingTopics(state, room, person.person, at, 'required', 'not_asked');
  return topics.length === 0 ? null : 'training_missing';
};

/** Q of the rule of two: authorized, current, of a class that counts, not disqualified. */
export const isQualified = (state: State, room: RoomId, person: Person, at: Ms): boolean =>
  countsForPairing(rulesOf(state, room), person.class) &&
  authorizationRefusal(state, room, person, at) === null;

/** Those of these people who qualify now; somebody's standing can end after they identified themselves. */
export const qualifiedAmong = (
  state: State,
  room: RoomId,
  people: readonly PersonId[],
  at: Ms,
): readonly Person[] =>
  people
    .map((person) => state.people[person])
    .filter((person) => person !== undefined)
    .filter((person) => isQualified(state, room, person, at));

/** The qualified among the people inside by sign-in. */
export const qualifiedInside = (state: State, room: RoomId, at: Ms): readonly Person[] =>
  qualifiedAmong(
    state,
    room,
    roomOf(state, room).inside.map((occupant) => occupant.person),
    at,
  );

/** What is only warned about and has run out, for any of these people who come in for a purpose. */
export const warningsFor = (
  state: State,
  room: RoomId,
  people: readonly Person[],
  at: Ms,
  purpose: Purpose | 'not_asked',
): readonly Qualification[] => {
  const rules = rulesOf(state, room);
  const isUntrained = people.some(
    ({ person }) => lackingTopics(state, room, person, at, 'warned', purpose).length > 0,
  );
  return QUALIFICATIONS.filter(
    (qualification) =>
      (qualification === 'training' && isUntrained) ||
      people.some((person) => lacking(policyOf(state), rules, person, at, 'warned').includes(qualification)),
  );
};

/** Instants at which this person's standing changes by the calendar alone. */
export const standingChanges = (policy: KioskPolicy, person: Person): readonly Ms[] =>
  [
    person.valid_from,
    person.valid_until,
    ...QUALIFICATIONS.flatMap((qualification) => [
      person[qualification],
      endOf(policy, person, qualification),
    ]),
  ].filter((instant) => instant !== 0);
