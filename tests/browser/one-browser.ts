import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { assertBuilt, launch, START_MS } from './browser.ts';

/** One browser for all tests of a file, once the built screens are known to be those of the sources. */
export const oneBrowser = (): (() => Browser) => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    assertBuilt();
    browser = await launch();
  }, START_MS);
  afterAll(() => browser?.close());
  return () => {
    if (browser === undefined) throw new Error('the browser is there once the tests begin');
    return browser;
  };
};
