import { changePerson, changeRoom } from './change.ts';
import type { Fact } from './facts.ts';
import type { EntryFact } from './facts-entry.ts';
import {
  type Claim,
  type EntryInProgress,
  type Notice,
  type Occupant,
  type PendingExit,
  policyOf,
  type RoomState,
  roomOf,
  type State,
} from './state.ts';
import { assertNever, type PersonId, type RoomId } from './terms.ts';

type StampedEntryFact = Extract<Fact, EntryFact>;
type Of<T extends StampedEntryFact['type']> = Extract<StampedEntryFact, { type: T }>;

const changeEntry = (state: State, room: RoomId, change: Partial<EntryInProgress>): State => {
  const { entry } = roomOf(state, room);
  if (entry === null) return state; // Its beginning is erased.
  return changeRoom(state, room, { entry: { ...entry, ...change }, notice: null });
};

const claimOf = (fact: Of<'first_badge_accepted' | 'partner_badge_accepted'>): Claim => ({
  person: fact.person,
  credential: fact.credential,
  at: fact.at,
  pin: 'not_given',
});

const firstBadge = (state: State, fact: Of<'first_badge_accepted'>): State =>
  changeRoom(state, fact.room, {
    notice: null,
    entry: {
      holders: [claimOf(fact)],
      visitors: [],
      approved_by: [],
      confirmed: false,
      purpose: null,
      authority: false,
      step: fact.next,
      need: fact.need,
      until: fact.until,
      extensions: 0,
    },
  });

/** A newcomer has to be seen by the others too, so an earlier confirmation no longer stands. */
const partnerBadge = (state: State, fact: Of<'partner_badge_accepted'>): State => {
  const holders = roomOf(state, fact.room).entry?.holders ?? [];
  return changeEntry(state, fact.room, {
    holders: [...holders, claimOf(fact)],
    confirmed: false,
    step: fact.next,
    need: fact.need,
    until: fact.until,
  });
};

const pinAccepted = (state: State, fact: Of<'pin_accepted'>): State => {
  const holders = roomOf(state, fact.room).entry?.holders ?? [];
  const next = changeEntry(state, fact.room, {
    holders: holders.map((claim) => (claim.person === fact.person ? { ...claim, pin: 'given' } : claim)),
    step: fact.next,
    until: fact.until,
  });
  return changePerson(next, fact.person, { wrong_pins: 0 });
};

const pinRefused = (state: State, fact: Of<'pin_refused'>): State =>
  changePerson(state, fact.person, {
    wrong_pins: fact.locked_until > 0 ? 0 : (state.people[fact.person]?.wrong_pins ?? 0) + 1,
    pin_locked_until: fact.locked_until,
  });

const granted = (state: State, fact: Of<'access_granted'>): State =>
  changeRoom(state, fact.room, {
    entry: null,
    notice: null,
    grant: {
      holders: fact.holders,
      visitors: fact.visitors,
      until: fact.until,
      taken_until: fact.taken_until,
    },
  });

const notice = (state: State, room: RoomId, value: Notice): State =>
  changeRoom(state, room, { notice: value });

const entryTaken = (state: State, fact: Of<'entry_taken'>): State => {
  const room = roomOf(state, fact.room);
  const known = new Set(room.inside.map((occupant) => occupant.person));
  const arrived: readonly Occupant[] = fact.people
    .filter((person) => !known.has(person))
    .map((person) => ({ person, since: fact.at }));
  const next = changeRoom(state, fact.room, {
    grant: null,
    inside: [...room.inside, ...arrived],
    visitors: [
      ...room.visitors,
      ...fact.visitors.map((visitor) => ({ ...visitor, since: fact.at, escorted: true })),
    ],
    head_count: room.head_count ?? { due: fact.head_count_due, asked: false, missed: false },
  });
  return notice(next, fact.room, {
    kind: 'entered',
    people: fact.people,
    until: fact.at + policyOf(state).notice_ms,
  });
};

/** Nobody left inside means nothing left to count. */
const headCountAfter = (room: RoomState, left: number): RoomState['head_count'] =>
  left === 0 ? null : room.head_count;

const awaiting = (
  room: RoomState,
  person: PersonId | null,
  fact: { at: number; until: number },
): readonly PendingExit[] =>
  fact.until > fact.at ? [...room.exits, { person, until: fact.until }] : room.exits;

const exitSigned = (state: State, fact: Of<'exit_signed'>): State => {
  const room = roomOf(state, fact.room);
  const inside = room.inside.filter((occupant) => occupant.person !== fact.person);
  const visitors = room.visitors.filter((visitor) => (visitor.visitor as string) !== fact.person);
  const next = changeRoom(state, fact.room, {
    inside,
    visitors,
    exits: awaiting(room, fact.person, fact),
    head_count: headCountAfter(room, inside.length + visitors.length),
  });
  return notice(next, fact.room, {
    kind: 'signed_out',
    person: fact.person,
    left_behind: fact.left_behind,
    until: fact.at + policyOf(state).notice_ms,
  });
};

