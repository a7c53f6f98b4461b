import { PROCEDURE_CARDS } from './catalogue-procedures.ts';
import { changeRoom } from './change.ts';
import type { Fact } from './facts.ts';
import type { Procedure, ProcedureFact, ProcedureRun } from './facts-procedures.ts';
import { roomOf, type State } from './state.ts';
import { assertNever, type RoomId } from './terms.ts';

/** A fact about written procedures. */
export type StampedProcedureFact = Extract<Fact, ProcedureFact>;
type Of<T extends StampedProcedureFact['type']> = Extract<StampedProcedureFact, { type: T }>;

export const isProcedureFact = (fact: Fact): fact is StampedProcedureFact =>
  Object.hasOwn(PROCEDURE_CARDS, fact.type);

/** Visits under a procedure in a room, those that are over too for as long as steps can be ticked. */
export const runsOf = ({ procedures }: State, room: RoomId): readonly ProcedureRun[] =>
  procedures.runs[room] ?? [];

const withRuns = (state: State, room: RoomId, runs: readonly ProcedureRun[]): State => ({
  ...state,
  procedures: { ...state.procedures, runs: { ...state.procedures.runs, [room]: runs } },
});

const changeRun = (
  state: State,
  { room, digest }: { readonly room: RoomId; readonly digest: string },
  change: (before: ProcedureRun) => Partial<ProcedureRun>,
): State =>
  withRuns(
    state,
    room,
    runsOf(state, room).map((run) => (run.of.digest === digest ? { ...run, ...change(run) } : run)),
  );

const approved = (state: State, fact: Of<'procedure_approved'>): State => {
  const { type, at: since, ...approval } = fact;
  const others = state.procedures.approved;
  return {
    ...state,
    procedures: {
      ...state.procedures,
      approved: { ...others, [fact.procedure]: { ...approval, since } },
    },
  };
};

const withdrawn = (state: State, { procedure }: Of<'procedure_withdrawn'>): State => {
  const { [procedure]: _, ...others } = state.procedures.approved;
  return { ...state, procedures: { ...state.procedures, approved: others } };
};

const takenUp = (state: State, fact: Of<'procedure_taken_up'>): State => {
  const { room, digest, procedure, people, at } = fact;
  // Whoever comes in anew begins anew: what others left behind can be ticked no more.
  const going = runsOf(state, room).filter(({ left }) => left === 0);
  const known = going.find(({ of }) => of.digest === digest);
  if (known !== undefined) {
    const joined = people.filter((person) => !known.people.includes(person));
    return changeRun(withRuns(state, room, going), fact, (run) => ({ people: [...run.people, ...joined] }));
  }
  const text = state.procedures.approved[procedure];
  if (text === undefined) return withRuns(state, room, going);
  const { since: _since, signed_by: _signed, ...of } = text;
  return withRuns(state, room, [...going, { of, since: at, people, ticks: {}, left: 0 }]);
};

const left = (state: State, fact: Of<'procedure_left'>): State => {
  const next = changeRun(state, fact, () => ({ left: fact.at }));
  const { notice } = roomOf(next, fact.room);
  const run = runsOf(next, fact.room).find(({ of }) => of.digest === fact.digest);
  if (notice?.kind !== 'signed_out' || run === undefined || fact.unticked.length === 0) return next;
  const open = { title: run.of.title, unticked: stepsOf(run.of, fact.unticked), steps: fact.steps };
  return changeRoom(next, fact.room, { notice: { ...notice, open: [...notice.open, open] } });
};

const stepsOf = ({ steps }: Procedure, numbers: readonly number[]) =>
  numbers.flatMap((number) => steps[number - 1] ?? []);

const reopened = (state: State, fact: Of<'procedure_step_reopened'>): State =>
  changeRun(state, fact, ({ ticks }) => {
    const { [fact.step]: _, ...others } = ticks;
    return { ticks: others };
  });

export const applyProcedureFact = (state: State, fact: StampedProcedureFact): State => {
  switch (fact.type) {
    case 'procedure_approved':
      return approved(state, fact);
    case 'procedure_withdrawn':
      return withdrawn(state, fact);
    case 'procedure_taken_up':
      return takenUp(state, fact);
    case 'procedure_step_ticked': {
      const { step, person, at } = fact;
      return changeRun(state, fact, ({ ticks }) => ({ ticks: { ...ticks, [step]: { person, at } } }));
    }
    case 'procedure_step_reopened':
      return reopened(state, fact);
    case 'procedure_left':
      return left(state, fact);
    default:
      return assertNever(fact);
  }
};
