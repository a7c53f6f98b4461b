/** The page for the public in a browser: for everybody, on a phone, in the dark and on paper. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { officeWordsHtml } from '../../src/public/office-words.ts';
import { publicPage } from '../../src/public/page.ts';
import type { PublicException } from '../../src/public/summary.ts';
import { PUBLIC_LANGUAGES, type PublicLanguage } from '../../src/public/words.ts';
import { qrRows } from '../../src/receipts/qr.ts';
import { CHECKPOINT, contentOf } from '../public/aid.ts';
import { violations } from './accessibility.ts';
import { launch } from './browser.ts';
import { photographed } from './camera.ts';

const NOTE = 'county.example/ballot-room/k01\n48211\nAAAA\n\n— county.example/ballot-room/k01 BBBB\n';
/** As long as a county's own text, with a link that does not break by itself. */
const OWN_TEXT = `# Seals and boxes\n\nTwo people **look** at each seal, and *sign*.\n\n- Boxes are locked away\n- Ask at [our page](https://elections.juniper.example/${'a'.repeat(90)})\n\n## Who may watch\n\n1. Anybody\n2. With a badge`;
const OWN = { en: officeWordsHtml(OWN_TEXT), es: officeWordsHtml(OWN_TEXT) };
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1_280, height: 720 };

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
}, 60_000);
afterAll(() => browser.close());

const exceptions: readonly PublicException[] = [
  { day: '2026-11-03', rule: 'lone_interval', stands: 'closed', action: 'people_instructed' },
  { day: '2026-11-02', rule: 'unusual_area_or_repetition', stands: 'explained', action: 'seals_checked' },
  { day: '2026-11-01', rule: 'gap', stands: 'begun', action: null },
];

const htmlIn = (language: PublicLanguage, other: string): string => {
  const content = contentOf([], { other });
  const entries = {
    deposit_ballots: 3,
    retrieve_ballots: 2,
    processing: 14,
    inspection: 1,
    canvass: 2,
    recount: 1,
  };
  const days = ['2026-11-01', '2026-11-02', '2026-11-03'].map((day) => ({ day, entries, on_paper: 1 }));
  return publicPage(
    {
      ...content,
      own_words: OWN,
      figures: { ...content.figures, days, exceptions },
      checkpoint: { ...CHECKPOINT, qr: qrRows(Buffer.from(NOTE), 'M') },
    },
    language,
  );
};

describe.each(PUBLIC_LANGUAGES)('in %s', (language) => {
  test.each([
    ['light', DESK],
    ['dark', PHONE],
  ] as const)('anybody can read it, %s', async (colorScheme, viewport) => {
    const page = await browser.newPage({ viewport, colorScheme });
    await page.setContent(htmlIn(language, '/public/es/'));
    expect(await violations(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(viewport.width);
    // What people came for has room to be read beside or below the day, not in a ribbon.
    const purposes = await page.locator('table.days tbody td:last-child').first().boundingBox();
    expect(purposes?.width).toBeGreaterThan(280);
    const link = await page.locator('nav a').boundingBox();
    expect(link?.height).toBeGreaterThanOrEqual(44);
    await page.close();
  });

  test('a camera reads the checkpoint off it, in the dark too', async () => {
    const context = await browser.newContext({ viewport: DESK, colorScheme: 'dark' });
    const page = await context.newPage();
    await page.setContent(htmlIn(language, ''));
    expect(await photographed(page)).toBe(NOTE);
    await context.close();
  });

  test('on paper nothing is cut off, and no link to another page is printed', async () => {
    const page = await browser.newPage({ viewport: { width: 703, height: 1_032 }, colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    await page.setContent(htmlIn(language, '/public/es/'));
    const seen = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      nav: getComputedStyle(document.querySelector('nav') as Element).display,
      ground: getComputedStyle(document.body).backgroundColor,
    }));
    expect(seen).toEqual({ width: 703, nav: 'none', ground: 'rgb(255, 255, 255)' });
    await page.close();
  });
});
