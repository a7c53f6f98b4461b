import type { Ms } from '../core/terms.ts';

/** More than a hurried finger does, less than a stuck or hostile screen would. */
export const TOUCHES_AT_ONCE = 20;
export const TOUCHES_PER_S = 10;

export interface Limit {
  readonly at_once: number;
  readonly per_s: number;
}

export const TOUCHES: Limit = { at_once: TOUCHES_AT_ONCE, per_s: TOUCHES_PER_S };
/** A receipt costs some milliseconds of the loop, so a screen gets few of them. */
export const RECEIPTS: Limit = { at_once: 4, per_s: 0.5 };

/** A bucket of tokens: `true` while the sender keeps within the limits. `nowMs` never goes back. */
export function touchLimit(startMs: Ms, { at_once, per_s }: Limit = TOUCHES): (nowMs: Ms) => boolean {
  let tokens = at_once;
  let last = startMs;
  return (nowMs) => {
    tokens = Math.min(at_once, tokens + ((nowMs - last) / 1000) * per_s);
    last = nowMs;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
