import { facesOf } from './faces.ts';
import type { ApprovedProcedure, Procedure, ProcedureRun } from './facts-procedures.ts';
import { runsOf } from './procedures-state.ts';
import { roomIds, roomOf, type State } from './state.ts';
import type { Ms, PersonId, Purpose, RoomId } from './terms.ts';
import type { Turn } from './turn.ts';
import type { ProcedureFace } from './view.ts';

/** More than an office has for one door. */
export const PROCEDURES_MAX = 40;
/** Whoever has left may still say what they did, for so long and until somebody else comes in. */
export const TICK_AFTERWARDS_MS: Ms = 15 * 60_000;

/** What two people do about a procedure. */
export type ProcedureAct =
  | { readonly act: 'approve'; readonly procedure: Procedure }
  | { readonly act: 'withdraw'; readonly procedure: string; readonly words: string };

/** Two people, each identified, act on a procedure. */
export interface ProcedureObservation {
  readonly type: 'procedure_acted';
  readonly act: ProcedureAct;
  readonly signed_by: readonly PersonId[];
}

/** Why a procedure is neither approved nor withdrawn. */
export type ProcedureRefusal =
  | 'no_such_room'
  | 'approved_already'
  | 'same_version'
  | 'too_many'
  | 'not_in_use';

/** What a finger means that ticks a step, or takes the tick back. */
export interface TickTouch {
  readonly touch: 'tick_step';
  /** The digest of the text that the screen shows. */
  readonly digest: string;
  readonly step: number;
  readonly person: PersonId;
  readonly tick: 'done' | 'open';
}

const approvedAs = ({ procedures }: State, procedure: string): ApprovedProcedure | undefined =>
  Object.hasOwn(procedures.approved, procedure) ? procedures.approved[procedure] : undefined;

/** Why an act would change nothing, asked before anybody's PIN is; null where it does. */
export const procedureRefusal = (state: State, act: ProcedureAct): ProcedureRefusal | null => {
  if (act.act === 'withdraw') return approvedAs(state, act.procedure) === undefined ? 'not_in_use' : null;
  const { procedure, digest, version, rooms } = act.procedure;
  const before = approvedAs(state, procedure);
  if (rooms.some((room) => !roomIds(state).includes(room))) return 'no_such_room';
  if (before?.digest === digest) return 'approved_already';
  if (before?.version === version) return 'same_version';
  const count = Object.keys(state.procedures.approved).length;
  return before === undefined && count >= PROCEDURES_MAX ? 'too_many' : null;
};

/** Puts on record what two people decided and nothing speaks against. */
export const actOnProcedure = (turn: Turn, { act, signed_by }: ProcedureObservation): void => {
  if (procedureRefusal(turn.state, act) !== null) return;
  if (act.act === 'approve') return turn.record({ type: 'procedure_approved', ...act.procedure, signed_by });
  const known = approvedAs(turn.state, act.procedure);
  if (known === undefined) return;
  const { procedure, version, digest } = known;
  turn.record({ type: 'procedure_withdrawn', procedure, version, digest, words: act.words, signed_by });
};

const isFor = <T>(these: readonly T[], one: T): boolean => these.length === 0 || these.includes(one);

/** The procedures in use for whoever comes into a room for a purpose now. */
export const proceduresFor = (
  state: State,
  room: RoomId,
  purpose: Purpose | 'not_asked',
): readonly Procedure[] =>
  Object.values(state.procedures.approved).filter(
    ({ rooms, phases, purposes }) =>
      isFor(rooms, room) && isFor(phases, state.phase) && isFor<string>(purposes, purpose),
  );

/** The text that a visit goes by: one that is under way in the room stays as it began, whatever was approved since. */
const inForce = (state: State, room: RoomId, procedure: Procedure): Procedure =>
  runsOf(state, room).find(({ left, of }) => left === 0 && of.procedure === procedure.procedure)?.of ??
  procedure;

/** Which version of which procedure each visit goes by. */
export const takeUpProcedures = (
  turn: Turn,
  room: RoomId,
  purpose: Purpose | 'not_asked',
  people: readonly PersonId[],
): void => {
  for (const one of proceduresFor(turn.state, room, purpose)) {
    const { procedure, version, digest } = inForce(turn.state, room, one);
    turn.record({ type: 'procedure_taken_up', room, procedure, version, digest, purpose, people });
  }
};

const untickedOf = ({ of, ticks }: ProcedureRun): readonly number[] =>
  of.steps.map((_, at) => at + 1).filter((step) => ticks[step] === undefined);

/** When the last one has signed out, what nobody ticked is put on record. It keeps nobody. */
export const leaveProcedures = (turn: Turn, room: RoomId): void => {
  if (roomOf(turn.state, room).inside.length > 0) return;
  for (const run of runsOf(turn.state, room)) {
    if (run.left !== 0) continue;
    const { procedure, version, digest, steps } = run.of;
    const { people } = run;
    const unticked = untickedOf(run);
    turn.record({
      type: 'procedure_left',
      room,
      procedure,
      version,
      digest,
      people,
      steps: steps.length,
      unticked,
    });
  }
};

const canStillTick = ({ left }: ProcedureRun, at: Ms): boolean =>
  left === 0 || at < left + TICK_AFTERWARDS_MS;

/** Whoever can have done a step: those who are inside under the procedure, or were until all of them had left. */
const doersOf = (state: State, room: RoomId, { people, left }: ProcedureRun): readonly PersonId[] => {
  const { inside } = roomOf(state, room);
  return left !== 0 ? people : people.filter((person) => inside.some((other) => other.person === person));
};

/** Ticks a step in somebody's name, or takes a tick back; what no longer fits changes nothing. */
export const tickStep = (turn: Turn, room: RoomId, touch: TickTouch): void => {
  const { digest, step, person, tick } = touch;
  const run = runsOf(turn.state, room).find(({ of }) => of.digest === digest);
  if (run === undefined || !canStillTick(run, turn.moment.at)) return;
  if (run.of.steps[step - 1] === undefined || !doersOf(turn.state, room, run).includes(person)) return;
  if ((run.ticks[step] === undefined) !== (tick === 'done')) return;
  const { procedure, version } = run.of;
  const type = tick === 'done' ? ('procedure_step_ticked' as const) : ('procedure_step_reopened' as const);
  const ticked = run.left === 0 ? ('inside' as const) : ('afterwards' as const);
  turn.record({ type, room, procedure, version, digest, step, ticked, person });
};

/** The visits under procedures that a room's screen shows at an instant. */
export const procedureFaces = (state: State, room: RoomId, at: Ms): readonly ProcedureFace[] =>
  runsOf(state, room)
    .filter((run) => canStillTick(run, at))
    .map((run) => ({
      digest: run.of.digest,
      version: run.of.version,
      title: run.of.title,
      left: run.left,
      people: facesOf(state, doersOf(state, room, run)),
      steps: run.of.steps.map((words, index) => {
        const tick = run.ticks[index + 1];
        return {
          words,
          ticked_by: tick === undefined ? '' : (state.people[tick.person]?.name ?? '?'),
          at: tick?.at ?? 0,
        };
      }),
    }));
