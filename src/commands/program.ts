import { Command, CommanderError } from 'commander';
import { FileRefused, FileUnreadable, problemLine } from '../config/problems.ts';
import { addCheckpoint } from './checkpoint.ts';
import { addConfig } from './config.ts';
import { addDemo } from './demo.ts';
import { addEpoch } from './epoch.ts';
import { addErase } from './erase.ts';
import { addExport } from './export.ts';
import { addLog } from './log.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import type { Parts } from './parts.ts';
import { addPeople } from './people.ts';
import { addRestore } from './restore.ts';
import { addRetention } from './retention.ts';
import { addRun } from './run.ts';
import type { Terminal } from './terminal.ts';
import { addVerify } from './verify.ts';
import { addWitness } from './witness.ts';

/** The exit codes, and no others. */
export const GOOD = 0;
export const FOUND_WRONG = 1;
export const MISUSE = 2;

/** The whole command line. Its actions throw; `runProgram` turns that into exit codes. */
export const buildProgram = (parts: Parts): Command => {
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
  addRun(program, parts);
  addDemo(program, parts);
  addLog(program, parts);
  addCheckpoint(program, parts);
  addExport(program, parts);
  addVerify(program, parts);
  addEpoch(program, parts);
  addRetention(program, parts);
  addErase(program, parts);
  addRestore(program, parts);
  addConfig(program, parts);
  addPeople(program, parts);
  addWitness(program, parts);
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
    terminal.error(`${error.problems.map(problemLine).join('\n')}\n`);
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

/**
 * Runs one command line (without the names of runtime and program) to its end. Resolves with the exit code;
 * rejects for a bug only.
 */
export const runProgram = async (parts: Parts, args: readonly string[]): Promise<number> => {
  try {
    await buildProgram(parts).parseAsync([...args], { from: 'user' });
    return GOOD;
  } catch (error) {
    const code = explain(error, parts.terminal);
    if (code === undefined) throw error;
    return code;
  }
};
