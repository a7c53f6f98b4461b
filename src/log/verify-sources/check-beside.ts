import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../verify/source.ts';
import type { BagCheck } from '../verify/whole-bag.ts';

/** What the thread is told. */
export interface CheckTask {
  readonly check: BagCheck;
  readonly folder: string;
  readonly about: { readonly origin: string; readonly size: number };
}

/** What the thread says: what it found wrong, and `null` once it has seen everything. */
export type CheckMessage = Problem | null;

const THREAD = new URL('./check-thread.ts', import.meta.url);

/** One of the checks of a bag in a folder, in a thread of its own. Rejects where the thread ends before it. */
export async function* checkBeside(task: CheckTask): AsyncGenerator<Problem> {
  const thread = new Worker(THREAD, { workerData: task });
  const gone = new AbortController();
  thread.once('exit', () =>
    gone.abort(new Error(`the thread that checks the ${task.check} has ended too early`)),
  );
  try {
    for await (const [message] of on(thread, 'message', { signal: gone.signal })) {
      const problem = message as CheckMessage;
      if (problem === null) return;
      yield problem;
    }
  } finally {
    await thread.terminate();
  }
}
