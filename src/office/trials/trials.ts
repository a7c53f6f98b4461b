import { Worker } from 'node:worker_threads';
import type { Ms } from '../../core/terms.ts';
import type { NotTried } from '../../records/proposed-trial.ts';
import type { Come } from '../../records/replay.ts';
import type { WhatIf } from '../../records/what-if.ts';
import type { SentRules, TrialMessage, TrialTask } from './trial-messages.ts';

const DAY_MS: Ms = 86_400_000;
/** What people remember well enough to judge a difference. */
export const TRIED_DAYS = 30;
/** A log of years is read in a minute or two; whoever waits longer has closed the page. */
const LONGEST_MS: Ms = 300_000;
/** The longest list, several times; a heap of its own, so that nothing of it can end the pages. */
const HEAP_MB = 384;
/** What was found is shown to whoever opens the page meanwhile; by then the days have hardly moved. */
const KEPT_MS: Ms = 600_000;
/** Each reads the whole log, one after the other. */
const WAITING_MAX = 4;

/** Why it is not known what would have been different. */
export type Impossible = NotTried | 'bad_rules' | 'unreadable' | 'too_long' | 'too_large';

/** How a trial stands. */
export type Standing =
  | { readonly state: 'none' }
  | { readonly state: 'reading'; readonly come: Come }
  | { readonly state: 'found'; readonly found: WhatIf }
  | { readonly state: 'impossible'; readonly why: Impossible };

export interface TrialsOptions {
  /** Folder of the log. */
  readonly data: string;
  readonly now: () => Ms;
  readonly failed: (what: string) => void;
  /** Bounds that are set only to see them work. */
  readonly bounds?: { readonly longest_ms?: Ms; readonly heap_mb?: number };
}

type Outcome = Extract<Standing, { readonly state: 'found' | 'impossible' }>;

const THREAD = new URL('./trial-thread.ts', import.meta.url);
const NOTHING_READ: Come = { done: 0, of: 1 };

const impossible = (why: Impossible): Outcome => ({ state: 'impossible', why });

/**
 * What proposals would have changed, tried in a thread of its own: it takes neither the time nor the memory of whoever
 * serves the pages. One after the other, and each is known for some minutes.
 */
export class Trials {
  readonly #options: TrialsOptions;
  readonly #known = new Map<number, { standing: Standing; until: Ms }>();
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(options: TrialsOptions) {
    this.#options = options;
  }

  of(proposal: number): Standing {
    const now = this.#options.now();
    for (const [other, { until }] of this.#known) if (until <= now) this.#known.delete(other);
    return this.#known.get(proposal)?.standing ?? { state: 'none' };
  }

  /** Tries it, unless that is on its way already. Null where too many wait. */
  begin(proposal: number, rules: SentRules | null): Standing | null {
    const now = this.of(proposal);
    if (now.state === 'reading') return now;
    if (this.#waiting >= WAITING_MAX) return null;
    this.#waiting += 1;
    const standing = this.#come(proposal, NOTHING_READ);
    this.#last = this.#last.then(async () => {
      const outcome = await this.#run({
        data: this.#options.data,
        proposal,
        rules,
        from: this.#options.now() - TRIED_DAYS * DAY_MS,
      });
      this.#waiting -= 1;
      this.#known.set(proposal, { standing: outcome, until: this.#options.now() + KEPT_MS });
    });
    return standing;
  }

  #come(proposal: number, come: Come): Standing {
    const standing = { state: 'reading', come } as const;
    this.#known.set(proposal, { standing, until: Number.POSITIVE_INFINITY });
    return standing;
  }

  /** Resolves with what the thread found, or why it did not; never rejects. */
  #run(task: TrialTask): Promise<Outcome> {
    const { failed, bounds: { longest_ms = LONGEST_MS, heap_mb = HEAP_MB } = {} } = this.#options;
    return new Promise((resolve) => {
      const thread = new Worker(THREAD, {
        workerData: task,
        resourceLimits: { maxOldGenerationSizeMb: heap_mb, maxYoungGenerationSizeMb: 8 },
      });
      let isOver = false;
      const end = (outcome: Outcome): void => {
        isOver = true;
        clearTimeout(late);
        resolve(outcome);
        void thread.terminate();
      };
      const late = setTimeout(() => end(impossible('too_long')), longest_ms);
      thread.on('message', (message: TrialMessage) => {
        if (isOver) return;
        if ('come' in message) this.#come(task.proposal, message.come);
        else if ('found' in message) end({ state: 'found', found: message.found });
        else {
          if (message.impossible === 'unreadable') failed(message.said);
          end(impossible(message.impossible));
        }
      });
      thread.on('error', (error: NodeJS.ErrnoException) => {
        failed(String(error));
        end(impossible(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too_large' : 'unreadable'));
      });
      thread.on('exit', () => end(impossible('unreadable')));
    });
  }
}
