import type { Ms, PersonId, RoomId } from './terms.ts';

/** What people practice step by step, on a log in which nothing is real. */
export const EXERCISES = ['pair_entry', 'lone_partner', 'seal_mismatch', 'fire', 'power_loss'] as const;
export type Exercise = (typeof EXERCISES)[number];

/** What a finger on the screen of a kiosk for practice can mean besides. */
export type ExerciseTouch =
  /** `person`: as the list of the real kiosk names whoever practices, typed by themselves. */
  | { readonly touch: 'start_exercise'; readonly exercise: Exercise; readonly person: PersonId }
  | { readonly touch: 'give_up_exercise' };

interface OfExercise {
  readonly room: RoomId;
  readonly exercise: Exercise;
  readonly person: PersonId;
}

/** Facts about exercises; only a practice log has any. */
export type ExerciseFact =
  | ({ readonly type: 'exercise_started' } & OfExercise)
  | ({ readonly type: 'exercise_given_up'; readonly steps_done: number } & OfExercise)
  /** The log shows each step of it, one after the other, since `since`. */
  | ({ readonly type: 'exercise_completed'; readonly since: Ms; readonly steps: number } & OfExercise);

/** An exercise that goes on at a room. */
export interface ExerciseState {
  readonly exercise: Exercise;
  readonly person: PersonId;
  readonly since: Ms;
  /** How many of its steps the log shows. */
  readonly done: number;
}
