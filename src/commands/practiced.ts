import { existsSync } from 'node:fs';
import { EXERCISES, type Exercise } from '../core/facts-exercises.ts';
import type { PracticeRecord } from '../core/facts-training.ts';
import { isPracticeLog } from '../core/practice.ts';
import type { Ms, PersonId } from '../core/terms.ts';
import { databaseFile } from '../log/database.ts';
import { openEntry } from '../log/entry.ts';
import { parseTime } from '../log/entry-time.ts';
import { parseCheckpoint } from '../log/formats/checkpoint.ts';
import { parseNote } from '../log/formats/note.ts';
import { shownOf } from '../log/log-rows.ts';
import { type LogReader, readLog } from '../log/read-log.ts';
import { verifyEvidence } from '../log/verify/verify-evidence.ts';
import { openDataDirectory } from '../log/verify-sources/data-directory.ts';
import { Misuse } from './misuse.ts';

interface Completion {
  readonly entry: number;
  readonly at: Ms;
}

const isExercise = (value: unknown): value is Exercise => EXERCISES.some((one) => one === value);

/** The newest completion of each exercise by this person. */
const completionsOf = (log: LogReader, person: PersonId): ReadonlyMap<Exercise, Completion> => {
  const found = new Map<Exercise, Completion>();
  for (const { seq, bytes, disclosures, erased } of log.entries(0)) {
    if (!bytes.includes('"exercise_completed"')) continue;
    const fields = openEntry(bytes, shownOf(disclosures, erased), erased);
    const { type, exercise, time } = fields;
    if (type !== 'exercise_completed' || fields['person'] !== person || !isExercise(exercise)) continue;
    found.set(exercise, { entry: seq, at: parseTime(time) });
  }
  return found;
};

/** Throws `Misuse` for a log that is not what its own key signed. */
const requireIntact = async (directory: string): Promise<void> => {
  const { source, close } = openDataDirectory(directory);
  try {
    const given = { verifierKey: undefined, witnesses: undefined, old: [] };
    const { verdict } = await verifyEvidence(source, given, () => undefined);
    if (verdict !== 'INVALID' && verdict !== 'CONFLICT') return;
    throw new Misuse(
      `${directory}: this practice log is ${verdict}`,
      'See "ballot-vault verify" for what is wrong with it; practice again.',
    );
  } finally {
    close();
  }
};

const checkpointOf = (
  directory: string,
  log: LogReader,
): { readonly size: number; readonly root: string } => {
  const { checkpoint } = log.head();
  if (checkpoint === '') {
    throw new Misuse(
      `${directory}: nothing in this practice log is signed yet`,
      'Wait a minute, and ask again.',
    );
  }
  const { size, root } = parseCheckpoint(parseNote(checkpoint).text);
  return { size, root: root.toString('base64') };
};

/**
 * Where a practice log says that somebody completed exercises, and when the last of them was done. Only that is taken
 * over: no entry of one log ever comes into the other.
 *
 * @throws {Misuse} where the log is none for practice, does not verify, or lacks one of the exercises
 */
export const practicedIn = async (
  directory: string,
  person: PersonId,
  exercises: readonly Exercise[],
): Promise<{ readonly practice: PracticeRecord; readonly at: Ms }> => {
  if (!existsSync(databaseFile(directory))) {
    throw new Misuse(`${directory}: there is no log`, 'Name the folder that "ballot-vault practice" ran on.');
  }
  await requireIntact(directory);
  const log = readLog(directory);
  try {
    const { origin } = log.about;
    if (!isPracticeLog(origin)) {
      throw new Misuse(`${origin}: this is the log of a real room`, 'Name the folder of a practice log.');
    }
    const done = completionsOf(log, person);
    const { size, root } = checkpointOf(directory, log);
    const of = exercises.flatMap((exercise) => done.get(exercise) ?? []);
    const missing = exercises.filter((exercise) => !done.has(exercise));
    if (missing.length > 0) {
      throw new Misuse(
        `${person} has not completed ${missing.join(', ')} in ${directory}`,
        'Practice it there, under this very name.',
      );
    }
    if (of.some(({ entry }) => entry >= size)) {
      throw new Misuse(`${directory}: an exercise is not signed yet`, 'Wait a minute, and ask again.');
    }
    const entries = of.map(({ entry }) => entry).sort((one, other) => one - other);
    return { practice: { origin, entries, size, root }, at: Math.max(...of.map(({ at }) => at)) };
  } finally {
    log.close();
  }
};
