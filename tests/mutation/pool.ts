/** Processes that run mutants: asked one at a time, ended and replaced when an answer does not come. */
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { Mutant } from './mutants.ts';
import { ROOT } from './test-files.ts';
import type { Answer, Question } from './worker.ts';

/** Fixed days and few of them, so that every mutant meets the same tests; no time is spent on shrinking. */
const FEW: Readonly<Record<string, string>> = {
  PROPERTY_RUNS: '0.1',
  PROPERTY_SEED: '20261103',
  PROPERTY_SHRINK: 'no',
};

/** Where the run leaves the core with all its mutants asleep, before the first process starts. */
export const MUTATED = path.join(ROOT, 'reports/mutated-core.json');

const WORKER = path.join(import.meta.dirname, 'worker.ts');

/** Loading compiles the whole core and every test, on a machine that may be busy. */
const READY_MS = 120_000;

/** One process. `ask` gives null when no answer came in time or the process died: then it is gone. */
export class Runner {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** @returns null when the process does not even load, which is how a static mutant can be noticed. */
  static async start(mutant = 0, isQuiet = mutant !== 0): Promise<Runner | null> {
    const child = fork(WORKER, [], {
      env: { ...process.env, ...FEW, MUTATED, MUTANT: String(mutant) },
      stdio: ['ignore', 'ignore', isQuiet ? 'ignore' : 'inherit', 'ipc'],
    });
    const runner = new Runner(child);
    return (await runner.#next(READY_MS)) === null ? null : runner;
  }

  #next(withinMs: number): Promise<Answer | null> {
    return new Promise((resolve) => {
      const settle = (answer: Answer | null) => {
        clearTimeout(timer);
        this.#child.removeAllListeners();
        if (answer === null) this.stop();
        resolve(answer);
      };
      const timer = setTimeout(() => settle(null), withinMs);
      this.#child.once('message', (answer: Answer) => settle(answer));
      this.#child.once('exit', () => settle(null));
      this.#child.once('error', () => settle(null));
    });
  }

  ask(question: Question, withinMs: number): Promise<Answer | null> {
    const answer = this.#next(withinMs);
    this.#child.send(question);
    return answer;
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }
}

/** What became of a mutant. */
export interface Fate {
  readonly mutant: Mutant;
  readonly fate: 'killed' | 'hung' | 'survived' | 'not met';
  /** The test that noticed it. */
  readonly by: number | null;
}

/** The tests that can notice a mutant, and the order in which to ask them. */
export interface Tests {
  /** Those that meet a mutant, most promising first. */
  readonly meeting: (mutant: Mutant) => readonly number[];
  /** One of them noticed: the next mutants, neighbours of this one, are shown to it earlier. */
  readonly noticed: (test: number) => void;
}

/** A mutant that never returns makes the whole run wait this long for it, no longer. */
const HUNG_MS = 60_000;

/** Runs mutants from a shared queue in one process, which is replaced whenever a mutant takes it down. */
export const work = async (
  queue: Mutant[],
  { meeting, noticed }: Tests,
  tell: (fate: Fate) => void,
): Promise<void> => {
  let runner: Runner | null = null;
  for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
    const tests = meeting(mutant);
    if (tests.length === 0) {
      tell({ mutant, fate: 'not met', by: null });
      continue;
    }
    const own: Runner | null = mutant.isStatic
      ? await Runner.start(mutant.id)
      : (runner ?? (await Runner.start()));
    const answer: Answer | null =
      own === null ? null : await own.ask({ ask: 'run', id: mutant.id, tests }, HUNG_MS);
    const killer = answer?.answer === 'run' ? answer.killer : null;
    if (answer === null) tell({ mutant, fate: 'hung', by: null });
    else tell({ mutant, fate: killer === null ? 'survived' : 'killed', by: killer });
    if (killer !== null) noticed(killer);
    if (mutant.isStatic) own?.stop();
    else runner = answer === null ? null : own;
  }
  runner?.stop();
};
