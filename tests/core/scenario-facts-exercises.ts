import type { ExerciseFact } from '../../src/core/facts-exercises.ts';
import { plain, type WordsOf } from './scenario-words.ts';

const of = ({ exercise, person }: { exercise: string; person: string }): string =>
  `: ${plain(exercise)} by ${person}`;

/** How scenarios say facts about exercises. */
export const EXERCISE_WORDS: WordsOf<ExerciseFact['type']> = {
  exercise_started: { head: 'exercise begun', rest: of },
  exercise_given_up: {
    head: 'exercise given up',
    rest: (fact) => `${of(fact)} after ${fact.steps_done} steps`,
  },
  exercise_completed: {
    head: 'exercise completed',
    rest: (fact) => `${of(fact)}, ${fact.steps} steps`,
  },
};
