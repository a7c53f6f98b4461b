import { EXERCISE_CARDS } from './catalogue-exercises.ts';
import type { Fact } from './facts.ts';
import type { Exercise, ExerciseFact, ExerciseState, ExerciseTouch } from './facts-exercises.ts';
import { countInside, policyOf, type RoomState, roomIds, type State } from './state.ts';
import type { RoomId } from './terms.ts';
import type { Turn } from './turn.ts';

export type StampedExerciseFact = Extract<Fact, ExerciseFact>;

export const isExerciseFact = (fact: Fact): fact is StampedExerciseFact =>
  Object.hasOwn(EXERCISE_CARDS, fact.type);

/** Whether a fact, with the room as it is after it, shows that a step was done. */
type Shows = (fact: Fact, room: RoomState) => boolean;

const kind =
  (type: Fact['type']): Shows =>
  (fact) =>
    fact.type === type;

const pairTakes: Shows = (fact, room) => fact.type === 'entry_taken' && countInside(room) > 1;
const lastLeaves: Shows = (fact, room) => fact.type === 'exit_signed' && countInside(room) === 0;
const countAgrees: Shows = (fact) => fact.type === 'head_count_stated' && fact.count === fact.expected;
const sealSeen =
  (outcome: 'matches' | 'differs'): Shows =>
  (fact) =>
    fact.type === 'seal_checked' && fact.outcome === outcome;

/** Each exercise as its steps, and by what facts of the log a step is recognized. Their words are in the screens' files. */
export const EXERCISE_STEPS: { readonly [E in Exercise]: readonly Shows[] } = {
  pair_entry: [
    kind('first_badge_accepted'),
    kind('access_granted'),
    pairTakes,
    kind('door_closed'),
    lastLeaves,
  ],
  lone_partner: [
    pairTakes,
    kind('lone_interval_started'),
    kind('lone_alert_raised'),
    kind('lone_interval_ended'),
  ],
  seal_mismatch: [
    kind('seals_added'),
    kind('container_registered'),
    kind('seal_applied'),
    sealSeen('differs'),
    sealSeen('matches'),
  ],
  fire: [pairTakes, kind('emergency_started'), kind('emergency_reentered'), kind('emergency_ended')],
  power_loss: [pairTakes, kind('kiosk_started'), countAgrees],
};

const stepsOf = ({ exercise }: ExerciseState): readonly Shows[] => EXERCISE_STEPS[exercise];

const inPractice = (state: State): boolean => policyOf(state).practice === 'yes';

/** What somebody at a kiosk for practice does about an exercise. A real kiosk knows none. */
export const decideExercise = (turn: Turn, room: RoomId, touch: ExerciseTouch): void => {
  if (!inPractice(turn.state)) return;
  const running = turn.state.exercises[room];
  if (touch.touch === 'start_exercise') {
    if (running !== undefined) return;
    const { exercise, person } = touch;
    return turn.record({ type: 'exercise_started', room, exercise, person });
  }
  if (running === undefined) return;
  const { exercise, person, done } = running;
  turn.record({ type: 'exercise_given_up', room, exercise, person, steps_done: done });
};

/** Exercises of which the log now shows every step are on record as completed. */
export const completeExercises = (turn: Turn): void => {
  for (const room of roomIds(turn.state)) {
    const running = turn.state.exercises[room];
    if (running === undefined || running.done < stepsOf(running).length) continue;
    const { exercise, person, since, done } = running;
    turn.record({ type: 'exercise_completed', room, exercise, person, since, steps: done });
  }
};

const withExercise = (state: State, room: RoomId, change: ExerciseState | null): State => {
  const { [room]: _, ...others } = state.exercises;
  return { ...state, exercises: change === null ? others : { ...others, [room]: change } };
};

export const applyExerciseFact = (state: State, fact: StampedExerciseFact): State => {
  const { room, exercise, person } = fact;
  return withExercise(
    state,
    room,
    fact.type === 'exercise_started' ? { exercise, person, since: fact.at, done: 0 } : null,
  );
};

/** The state with the step that a fact shows. A fact of the kiosk as a whole shows one in every room. */
export const noteExercise = (state: State, fact: Fact): State => {
  let next = state;
  const named = 'room' in fact ? (fact.room ?? '') : '';
  const of = named === '' ? roomIds(state) : [named];
  for (const room of of) {
    const running = next.exercises[room];
    const now = next.rooms[room];
    if (running === undefined || now === undefined) continue;
    const isShown = stepsOf(running)[running.done]?.(fact, now) === true;
    if (isShown) next = withExercise(next, room, { ...running, done: running.done + 1 });
  }
  return next;
};
