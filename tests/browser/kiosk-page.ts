import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launch, PANEL_VIEWPORT, START_MS } from './browser.ts';
import { type Service, startService } from './service.ts';

/** A small machine that is busy takes its time, for a screen and for a whole test. */
export const WAIT = { timeout: 60_000 } as const;
export const TIMEOUT = 240_000;

export const OUTSIDE = 'ballot-room-outside';
export const MARIA = 'B-1001';
export const ROBERT = 'B-1002';

interface Begun {
  readonly folder: string;
  readonly browser: Browser;
  readonly service: Service;
  readonly page: Page;
}

/** Starts the service of a file on the data folder, which lies in a folder of its own. */
type Start = (data: string, folder: string) => Promise<Service>;

/** One real service for all tests of a file, with the screen at its room's door in a real browser. */
export const kioskPage = (name: string, start: Start = (data) => startService(data)) => {
  let begun: Begun | undefined;
  const now = (): Begun => {
    if (begun === undefined) throw new Error('the service is there once the tests begin');
    return begun;
  };
  const shows = (screen: string): Promise<void> =>
    now()
      .page.locator(`[data-screen="${screen}"]`)
      .waitFor({ state: 'visible', ...WAIT });
  beforeAll(async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), `ballot-vault-${name}-`));
    const [service, browser] = await Promise.all([start(path.join(folder, 'data'), folder), launch()]);
    const context = await browser.newContext({ viewport: { ...PANEL_VIEWPORT }, reducedMotion: 'reduce' });
    begun = { folder, browser, service, page: await context.newPage() };
    await begun.page.goto(`${service.origin}/kiosk/?room=ballot-room`);
    await shows('attract');
  }, START_MS);
  afterAll(async () => {
    if (begun === undefined) return;
    await begun.browser.close();
    await begun.service.stop();
    rmSync(begun.folder, { recursive: true, force: true });
  });
  return {
    get folder() {
      return now().folder;
    },
    get data() {
      return path.join(now().folder, 'data');
    },
    get service() {
      return now().service;
    },
    get page() {
      return now().page;
    },
    shows,
    asks: (title: string): Promise<void> =>
      now()
        .page.getByRole('heading', { name: title, exact: true })
        .waitFor({ state: 'visible', ...WAIT }),
    /** The first button with these words in it, and the one that says just these. */
    press: (label: string | RegExp): Promise<void> =>
      now().page.getByRole('button', { name: label }).first().click(WAIT),
    tap: (label: string): Promise<void> =>
      now().page.getByRole('button', { name: label, exact: true }).click(WAIT),
    openAndClose: async (): Promise<void> => {
      for (const open of [true, false]) await now().service.door('ballot-room-door', open);
    },
  };
};
