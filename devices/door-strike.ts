import type { EffectType } from '../src/core/effects.ts';
import type { Ms } from '../src/core/terms.ts';
import type { HeldLines } from './gpio-lines.ts';

/** Wait before a strike that did not come to rest is tried again, and the longest wait, in ms; each doubles. */
export const REST_FIRST_MS = 250;
export const REST_LONGEST_MS = 5_000;

/**
 * The strike of a door, told over lines that may fail. Where a failure may leave it released it is brought to rest again
 * and again, until it rests or is told something else. Each order that fails is said once, whatever is tried after it.
 */
export class DoorStrike {
  readonly #line: string;
  readonly #failed: (effect: EffectType, error: unknown) => void;
  /** Counts what it was told: what an earlier order comes to changes nothing any more. */
  #order = 0;
  #again: NodeJS.Timeout | undefined;

  constructor(line: string, failed: (effect: EffectType, error: unknown) => void) {
    this.#line = line;
    this.#failed = failed;
  }

  unlock(held: HeldLines, pulse_ms: Ms): void {
    const order = this.#begin();
    held.pulse(this.#line, pulse_ms).catch((error: unknown) => {
      this.#failed('unlock_door', error);
      if (order === this.#order) this.lock(held);
    });
  }

  lock(held: HeldLines): void {
    const order = this.#begin();
    held.rest(this.#line).catch((error: unknown) => {
      this.#failed('lock_door', error);
      this.#tryAgain(held, order, REST_FIRST_MS);
    });
  }

  /** Nothing is tried any more: these lines are gone, or are closed, which brings it to rest as well. */
  leave(): void {
    this.#begin();
  }

  #begin(): number {
    clearTimeout(this.#again);
    this.#order += 1;
    return this.#order;
  }

  #tryAgain(held: HeldLines, order: number, wait: Ms): void {
    if (order !== this.#order) return;
    this.#again = setTimeout(() => {
      held.rest(this.#line).catch(() => this.#tryAgain(held, order, Math.min(wait * 2, REST_LONGEST_MS)));
    }, wait);
  }
}
