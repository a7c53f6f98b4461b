import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SIZES, THEMES } from '../../kiosk-ui/shared/settings.ts';
import { openNote, parseVerifierKey } from '../../src/log/formats/note.ts';
import { verifyTlogProof } from '../../src/log/formats/tlog-proof.ts';
import { type LogReader, readLog } from '../../src/log/read-log.ts';
import {
  launch,
  PANEL_VIEWPORT,
  PHONE_VIEWPORT,
  type Previews,
  paint,
  START_MS,
  startPreviews,
} from './browser.ts';
import { photographed } from './camera.ts';
import { type Service, startService } from './service.ts';

const TIMEOUT = 240_000;
/** Two lines of words. */
const NEAR_PX = 60;
const WAIT = { timeout: 60_000 } as const;

describe('in the previews', () => {
  let previews: Previews;
  beforeAll(async () => {
    previews = await startPreviews();
  }, START_MS);
  afterAll(() => previews.stop());

  test.each([
    ['panel', PANEL_VIEWPORT],
    ['phone', PHONE_VIEWPORT],
  ] as const)(
    'a camera reads both codes on a %s, in every theme and size of text',
    {
      timeout: TIMEOUT,
    },
    async (_, viewport) => {
      const { page, context } = await previews.open(viewport);
      const looks = [
        ...THEMES.map((theme) => ({ theme, size: 1 })),
        ...SIZES.map((size) => ({ theme: 'dark-on-light', size })),
      ];
      for (const look of looks) {
        await paint(page, 'receipt-witnessed', { lang: 'en', ...look });
        expect(await photographed(page), JSON.stringify(look)).toMatch(
          /^county\.example\/ballot-room\/k07\/e3\n12407\n/,
        );
        await paint(page, 'proof', { lang: 'es', ...look });
        expect(await photographed(page), JSON.stringify(look)).toMatch(
          /^c2sp\.org\/tlog-proof@v1\nindex 12406\n/,
        );
      }
      await context.close();
    },
  );

  test.each([
    ['receipt-witnessed', '.receipt-words', 'phone', PHONE_VIEWPORT, '.qr'],
    ['proof', '.receipt-words', 'phone', PHONE_VIEWPORT, '.qr'],
    ['proof', '.receipt-words p:last-child', 'panel', PANEL_VIEWPORT, '.challenge'],
  ] as const)(
    'in %s %s comes right below what it is about, on a %s',
    { timeout: TIMEOUT },
    async (sample, words, _, viewport, above) => {
      const { page, context } = await previews.open(viewport);
      await paint(page, sample, { lang: 'es' });
      const upper = await page.locator(above).boundingBox();
      const lower = await page.locator(words).boundingBox();
      expect((lower?.y ?? 0) - (upper?.y ?? 0) - (upper?.height ?? 0)).toBeLessThan(NEAR_PX);
      await context.close();
    },
  );
});

describe('at the kiosk', () => {
  let data: string;
  let service: Service;
  let page: Page;
  let log: LogReader;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    data = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-receipt-'));
    service = await startService(data);
    log = readLog(data);
    const browser = await launch();
    const context = await browser.newContext({ viewport: { ...PANEL_VIEWPORT }, reducedMotion: 'reduce' });
    page = await context.newPage();
    await page.goto(`${service.origin}/kiosk/?room=ballot-room`);
    stop = () => browser.close();
  }, START_MS);
  afterAll(async () => {
    log.close();
    await stop();
    await service.stop();
    rmSync(data, { recursive: true, force: true });
  });

  const tap = (label: string): Promise<void> =>
    page.locator('button:visible', { hasText: label }).first().click(WAIT);
  const shows = (screen: string): Promise<void> =>
    page.locator(`[data-screen="${screen}"]`).waitFor({ state: 'visible', ...WAIT });
  const published = async (): Promise<string> => (await fetch(`${service.origin}/log/checkpoint`)).text();
  const sizeOf = (checkpoint: string): number => Number(checkpoint.split('\n')[1]);
  const challenge = async (words: string): Promise<void> => {
    await shows('attract');
    await tap('More');
    await tap('Challenge the log');
    // The field takes the focus after it is painted; keys that come before go nowhere.
    await page.locator('input:focus').waitFor(WAIT);
    await page.keyboard.type(words);
    await tap('Done');
  };

  test('a photo of the log receipt is the signed checkpoint itself', { timeout: TIMEOUT }, async () => {
    await shows('attract');
    await tap('More');
    const before = await published();
    await tap('Log receipt');
    await page.locator('.qr').waitFor({ state: 'visible', ...WAIT });
    const photo = (await photographed(page)) ?? '';
    // Signed by the log is what makes it the log's own; other facts may come between any two looks at the log.
    const { signed_by } = openNote(photo, [parseVerifierKey(log.about.verifier_key)]);
    expect(signed_by).toEqual([log.about.origin]);
    expect(sizeOf(photo)).toBeGreaterThanOrEqual(sizeOf(before));
    expect(sizeOf(photo)).toBeLessThanOrEqual(sizeOf(await published()));
    const words = (await page.locator('main').textContent()) ?? '';
    expect(words).toContain(`${photo.split('\n')[1]} entries at`);
    expect(words).toContain('Not witnessed yet.');
    expect(words).toContain('It cannot show that everything was recorded.');
    await tap('Back');
  });

  test('an observer types words and photographs the proof that they are in the log', {
    timeout: TIMEOUT,
  }, async () => {
    await challenge('Blue heron 12');
    await shows('proof');
    const photo = (await photographed(page)) ?? '';
    const title = (await page.locator('h1').textContent()) ?? '';
    const [stored] = [...log.entries(Number(title.replace(/\D/g, '')))];
    expect(stored?.bytes.toString()).toContain('"challenge":"Blue heron 12"');
    const entry = stored?.bytes ?? Buffer.alloc(0);
    const proven = verifyTlogProof(photo, entry, parseVerifierKey(log.about.verifier_key));
    expect(proven.index).toBe(stored?.seq);

    await page.reload();
    await shows('proof');
    expect(await photographed(page)).toBe(photo);
    await tap('Back');
    await challenge('Red');
    await page.getByRole('alert').filter({ hasText: 'Wait ten seconds' }).waitFor(WAIT);
    await shows('challenge');
  });
});
