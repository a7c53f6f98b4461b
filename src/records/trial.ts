import { applyAll } from '../core/apply.ts';
import type { Fact } from '../core/facts.ts';
import type { ListChange } from '../core/facts-list.ts';
import type { KioskPolicy, RoomPolicy } from '../core/policy.ts';
import type { State } from '../core/state.ts';
import { assertNever, type Ms, type Phase, type RoomId } from '../core/terms.ts';

/** Rules that somebody tries on entries of the past: another phase, another configuration, or another list. */
export type Trial =
  | { readonly trial: 'phase'; readonly phase: Phase }
  | { readonly trial: 'rules'; readonly policy: KioskPolicy; readonly rooms: readonly RoomPolicy[] }
  | { readonly trial: 'list'; readonly changes: readonly ListChange[] };

/** Rooms keep what happened in them. One that the tried configuration does not have is as it was. */
const withRules = (state: State, { policy, rooms }: Extract<Trial, { trial: 'rules' }>): State => {
  const known = rooms.flatMap((tried) => {
    const room = state.rooms[tried.room];
    return room === undefined ? [] : [[tried.room, { ...room, policy: tried }] as const];
  });
  return {
    ...state,
    policy,
    rooms: { ...state.rooms, ...(Object.fromEntries(known) as Record<RoomId, State['rooms'][RoomId]>) },
  };
};

/** In this phase whatever the calendar says: a turn looks at it more than once. */
const inPhase = (state: State, phase: Phase): State => ({
  ...state,
  phase,
  policy: state.policy && { ...state.policy, calendar: [{ phase, from: 0 }] },
  list: { ...state.list, phase: null },
});

const factsOf = (state: State, changes: readonly ListChange[], at: Ms): readonly Fact[] =>
  changes.map((change): Fact => {
    if (change.change === 'remove') return { at, type: 'person_removed', person: change.person };
    const isKnown = state.people[change.record.person] !== undefined;
    return { at, type: isKnown ? 'person_changed' : 'person_enrolled', record: change.record };
  });

/**
 * A list tried on states that follow each other: most leave the people as they are, and a long list put on each of them
 * anew would take longer than all the rest.
 */
const withList = (changes: readonly ListChange[]) => {
  let known: { readonly before: State; readonly after: State } | undefined;
  return (state: State, at: Ms): State => {
    if (known?.before.people !== state.people || known.before.badges !== state.badges) {
      known = { before: state, after: applyAll(state, factsOf(state, changes, at)) };
    }
    const { people, badges } = known.after;
    return { ...state, at: Math.max(state.at, at), people, badges };
  };
};

/**
 * What makes of the state of a past instant the one it would be under a trial. What followed from earlier differences
 * is not in it.
 */
export const trying = (trial: Trial): ((state: State, at: Ms) => State) => {
  switch (trial.trial) {
    case 'phase':
      return (state) => inPhase(state, trial.phase);
    case 'rules':
      return (state) => withRules(state, trial);
    case 'list':
      return withList(trial.changes);
    default:
      return assertNever(trial);
  }
};
