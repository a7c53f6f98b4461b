import { applyAll } from '../core/apply.ts';
import type { Fact } from '../core/facts.ts';
import { INITIAL_STATE, type State } from '../core/state.ts';
import type { Ms } from '../core/terms.ts';
import { decodeEntries } from '../log/log-facts.ts';
import type { StoredEntry } from '../log/log-rows.ts';
import type { Trial } from './trial.ts';
import { AT_ONCE, type Before, type WhatIf, WhatIfReading } from './what-if.ts';

/** How far a trial has come, in entries read; the last days are read twice. */
export interface Come {
  readonly done: number;
  readonly of: number;
}

/** What a trial needs of a log. */
export interface TriedLog {
  readonly entries: (from: number, until?: number) => Iterable<StoredEntry>;
}

/** Between two reports of how far it has come, in entries. */
const REPORT_EVERY = 500;

/** The state after entries, and the one with which the days began that are tried. */
class Folding {
  readonly #from: Ms;
  #state = INITIAL_STATE;
  #facts: Fact[] = [];
  #first = 0;
  #erased = 0;
  #start: { readonly seq: number; readonly before: Before } | undefined;

  constructor(from: Ms) {
    this.#from = from;
  }

  take(stored: StoredEntry): void {
    const [decoded] = decodeEntries([stored]);
    if (decoded === undefined) {
      this.#erased += 1;
      return;
    }
    const { fact } = decoded;
    if (this.#first === 0) this.#first = fact.at;
    if (this.#start === undefined && fact.at >= this.#from) {
      this.#start = { seq: stored.seq, before: this.#now };
    }
    this.#facts.push(fact);
    if (this.#facts.length >= AT_ONCE) this.#fold();
  }

  #fold(): void {
    this.#state = applyAll(this.#state, this.#facts);
    this.#facts = [];
  }

  get #now(): Before {
    this.#fold();
    return { state: this.#state, first: this.#first, erased: this.#erased };
  }

  /** `seq` is the first entry of the days that are tried. */
  end(size: number): { readonly state: State; readonly seq: number; readonly before: Before } {
    const { state } = this.#now;
    return { state, ...(this.#start ?? { seq: size, before: this.#now }) };
  }
}

/**
 * Tries something on the entries of a log since an instant, reading all of it. `trialOf` is given the state after the
 * last entry, and whatever it throws ends this. Says now and then how far it has come, so that others can do other
 * things, and gives back what it found.
 * @param size entries of the log
 */
export function* replay(
  log: TriedLog,
  size: number,
  from: Ms,
  trialOf: (state: State) => Trial,
): Generator<Come, WhatIf> {
  const folding = new Folding(from);
  for (const stored of log.entries(0, size)) {
    folding.take(stored);
    if (stored.seq % REPORT_EVERY === 0) yield { done: stored.seq, of: 2 * size };
  }
  const { state, seq, before } = folding.end(size);
  const reading = new WhatIfReading(trialOf(state), from, before);
  const of = size + (size - seq);
  for (const stored of log.entries(seq, size)) {
    reading.take(stored);
    if (stored.seq % REPORT_EVERY === 0) yield { done: size + stored.seq - seq, of };
  }
  return reading.result();
}
