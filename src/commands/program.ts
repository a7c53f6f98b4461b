import { Command, CommanderError } from 'commander';
import { FileRefused, FileUnreadable, problemLine } from '../config/problems.ts';
import { harmless } from './harmless.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import type { Parts } from './parts.ts';
import type { Terminal } from './terminal.ts';

/** The exit codes, and no others. */
export const GOOD = 0;
export const FOUND_WRONG = 1;
export const MISUSE = 2;

type Add = (program: Command, parts: Parts) => void;

/** In the order of the help. Loaded when asked for: a kiosk at a door needs the memory and the time of one of them. */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  run: async () => (await import('./run.ts')).addRun,
  demo: async () => (await import('./demo.ts')).addDemo,
  practice: async () => (await import('./practice.ts')).addPractice,
  occupancy: async () => (await import('./occupancy.ts')).addOccupancy,
  log: async () => (await import('./log.ts')).addLog,
  checkpoint: async () => (await import('./checkpoint.ts')).addCheckpoint,
  report: async () => (await import('./report.ts')).addReport,
  public: async () => (await import('./public.ts')).addPublic,
  export: async () => (await import('./export.ts')).addExport,
  verify: async () => (await import('./verify.ts')).addVerify,
  epoch: async () => (await import('./epoch.ts')).addEpoch,
  retention: async () => (await import('./retention.ts')).addRetention,
  erase: async () => (await import('./erase.ts')).addErase,
  backup: async () => (await import('./backup.ts')).addBackup,
  restore: async () => (await import('./restore.ts')).addRestore,
  doctor: async () => (await import('./doctor.ts')).addDoctor,
  lock: async () => (await import('./lock.ts')).addLock,
  config: async () => (await import('./config.ts')).addConfig,
  'setup-code': async () => (await import('./setup-code.ts')).addSetupCode,
  people: async () => (await import('./people.ts')).addPeople,
  users: async () => (await import('./users.ts')).addUsers,
  reader: async () => (await import('./reader.ts')).addReader,
  phase: async () => (await import('./phase.ts')).addPhase,
  'what-if': async () => (await import('./what-if.ts')).addWhatIf,
  alarms: async () => (await import('./alarms.ts')).addAlarms,
  review: async () => (await import('./review.ts')).addReview,
  reconcile: async () => (await import('./reconcile.ts')).addReconcile,
  correct: async () => (await import('./correct.ts')).addCorrect,
  containers: async () => (await import('./containers.ts')).addContainers,
  cameras: async () => (await import('./cameras.ts')).addCameras,
  keys: async () => (await import('./keys.ts')).addKeys,
  training: async () => (await import('./training.ts')).addTraining,
  procedures: async () => (await import('./procedures.ts')).addProcedures,
  paper: async () => (await import('./paper.ts')).addPaper,
  witness: async () => (await import('./witness.ts')).addWitness,
};

/** The command that is asked for; all of them where it is none, so that the help can tell. */
const asked = (args: readonly string[]): readonly (() => Promise<Add>)[] => {
  const [name = ''] = args;
  const one = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return one === undefined ? Object.values(COMMANDS) : [one];
};

/** The command line for these arguments. Its actions throw; `runProgram` turns that into exit codes. */
const buildProgram = async (parts: Parts, args: readonly string[]): Promise<Command> => {
  const program = new Command('ballot-vault')
    .description('Kiosk for the door of a ballot storage room.')
    .version(parts.version)
    .exitOverride()
    .showHelpAfterError('See --help.')
    .configureOutput({
      writeOut: (text) => parts.terminal.help(text),
      writeErr: (text) => parts.terminal.error(text),
    })
    .addHelpText('after', '\nExit codes: 0 good, 1 found wrong, 2 misuse.');
  for (const load of asked(args)) (await load())(program, parts);
  return program;
};

/** The port is taken or may not be had; the web's own message names the remedy. */
const isListenError = (error: Error): boolean =>
  error.cause instanceof Error && 'syscall' in error.cause && error.cause.syscall === 'listen';

/** An error that says what is wrong and what to do. */
const isExplained = (error: unknown): error is Error =>
  error instanceof Error && (('what' in error && 'remedy' in error) || isListenError(error));

const explain = (error: unknown, terminal: Terminal): number | undefined => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? GOOD : MISUSE;
  if (error instanceof FoundWrong) return FOUND_WRONG;
  if (error instanceof FileRefused) {
    terminal.error(`${error.problems.map((problem) => harmless(problemLine(problem))).join('\n')}\n`);
    return FOUND_WRONG;
  }
  if (error instanceof Misuse || error instanceof FileUnreadable) {
    terminal.error(`${error.message}\n`);
    return MISUSE;
  }
  if (isExplained(error)) {
    terminal.error(`${error.message}\n`);
    return FOUND_WRONG;
  }
  return undefined;
};

/** Does something and gives its exit code; what it found wrong is printed. Rejects for a bug only. */
export const statusOf = async (terminal: Terminal, work: () => Promise<void>): Promise<number> => {
  try {
    await work();
    return GOOD;
  } catch (error) {
    const code = explain(error, terminal);
    if (code === undefined) throw error;
    return code;
  }
};

/**
 * Runs one command line (without the names of runtime and program) to its end. Resolves with the exit code;
 * rejects for a bug only.
 */
export const runProgram = (parts: Parts, args: readonly string[]): Promise<number> =>
  statusOf(parts.terminal, async () => {
    const program = await buildProgram(parts, args);
    await program.parseAsync([...args], { from: 'user' });
  });
