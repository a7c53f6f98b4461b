import type { TrainingDays } from './core/facts-training.ts';
import type { Ms, PersonId } from './core/terms.ts';
import type { TrainingLine } from './training-acts.ts';

/** A training as a file or a form states it. */
export interface StatedTraining extends TrainingDays {
  readonly person: PersonId;
  readonly topic: string;
}

/** `known`: one of that day or a later one is on record. `over`: it would not hold any more. */
export const TRAINING_STANDINGS = ['new', 'known', 'over', 'not_listed'] as const;
export type StatedStanding = (typeof TRAINING_STANDINGS)[number];

/**
 * How a stated training stands against what is on record.
 * @param lines of everybody on the list whom it is about, one for each topic
 */
export const standingOfStated = (
  { person, topic, on, until }: StatedTraining,
  lines: readonly TrainingLine[],
  at: Ms,
): StatedStanding => {
  const line = lines.find((known) => known.person === person && known.topic === topic);
  if (line === undefined) return 'not_listed';
  if (line.days !== null && line.days.on >= on) return 'known';
  return until <= at ? 'over' : 'new';
};
