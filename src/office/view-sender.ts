import type { WatchMessage } from '../core/supervisor-view.ts';
import type { Ms } from '../core/terms.ts';

/** All rooms as those see them who look from afar. */
export interface RoomWatch {
  /** The first message to somebody, with the whole feed. */
  begin(): WatchMessage;
  /** The view now, with what is new in the feed since the last message. */
  next(): WatchMessage;
}

export interface ViewSenderOptions {
  readonly watch: RoomWatch;
  /** Sends a message; `sent` is called once there is room for another one. */
  readonly send: (message: WatchMessage, sent: () => void) => void;
  /** A clock that never goes back, milliseconds. */
  readonly elapsed: () => Ms;
  /** Calls back after a while. */
  readonly later: (work: () => void, ms: Ms) => void;
}

/**
 * How many views are made: what people do at a door comes in threes and fours and is shown at once; a door at which
 * something never rests costs ten views a second, however many look.
 */
const AT_ONCE = 6;
const PER_S = 10;
const EACH_MS: Ms = 1_000 / PER_S;

/**
 * Sends views to whoever looks: one at a time, the newest, and not too often, so that neither a slow reader nor a wire
 * that flutters holds up the door. Nothing is made while nobody looks.
 */
export class ViewSender {
  readonly #options: ViewSenderOptions;
  #pages = 0;
  #isOnItsWay = false;
  #isDue = false;
  #isNew = true;
  #waits = false;
  #left = AT_ONCE;
  #counted: Ms;

  constructor(options: ViewSenderOptions) {
    this.#options = options;
    this.#counted = options.elapsed();
  }

  /** How many pages look now. The first gets the whole feed. */
  watched(pages: number): void {
    const began = this.#pages === 0 && pages > 0;
    this.#pages = pages;
    if (!began) return;
    this.#isNew = true;
    this.look();
  }

  /** What is shown changed, or it is time for a word: sends what is now, as soon as one may be sent. */
  look(): void {
    this.#isDue = true;
    this.#sendDue();
  }

  #sendDue(): void {
    if (this.#pages === 0 || !this.#isDue || this.#isOnItsWay || this.#waits) return;
    const wait = this.#waitForTurn();
    if (wait > 0) {
      this.#waits = true;
      return this.#options.later(() => {
        this.#waits = false;
        this.#sendDue();
      }, wait);
    }
    const { watch, send } = this.#options;
    this.#isDue = false;
    this.#isOnItsWay = true;
    this.#left -= 1;
    const message = this.#isNew ? watch.begin() : watch.next();
    this.#isNew = false;
    send(message, () => {
      this.#isOnItsWay = false;
      this.#sendDue();
    });
  }

  /** How long until a view may be made; 0 for now. */
  #waitForTurn(): Ms {
    const now = this.#options.elapsed();
    this.#left = Math.min(AT_ONCE, this.#left + (now - this.#counted) / EACH_MS);
    this.#counted = now;
    return this.#left >= 1 ? 0 : Math.max(1, Math.ceil((1 - this.#left) * EACH_MS));
  }
}
