/** The page that describes the interface, in a browser: for everybody's eyes, on a phone, and by keyboard alone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { officeSite, PATIENCE_MS } from '../office/aid.ts';
import { violations } from './accessibility.ts';
import { launch, PANEL_VIEWPORT, PHONE_VIEWPORT, START_MS } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
}, START_MS);
afterAll(() => browser.close());

/** The page as the real office serves it, with everything that went wrong in it. */
const opened = async (viewport: { width: number; height: number }, colorScheme: 'light' | 'dark') => {
  const { origin } = await officeSite();
  // The certificate signs itself, as that of a test.
  const context = await browser.newContext({ viewport, colorScheme, ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${origin}/api/v1/`, { waitUntil: 'networkidle' });
  return { page, errors };
};

const openAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

test.each([
  ['a panel', PANEL_VIEWPORT, 'light'],
  ['a phone', PHONE_VIEWPORT, 'light'],
  ['a phone in the dark', PHONE_VIEWPORT, 'dark'],
] as const)(
  'on %s nothing is out of reach or hard to read',
  { timeout: 4 * PATIENCE_MS },
  async (_, size, scheme) => {
    const { page, errors } = await opened(size, scheme);
    await openAll(page);
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    const isStyled = await page.evaluate(() => getComputedStyle(document.body).maxWidth !== 'none');
    expect([isStyled, errors]).toEqual([true, []]);
  },
);

test('a keyboard alone reaches a route and opens its answer', { timeout: 3 * PATIENCE_MS }, async () => {
  const { page } = await opened(PANEL_VIEWPORT, 'light');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#rooms');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.locator('section').first().locator('details').getAttribute('open')).not.toBeNull();
});
