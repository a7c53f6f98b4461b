/** A check of a bag, as a thread beside the check of its tree. */
import { parentPort, workerData } from 'node:worker_threads';
import { BAG_CHECKS } from '../verify/whole-bag.ts';
import { bagFolder } from './bag-folder.ts';
import type { CheckMessage, CheckTask } from './check-beside.ts';

const { check, folder, about } = workerData as CheckTask;
const say = (message: CheckMessage): void => parentPort?.postMessage(message);

for await (const problem of BAG_CHECKS[check].run(bagFolder(folder), about)) say(problem);
say(null);
