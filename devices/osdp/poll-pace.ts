/** So long after its last word, or the last order, a reader counts as in use. */
const IN_USE_MS = 60_000;

export interface Pauses {
  /** Between two polls of a reader in use, in ms. */
  readonly poll_ms: number;
  /** Between two polls of any other, in ms. */
  readonly rest_ms: number;
}

/** How often a reader is polled. Each poll wakes the machine some ten times, and for most of a year nobody is at the door. */
export class PollPace {
  readonly #pauses: Pauses;
  #usedUntil = 0;

  constructor(pauses: Pauses) {
    this.#pauses = pauses;
  }

  /** The reader had something to say, or was told something. */
  used(now: number): void {
    this.#usedUntil = now + IN_USE_MS;
  }

  /** When the next poll is due after one that brought nothing, in the caller's milliseconds. */
  next(now: number): number {
    const { poll_ms, rest_ms } = this.#pauses;
    return now + (now < this.#usedUntil ? poll_ms : Math.max(poll_ms, rest_ms));
  }
}
