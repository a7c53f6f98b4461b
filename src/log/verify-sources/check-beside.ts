import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Malformed, type Problem } from '../verify/source.ts';
import type { BagCheck } from '../verify/whole-bag.ts';

/** What the thread is told. */
export interface CheckTask {
  readonly check: BagCheck;
  readonly folder: string;
  readonly about: { readonly origin: string; readonly size: number };
}

/** What the thread says: what it found wrong, that it has seen everything, or what it could not read. */
export type CheckMessage =
  | { readonly problem: Problem }
  | { readonly malformed: string; readonly entry: number | undefined }
  | 'done';

const THREAD = new URL('./check-thread.ts', import.meta.url);

/**
 * One of the checks of a bag in a folder, in a thread of its own. Rejects with `Malformed` as the check itself does, and
 * where the thread ends before it.
 */
export async function* checkBeside(task: CheckTask): AsyncGenerator<Problem> {
  const thread = new Worker(THREAD, { workerData: task });
  const gone = new AbortController();
  thread.once('exit', () =>
    gone.abort(new Error(`the thread that checks the ${task.check} has ended too early`)),
  );
  try {
    for await (const [message] of on(thread, 'message', { signal: gone.signal })) {
      const said = message as CheckMessage;
      if (said === 'done') return;
      if ('malformed' in said) throw new Malformed(said.malformed, said.entry);
      yield said.problem;
    }
  } finally {
    await thread.terminate();
  }
}
