import { changeRoom } from './change.ts';
import type { Fact } from './facts.ts';
import type { EntryFact } from './facts-entry.ts';
import { countWrongPin, forgetWrongPins } from './pins.ts';
import { type Claim, type EntryInProgress, NEW_ENTRY, policyOf, roomOf, type State } from './state.ts';
import { assertNever, type RoomId } from './terms.ts';

type Of<T extends EntryFact['type']> = Extract<Fact, { type: T }>;

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

const announced = (state: State, { room, until }: Of<'visitors_announced'>): State =>
  changeRoom(state, room, { notice: null, entry: { ...NEW_ENTRY, awaits_visitors: true, until } });

/** Whoever announced visitors began this entry before its first badge. */
const firstBadge = (state: State, fact: Of<'first_badge_accepted'>): State =>
  changeRoom(state, fact.room, {
    notice: null,
    entry: {
      ...NEW_ENTRY,
      awaits_visitors: roomOf(state, fact.room).entry?.awaits_visitors ?? false,
      holders: [claimOf(fact)],
      step: fact.next,
      need: fact.need,
      until: fact.until,
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
  return forgetWrongPins(next, fact.person);
};

const abandoned = (state: State, fact: Of<'entry_abandoned'>): State => {
  const next = changeRoom(state, fact.room, { entry: null });
  const isUntold = fact.cause === 'emergency' || fact.cause === 'entries_stopped';
  // Nobody had shown a badge yet: the room is simply idle again.
  if (isUntold || fact.people.length === 0) return next;
  return changeRoom(next, fact.room, {
    notice: { kind: 'abandoned', cause: fact.cause, until: fact.at + policyOf(state).notice_ms },
  });
};

const extended = (state: State, fact: Of<'window_extended'>): State => {
  const { entry, statement } = roomOf(state, fact.room);
  const longer = <T extends { extensions: number }>(value: T | null) =>
    value && { ...value, until: fact.until, extensions: value.extensions + 1 };
  return changeRoom(state, fact.room, entry ? { entry: longer(entry) } : { statement: longer(statement) });
};

const visitorsOf = (state: State, room: RoomId) => roomOf(state, room).entry?.visitors ?? [];

export type FormingFact = Of<
  | 'visitors_announced'
  | 'first_badge_accepted'
  | 'partner_badge_accepted'
  | 'visitor_badge_accepted'
  | 'visitor_added'
  | 'visitors_complete'
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
export const applyFormingFact = (state: State, fact: FormingFact): State => {
  switch (fact.type) {
    case 'visitors_announced':
      return announced(state, fact);
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
    case 'visitors_complete':
      return changeEntry(state, fact.room, { awaits_visitors: false, step: fact.next, until: fact.until });
    case 'entry_approved':
      return changeEntry(state, fact.room, {
        approved_by: [fact.person],
        step: fact.next,
        until: fact.until,
      });
    case 'pin_accepted':
      return pinAccepted(state, fact);
    case 'pin_refused':
      return countWrongPin(state, fact);
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
