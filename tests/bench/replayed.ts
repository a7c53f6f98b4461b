import { applyAll } from '../../src/core/apply.ts';
import { decide } from '../../src/core/decide.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { Observation } from '../../src/core/inputs.ts';
import type { Moment } from '../../src/core/moment.ts';
import type { State } from '../../src/core/state.ts';
import type { Ms } from '../../src/core/terms.ts';
import type { KioskLog } from '../../src/kiosk.ts';
import { snapshotDue, takeSnapshot } from '../../src/snapshots.ts';
import type { BulkLog } from './bulk-log.ts';

/** What the loop recorded in one turn. */
interface Turn {
  readonly moment: Moment;
  readonly facts: readonly Fact[];
}

/** A log that also keeps what it was given since it was told to. */
export class Tape implements KioskLog {
  readonly #log: BulkLog;
  #turns: Turn[] | undefined;

  constructor(log: BulkLog) {
    this.#log = log;
  }

  append(moment: Moment, boot: string, facts: readonly Fact[]): { readonly last: number } {
    this.#turns?.push({ moment, facts });
    return this.#log.append(moment, boot, facts);
  }

  begin(): void {
    this.#turns = [];
  }

  end(): readonly Turn[] {
    const turns = this.#turns ?? [];
    this.#turns = undefined;
    return turns;
  }

  signSoon(): void {
    // Signed by the batch.
  }

  isFull(): boolean {
    return false;
  }

  releaseReserve(): boolean {
    return false;
  }
}

/** Every number of this size is an instant: nothing else in a fact counts so far. */
const INSTANT_MIN: Ms = Date.UTC(2020, 0, 1);

/** The same so much later. */
const later = (value: unknown, by: Ms): unknown => {
  if (typeof value === 'number') return value >= INSTANT_MIN ? value + by : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => later(one, by));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, later(inner, by)]));
};

export interface Replayed {
  readonly log: BulkLog;
  readonly state: State;
  /** What the loop recorded of a round that ends as it began, and how long that took. */
  readonly round: readonly Turn[];
  readonly lasted_ms: Ms;
  /** Minutes east of UTC of the rooms at an instant. */
  readonly offsetAt: (at: Ms) => number;
  /** Entries that the log has in the end; it stops with the last whole round before. */
  readonly entries: number;
}

/** Where a replay ended. */
export interface Ended {
  readonly state: State;
  readonly moment: Moment;
}

/**
 * Goes on with a log as the loop would if the same people did the same again and again: facts that the loop decided,
 * each so much later, folded by the product's own `apply`, with snapshots when they are due. The bytes are those that
 * the service would write; what is spared is to decide each time anew.
 */
export const replay = ({ log, state, round, lasted_ms, offsetAt, entries }: Replayed): Ended => {
  let now = state;
  let [moment] = round.slice(-1).map((turn) => turn.moment);
  if (moment === undefined) throw new Error('there is nothing to play again');
  let last = { index: log.size - 1, at: moment.at };
  const record = (turn: Turn): void => {
    log.append(turn.moment, 'bench', turn.facts);
    now = applyAll(now, turn.facts);
    moment = turn.moment;
  };
  const offer = (observation: Observation, at: Moment): void =>
    record({ moment: at, facts: decide(now, { ...observation, moment: at }) });
  const length = round.reduce((sum, { facts }) => sum + facts.length, 0);
  for (let by = lasted_ms; log.size + length + 2 <= entries; by += lasted_ms) {
    for (const turn of round) {
      const at = turn.moment.at + by;
      const uptime_ms = turn.moment.uptime_ms + by;
      record({
        moment: { ...turn.moment, at, uptime_ms, offset_min: offsetAt(at) },
        facts: turn.facts.map((fact) => later(fact, by) as Fact),
      });
      if (!snapshotDue(last, log.size - 1, at)) continue;
      const index = log.size - 1;
      offer(takeSnapshot(log, index, now), moment);
      last = { index, at };
    }
  }
  return { state: now, moment };
};