const visitorSignedOut = (state: State, fact: Of<'visitor_signed_out'>): State => {
  const room = roomOf(state, fact.room);
  const visitors = room.visitors.filter((visitor) => visitor.visitor !== fact.visitor);
  return changeRoom(state, fact.room, {
    visitors,
    exits: awaiting(room, null, fact),
    head_count: headCountAfter(room, room.inside.length + visitors.length),
  });
};

const denied = (state: State, fact: Of<'access_denied'>): State =>
  notice(state, fact.room, {
    kind: 'denied',
    reason: fact.reason,
    person: fact.person ?? null,
    until: fact.until,
  });

const abandoned = (state: State, fact: Of<'entry_abandoned'>): State => {
  const next = changeRoom(state, fact.room, { entry: null });
  if (fact.cause === 'emergency' || fact.cause === 'entries_stopped') return next;
  return notice(next, fact.room, {
    kind: 'abandoned',
    cause: fact.cause,
    until: fact.at + policyOf(state).notice_ms,
  });
};

const extended = (state: State, fact: Of<'window_extended'>): State => {
  const { entry, statement } = roomOf(state, fact.room);
  const longer = <T extends { extensions: number }>(value: T | null) =>
    value && { ...value, until: fact.until, extensions: value.extensions + 1 };
  return changeRoom(state, fact.room, entry ? { entry: longer(entry) } : { statement: longer(statement) });
};

const setEscort = (state: State, room: RoomId, visitor: string, escort: PersonId | null): State =>
  changeRoom(state, room, {
    visitors: roomOf(state, room).visitors.map((other) =>
      other.visitor === visitor
        ? { ...other, escort: escort ?? other.escort, escorted: escort !== null }
        : other,
    ),
  });

const handedOver = (state: State, fact: Of<'escort_handed_over'>): State => {
  const next = setEscort(state, fact.room, fact.visitor, fact.escort);
  if (fact.reader === '') return next;
  return changeRoom(next, fact.room, {
    statement: null,
    notice: {
      kind: 'stated',
      statement: 'hand_over_escort',
      outcome: 'done',
      count: 0,
      expected: 0,
      until: fact.at + policyOf(state).notice_ms,
    },
  });
};

const visitorsOf = (state: State, room: RoomId) => roomOf(state, room).entry?.visitors ?? [];

type FormingFact = Of<
  | 'first_badge_accepted'
  | 'partner_badge_accepted'
  | 'visitor_badge_accepted'
  | 'visitor_added'
  | 'entry_approved'
  | 'pin_accepted'
  | 'pin_refused'
  | 'partner_confirmed'
  | 'purpose_stated'
  | 'authority_stated'
  | 'window_extended'
  | 'entry_abandoned'
  | 'duress_signalled'
>;

/** Facts about an entry that forms. */
const applyFormingFact = (state: State, fact: FormingFact): State => {
  switch (fact.type) {
    case 'first_badge_accepted':
      return firstBadge(state, fact);
    case 'partner_badge_accepted':
      return partnerBadge(state, fact);
    case 'visitor_badge_accepted':
      return changeEntry(state, fact.room, {
        visitors: [...visitorsOf(state, fact.room), fact.visitor],
        step: fact.next,
        until: fact.until,
      });
    case 'visitor_added':
      return changeEntry(state, fact.room, {
        visitors: [...visitorsOf(state, fact.room), fact.visitor],
        until: fact.until,
      });
    case 'entry_approved':
      return changeEntry(state, fact.room, {
        approved_by: [fact.person],
        step: fact.next,
        until: fact.until,
      });
    case 'pin_accepted':
      return pinAccepted(state, fact);
    case 'pin_refused':
      return pinRefused(state, fact);
    case 'partner_confirmed':
      return changeEntry(state, fact.room, { confirmed: true, step: fact.next, until: fact.until });
    case 'purpose_stated':
      return changeEntry(state, fact.room, { purpose: fact.purpose, step: fact.next, until: fact.until });
    case 'authority_stated':
      return changeEntry(state, fact.room, { authority: true, step: fact.next, until: fact.until });
    case 'window_extended':
      return extended(state, fact);
    case 'entry_abandoned':
      return abandoned(state, fact);
    case 'duress_signalled':
      return state;
    default:
      return assertNever(fact);
  }
};

export const applyEntryFact = (state: State, fact: StampedEntryFact): State => {
  switch (fact.type) {
    case 'access_denied':
      return denied(state, fact);
    case 'access_granted':
      return granted(state, fact);
    case 'entry_taken':
      return entryTaken(state, fact);
    case 'entry_not_taken':
      return changeRoom(state, fact.room, { grant: null });
    case 'exit_signed':
      return exitSigned(state, fact);
    case 'exit_by_unknown_badge':
      return changeRoom(state, fact.room, { exits: awaiting(roomOf(state, fact.room), null, fact) });
    case 'exit_not_taken':
      return changeRoom(state, fact.room, {
        exits: roomOf(state, fact.room).exits.filter((exit) => exit.until > fact.since),
      });
    case 'visitor_signed_out':
      return visitorSignedOut(state, fact);
    case 'visitor_unescorted':
      return setEscort(state, fact.room, fact.visitor, null);
    case 'escort_handed_over':
      return handedOver(state, fact);
    default:
      return applyFormingFact(state, fact);
  }
};
