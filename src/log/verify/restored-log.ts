import { commitmentTo, type Disclosure, disclosedValue } from '../formats/commitment.ts';
import type { ClaimedEntry } from './claimed-entry.ts';
import type { Findings } from './findings.ts';

const namesIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** What opens the words that were given, where it is what was committed to. */
const wordsOf = ({ commitments = {} }: ClaimedEntry, opening: readonly Disclosure[]): string => {
  const opened = opening.find(
    ({ name, content }) => name === 'words' && commitments['words'] === commitmentTo(content),
  );
  if (opened === undefined) return 'it is not opened here';
  try {
    return JSON.stringify(disclosedValue(opened));
  } catch {
    return 'it cannot be read';
  }
};

interface Basis {
  readonly isWitnessed: boolean;
  readonly basis: string;
}

/** On what it rests, by the entry's own words, that nothing came after the copy. */
const basisOf = (entry: ClaimedEntry, opening: readonly Disclosure[]): Basis => {
  const witnesses = namesIn(entry.fields['confirmed_by']);
  if (entry.fields['rests_on'] === 'witnesses' && witnesses.length > 0)
    return { isWitnessed: true, basis: `on the witnesses ${witnesses.join(', ')}` };
  const words = wordsOf(entry, opening);
  return { isWitnessed: false, basis: `on the word that was given (${words}), and on nothing else` };
};

/**
 * Weighs what an entry says of a log that was put back. Enough witnesses explain it; a word has to be looked into, for
 * whoever rolled a log back would give it as well. A copy cannot have held the entry that tells of it.
 *
 * @param opening what opens personal fields of the entry, its words among them
 */
export const weighRestored = (
  entry: ClaimedEntry,
  opening: readonly Disclosure[],
  findings: Findings,
): void => {
  const { seq, fields } = entry;
  const { size, floor } = fields;
  if (!isSize(size) || size > seq || (isSize(floor) && floor > size)) {
    const what = `entry ${seq} says that the log was put back from a copy of ${String(size)} entries, known to have been signed up to ${String(floor)}: that cannot be at its place`;
    findings.add('false', 'log_restored_false', what, seq);
    return;
  }
  const { isWitnessed, basis } = basisOf(entry, opening);
  const silent = namesIn(fields['silent']);
  const unheard = silent.length === 0 ? '' : `; silent were ${silent.join(', ')}`;
  const what = `entry ${seq} says that the log was put back from a copy of ${size} entries; that nothing was signed after it rests ${basis}${unheard}; what came after that copy, and was seen by nobody, is lost`;
  if (isWitnessed) findings.add('note', 'log_restored', what, seq);
  else findings.add('doubtful', 'log_restored_on_word', what, seq);
};
