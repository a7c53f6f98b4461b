import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../verify/source.ts';

/** What the thread is told. */
export interface RecordsTask {
  readonly folder: string;
  readonly about: { readonly origin: string; readonly size: number };
}

/** What the thread says: what it found wrong, and `null` once it has seen everything. */
export type RecordsMessage = Problem | null;

const THREAD = new URL('./records-thread.ts', import.meta.url);

/** The check of the records of a bag in a folder, in a thread of its own. Rejects where the thread ends before it. */
export async function* recordsBeside(folder: string, about: RecordsTask['about']): AsyncGenerator<Problem> {
  const task: RecordsTask = { folder, about };
  const thread = new Worker(THREAD, { workerData: task });
  const gone = new AbortController();
  thread.once('exit', () => gone.abort(new Error('the thread that checks the records has ended too early')));
  try {
    for await (const [message] of on(thread, 'message', { signal: gone.signal })) {
      const problem = message as RecordsMessage;
      if (problem === null) return;
      yield problem;
    }
  } finally {
    await thread.terminate();
  }
}
