import type { OfficeFact } from '../core/facts-office.ts';
import { FACTS_AT_ONCE_MAX } from './fact-schema.ts';
import type { OfficeAnswer } from './messages.ts';

/** What waits to be put on record at most; what is above is only told of by the counts of refusals. */
const WAITING_MAX = 1_000;

/** Has facts put on record by the kiosk. */
export type Record = (facts: readonly OfficeFact[]) => Promise<OfficeAnswer>;

/**
 * Puts on record what has happened already, in its order, again and again until it is: a session that ended stays
 * ended, also while the kiosk's disk is full. What must not happen unrecorded waits for `record` itself instead.
 */
export class Recorder {
  readonly #record: Record;
  #waiting: OfficeFact[] = [];
  #isSending = false;

  constructor(record: Record) {
    this.#record = record;
  }

  /** Resolves with `done` once they are on record; what comes before them goes first. */
  async now(facts: readonly OfficeFact[]): Promise<OfficeAnswer> {
    await this.flush();
    return this.#record(facts);
  }

  later(facts: readonly OfficeFact[]): void {
    this.#waiting = [...this.#waiting, ...facts].slice(0, WAITING_MAX);
    void this.flush();
  }

  /** Tries what waits. Called now and then, so that nothing is left behind. */
  async flush(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      while (this.#waiting.length > 0) {
        const next = this.#waiting.slice(0, FACTS_AT_ONCE_MAX);
        const { outcome } = await this.#record(next);
        if (outcome === 'refused') return;
        this.#waiting = this.#waiting.slice(next.length);
      }
    } finally {
      this.#isSending = false;
    }
  }
}
