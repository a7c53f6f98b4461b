/** Passwords are hashed slowly: two at once leave the door its processor, whatever is sent here. */
const AT_ONCE = 2;
/** Waiting places for unknown browsers; who comes after that is asked to come again. */
const WAITING_MAX = 128;
/** Several people of one office may have one address. */
const WAITING_OF_PLACE_MAX = 4;

interface Waiting {
  readonly place: string;
  readonly start: () => void;
}

/**
 * Who hashes next. Known browsers go first; of the others each place waits with a few at a time, in the order in which
 * they came: a place that sends many holds up itself.
 */
export class HashLanes {
  readonly #known: Waiting[] = [];
  readonly #unknown: Waiting[] = [];
  #running = 0;

  /**
   * Does the work in its turn. Resolves with `busy` at once where there is no place left, or this place waits with a few already.
   * @param place where it comes from; empty for a known browser
   */
  run<Done>(place: string, work: () => Promise<Done>): Promise<Done | 'busy'> {
    const lane = place === '' ? this.#known : this.#unknown;
    const ofPlace = place === '' ? 0 : lane.filter((other) => other.place === place).length;
    if (lane.length >= WAITING_MAX || ofPlace >= WAITING_OF_PLACE_MAX) return Promise.resolve('busy');
    return new Promise((resolve, reject) => {
      const start = (): void => {
        this.#running += 1;
        work()
          .then(resolve, reject)
          .finally(() => {
            this.#running -= 1;
            this.#next();
          });
      };
      lane.push({ place, start });
      this.#next();
    });
  }

  #next(): void {
    while (this.#running < AT_ONCE) {
      const next = this.#known.shift() ?? this.#unknown.shift();
      if (next === undefined) return;
      next.start();
    }
  }
}
