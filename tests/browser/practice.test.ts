import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, PANEL_VIEWPORT, START_MS } from './browser.ts';
import { type Service, startService } from './service.ts';

const TIMEOUT = 240_000;
const WAIT = { timeout: 60_000 } as const;

let data: string;
let browser: Browser;
let service: Service;
let page: Page;
let isStopped = false;

beforeAll(async () => {
  data = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-practice-'));
  [service, browser] = await Promise.all([startService(path.join(data, 'log'), 0, 'practice'), launch()]);
  const context = await browser.newContext({ viewport: { ...PANEL_VIEWPORT }, reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.goto(`${service.origin}/kiosk/?room=ballot-room`);
}, START_MS);

afterAll(async () => {
  await browser?.close();
  if (!isStopped) await service?.stop();
  rmSync(data, { recursive: true, force: true });
});

const shows = (screen: string): Promise<void> =>
  page.locator(`[data-screen="${screen}"]`).waitFor({ state: 'visible', ...WAIT });

const press = (label: string): Promise<void> =>
  page.getByRole('button', { name: label, exact: true }).click(WAIT);

/** The band is on the glass, whatever is below it. */
const expectMarked = async (words: string): Promise<void> => {
  const band = page.locator('.practice');
  await band.waitFor({ state: 'visible', ...WAIT });
  expect(await band.textContent()).toBe(words);
  const top = await band.boundingBox();
  expect([top?.y, top?.width]).toEqual([0, PANEL_VIEWPORT.width]);
};

test('every screen says that nothing is real, in both languages, and also when its service is gone', {
  timeout: TIMEOUT,
}, async () => {
  const english = 'PRACTICE: nothing here is real';
  await shows('attract');
  await expectMarked(english);
  await press('More');
  await shows('more');
  await expectMarked(english);
  await press('Back');
  await press('Español');
  await expectMarked('PRÁCTICA: nada de esto es real');
  await press('English');
  await service.badge('ballot-room-outside', 'B-1001');
  await shows('badge');
  await expectMarked(english);
  await service.stop();
  isStopped = true;
  await shows('offline');
  await expectMarked(english);
});
