/** The check of the records of a bag, as a thread beside the check of its tree. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkRecords } from '../verify/records.ts';
import { wholeBag } from '../verify/whole-bag.ts';
import { bagFolder } from './bag-folder.ts';
import type { RecordsMessage, RecordsTask } from './records-beside.ts';

const { folder, about } = workerData as RecordsTask;
const say = (message: RecordsMessage): void => parentPort?.postMessage(message);

const files = bagFolder(folder);
for await (const problem of checkRecords(wholeBag(files), files, about)) say(problem);
say(null);
