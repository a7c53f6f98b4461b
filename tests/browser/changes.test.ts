import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launch, PANEL_VIEWPORT, START_MS } from './browser.ts';
import { type Service, startService } from './service.ts';

const OUTSIDE = 'ballot-room-outside';
const MARIA = 'B-1001';
const TIMEOUT = 120_000;
const WAIT = { timeout: 60_000 } as const;

/** One round of changes to the document: where they were, in which frame, and which screen they left. */
interface Round {
  readonly frame: number;
  readonly screen: string | null;
  readonly where: string;
  readonly isHeard: boolean;
  readonly isRing: boolean;
}

let data: string;
let service: Service;
let browser: Browser;
let page: Page;
let session: CDPSession;

beforeAll(async () => {
  data = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-changes-'));
  [service, browser] = await Promise.all([startService(data), launch()]);
  const context = await browser.newContext({ viewport: { ...PANEL_VIEWPORT } });
  page = await context.newPage();
  session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(`${service.origin}/kiosk/?room=ballot-room`);
}, START_MS);

afterAll(async () => {
  await browser?.close();
  await service?.stop();
  rmSync(data, { recursive: true, force: true });
});

beforeEach(async () => {
  const cancel = page.locator('[data-hotkey="escape"]');
  if ((await cancel.count()) > 0) await cancel.click(WAIT);
  await page.locator('[data-screen="attract"]').waitFor(WAIT);
  await said('Present your badge');
}, TIMEOUT);

const said = (words: string): Promise<void> =>
  page.locator('[role="status"]', { hasText: words }).waitFor({ state: 'attached', ...WAIT });

/** Begins to write down every round of changes. */
const watch = (): Promise<void> =>
  page.evaluate(() => {
    const rounds: unknown[] = [];
    let frame = 0;
    const count = (): void => {
      frame += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    const isWithin =
      (selector: string) =>
      ({ target }: MutationRecord): boolean => {
        const element = target instanceof Element ? target : target.parentElement;
        return (element?.closest(selector) ?? null) !== null;
      };
    new MutationObserver((records) => {
      const isHeard = records.every(isWithin('.unseen'));
      const isRing = records.every(isWithin('.ring'));
      const screen = document.querySelector('[data-screen]')?.getAttribute('data-screen') ?? null;
      const where = records.map(({ type, target }) => `${type} ${target.nodeName}`).join(', ');
      rounds.push({ frame, screen, where, isHeard, isRing });
    }).observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
    Object.assign(window, { rounds });
  });
const rounds = (): Promise<readonly Round[]> => page.evaluate('rounds');

const stylings = async (): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'RecalcStyleCount')?.value ?? Number.NaN;
};

/** Waits until the ring shows another second. */
const nextSecond = (): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const ring = document.querySelector('.ring-number');
        if (ring === null) throw new Error('there is no ring');
        const watcher = new MutationObserver(() => {
          watcher.disconnect();
          requestAnimationFrame(() => setTimeout(resolve, 0));
        });
        watcher.observe(ring, { childList: true, subtree: true, characterData: true });
      }),
  );

test('a badge is one change of the screen, and is heard only after its frame', {
  timeout: TIMEOUT,
}, async () => {
  await watch();
  await service.badge(OUTSIDE, MARIA);
  const title = await page.locator('[data-screen="badge"] h1').textContent(WAIT);
  await said(title ?? 'a title');
  const all = await rounds();
  // A device that is found only now may change the screen before the badge does.
  const ofBadge = all.filter(({ screen }) => screen === 'badge');
  const seen = ofBadge.filter(({ isHeard, isRing }) => !isHeard && !isRing);
  const heard = ofBadge.filter(({ isHeard }) => isHeard);
  expect(seen, JSON.stringify(all)).toHaveLength(1);
  expect(heard, JSON.stringify(all)).toHaveLength(1);
  expect(heard[0]?.frame).toBeGreaterThan(seen[0]?.frame ?? Number.NaN);
});

test('a new screen has the focus at its top', { timeout: TIMEOUT }, async () => {
  await service.badge(OUTSIDE, MARIA);
  await page.locator('[data-screen="badge"] h1:focus').waitFor(WAIT);
});

test('a ring is drawn anew once in a second', { timeout: TIMEOUT }, async () => {
  await service.badge(OUTSIDE, MARIA);
  await page.locator('.ring').waitFor(WAIT);
  await nextSecond();
  await nextSecond();
  const before = await stylings();
  await nextSecond();
  expect((await stylings()) - before).toBe(1);
});
