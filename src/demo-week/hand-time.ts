import type { TimeSource } from '../clock.ts';
import type { ClockQuality } from '../core/moment.ts';
import type { Ms } from '../core/terms.ts';

/** A machine's two clocks that go only when they are told to. */
export class HandTime implements TimeSource {
  #at: Ms;

  /** @param start wall clock, UTC */
  constructor(start: Ms) {
    this.#at = start;
  }

  wall = (): Ms => this.#at;
  elapsed = (): Ms => this.#at;
  quality = (): ClockQuality => 'synchronised';

  pass(ms: Ms): void {
    this.#at += ms;
  }
}
