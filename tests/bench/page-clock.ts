import type { Page } from 'playwright-core';
import { hostNow } from './host-clock.ts';
import { nowInPage } from './in-page.ts';

const LOOKS_AT_CLOCK = 20;

/**
 * How far the page's clock is ahead of the machine's: asked for many times before the browser has other work, and taken
 * from the quickest answer, which is off by half its length at most.
 */
export const clockAhead = async (page: Page): Promise<number> => {
  let best = { length: Number.POSITIVE_INFINITY, ahead: 0 };
  for (let look = 0; look < LOOKS_AT_CLOCK; look += 1) {
    const asked = hostNow();
    const inPage = await page.evaluate(nowInPage);
    const length = hostNow() - asked;
    if (length < best.length) best = { length, ahead: inPage - (asked + length / 2) };
  }
  return best.ahead;
};
