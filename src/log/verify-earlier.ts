import { Worker } from 'node:worker_threads';

/** What the thread that reads the older entries found. */
export type BackgroundResult =
  | { readonly outcome: 'intact'; readonly checked: number }
  | { readonly outcome: 'damaged'; readonly entry: number | undefined; readonly what: string }
  | { readonly outcome: 'not_finished'; readonly what: string };

/** What the worker is told; it has a read-only connection of its own. */
export interface VerifyTask {
  readonly directory: string;
  readonly verifier_key: string;
  readonly until: number;
}

/** A reader of pages needs little; without a limit its garbage would double the memory of the kiosk. */
const MEMORY = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 2 };

/** Starts the check of the entries before `until`; the function given back ends it without a result. */
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
  const stop = (): void => {
    waiting = false;
  };
  if (until === 0) {
    setImmediate(report, { outcome: 'intact', checked: 0 });
    return stop;
  }
  const task: VerifyTask = { directory, verifier_key: verifierKey, until };
  const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: MEMORY,
  });
  worker.unref();
  worker.on('message', report);
  worker.on('error', (error) => report({ outcome: 'not_finished', what: String(error) }));
  worker.on('exit', (code) =>
    report({ outcome: 'not_finished', what: `the checking thread ended with code ${code}` }),
  );
  return () => {
    stop();
    void worker.terminate();
  };
};
