import { goOn, nextStep, stepUntil } from './entry.ts';
import {
  ITEMS_MAX,
  VISITED_MAX,
  VISITOR_BADGE_MAX,
  type VisitorAnswer,
  type VisitorFact,
  type VisitorTouch,
} from './facts-visitors.ts';
import { readInk } from './ink.ts';
import { type EntryInProgress, roomOf, rulesOf, type State } from './state.ts';
import { assertNever, type RoomId } from './terms.ts';
import type { Turn } from './turn.ts';
import { detailsOf, missingFields } from './visitor-details.ts';

type Of<T extends VisitorTouch['touch']> = Extract<VisitorTouch, { touch: T }>;
type Said<T extends VisitorFact['type']> = Omit<
  Extract<VisitorFact, { type: T }>,
  'room' | 'visitor' | 'next' | 'until'
>;

const isSaid = (words: string, max: number): boolean => words.trim() !== '' && words.length <= max;

/** Whether a number can be given out: it is none that is out or lost. */
const isFree = ({ visitor_badges }: State, badge: number): boolean =>
  Number.isInteger(badge) &&
  badge >= 1 &&
  badge <= VISITOR_BADGE_MAX &&
  !visitor_badges.some((other) => other.badge === badge);

const recorded = (fact: Omit<Said<'visitor_recorded'>, 'type'>): Said<'visitor_recorded'> => ({
  type: 'visitor_recorded',
  ...fact,
});

/** What an answer puts on record; undefined for one that says nothing, or what cannot be. */
const factOf = (
  state: State,
  entry: EntryInProgress,
  answer: VisitorAnswer,
): Said<'visitor_recorded'> | Said<'visitor_signed'> | Said<'visitor_badge_issued'> | undefined => {
  switch (answer.field) {
    case 'purpose':
    case 'rules':
      return recorded({ field: answer.field, value: answer.value });
    case 'visited':
      if (!isSaid(answer.words, VISITED_MAX)) return undefined;
      return recorded({ field: 'visited', value: '', visited: answer.words });
    case 'id_seen': {
      const { value, seen_by } = answer;
      if (!entry.holders.some(({ person }) => person === seen_by)) return undefined;
      return recorded({ field: 'id_seen', value, seen_by });
    }
    case 'items': {
      const { value, words } = answer;
      if (value === 'nothing') return recorded({ field: 'items', value });
      return isSaid(words, ITEMS_MAX) ? recorded({ field: 'items', value, words }) : undefined;
    }
    case 'signature': {
      const { how, signature } = answer;
      const isWell = how === 'typed' ? isSaid(signature, VISITED_MAX) : readInk(signature) !== undefined;
      return isWell ? { type: 'visitor_signed', how, signature } : undefined;
    }
    case 'badge':
      return isFree(state, answer.badge) ? { type: 'visitor_badge_issued', badge: answer.badge } : undefined;
    default:
      return assertNever(answer);
  }
};

/** One answer about a visitor of the entry that forms; the last one that is missing lets the entry go on. */
export const recordVisitor = (turn: Turn, room: RoomId, { visitor, answer }: Of<'record_visitor'>): void => {
  const { entry, visitor_details } = roomOf(turn.state, room);
  const named = entry?.visitors.find((other) => other.visitor === visitor);
  if (entry === null || named === undefined) return;
  const asked = missingFields(rulesOf(turn.state, room), visitor_details, named);
  if (!asked.includes(answer.field)) return;
  const fact = factOf(turn.state, entry, answer);
  if (fact === undefined) return;
  const before = detailsOf(visitor_details, visitor);
  const details = [
    ...visitor_details.filter((other) => other.visitor !== visitor),
    { ...before, fields: [...before.fields, answer.field] },
  ];
  const next = nextStep(turn, room, entry, details);
  turn.record({ ...fact, room, visitor, next, until: Math.max(entry.until, stepUntil(turn, room, next)) });
  goOn(turn, room);
};
