import { EXERCISE_STEPS } from './exercises.ts';
import type { Exercise } from './facts-exercises.ts';
import type { State } from './state.ts';
import type { RoomId } from './terms.ts';

/** An exercise as the screen shows it: the step that is due is the one after `done`. */
export interface ExerciseFace {
  readonly exercise: Exercise;
  readonly person: string;
  readonly done: number;
  readonly steps: number;
}

export const exerciseFace = ({ exercises }: State, room: RoomId): ExerciseFace | null => {
  const running = exercises[room];
  if (running === undefined) return null;
  const { exercise, person, done } = running;
  return { exercise, person, done, steps: EXERCISE_STEPS[exercise].length };
};
