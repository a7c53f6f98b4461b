import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What the process that reads the older entries found. */
export type BackgroundResult =
  | { readonly outcome: 'intact'; readonly checked: number }
  | { readonly outcome: 'damaged'; readonly entry: number | undefined; readonly what: string }
  | { readonly outcome: 'not_finished'; readonly what: string };

/** What that process is told; it has a read-only connection of its own. */
export interface VerifyTask {
  readonly directory: string;
  readonly verifier_key: string;
  readonly until: number;
}

const CHECK = fileURLToPath(new URL('./verify-process.ts', import.meta.url));
/** A reader of pages needs little; without a limit its garbage would fill the memory of a small machine. */
const MEMORY = ['--max-old-space-size=64', '--max-semi-space-size=1'];

/**
 * Starts the check of the entries before `until`; the function given back ends it without a result. It is a process
 * and no thread, because the memory of a thread stays with the kiosk for good, and because it can be given less of
 * the processor than the door.
 */
export const verifyEarlier = (
  directory: string,
  verifierKey: string,
  until: number,
  onResult: (result: BackgroundResult) => void,
): (() => void) => {
  let waiting = true;
  const report = (result: BackgroundResult): void => {
    if (!waiting) return;
    waiting = false;
    onResult(result);
  };
  if (until === 0) {
    setImmediate(report, { outcome: 'intact', checked: 0 });
    return () => {
      waiting = false;
    };
  }
  const task: VerifyTask = { directory, verifier_key: verifierKey, until };
  const child = fork(CHECK, [JSON.stringify(task)], { execArgv: MEMORY });
  child.unref();
  child.channel?.unref();
  child.on('message', (result) => report(result as BackgroundResult));
  child.on('error', (error) => report({ outcome: 'not_finished', what: String(error) }));
  child.on('exit', (code, signal) =>
    report({ outcome: 'not_finished', what: `the checking process ended with ${signal ?? `code ${code}`}` }),
  );
  return () => {
    waiting = false;
    child.kill('SIGKILL');
  };
};
