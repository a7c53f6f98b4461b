import { setTimeout } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../../src/setup/system.mjs';
import type { Figure } from './figure.ts';
import { hostNow } from './host-clock.ts';
import { paintedInPage, waitInPage } from './in-page.ts';
import { logOf, workFolder } from './logs.ts';
import { clockAhead } from './page-clock.ts';
import { say } from './progress.ts';
import { Service } from './service.ts';
import { INSIDE, OUTSIDE, writeConfig } from './site.ts';
import { percentile, significant, spreadOf } from './statistics.ts';
import { badge, pairOf, passDoor } from './visits.ts';

interface Shown {
  readonly page: Page;
  readonly service: Service;
  /** What the page's clock shows at 0 of the machine's. */
  readonly ahead_ms: number;
}

const SMALL = 1_000;
const VISITS = 100;
const WARM_UP = 5;
const BETWEEN_BADGES_MS = 200;
const PAINTED_WITHIN_MS = 300;
/** How much slower the browser is made. */
const SLOWED = 6;

/** Milliseconds from the badge at the simulated reader to the painted screen, both on the page's clock. */
const present = async (
  { page, service, ahead_ms }: Shown,
  person: number,
  reader: typeof OUTSIDE | typeof INSIDE,
  screen: string,
): Promise<number> => {
  // Nobody holds out a badge within the frame of another change: the slowed page is done with the last one first.
  await setTimeout(BETWEEN_BADGES_MS);
  await page.evaluate(waitInPage, screen);
  const begun = hostNow() + ahead_ms;
  await badge(service, person, reader);
  // To ask the slowed page while it paints would be work of its own in the time that is measured.
  await setTimeout(PAINTED_WITHIN_MS);
  const painted = await page.evaluate(paintedInPage);
  if (painted === undefined) throw new Error(`nobody waited for the screen ${screen}`);
  return painted - begun;
};

/** The badges of one visit whose answer is another screen than before. */
const visitOn = async (shown: Shown, number: number): Promise<readonly number[]> => {
  const [one, other] = pairOf(number);
  const first = await present(shown, one, OUTSIDE, 'badge');
  const granted = await present(shown, other, OUTSIDE, 'granted');
  await passDoor(shown.service);
  const out = await present(shown, one, INSIDE, 'signed_out');
  await badge(shown.service, other, INSIDE);
  await passDoor(shown.service);
  return [first, granted, out];
};

const openPage = async (address: string) => {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('Chromium is missing: run "sudo apt-get install chromium"');
  const browser = await chromium.launch({ executablePath });
  const page = await browser.newPage({ viewport: { width: 1_280, height: 720 } });
  await page.goto(`${address}/kiosk/`);
  await page.waitForSelector('[data-screen="attract"]');
  const ahead_ms = await clockAhead(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  return { browser, page, ahead_ms };
};

/** Badge to painted pixel in a slowed browser. */
export const measurePainted = async (): Promise<readonly Figure[]> => {
  const service = await Service.run(writeConfig(workFolder('painted-config')), logOf(SMALL, 'painted'));
  try {
    const { browser, page, ahead_ms } = await openPage(service.address);
    try {
      say(`painted: ${VISITS} visits in a browser slowed ${SLOWED} times ...`);
      const visits: (readonly number[])[] = [];
      for (let number = 0; number < WARM_UP + VISITS; number += 1) {
        const found = await visitOn({ page, service, ahead_ms }, number);
        if (number >= WARM_UP) visits.push(found);
      }
      const times = visits.flat();
      const { p50, p99 } = spreadOf(times);
      const medians = [0, 1, 2].map((step) =>
        significant(
          percentile(
            visits.map((found) => found[step] ?? 0),
            50,
          ),
        ),
      );
      const detail = `p50 ${significant(p50)} ms (first badge ${medians[0]}, second ${medians[1]}, leaving ${medians[2]}); ${times.length} badges from the request to the simulated reader to the end of the frame with the new screen`;
      const name = `badge to painted pixel, Chromium slowed ${SLOWED} times, p99`;
      return [{ name, measured: p99, unit: 'ms', limit: 100, detail }];
    } finally {
      await browser.close();
    }
  } finally {
    await service.stop();
  }
};
