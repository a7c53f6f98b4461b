import type { Fact } from './facts.ts';
import type { PaperFact, PaperVisit } from './facts-paper.ts';
import { type RoomState, roomIds, type State } from './state.ts';
import type { Ms, PersonId } from './terms.ts';
import type { Turn } from './turn.ts';

/** More than a log of days without power fills. */
export const PAPER_LINES_MAX = 5_000;
/** Whoever was inside for longer has two lines. */
export const PAPER_VISIT_MAX_MS: Ms = 24 * 3_600_000;

/** Why a line of the paper log is not taken. */
export type PaperRefusal =
  | 'no_such_room'
  | 'no_such_person'
  | 'named_twice'
  | 'backwards'
  | 'too_long'
  | 'not_over'
  | 'line_known'
  | 'inside_now'
  | 'overlaps_paper'
  | 'too_many';

/** Somebody types what stands on paper; two sign for it. */
export interface PaperObservation {
  readonly type: 'paper_transcribed';
  readonly visit: PaperVisit;
  readonly overlaps: readonly number[];
  readonly signed_by: readonly PersonId[];
}

/** By which a line is found again, however the sheet's letters were typed. */
export const paperLineOf = ({ sheet, line }: Pick<PaperVisit, 'sheet' | 'line'>): string =>
  `${sheet.toUpperCase()} ${line}`;

const isInsideSince = ({ inside }: RoomState, { people, until }: PaperVisit): boolean =>
  inside.some(({ person, since }) => people.includes(person) && since < until);

const timeRefusal = ({ from, until }: PaperVisit, at: Ms): PaperRefusal | null => {
  if (until <= from) return 'backwards';
  if (until > at) return 'not_over';
  return until - from > PAPER_VISIT_MAX_MS ? 'too_long' : null;
};

/**
 * Why a line is not taken, or null. Nobody is in two places: it overlaps no other line of the same person, and no visit
 * that goes on. Visits that are over stand in the log alone, and are looked for there before this is asked.
 */
export const paperRefusal = (state: State, at: Ms, visit: PaperVisit): PaperRefusal | null => {
  const { room, people, from, until } = visit;
  if (state.rooms[room] === undefined) return 'no_such_room';
  if (people.some((person) => state.people[person] === undefined)) return 'no_such_person';
  if (new Set(people).size < people.length) return 'named_twice';
  const wrong = timeRefusal(visit, at);
  if (wrong !== null) return wrong;
  const { lines } = state.paper;
  if (lines[paperLineOf(visit)] !== undefined) return 'line_known';
  if (roomIds(state).some((other) => isInsideSince(state.rooms[other] as RoomState, visit)))
    return 'inside_now';
  const others = Object.values(lines).filter((line) => line.people.some((person) => people.includes(person)));
  if (others.some((line) => line.from < until && from < line.until)) return 'overlaps_paper';
  return Object.keys(lines).length >= PAPER_LINES_MAX ? 'too_many' : null;
};

/** Puts a line on record that nothing speaks against. */
export const transcribePaper = (turn: Turn, { visit, overlaps, signed_by }: PaperObservation): void => {
  if (paperRefusal(turn.state, turn.moment.at, visit) !== null) return;
  turn.record({ type: 'paper_visit_transcribed', ...visit, overlaps, signed_by });
};

/** A fact about what was written on paper. */
export type StampedPaperFact = Extract<Fact, PaperFact>;

export const applyPaperFact = (state: State, fact: StampedPaperFact): State => {
  const { people, from, until } = fact;
  const lines = { ...state.paper.lines, [paperLineOf(fact)]: { people, from, until } };
  return { ...state, paper: { lines } };
};
