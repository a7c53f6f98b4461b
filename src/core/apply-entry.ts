import { applyFormingFact } from './apply-forming.ts';
import { changeRoom } from './change.ts';
import type { Fact } from './facts.ts';
import type { EntryFact } from './facts-entry.ts';
import type { Notice } from './notice.ts';
import { type Occupant, type PendingExit, policyOf, type RoomState, roomOf, type State } from './state.ts';
import type { PersonId, RoomId } from './terms.ts';
import { pruneDetails } from './visitor-details.ts';

type StampedEntryFact = Extract<Fact, EntryFact>;
type Of<T extends StampedEntryFact['type']> = Extract<StampedEntryFact, { type: T }>;

const granted = (state: State, fact: Of<'access_granted'>): State =>
  changeRoom(state, fact.room, {
    entry: null,
    notice: null,
    grant: {
      holders: fact.holders,
      visitors: fact.visitors,
      purpose: fact.purpose,
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
    sweep: room.sweep && {
      ...room.sweep,
      seen_by: [...room.sweep.seen_by, ...arrived.map(({ person }) => person)],
    },
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
    open: [],
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

/** Facts after which visitors can be gone. */
const ENDINGS: ReadonlySet<StampedEntryFact['type']> = new Set([
  'entry_abandoned',
  'entry_not_taken',
  'exit_signed',
  'visitor_signed_out',
]);

export const applyEntryFact = (state: State, fact: StampedEntryFact): State => {
  const next = appliedFact(state, fact);
  return ENDINGS.has(fact.type) && 'room' in fact && fact.room !== undefined
    ? pruneDetails(next, fact.room)
    : next;
};

const appliedFact = (state: State, fact: StampedEntryFact): State => {
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
