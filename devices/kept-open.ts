import { causeOf } from './device.ts';

/** Something that was opened: a port, a HID handle, a set of watched lines. */
export interface Connection {
  close(): Promise<void>;
}

export interface KeptOpenOptions<Opened extends Connection> {
  /** Opens it, or throws; calls `lost` once when it breaks later. */
  open(lost: (cause: string) => void): Promise<Opened>;
  /** It is open; `again` when it had been reported lost before. */
  opened(connection: Opened, again: boolean): void;
  /** It could not be opened, or broke. Called once until it opens again. */
  lost(cause: string): void;
}

/** Wait before the first new attempt, and the longest wait, in ms; each wait doubles the one before. */
export const RETRY_FIRST_MS = 500;
export const RETRY_LONGEST_MS = 10_000;
/** An attempt that hangs is a loss, which must be reported within 5 s. */
export const OPEN_TIMEOUT_MS = 4_000;
/** What broke sooner than this after opening goes on with the longer waits. */
const STEADY_MS = 10_000;

const withinTime = async <Opened extends Connection>(opening: Promise<Opened>): Promise<Opened> => {
  let timer: NodeJS.Timeout | undefined;
  let late = false;
  opening.then(
    (connection) => (late ? connection.close().catch(() => undefined) : undefined),
    () => undefined,
  );
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late = true;
      reject(new Error(`no answer within ${OPEN_TIMEOUT_MS} ms`));
    }, OPEN_TIMEOUT_MS);
  });
  try {
    return await Promise.race([opening, timeout]);
  } finally {
    clearTimeout(timer);
  }
};

/** Opens a connection and opens it again whenever it breaks, with growing waits, until `stop`. */
export class KeptOpen<Opened extends Connection> {
  readonly #options: KeptOpenOptions<Opened>;
  #connection: Opened | undefined;
  #retry: NodeJS.Timeout | undefined;
  #attempting: Promise<void> = Promise.resolve();
  #attempt = 0;
  #openedAt = 0;
  #wait = RETRY_FIRST_MS;
  #reported = false;
  #stopped = false;

  constructor(options: KeptOpenOptions<Opened>) {
    this.#options = options;
  }

  /** What is open now. */
  get connection(): Opened | undefined {
    return this.#connection;
  }

  /** Resolves after the first attempt, good or not. */
  start(): Promise<void> {
    this.#attempting = this.#try();
    return this.#attempting;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#retry);
    await this.#attempting;
    await this.#close();
  }

  async #try(): Promise<void> {
    if (this.#stopped) return;
    this.#attempt += 1;
    const attempt = this.#attempt;
    let broken: string | undefined;
    const lost = (cause: string): void => {
      broken ??= cause;
      if (attempt === this.#attempt && this.#connection !== undefined) this.#broke(cause);
    };
    let connection: Opened;
    try {
      connection = await withinTime(this.#options.open(lost));
    } catch (error) {
      this.#broke(broken ?? causeOf(error));
      return;
    }
    this.#connection = connection;
    if (this.#stopped) return this.#close();
    if (broken !== undefined) {
      this.#broke(broken);
      return;
    }
    this.#openedAt = performance.now();
    const again = this.#reported;
    this.#reported = false;
    this.#options.opened(connection, again);
  }

  #broke(cause: string): void {
    if (this.#stopped) return;
    if (this.#connection !== undefined && performance.now() - this.#openedAt >= STEADY_MS) {
      this.#wait = RETRY_FIRST_MS;
    }
    const closing = this.#close();
    if (!this.#reported) {
      this.#reported = true;
      this.#options.lost(cause);
    }
    this.#retry = setTimeout(() => {
      this.#attempting = closing.then(() => this.#try());
    }, this.#wait);
    this.#wait = Math.min(this.#wait * 2, RETRY_LONGEST_MS);
  }

  async #close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    // A connection that is broken already may fail to close; there is nothing left to lose.
    await connection?.close().catch(() => undefined);
  }
}
