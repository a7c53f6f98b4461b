import type { Ms } from '../core/terms.ts';
import type { Terminal } from './terminal.ts';

/** Time between two lines where the output is not watched: a log of them stays readable. */
const LINE_EVERY_MS: Ms = 5_000;
/** Time between two paintings of the bar: more are not seen. */
const BAR_EVERY_MS: Ms = 100;
const BAR_WIDTH = 30;

const bar = (share: number): string => {
  const filled = Math.round(share * BAR_WIDTH);
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}]`;
};

/** How far long work has come: a bar in place on a terminal, else a line every few seconds. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #now: () => Ms;
  readonly #what: string;
  #next: Ms;

  /** `what` is the work in a word or two, like "export". */
  constructor(terminal: Terminal, now: () => Ms, what: string) {
    this.#terminal = terminal;
    this.#now = now;
    this.#what = what;
    this.#next = now() + (terminal.isWatched ? 0 : LINE_EVERY_MS);
  }

  /** `more` is said behind the numbers, like the bytes written. */
  show(done: number, of: number, more: string): void {
    const now = this.#now();
    if (now < this.#next) return;
    const { isWatched } = this.#terminal;
    this.#next = now + (isWatched ? BAR_EVERY_MS : LINE_EVERY_MS);
    const share = of === 0 ? 1 : done / of;
    const words = `${Math.floor(share * 100)} %, ${done} of ${of} ${more}`;
    this.#terminal.error(
      isWatched ? `\r${this.#what} ${bar(share)} ${words}\x1b[K` : `${this.#what}: ${words}\n`,
    );
  }

  /** Takes the bar away; said before anything else is. */
  end(): void {
    if (this.#terminal.isWatched) this.#terminal.error('\r\x1b[K');
  }
}
