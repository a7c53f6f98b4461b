import type { ReaderRefusal } from '../../src/core/facts-readers.ts';

/** What came of talking to a reader. */
export type Heard =
  | { readonly heard: 'reply'; readonly code: number; readonly data: Uint8Array }
  | { readonly heard: 'secured' }
  /** It took its own key. */
  | { readonly heard: 'installed' }
  /** It does not answer, or what it answers is not believed; said once until it is secured again. */
  | { readonly heard: 'lost'; readonly cause: string }
  | { readonly heard: 'refused'; readonly refusal: ReaderRefusal }
  /** An order that it did not carry out. */
  | { readonly heard: 'not_done'; readonly cause: string };

/** Wait before a reader that is gone or not believed is greeted again; doubles up to the longest. */
export const REST_FIRST_MS = 1_000;
export const REST_LONGEST_MS = 10_000;
/** A session that lasted so long ended for a new reason. */
const STEADY_MS = 10_000;

/** Whether a reader is believed, what was said of it already, and how long it is left alone now. */
export class Standing {
  #securedAt: number | undefined;
  #rest = REST_FIRST_MS;
  #isLost = false;
  readonly #refused = new Set<ReaderRefusal>();

  /** It was said to be lost, and is not secured again. */
  get isLost(): boolean {
    return this.#isLost;
  }

  secured(now: number): Heard {
    this.#securedAt = now;
    this.#isLost = false;
    this.#refused.clear();
    return { heard: 'secured' };
  }

  /** Each refusal is said once until the reader is secured again. */
  refused(refusal: ReaderRefusal): readonly Heard[] {
    if (this.#refused.has(refusal)) return [];
    this.#refused.add(refusal);
    return [{ heard: 'refused', refusal }];
  }

  lost(cause: string): readonly Heard[] {
    if (this.#isLost) return [];
    this.#isLost = true;
    return [{ heard: 'lost', cause }];
  }

  /** From when on a reader that was dropped is greeted again. */
  restUntil(now: number): number {
    if (this.#securedAt !== undefined && now - this.#securedAt >= STEADY_MS) this.#rest = REST_FIRST_MS;
    this.#securedAt = undefined;
    const until = now + this.#rest;
    this.#rest = Math.min(this.#rest * 2, REST_LONGEST_MS);
    return until;
  }
}
