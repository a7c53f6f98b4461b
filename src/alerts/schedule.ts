import type { Ms } from '../core/terms.ts';

const FIRST_WAIT_MS: Ms = 2_000;
const LAST_WAIT_MS: Ms = 5 * 60_000;
const LATE_MS: Ms = 5 * 60_000;
const DAY_MS: Ms = 24 * 3_600_000;

/** Failures in a row after which a channel counts as failed, and other ways are told so. */
export const FAILED_AFTER = 3;
/** Attempts after which a message that its receiver does not accept is given up, so that the others get through. */
export const NOT_ACCEPTED_MAX = 3;

/**
 * How long to wait after so many failures in a row: twice as long each time, at most five minutes. `chance` (0 to 1)
 * takes away up to half, so that kiosks that failed together do not come back together.
 */
export const waitAfter = (failures: number, chance: number): Ms => {
  const whole = Math.min(LAST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 20));
  return Math.round(whole * (1 - chance / 2));
};

/** Whether a message comes so late that it has to say so. */
export const isLate = (recorded: Ms, now: Ms): boolean => now - recorded > LATE_MS;

/** Whether the time for a message ran out. */
export const isTooOld = (recorded: Ms, now: Ms, keepDays: number): boolean =>
  now - recorded > keepDays * DAY_MS;
