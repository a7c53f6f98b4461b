import type { Ms } from './terms.ts';

/** How far the wall clock can be believed: set by a time source, kept since one, or never set. */
export type ClockQuality = 'synchronised' | 'holdover' | 'unset';

/**
 * The instant of an input, taken once when it reaches the kiosk. The core never asks for the time:
 * what is not in here does not exist for a decision.
 */
export interface Moment {
  /** Wall clock, UTC. Within a run it is the wall time at start plus monotonic time, so it cannot step. */
  readonly at: Ms;
  /** Minutes east of UTC of the room's local time at `at`. */
  readonly offset_min: number;
  /** Monotonic time since the start of this run. */
  readonly uptime_ms: Ms;
  readonly clock: ClockQuality;
}

/** What staffed hours are stated in: minutes since local midnight, and the local weekday (0 = Sunday). */
export interface LocalTime {
  readonly weekday: number;
  readonly minute: number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
/** 1 January 1970 was a Thursday. */
const EPOCH_WEEKDAY = 4;

export const localTime = (moment: Pick<Moment, 'at' | 'offset_min'>): LocalTime => {
  const minutes = Math.floor(moment.at / MINUTE_MS) + moment.offset_min;
  const day = Math.floor(minutes / DAY_MINUTES);
  return { weekday: (((day + EPOCH_WEEKDAY) % 7) + 7) % 7, minute: minutes - day * DAY_MINUTES };
};
