import type { Card } from './catalogue.ts';
import type { ExerciseFact } from './facts-exercises.ts';

/** Cards of the facts about exercises, which only a practice log has. */
export const EXERCISE_CARDS: { readonly [T in ExerciseFact['type']]: Card } = {
  exercise_started: {
    title: 'Exercise begun',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'Somebody at a kiosk for practice began an exercise and typed who practices. Whether it was that person the kiosk does not know.',
  },
  exercise_given_up: {
    title: 'Exercise given up',
    level: 'notice',
    signed: 'within_a_minute',
    meaning: 'Somebody at a kiosk for practice ended an exercise before all of its steps were done.',
  },
  exercise_completed: {
    title: 'Exercise completed',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'This practice log shows each step of the exercise, in its order. It counts as training nowhere until two officials put it on record in the log of a real kiosk.',
  },
};
