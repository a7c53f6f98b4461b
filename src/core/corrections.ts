import type { Correction } from './facts-corrections.ts';
import type { PersonId } from './terms.ts';
import type { Turn } from './turn.ts';

/** Two people say what is right in place of what an entry says. */
export interface CorrectionObservation {
  readonly type: 'correction_signed';
  readonly correction: Correction;
  readonly signed_by: readonly PersonId[];
}

/** Why a correction is not taken. */
export type CorrectionRefusal = 'words_missing' | 'one_name';

export const correctionRefusal = (
  { words }: Correction,
  signed_by: readonly PersonId[],
): CorrectionRefusal | null => {
  if (words.trim() === '') return 'words_missing';
  return new Set(signed_by).size < 2 ? 'one_name' : null;
};

/** Puts a correction on record beside its original; whether there is such an entry only the log knows. */
export const correctEntry = (turn: Turn, { correction, signed_by }: CorrectionObservation): void => {
  if (correctionRefusal(correction, signed_by) !== null) return;
  turn.record({ type: 'entry_corrected', ...correction, signed_by });
};
