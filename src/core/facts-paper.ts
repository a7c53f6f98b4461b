import type { Ms, PersonId, Purpose, RoomId } from './terms.ts';

/** A visit as a line of the paper log has it, for the hours in which no kiosk stood at the door. */
export interface PaperVisit {
  /** What is printed or written on the sheet, and the line on it: found again by these. */
  readonly sheet: string;
  readonly line: number;
  readonly room: RoomId;
  readonly people: readonly PersonId[];
  /** As it stands on paper; no clock of the kiosk has seen it. */
  readonly from: Ms;
  readonly until: Ms;
  readonly purpose: Purpose;
  /** Visitors as the line counts them; their names stay on the paper. */
  readonly visitors_on_paper: number;
  readonly words: string;
}

/** Facts about what was written on paper. */
export type PaperFact = PaperVisit & {
  readonly type: 'paper_visit_transcribed';
  /** Entries with which whoever transcribed it knew that it overlaps. */
  readonly overlaps: readonly number[];
  readonly signed_by: readonly PersonId[];
};

/** Lines that are transcribed, by sheet and line. */
export interface PaperState {
  readonly lines: { readonly [line: string]: Pick<PaperVisit, 'people' | 'from' | 'until'> };
}

export const NO_PAPER: PaperState = { lines: {} };
