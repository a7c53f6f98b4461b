/** A check of a bag, as a thread beside the check of its tree. */
import { parentPort, workerData } from 'node:worker_threads';
import { Malformed } from '../verify/source.ts';
import { BAG_CHECKS } from '../verify/whole-bag.ts';
import { bagFolder } from './bag-folder.ts';
import type { CheckMessage, CheckTask } from './check-beside.ts';

const { check, folder, about } = workerData as CheckTask;
const say = (message: CheckMessage): void => parentPort?.postMessage(message);

try {
  for await (const problem of BAG_CHECKS[check].run(bagFolder(folder), about)) say({ problem });
  say('done');
} catch (error) {
  // What is thrown loses its class on the way to another thread.
  if (!(error instanceof Malformed)) throw error;
  say({ malformed: error.message, entry: error.entry });
}
