import type { Ms } from '../src/core/terms.ts';

/** A state that counts, and when it began. */
export interface Settled<State> {
  readonly state: State;
  /** When the first edge towards it came; for the state at rest, when the last one did. */
  readonly since: Ms;
}

export interface SettlingOptions<State> {
  /** The state that only counts once nothing else was seen for a whole period. */
  readonly rest: State;
  readonly period_ms: Ms;
  /** States that count with their first edge. */
  readonly atOnce?: (state: State) => boolean;
}

/**
 * What a contact bounces between, told once it counts. Whatever is not rest counts when rest has not come back for
 * good within the period: it need not be steady, so that a contact that never settles is an opening and not nothing.
 * Rest counts after a whole period without anything else, so that a bounce does not end what it belongs to.
 */
export class Settling<State> {
  readonly #options: SettlingOptions<State>;
  #told: State;
  #current: State;
  #currentSince: Ms;
  /** Since when it is not what was told, for good; undefined while it is. */
  #awaySince: Ms | undefined;

  constructor(found: State, at: Ms, options: SettlingOptions<State>) {
    this.#options = options;
    this.#told = found;
    this.#current = found;
    this.#currentSince = at;
  }

  /** The state that counted last. */
  get told(): State {
    return this.#told;
  }

  /** The state seen last, whether it counts yet or not. */
  get current(): State {
    return this.#current;
  }

  /** When `look` has something to say at the latest, if nothing comes before; undefined when all is settled. */
  get due(): Ms | undefined {
    const { rest, period_ms } = this.#options;
    if (this.#awaySince === undefined) return undefined;
    const isBack = this.#current === this.#told || this.#current === rest;
    return (isBack ? this.#currentSince : this.#awaySince) + period_ms;
  }

  /** An edge or a sample. What came to count before it is told too, however late this is called. */
  take(state: State, at: Ms): readonly Settled<State>[] {
    const before = this.look(at);
    if (state === this.#current) return before;
    this.#current = state;
    this.#currentSince = at;
    if (state !== this.#told) this.#awaySince ??= at;
    return [...before, ...this.look(at)];
  }

  /** Something else was there for an instant: two edges came too fast for their levels to be read. */
  glimpse(state: State, at: Ms): readonly Settled<State>[] {
    const current = this.#current;
    return [...this.take(state, at), ...this.take(current, at)];
  }

  /** It counts now, whatever the time: it was there while nobody looked. */
  tell(state: State, at: Ms): Settled<State> {
    this.#told = state;
    this.#current = state;
    this.#currentSince = at;
    this.#awaySince = undefined;
    return { state, since: at };
  }

  look(at: Ms): readonly Settled<State>[] {
    const { rest, period_ms, atOnce } = this.#options;
    if (this.#awaySince === undefined) return [];
    const steady = at - this.#currentSince >= period_ms;
    if (this.#current === this.#told) {
      if (steady) this.#awaySince = undefined;
      return [];
    }
    const isRest = this.#current === rest;
    const counts = isRest ? steady : at - this.#awaySince >= period_ms;
    if (!counts && atOnce?.(this.#current) !== true) return [];
    return [this.tell(this.#current, isRest ? this.#currentSince : this.#awaySince)];
  }
}
