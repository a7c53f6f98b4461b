import type { Ms } from '../src/core/terms.ts';
import type { Level } from './gpio-lines.ts';
import { type Settled, Settling } from './settling.ts';

/** A change of an input that counts. */
export interface Edge {
  readonly line: string;
  readonly level: Level;
  /** How long before now it came, in whole ms, by the kernel's stamp; undefined where there was none. */
  readonly before: Ms | undefined;
}

export interface InputWatchOptions {
  /** Every input with the level at which it rests. */
  readonly rests: ReadonlyMap<string, Level>;
  readonly period_ms: Ms;
  readonly moved: (edge: Edge) => void;
  /** Monotonic ms, of the clock by which the kernel stamps edges. */
  readonly now?: () => Ms;
}

interface Input {
  readonly settling: Settling<Level>;
  heard: boolean;
  /** Whether the edges of this input carry a stamp. */
  stamped: boolean;
  timer: NodeJS.Timeout | undefined;
}

/** CLOCK_MONOTONIC, which is also what the character device stamps its edges with. */
const monotonic = (): Ms => Number(process.hrtime.bigint()) / 1e6;

/** A stamp further off than this is of another clock. */
const STAMP_BELIEVED_MS: Ms = 60_000;

const other = (level: Level): Level => (level === 1 ? 0 : 1);

/** Takes the edges of inputs as they come, bounces and all, and tells those that count. */
export class InputWatch {
  readonly #options: InputWatchOptions;
  readonly #now: () => Ms;
  readonly #inputs = new Map<string, Input>();
  #early: (readonly [line: string, level: Level, at: Ms | undefined])[] = [];
  #state: 'waiting' | 'watching' | 'ended' = 'waiting';

  constructor(options: InputWatchOptions) {
    this.#options = options;
    this.#now = options.now ?? monotonic;
  }

  /** The levels that were found are told; from here on edges count, those included that came meanwhile. */
  begin(levels: ReadonlyMap<string, Level>): void {
    const { rests, period_ms } = this.#options;
    const at = this.#now();
    for (const [line, rest] of rests) {
      const settling = new Settling(levels.get(line) ?? rest, at, { rest, period_ms });
      this.#inputs.set(line, { settling, heard: false, stamped: false, timer: undefined });
    }
    this.#state = 'watching';
    for (const edge of this.#early.splice(0)) this.take(...edge);
  }

  take(line: string, level: Level, stamp: Ms | undefined): void {
    if (this.#state === 'waiting') this.#early.push([line, level, stamp]);
    const input = this.#inputs.get(line);
    if (this.#state !== 'watching' || input === undefined) return;
    const now = this.#now();
    input.stamped = stamp !== undefined && Math.abs(now - stamp) < STAMP_BELIEVED_MS;
    const at = stamp !== undefined && input.stamped ? Math.min(stamp, now) : now;
    const { settling } = input;
    const isSame = level === settling.current;
    // Between the reading of the level and the watch nobody looked: how long it was there is not known, so it counts.
    if (isSame && !input.heard) this.#tell(line, input, [settling.tell(other(level), at)]);
    input.heard = true;
    const found = level === settling.current ? settling.glimpse(other(level), at) : settling.take(level, at);
    this.#tell(line, input, found);
    this.#await(line, input);
  }

  end(): void {
    this.#state = 'ended';
    this.#early = [];
    for (const { timer } of this.#inputs.values()) clearTimeout(timer);
  }

  #tell(line: string, input: Input, found: readonly Settled<Level>[]): void {
    for (const { state, since } of found) {
      const before = input.stamped ? Math.max(0, Math.round(this.#now() - since)) : undefined;
      this.#options.moved({ line, level: state, before });
    }
  }

  #await(line: string, input: Input): void {
    clearTimeout(input.timer);
    const { due } = input.settling;
    if (due === undefined) return;
    // What the kernel has stamped already and this process has not read yet comes before the look.
    const look = (): void => {
      setImmediate(() => {
        if (this.#state !== 'watching' || input.settling.due !== due) return;
        this.#tell(line, input, input.settling.look(this.#now()));
        this.#await(line, input);
      });
    };
    input.timer = setTimeout(look, Math.max(0, Math.ceil(due - this.#now())));
  }
}
