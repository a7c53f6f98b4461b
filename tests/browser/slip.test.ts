import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FluentResource } from '@fluent/bundle';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openNote, parseVerifierKey } from '../../src/log/formats/note.ts';
import { type LogReader, readLog } from '../../src/log/read-log.ts';
import { launch, PANEL_VIEWPORT, PHONE_VIEWPORT, ROOT, START_MS } from './browser.ts';
import { photographed } from './camera.ts';
import { measure } from './measure.ts';
import { type Service, startService } from './service.ts';

const TIMEOUT = 120_000;
const WAIT = { timeout: 60_000 } as const;
/** A sheet within its margins of 12 mm, in CSS pixels. */
const A4_PX = { width: 703, height: 1032 } as const;

let data: string;
let service: Service;
let log: LogReader;
let browser: Awaited<ReturnType<typeof launch>>;
let context: BrowserContext;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  data = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-slip-'));
  service = await startService(data);
  log = readLog(data);
  browser = await launch();
}, START_MS);
afterAll(async () => {
  log.close();
  await browser.close();
  await service.stop();
  rmSync(data, { recursive: true, force: true });
});
beforeEach(async () => {
  errors.length = 0;
  context = await browser.newContext({ viewport: { ...A4_PX } });
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') errors.push(line.text());
  });
});
afterEach(() => context.close());

const factsOf = (type: string): readonly string[] =>
  [...log.entries(0)]
    .map(({ bytes }) => bytes.toString())
    .filter((line) => line.includes(`"type":"${type}"`));

/** Opens the slip; where the kiosk gave several just now, again a moment later, as the page asks. */
const slip = async (lang: 'en' | 'es'): Promise<void> => {
  const opened = async (): Promise<number> => {
    errors.length = 0;
    await page.goto(`${service.origin}/slip/?lang=${lang}`);
    await page.locator('.paper, [role="alert"]').waitFor(WAIT);
    return page.locator('.paper').count();
  };
  await expect.poll(opened, { ...WAIT, interval: 1_000 }).toBe(1);
  await page.evaluate(() => document.fonts.ready);
};

test('the menu prints the slip beside the screen, which stays at the door', {
  timeout: TIMEOUT,
}, async () => {
  await context.addInitScript(() => {
    window.print = () => window.top?.postMessage('print was called', '*');
  });
  await page.setViewportSize({ ...PANEL_VIEWPORT });
  await page.goto(`${service.origin}/kiosk/?room=ballot-room`);
  await page.locator('[data-screen="attract"]').waitFor(WAIT);
  await page.evaluate(() => {
    const heard: unknown[] = [];
    window.addEventListener('message', ({ data: said }) => heard.push(said));
    Object.assign(window, { heard });
  });
  const before = factsOf('checkpoint_given').length;
  await page.locator('button', { hasText: 'More' }).click(WAIT);
  await page.locator('button', { hasText: 'Print shift slip' }).click(WAIT);
  await page.locator('.hint', { hasText: 'Given to the printer' }).waitFor(WAIT);
  expect(await page.evaluate('heard')).toEqual(['print was called', 'printed']);
  expect(factsOf('checkpoint_given')).toHaveLength(before + 1);
  expect(errors).toEqual([]);
});

test.each(['en', 'es'] as const)(
  'the slip is one sheet of A4 and of US Letter, in %s',
  {
    timeout: TIMEOUT,
  },
  async (lang) => {
    await slip(lang);
    for (const format of ['A4', 'Letter']) {
      const sheet = (await page.pdf({ format })).toString('latin1');
      expect(sheet.match(/\/Type\s*\/Page\b(?!s)/g), `${format} ${lang}`).toHaveLength(1);
    }
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('button').isVisible()).toBe(false);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(A4_PX.width);
    expect(errors).toEqual([]);
  },
);

test.each(['en', 'es'] as const)(
  'on a phone the code stands below the facts and no word is cut, in %s',
  {
    timeout: TIMEOUT,
  },
  async (lang) => {
    await page.setViewportSize({ ...PHONE_VIEWPORT });
    await slip(lang);
    const [facts, code] = [
      await page.locator('dl').boundingBox(),
      await page.locator('figure').boundingBox(),
    ];
    expect(code?.y).toBeGreaterThanOrEqual((facts?.y ?? Number.POSITIVE_INFINITY) + (facts?.height ?? 0));
    const { broken, clipped, overflow_x } = await measure(page);
    // A key has no end of a word where its line could end.
    const words = broken.filter((word) => /^\p{L}+$/u.test(word));
    expect({ words, clipped, overflow_x }).toEqual({ words: [], clipped: [], overflow_x: 0 });
  },
);

test('the slip says what the checkpoint in its code says, and is on record', {
  timeout: TIMEOUT,
}, async () => {
  await slip('en');
  const photo = (await photographed(page)) ?? '';
  const { text } = openNote(photo, [parseVerifierKey(log.about.verifier_key)]);
  const [origin, size, root] = text.split('\n');
  const words = (await page.locator('.paper').textContent()) ?? '';
  const hex = Buffer.from(root ?? '', 'base64').toString('hex');
  for (const said of [
    origin,
    `Entries in the log${Number(size).toLocaleString('en-US')}`,
    hex.replace(/(.{4})(?=.)/g, '$1 '),
  ]) {
    expect(words).toContain(said);
  }
  expect(words).toContain(log.about.verifier_key);
  expect(words).toContain(`Key id ${log.about.verifier_key.split('+')[1]}`);
  expect(words).toContain('The paper does not show that everything was recorded.');
  expect(await page.locator('.sign .line').count()).toBe(4);
  expect(factsOf('checkpoint_given').at(-1)).toContain('"by":"shift_slip"');
});

test('without the service the page says so and prints nothing', { timeout: TIMEOUT }, async () => {
  await page.route('**/slip/checkpoint', (route) => route.abort());
  await page.goto(`${service.origin}/slip/?lang=es`);
  await page.getByRole('alert').waitFor(WAIT);
  expect(await page.getByRole('alert').textContent()).toContain('use el recibo en la pantalla');
});

test('both languages of the paper have the same keys', () => {
  const keysOf = (language: string) =>
    new FluentResource(readFileSync(path.join(ROOT, `kiosk-ui/slip/locales/${language}.ftl`), 'utf8')).body
      .map(({ id }) => id)
      .sort();
  expect(keysOf('es')).toEqual(keysOf('en'));
  const code = readFileSync(path.join(ROOT, 'kiosk-ui/slip/slip.tsx'), 'utf8').concat(
    readFileSync(path.join(ROOT, 'kiosk-ui/slip/main.tsx'), 'utf8'),
  );
  expect(keysOf('en').filter((key) => !code.includes(`'${key}'`))).toEqual([]);
});
