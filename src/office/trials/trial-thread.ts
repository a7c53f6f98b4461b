/** Tries what waits for a second person on the last days of the log, as a thread beside whoever serves the pages. */
import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { FileRefused } from '../../config/problems.ts';
import { configFrom } from '../../config.ts';
import { type LogReader, readLog } from '../../log/read-log.ts';
import { type NotTried, proposedTrial, type TriedRules } from '../../records/proposed-trial.ts';
import { replay } from '../../records/replay.ts';
import type { TrialMessage, TrialTask } from './trial-messages.ts';

const task = workerData as TrialTask;
const say = (message: TrialMessage): void => parentPort?.postMessage(message);

/** It does not wait, needs another file, or none. */
class Untried extends Error {
  readonly why: NotTried;

  constructor(why: NotTried) {
    super(why);
    this.why = why;
  }
}

const rulesOf = ({ rules, data }: TrialTask): TriedRules | null =>
  rules === null ? null : configFrom(new TextEncoder().encode(rules.text), rules.name, data);

const tryOn = (log: LogReader, { proposal, from }: TrialTask, rules: TriedRules | null): void => {
  const coming = replay(log, log.head().size, from, (state) => {
    const trial = proposedTrial(state, proposal, rules);
    if (typeof trial === 'string') throw new Untried(trial);
    return trial;
  });
  for (;;) {
    const { done, value } = coming.next();
    if (done === true) return say({ found: value });
    say({ come: value });
  }
};

const attempt = (): void => {
  try {
    const rules = rulesOf(task);
    const log = readLog(task.data);
    try {
      tryOn(log, task, rules);
    } finally {
      log.close();
    }
  } catch (error) {
    const said = String(error);
    if (error instanceof Untried) return say({ impossible: error.why, said });
    say({ impossible: error instanceof FileRefused ? 'bad_rules' : 'unreadable', said });
  }
};

// The thread alone: whoever serves pages, and still more the door, goes before it.
os.setPriority(os.constants.priority.PRIORITY_LOW);
attempt();
