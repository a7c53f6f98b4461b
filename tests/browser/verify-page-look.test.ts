import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HONEST, TAMPERED } from '../log/verify/tampered.ts';
import { violations } from './accessibility.ts';
import { launch, PANEL_VIEWPORT, PHONE_VIEWPORT, START_MS } from './browser.ts';
import { measure } from './measure.ts';
import { Bags, openVerifier, type Verifier } from './verifier.ts';

const TIMEOUT = 240_000;
const LEAST_CONTRAST = 10;
/** WCAG 2.2, target size at its enhanced level; what stands in a line of text is none. */
const LEAST_TARGET_PX = 24;

let browser: Browser;
const bags = new Bags();
const folders: Record<string, string> = {};

beforeAll(async () => {
  browser = await launch();
  folders['genuine'] = bags.written(HONEST);
  for (const { name, content } of TAMPERED)
    if (['edit', 'cut', 'back-date', 'changed disclosure'].includes(name))
      folders[name] = bags.written(content);
}, START_MS);
afterAll(async () => {
  await browser.close();
  bags.remove();
});

const faults = async (page: Page): Promise<readonly string[]> => {
  const { texts, targets, clipped, broken, overflow_x: overflow } = await measure(page);
  const pale = texts.filter(({ contrast }) => contrast < LEAST_CONTRAST).map(({ words }) => `pale: ${words}`);
  const small = targets
    .filter(({ width, height }) => Math.min(width, height) < LEAST_TARGET_PX)
    .map(({ name }) => `small: ${name}`);
  const wide = overflow > 0 ? [`${overflow} px too wide`] : [];
  // Keys and hashes may break anywhere.
  const cut = broken
    .filter((word) => /^\p{Letter}{2,24}[.,:;]?$/u.test(word))
    .map((word) => `cut in two: ${word}`);
  return [...cut, ...pale, ...small, ...clipped.map((what) => `clipped: ${what}`), ...wide];
};

/** Every state of the page that a reader can come to, each painted. */
const states = async function* (verifier: Verifier): AsyncGenerator<string> {
  const { page } = verifier;
  yield 'start';
  for (const [name, folder] of Object.entries(folders)) {
    await verifier.choose(folder);
    for (const closed of await page.locator('details').all())
      await closed.evaluate((details: HTMLDetailsElement) => {
        details.open = true;
      });
    yield `verdict: ${name}`;
    await page.locator('.views button').nth(1).click();
    await page.locator('.entry').first().waitFor();
    await page.locator('.entry > button').nth(1).click();
    await page.locator('summary').click();
    yield `entries: ${name}`;
    await page.locator('.views button').last().click();
  }
};

const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['on a screen', { viewport: PANEL_VIEWPORT }],
  ['in the dark', { viewport: PANEL_VIEWPORT, colorScheme: 'dark' }],
  ['on a phone', { viewport: PHONE_VIEWPORT }],
  ['in Spanish', { viewport: PANEL_VIEWPORT, locale: 'es-US' }],
  ['in Spanish on a phone in the dark', { viewport: PHONE_VIEWPORT, locale: 'es-MX', colorScheme: 'dark' }],
];

test.each(LOOKS)('%s everybody can read it', { timeout: TIMEOUT }, async (_, options) => {
  const verifier = await openVerifier(browser, options);
  const found: Record<string, readonly string[]> = {};
  for await (const state of states(verifier)) {
    const wrong = [...(await violations(verifier.page)), ...(await faults(verifier.page))];
    if (wrong.length > 0) found[state] = wrong;
  }
  expect(found).toEqual({});
  expect(verifier.errors).toEqual([]);
  await verifier.close();
});

test('it speaks the language of the browser, and the other one', { timeout: TIMEOUT }, async () => {
  const verifier = await openVerifier(browser, { locale: 'es-US' });
  const { page } = verifier;
  expect(await page.title()).toBe('Verificar el registro de una sala de boletas');
  expect(await verifier.choose(folders['edit'] ?? '')).toBe('INVALID');
  const spanish = (await page.locator('main').innerText()).replaceAll('\n', ' ');
  expect(spanish).toContain('Primer asiento malo asientos 200 a 399');
  expect(spanish).toContain('Los asientos no dan la raíz firmada');
  await page.getByRole('button', { name: 'English' }).click();
  expect(await page.locator('html').getAttribute('lang')).toBe('en-US');
  expect((await page.locator('main').innerText()).replaceAll('\n', ' ')).toContain(
    'First bad entry entries 200 to 399',
  );
  await verifier.close();
});

test('on paper there is the verdict with all its parts, and nothing to press', {
  timeout: TIMEOUT,
}, async () => {
  const verifier = await openVerifier(browser);
  await verifier.choose(folders['edit'] ?? '');
  await verifier.page.emulateMedia({ media: 'print' });
  for (const button of await verifier.page.getByRole('button').all())
    expect(await button.isVisible()).toBe(false);
  for (const part of ['.banner', '.raw >> nth=1', '[data-kind="key"]', '[data-kind="limits"]'])
    expect(await verifier.page.locator(part).isVisible()).toBe(true);
  expect((await faults(verifier.page)).filter((fault) => fault.startsWith('pale'))).toEqual([]);
  await verifier.close();
});
