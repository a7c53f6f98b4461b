import { Worker } from 'node:worker_threads';
import type { Ms } from '../../core/terms.ts';
import type { Finding } from '../../doctor/finding.ts';
import type { HealthMessage, HealthTask } from './health-messages.ts';

/** The slowest are servers that do not answer, four seconds each and all at once, and programs that are asked. */
const LONGEST_MS: Ms = 60_000;
/** Each look writes to the disk of the log and calls at other machines: whoever is impatient looks no more often. */
export const REST_MS: Ms = 30_000;
/** What was found stands for so long where somebody only reads it. */
export const FRESH_MS: Ms = 600_000;
const HEAP_MB = 128;

/** What was found last, and whether somebody looks now. */
export interface HealthStanding {
  readonly isLooking: boolean;
  /** When it was looked; 0 for never. */
  readonly at: Ms;
  /** From when on somebody may look again. */
  readonly again_at: Ms;
  readonly found: readonly Finding[];
  /** Why the last look found nothing out; empty where it did. */
  readonly failed: string;
}

export interface HealthOptions {
  readonly task: HealthTask;
  readonly now: () => Ms;
  /** Bounds that are set only to see them work. */
  readonly longest_ms?: Ms;
}

const THREAD = new URL('./health-thread.ts', import.meta.url);

/** Looks at what the kiosk needs when it is asked to: one look at a time, in a thread of its own, and not too often. */
export class Health {
  readonly #options: HealthOptions;
  #standing: HealthStanding = { isLooking: false, at: 0, again_at: 0, found: [], failed: '' };

  constructor(options: HealthOptions) {
    this.#options = options;
  }

  get standing(): HealthStanding {
    return this.#standing;
  }

  /** What was found; begins to look where that is old. */
  read(): HealthStanding {
    if (this.#options.now() - this.#standing.at >= FRESH_MS) this.look();
    return this.#standing;
  }

  /** Begins to look, unless somebody looks already or has just looked. */
  look(): HealthStanding {
    const { isLooking, again_at } = this.#standing;
    if (isLooking || this.#options.now() < again_at) return this.#standing;
    this.#standing = { ...this.#standing, isLooking: true };
    void this.#run().then((outcome) => {
      const at = this.#options.now();
      const known = 'found' in outcome ? { found: outcome.found, failed: '' } : { found: [], ...outcome };
      this.#standing = { isLooking: false, at, again_at: at + REST_MS, ...known };
    });
    return this.#standing;
  }

  /** Never rejects. */
  #run(): Promise<HealthMessage> {
    const { task, longest_ms = LONGEST_MS } = this.#options;
    return new Promise((resolve) => {
      const thread = new Worker(THREAD, {
        workerData: task,
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 8 },
      });
      const end = (outcome: HealthMessage): void => {
        clearTimeout(late);
        resolve(outcome);
        void thread.terminate();
      };
      const late = setTimeout(() => end({ failed: 'it took too long' }), longest_ms);
      thread.on('message', end);
      thread.on('error', (error) => end({ failed: String(error) }));
      thread.on('exit', () => end({ failed: 'it ended early' }));
    });
  }
}
