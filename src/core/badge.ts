import { authorizationRefusal, countsForPairing, listingRefusal } from './authorization.ts';
import { deny, type Presented } from './denial.ts';
import { takeAwaited, takesAwaited } from './enrolment.ts';
import {
  bringsNearer,
  entryBar,
  entryFault,
  grant,
  holdersOf,
  needOf,
  nextStep,
  pairingFor,
  pairingRuleOf,
  stepUntil,
} from './entry.ts';
import { signExit } from './exit.ts';
import type { DenialReason, VisitorRecord } from './facts-entry.ts';
import { localTime } from './moment.ts';
import { needsGroups } from './pairing.ts';
import type { Person } from './people.ts';
import { isOutside } from './policy.ts';
import { seeReader } from './setup.ts';
import { takeFounderBadge, takesFounderBadge } from './setup-people.ts';
import { type Claim, type EntryInProgress, NEW_ENTRY, personOf, roomIds, roomOf, rulesOf } from './state.ts';
import { isAnnouncedSignature, signStatement } from './statements.ts';
import { assert, type Credential, type ReaderId, type RoomId, type VisitorId } from './terms.ts';
import type { Turn } from './turn.ts';
import { placesLeft, visitorClassOf, visitorPlacesLeft } from './visitors.ts';
import { isElsewhere } from './whereabouts.ts';

const placeOf = (turn: Turn, reader: ReaderId): { room: RoomId; side: 'outside' | 'inside' } => {
  for (const room of roomIds(turn.state)) {
    const { policy } = roomOf(turn.state, room);
    if (policy.outside_reader === reader) return { room, side: 'outside' };
    if (policy.inside_reader === reader) return { room, side: 'inside' };
  }
  throw new Error(`assertion failed: reader ${reader} belongs to a room`);
};

/** The one place where a badge gets its verdict: exactly one. */
export const decideBadge = (turn: Turn, reader: ReaderId, credential: Credential): void => {
  const { room, side } = placeOf(turn, reader);
  seeReader(turn, reader, room);
  const at: Presented = { room, reader, credential };
  const badge = turn.state.badges[credential];
  const person = badge === undefined ? null : personOf(turn.state, badge.person);
  const { inside, visitors, policy, statement, entry, emergency } = roomOf(turn.state, room);
  const isInside =
    person !== null &&
    (inside.some((occupant) => occupant.person === person.person) ||
      visitors.some((visitor) => (visitor.visitor as string) === person.person));
  if (side === 'inside') return signExit(turn, room, { person, how: 'badge', reader, credential });
  if (person === null) {
    if (takesFounderBadge(turn, at)) return takeFounderBadge(turn, at);
    return takesAwaited(turn, at) ? takeAwaited(turn, at) : deny(turn, at, null, 'unknown_badge');
  }
  const comesBack = entry !== null && emergency !== null;
  const signs = !badge?.revoked && isAnnouncedSignature(turn, room, person);
  if (isInside && policy.inside_reader === '' && !comesBack && !signs) {
    return signExit(turn, room, { person, how: 'badge', reader, credential });
  }
  if (badge?.revoked) {
    return deny(turn, at, person.person, badge.lost === undefined ? 'badge_revoked' : 'badge_lost');
  }
  if (statement !== null) return signStatement(turn, at, person);
  return presentForEntry(turn, at, person, isInside);
};

/** What keeps anybody out, whoever they are. */
const roomRefusal = (turn: Turn, room: RoomId): DenialReason | null => {
  const { grant: standing, entry } = roomOf(turn.state, room);
  const isBusy = standing !== null || entry?.step === 'pin' || placesLeft(turn.state, room) === 0;
  const busy = isBusy ? 'room_busy' : null;
  return entryFault(turn, room) ?? busy ?? entryBar(turn.state, room);
};

/** What keeps this person out, before any question of pairing. */
const personRefusal = (turn: Turn, at: Presented, person: Person, isInside: boolean): DenialReason | null => {
  const { entry, emergency } = roomOf(turn.state, at.room);
  const claim = entry?.holders.find((other) => other.person === person.person);
  if (claim !== undefined) {
    return claim.credential === at.credential ? 'same_holder_twice' : 'second_badge_of_holder';
  }
  if (isInside && emergency === null) return 'already_inside';
  return isElsewhere(turn.state, at.room, person.person) ? 'inside_other_room' : null;
};

/** A PIN is asked for after the badge, so what would refuse it is said at once. */
const pinRefusal = (turn: Turn, room: RoomId, person: Person): DenialReason | null => {
  if (rulesOf(turn.state, room).second_factor !== 'pin') return null;
  if (person.pin_locked_until > turn.moment.at) return 'pin_locked';
  return person.pin === null ? 'pin_not_set' : null;
};

