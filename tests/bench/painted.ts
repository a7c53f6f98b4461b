import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../../src/setup/system.mjs';
import type { Figure } from './figure.ts';
import { paintedInPage } from './in-page.ts';
import { logOf, workFolder } from './logs.ts';
import { say } from './progress.ts';
import { Service } from './service.ts';
import { badgeOf, INSIDE, OUTSIDE, writeConfig } from './site.ts';
import { significant, spreadOf } from './statistics.ts';
import { badge, pairOf, passDoor } from './visits.ts';

const SMALL = 1_000;
const VISITS = 100;
const WARM_UP = 5;
/** How much slower the browser is made. */
const SLOWED = 6;

const present = (page: Page, person: number, reader: string, screen: string): Promise<number> =>
  page.evaluate(paintedInPage, { reader, badge: badgeOf(person), screen });

/** The badges of one visit whose answer is another screen than before. */
const visitOn = async (page: Page, service: Service, number: number): Promise<readonly number[]> => {
  const [one, other] = pairOf(number);
  const first = await present(page, one, OUTSIDE, 'badge');
  const granted = await present(page, other, OUTSIDE, 'granted');
  await passDoor(service);
  const out = await present(page, one, INSIDE, 'signed_out');
  await badge(service, other, INSIDE);
  await passDoor(service);
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
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  return { browser, page };
};

/** Badge to painted pixel in a slowed browser. */
export const measurePainted = async (): Promise<readonly Figure[]> => {
  const service = await Service.run(writeConfig(workFolder('painted-config')), logOf(SMALL, 'painted'));
  try {
    const { browser, page } = await openPage(service.address);
    try {
      say(`painted: ${VISITS} visits in a browser slowed ${SLOWED} times ...`);
      const times: number[] = [];
      for (let number = 0; number < WARM_UP + VISITS; number += 1) {
        const found = await visitOn(page, service, number);
        if (number >= WARM_UP) times.push(...found);
      }
      const { p50, p99 } = spreadOf(times);
      const detail = `p50 ${significant(p50)} ms; ${times.length} badges from the simulator's request to the frame after the new screen's`;
      const name = `badge to painted pixel, Chromium slowed ${SLOWED} times, p99`;
      return [{ name, measured: p99, unit: 'ms', limit: 100, detail }];
    } finally {
      await browser.close();
    }
  } finally {
    await service.stop();
  }
};
