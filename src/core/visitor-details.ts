import { changeRoom } from './change.ts';
import type { Fact } from './facts.ts';
import type { VisitorRecord } from './facts-entry.ts';
import {
  VISITOR_FIELDS,
  type VisitorBadge,
  type VisitorDetails,
  type VisitorFact,
  type VisitorField,
} from './facts-visitors.ts';
import type { RoomRules } from './policy.ts';
import { type RoomState, roomOf, type State } from './state.ts';
import { assertNever, type RoomId, type VisitorId } from './terms.ts';

export type StampedVisitorFact = Extract<Fact, VisitorFact>;
type Of<T extends VisitorFact['type']> = Extract<StampedVisitorFact, { type: T }>;

export const isVisitorFact = (fact: Fact): fact is StampedVisitorFact =>
  fact.type === 'visitor_recorded' || fact.type === 'visitor_signed' || fact.type.startsWith('visitor_badge_')
    ? fact.type !== 'visitor_badge_accepted'
    : false;

export const detailsOf = (all: readonly VisitorDetails[], visitor: VisitorId): VisitorDetails =>
  all.find((other) => other.visitor === visitor) ?? { visitor, fields: [], items: '' };

/** What the rules ask of a visitor that is not on record yet, in the order in which it is asked. */
export const missingFields = (
  { visitor_record = [] }: RoomRules,
  details: readonly VisitorDetails[],
  { visitor }: Pick<VisitorRecord, 'visitor'>,
): readonly VisitorField[] => {
  const { fields } = detailsOf(details, visitor);
  return VISITOR_FIELDS.filter((field) => visitor_record.includes(field) && !fields.includes(field));
};

/** Everybody who is inside as a visitor, or on their way in. */
const underWay = ({ visitors, entry, grant }: RoomState): readonly VisitorRecord[] => [
  ...visitors,
  ...(entry?.visitors ?? []),
  ...(grant?.visitors ?? []),
];

/** Whether a badge is with a visitor who is inside or on their way in; of any other somebody has to say where it is. */
export const isWorn = ({ rooms }: State, { room, visitor }: VisitorBadge): boolean => {
  const now = rooms[room];
  return now !== undefined && underWay(now).some((other) => other.visitor === visitor);
};

/** Badges that this room asks after: out, and not with anybody. Those of a room that is no more are asked after everywhere. */
export const owedBadges = (state: State, room: RoomId): readonly VisitorBadge[] =>
  state.visitor_badges.filter(
    (one) =>
      one.status === 'out' &&
      (one.room === room || state.rooms[one.room] === undefined) &&
      !isWorn(state, one),
  );

/** Forgets what was asked of visitors who are gone. */
export const pruneDetails = (state: State, room: RoomId): State => {
  const now = roomOf(state, room);
  if (now.visitor_details.length === 0) return state;
  const here = new Set(underWay(now).map(({ visitor }) => visitor));
  return changeRoom(state, room, {
    visitor_details: now.visitor_details.filter(({ visitor }) => here.has(visitor)),
  });
};

/** Another answer is on record, and the entry waits for the next one. */
const answered = (
  state: State,
  fact: Of<'visitor_recorded' | 'visitor_signed' | 'visitor_badge_issued'>,
  field: VisitorField,
  items?: string,
): State => {
  const { entry, visitor_details } = roomOf(state, fact.room);
  if (entry === null) return state; // Its beginning is erased.
  const before = detailsOf(visitor_details, fact.visitor);
  const after = { ...before, fields: [...before.fields, field], items: items ?? before.items };
  return changeRoom(state, fact.room, {
    entry: { ...entry, step: fact.next, until: fact.until },
    notice: null,
    visitor_details: [...visitor_details.filter(({ visitor }) => visitor !== fact.visitor), after],
  });
};

const issued = (state: State, fact: Of<'visitor_badge_issued'>): State => {
  const { room, visitor, badge } = fact;
  const named = roomOf(state, room).entry?.visitors.find((other) => other.visitor === visitor);
  const given: VisitorBadge = { badge, status: 'out', visitor, name: named?.name ?? '', room };
  return {
    ...state,
    visitor_badges: [...state.visitor_badges.filter((other) => other.badge !== badge), given],
  };
};

export const applyVisitorFact = (state: State, fact: StampedVisitorFact): State => {
  switch (fact.type) {
    case 'visitor_recorded':
      return answered(state, fact, fact.field, fact.field === 'items' ? (fact.words ?? '') : undefined);
    case 'visitor_signed':
      return answered(state, fact, 'signature');
    case 'visitor_badge_issued':
      return issued(answered(state, fact, 'badge'), fact);
    case 'visitor_badge_returned':
      return { ...state, visitor_badges: state.visitor_badges.filter(({ badge }) => badge !== fact.badge) };
    case 'visitor_badge_kept':
      return state;
    case 'visitor_badge_lost':
      return {
        ...state,
        visitor_badges: state.visitor_badges.map((one) =>
          one.badge === fact.badge ? { ...one, status: 'lost', visitor: '', name: '' } : one,
        ),
      };
    default:
      return assertNever(fact);
  }
};
