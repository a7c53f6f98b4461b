import { existsSync } from 'node:fs';
import type { ClockQuality, Moment } from './core/moment.ts';
import type { Ms } from './core/terms.ts';

/** Differences below this are left alone: time sources slew small ones by themselves. */
export const STEP_MIN_MS: Ms = 1_000;

/** Before this nobody ran this software: a clock that says so was never set. */
const SOFTWARE_EPOCH: Ms = Date.UTC(2026, 0, 1);
const SYNCHRONISED_MARK = '/run/systemd/timesync/synchronized';
const MINUTE_MS = 60_000;

/** Where the machine's two clocks are read, so that a test can be one. */
export interface TimeSource {
  /** Wall clock, UTC. */
  wall(): Ms;
  /** Monotonic time, from any origin. */
  elapsed(): Ms;
  quality(wall: Ms): ClockQuality;
}

export const machineTime: TimeSource = {
  wall: () => Date.now(),
  elapsed: () => Math.floor(performance.now()),
  quality: (wall) => {
    if (wall < SOFTWARE_EPOCH) return 'unset';
    return existsSync(SYNCHRONISED_MARK) ? 'synchronised' : 'holdover';
  },
};

/**
 * The kiosk's one clock: wall time at start plus monotonic time since, so that it cannot step by itself
 * within a run. `difference` says how far the wall clock has gone its own way; taking that step is a fact
 * first, and `step` only afterwards.
 */
export class Clock {
  readonly #source: TimeSource;
  readonly #zone: Intl.DateTimeFormat;
  readonly #started: Ms;
  #wallAtStart: Ms;
  #skipped: Ms = 0;
  #quality: ClockQuality;
  #offset = { minute: Number.NaN, minutes: 0 };

  /** @param timeZone IANA name of the rooms' zone. Throws a RangeError for an unknown one. */
  constructor(source: TimeSource, timeZone: string) {
    this.#source = source;
    this.#zone = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    this.#started = source.elapsed();
    this.#wallAtStart = source.wall();
    this.#quality = source.quality(this.#wallAtStart);
  }

  get #uptime(): Ms {
    return this.#source.elapsed() - this.#started + this.#skipped;
  }

  moment(): Moment {
    const uptime_ms = this.#uptime;
    const at = this.#wallAtStart + uptime_ms;
    return { at, uptime_ms, offset_min: this.#offsetAt(at), clock: this.#quality };
  }

  /** How far the wall clock is ahead of this clock; 0 while it is near enough. Looks at the quality anew. */
  difference(): Ms {
    const wall = this.#source.wall();
    this.#quality = this.#source.quality(wall);
    const by = wall + this.#skipped - (this.#wallAtStart + this.#uptime);
    return Math.abs(by) < STEP_MIN_MS ? 0 : by;
  }

  /** Takes a step that is on record. */
  step(by: Ms): void {
    this.#wallAtStart += by;
  }

  /** Lets simulated time pass: every deadline comes nearer, and nothing counts as a step. */
  skip(by: Ms): void {
    this.#skipped += by;
  }

  #offsetAt(at: Ms): number {
    const minute = Math.floor(at / MINUTE_MS);
    if (minute !== this.#offset.minute) this.#offset = { minute, minutes: offsetOf(this.#zone, at) };
    return this.#offset.minutes;
  }
}

/** Minutes east of UTC, from the zone's own words such as `GMT-05:00` (plain `GMT` is 0). */
const offsetOf = (zone: Intl.DateTimeFormat, at: Ms): number => {
  const name = zone.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const found = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name);
  if (found?.[1] === undefined) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === '-' ? -minutes : minutes;
};
