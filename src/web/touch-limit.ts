import type { Ms } from '../core/terms.ts';

/** More than a hurried finger does, less than a stuck or hostile screen would. */
export const TOUCHES_AT_ONCE = 20;
export const TOUCHES_PER_S = 10;

/** A bucket of tokens: `true` while the sender keeps within the limits. `nowMs` never goes back. */
export function touchLimit(startMs: Ms): (nowMs: Ms) => boolean {
  let tokens = TOUCHES_AT_ONCE;
  let last = startMs;
  return (nowMs) => {
    tokens = Math.min(TOUCHES_AT_ONCE, tokens + ((nowMs - last) / 1000) * TOUCHES_PER_S);
    last = nowMs;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
