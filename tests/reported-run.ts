import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

const LOOK_EVERY_MS = 500;

interface ReportedRun {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The file that the program writes when its work is done. */
  readonly report: string;
  /** So long it may take from its report to its end, in ms. */
  readonly patience_ms: number;
}

/** Resolves with true where the child ended by itself in time; otherwise it is killed. */
const endsInTime = async (child: ChildProcess, { report, patience_ms }: ReportedRun): Promise<boolean> => {
  const ended = once(child, 'exit').then(() => true as const);
  let reported_at: number | undefined;
  for (;;) {
    const look = new Promise<false>((resolve) => setTimeout(resolve, LOOK_EVERY_MS, false));
    if (await Promise.race([ended, look])) return true;
    if (existsSync(report)) reported_at ??= performance.now();
    if (reported_at !== undefined && performance.now() - reported_at > patience_ms) {
      child.kill('SIGKILL');
      await ended;
      return false;
    }
  }
};

/**
 * Runs a program, its output on our screen; true if it ended with status 0. A test that leaves a process behind keeps
 * the test runner waiting for that process for ever: after its report it has a time to end in, and what overruns it
 * has failed.
 */
export const reportedRun = async (run: ReportedRun): Promise<boolean> => {
  const child = spawn(run.program, run.args, { cwd: run.cwd, stdio: 'inherit' });
  if (await endsInTime(child, run)) return child.exitCode === 0;
  console.error(`FAILED: something kept ${run.args[0]} from ending: a test left a process behind`);
  return false;
};