/** A person whom the rule cannot use yet would only use up the window: they are told what is needed instead. */
const pairingRefusal = (turn: Turn, room: RoomId, person: Person): DenialReason | null => {
  const { entry } = roomOf(turn.state, room);
  const already = entry === null ? [] : holdersOf(turn, room, entry);
  const { pairing } = pairingFor(turn, room, [...already, person]);
  if (pairing.outcome === 'holds') return null;
  if (needsGroups(pairingRuleOf(turn.state, room)) && person.group === '') return 'rule_cannot_be_evaluated';
  if (bringsNearer(turn, room, already, person)) return null;
  if (pairing.need === 'other_group') return 'same_group';
  return pairing.need === 'supervisor' ? 'supervisor_needed' : 'group_not_needed';
};

/** Hours on the list say when somebody may come in; in an emergency a pair has to get in whoever they are. */
const hoursRefusal = (turn: Turn, room: RoomId, { hours = [] }: Person): DenialReason | null =>
  roomOf(turn.state, room).emergency === null && isOutside(hours, localTime(turn.moment))
    ? 'outside_own_hours'
    : null;

const presentForEntry = (turn: Turn, at: Presented, person: Person, isInside: boolean): void => {
  const now = turn.moment.at;
  const refused =
    listingRefusal(at.room, person, now) ??
    hoursRefusal(turn, at.room, person) ??
    roomRefusal(turn, at.room) ??
    personRefusal(turn, at, person, isInside);
  if (refused !== null) return deny(turn, at, person.person, refused);
  if (!countsForPairing(rulesOf(turn.state, at.room), person.class)) return joinAsVisitor(turn, at, person);
  const unauthorized = authorizationRefusal(turn.state, at.room, person, now);
  if (unauthorized !== null) return deny(turn, at, person.person, unauthorized);
  if (roomOf(turn.state, at.room).entry?.step === 'approval') return approve(turn, at, person);
  const unusable = pinRefusal(turn, at.room, person) ?? pairingRefusal(turn, at.room, person);
  if (unusable !== null) return deny(turn, at, person.person, unusable);
  return joinAsHolder(turn, at, person);
};

/** One more holder: the entry is granted when nothing is missing, else it goes on to its next step. */
const joinAsHolder = (turn: Turn, at: Presented, person: Person): void => {
  const { entry } = roomOf(turn.state, at.room);
  const claim: Claim = {
    person: person.person,
    credential: at.credential,
    at: turn.moment.at,
    pin: 'not_given',
  };
  const before = entry ?? NEW_ENTRY;
  const joined: EntryInProgress = { ...before, holders: [...before.holders, claim], confirmed: false };
  const next = nextStep(turn, at.room, joined);
  if (next === 'granted') return grant(turn, at.room, joined, at);
  turn.record({
    type: before.holders.length === 0 ? 'first_badge_accepted' : 'partner_badge_accepted',
    ...at,
    person: person.person,
    next,
    need: needOf(pairingFor(turn, at.room, holdersOf(turn, at.room, joined)).pairing),
    until: stepUntil(turn, at.room, next),
  });
};

const approve = (turn: Turn, at: Presented, person: Person): void => {
  const { entry } = roomOf(turn.state, at.room);
  assert(entry, 'an approval belongs to an entry');
  if (person.role !== 'supervisor') return deny(turn, at, person.person, 'supervisor_needed');
  const approved: EntryInProgress = { ...entry, approved_by: [person.person] };
  const next = nextStep(turn, at.room, approved);
  if (next === 'granted') return grant(turn, at.room, approved, at);
  turn.record({
    type: 'entry_approved',
    ...at,
    person: person.person,
    next,
    until: stepUntil(turn, at.room, next),
  });
};

/** A listed visitor comes in only with somebody who is at the door already and becomes their escort. */
const joinAsVisitor = (turn: Turn, at: Presented, person: Person): void => {
  const { entry } = roomOf(turn.state, at.room);
  const escort = entry?.holders[0];
  if (entry === null || escort === undefined) {
    return deny(turn, at, person.person, 'visitor_needs_escort');
  }
  const visitor_class = visitorClassOf(person);
  if (!rulesOf(turn.state, at.room).visitor_classes.includes(visitor_class)) {
    return deny(turn, at, person.person, 'visitor_class_refused');
  }
  if (visitorPlacesLeft(turn.state, at.room, entry) === 0) {
    return deny(turn, at, person.person, 'too_many_visitors');
  }
  const visitor: VisitorRecord = {
    visitor: person.person as string as VisitorId,
    name: person.name,
    organization: person.title,
    visitor_class,
    escort: escort.person,
  };
  if (entry.visitors.some((other) => other.visitor === visitor.visitor)) {
    return deny(turn, at, person.person, 'same_holder_twice');
  }
  const joined: EntryInProgress = { ...entry, visitors: [...entry.visitors, visitor] };
  const next = nextStep(turn, at.room, joined);
  if (next === 'granted') return grant(turn, at.room, joined, at);
  turn.record({
    type: 'visitor_badge_accepted',
    ...at,
    person: person.person,
    visitor,
    next,
    until: stepUntil(turn, at.room, next),
  });
};
