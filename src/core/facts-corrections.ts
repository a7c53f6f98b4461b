import type { PersonId } from './terms.ts';

/** Why an entry is not right. */
export const CORRECTION_CAUSES = [
  'misread',
  'typed_wrong',
  'wrong_container',
  'wrong_person',
  'wrong_time',
  'left_out',
  'other',
] as const;
export type CorrectionCause = (typeof CORRECTION_CAUSES)[number];

/** What two people say is right in place of what an entry says. */
export interface Correction {
  /** Number of the entry; it stays as it is. */
  readonly entry: number;
  readonly cause: CorrectionCause;
  /** What is right, and how that is known. */
  readonly words: string;
}

/** Facts about entries that are not right: augmented, never rewritten (2002 VSS 2.2.4.1). */
export type CorrectionFact = Correction & {
  readonly type: 'entry_corrected';
  readonly signed_by: readonly PersonId[];
};
