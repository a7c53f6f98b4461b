import { COMMITMENTS, ERASED } from '../storable.ts';
import type { OpenedEntry } from './opened-entry.ts';

/** No field of a fact begins like this, so these keys can be told from all that a kiosk wrote. */
const WITHHELD = '_withheld';
const CORRECTED_BY = '_corrected_by';

const isEmpty = (fields: object): boolean => Object.keys(fields).length === 0;

/**
 * An entry as one line of JSON, with its newline: the keys of the entry in their order, the personal fields that
 * are shown, the commitments to all of them under `_sd`, then under `_withheld` the ground of each field that is
 * withheld, and under `_erased` the number of the entry that says who erased it and why. Last, under `_corrected_by`, the
 * numbers of the entries that say what is right beside it.
 */
export const recordLine = (
  { fields, personal, commitments, withheld, erased }: OpenedEntry,
  corrected: readonly number[],
): string => {
  const corrections = corrected.length === 0 ? {} : { [CORRECTED_BY]: corrected };
  if (isEmpty(commitments)) return `${JSON.stringify({ ...fields, ...corrections })}\n`;
  const record: Record<string, unknown> = { ...fields, ...personal, [COMMITMENTS]: commitments };
  if (!isEmpty(withheld)) record[WITHHELD] = withheld;
  if (!isEmpty(erased)) record[ERASED] = erased;
  return `${JSON.stringify({ ...record, ...corrections })}\n`;
};
