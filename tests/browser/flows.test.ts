import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launch, PANEL_VIEWPORT, START_MS } from './browser.ts';
import { type Service, startService } from './service.ts';

const OUTSIDE = 'ballot-room-outside';
const DOOR = 'ballot-room-door';
const MARIA = 'B-1001';
const ROBERT = 'B-1002';
const GRACE = 'B-1003';
const TIMEOUT = 120_000;
const WAIT = { timeout: 60_000 } as const;

let browser: Browser;
let service: Service;
let page: Page;
let data: string;
const errors: string[] = [];

beforeAll(async () => {
  browser = await launch();
}, START_MS);
afterAll(() => browser.close());

beforeEach(async () => {
  data = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-flow-'));
  service = await startService(data);
  const context = await browser.newContext({ viewport: { ...PANEL_VIEWPORT }, reducedMotion: 'reduce' });
  page = await context.newPage();
  errors.length = 0;
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${service.origin}/kiosk/?room=ballot-room`);
  await shows('attract');
}, TIMEOUT);

afterEach(async () => {
  await page.context().close();
  await service.stop();
  rmSync(data, { recursive: true, force: true });
});

const shows = (screen: string): Promise<void> =>
  page.locator(`[data-screen="${screen}"]`).waitFor({ state: 'visible', ...WAIT });

const shown = async (): Promise<string> => (await page.locator('.screen').getAttribute('data-screen')) ?? '';

/** A reload must bring back the same screen with the same question. */
const reload = async (): Promise<void> => {
  const screen = await shown();
  const title = await page.locator('h1').first().textContent();
  await page.reload();
  await shows(screen);
  expect(await page.locator('h1').first().textContent()).toBe(title);
};

const tap = (label: string | RegExp): Promise<void> =>
  page.locator('button:visible', { hasText: label }).first().click(WAIT);

/** Whatever the room's rules ask between the badges and the grant, or another screen. */
const answerQuestions = async (last = 'granted'): Promise<void> => {
  for (let question = 0; question < 6 && (await shown()) !== last; question += 1) {
    const screen = await shown();
    await reload();
    if (screen === 'confirm') await tap(/^I see/);
    else if (screen === 'purpose') await page.locator('[data-pick]').first().click(WAIT);
    else throw new Error(`no answer to ${screen}`);
    await page.locator(`[data-screen="${screen}"]`).waitFor({ state: 'detached', ...WAIT });
  }
};

const enterBoth = async (): Promise<void> => {
  await service.badge(OUTSIDE, MARIA);
  await shows('badge');
  expect(await page.locator('.so-far').textContent()).toContain('Maria Alvarez');
  await reload();
  await service.badge(OUTSIDE, ROBERT);
  await page.locator('[data-screen="badge"]').waitFor({ state: 'detached', ...WAIT });
  await answerQuestions();
  await service.door(DOOR, true);
  await service.door(DOOR, false);
  await page.locator('.facts', { hasText: '2 inside' }).waitFor(WAIT);
};

test('two people in, one out, with a reload at every step', { timeout: TIMEOUT }, async () => {
  await enterBoth();
  await tap('Who is inside');
  await shows('inside');
  await reload();
  await tap('Robert Hayes');
  await shows('leaving');
  await reload();
  await tap('Yes, sign out');
  await shows('signed_out');
  expect(await page.locator('main').textContent()).toContain('Maria Alvarez is now alone');
  await service.door(DOOR, true);
  await service.door(DOOR, false);
  await page.locator('[data-banner="lone"]').waitFor(WAIT);
  await tap('Give reason');
  await tap('Shift change');
  await page.locator('[data-banner="lone"] button').waitFor({ state: 'detached', ...WAIT });
  expect(errors).toEqual([]);
});

test('one badge is enough, and still the visitor who was announced is named', {
  timeout: TIMEOUT,
}, async () => {
  await enterBoth();
  await shows('attract');
  await tap('I bring a visitor');
  await shows('visitors_announced');
  await reload();
  await service.badge(OUTSIDE, GRACE);
  await page.locator('[data-screen="visitors_announced"]').waitFor({ state: 'detached', ...WAIT });
  await answerQuestions('visitors');
  await reload();
  await tap('Add visitor');
  await tap('Maintenance');
  await page.locator('input:focus').fill('Vic Moreau');
  await tap('Next');
  await shows('visitor_organization');
  await page.locator('input:focus').fill('Lifts Ltd');
  await tap('Done');
  await shows('visitors');
  expect(await page.locator('.so-far').textContent()).toMatch(/Grace Okafor.*Vic Moreau/);
  await reload();
  await tap('That is everybody');
  await shows('granted');
  expect(await page.locator('main').textContent()).toContain('With you: Vic Moreau');
  await service.door(DOOR, true);
  await service.door(DOOR, false);
  await page.locator('.facts', { hasText: '4 inside' }).waitFor(WAIT);
  await tap('I bring a visitor');
  await shows('visitors_announced');
  await tap('Cancel');
  await shows('attract');
  expect(errors).toEqual([]);
});

test('a refusal says why and what to do, and leaves the screen as it was', { timeout: TIMEOUT }, async () => {
  await service.badge(OUTSIDE, MARIA);
  await shows('badge');
  await service.badge(OUTSIDE, MARIA);
  await shows('denied');
  expect(await page.locator('main').textContent()).toContain('A different person must present a badge.');
  await shows('badge');
  await tap('Cancel');
  await shows('abandoned');
  await shows('attract');
});

test('the service goes and comes back: the screen says so, and loses nothing', {
  timeout: TIMEOUT,
}, async () => {
  await enterBoth();
  await tap('Head count');
  await tap(/^2$/);
  expect(await page.locator('.big-number').textContent()).toBe('2');
  await service.stop();
  await shows('offline');
  service = await startService(data, service.port);
  await shows('head_count');
  expect(await page.locator('.big-number').textContent()).toBe('2');
  await tap('Next');
  await shows('sign');
  await reload();
  await service.badge(OUTSIDE, MARIA);
  await shows('stated');
  expect(await page.locator('h1').textContent()).toBe('The count agrees');
  expect(errors).toEqual([]);
});
