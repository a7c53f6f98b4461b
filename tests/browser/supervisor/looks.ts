import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from '../accessibility.ts';

/** No rule of axe is broken, and nothing is cut off at the side. */
export const expectNoFaults = async (page: Page): Promise<void> => {
  expect(await violations(page)).toEqual([]);
  const isTooWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect(isTooWide).toBe(false);
};

/** A picture to look at, where a folder for them is named. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};
