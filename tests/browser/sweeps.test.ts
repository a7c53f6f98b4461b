/** A kiosk that comes back after half an hour: its screen asks for a look at the seals until two people signed for it. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { Stage } from '../../src/demo-week/stage.ts';
import { shipped } from '../commands/aid.ts';
import { factsOf } from '../witness/kiosks.ts';
import { PANEL_VIEWPORT, START_MS } from './browser.ts';
import { oneBrowser } from './one-browser.ts';
import { type Service, startService } from './service.ts';
import { shoot } from './supervisor/looks.ts';

const TIMEOUT = 120_000;
const WAIT = { timeout: 60_000 } as const;
const AWAY_MS = 30 * 60_000;
const OUTSIDE = 'ballot-room-outside';
const DOOR = 'ballot-room-door';
const PAIR = ['B-1001', 'B-1002'] as const;

const browser = oneBrowser();
let data: string;
let service: Service;
let page: Page;

beforeAll(async () => {
  data = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-sweep-'));
  const config = readConfig(shipped('demo.yaml'), data);
  const none = { badges: new Map(), pins: new Map() };
  new Stage({ config, software: '1.0.0', ...none, start: Date.now() - AWAY_MS }).end();
  service = await startService(data);
  const context = await browser().newContext({ viewport: { ...PANEL_VIEWPORT }, reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.goto(`${service.origin}/kiosk/?room=ballot-room`);
  await shows('attract');
}, START_MS);

afterAll(async () => {
  await service?.stop();
  rmSync(data, { recursive: true, force: true });
});

const shows = (screen: string): Promise<void> =>
  page.locator(`[data-screen="${screen}"]`).waitFor({ state: 'visible', ...WAIT });

const tap = (label: string | RegExp): Promise<void> =>
  page.locator('button:visible', { hasText: label }).first().click(WAIT);

const owed = () => page.locator('[data-banner="sweep_owed"]');

const enterBoth = async (): Promise<void> => {
  for (const badge of PAIR) await service.badge(OUTSIDE, badge);
  await tap(/^I see/);
  await shows('purpose');
  await tap('Inspection');
  await shows('granted');
  for (const open of [true, false]) await service.door(DOOR, open);
  await shows('entered');
  await shows('attract');
};

test('nobody can say what they found before they were in; then both sign, and nothing is asked any more', {
  timeout: TIMEOUT,
}, async () => {
  await tap(/^All /);
  await owed().waitFor(WAIT);
  expect(await owed().textContent()).toContain('Two people enter, look at every seal of the room');
  expect(await owed().locator('button').count()).toBe(0);
  await shoot(page, 'sweep-owed');
  await tap('Back');
  await enterBoth();
  await tap(/^All /);
  await owed().locator('button', { hasText: 'Seals seen' }).click(WAIT);
  await shows('sweep');
  await tap('Not all intact');
  await shows('sign');
  await shoot(page, 'sweep-sign');
  for (const badge of PAIR) await service.badge(OUTSIDE, badge);
  await shows('stated');
  expect(await page.locator('main').textContent()).toContain('do not touch it, and call your supervisor');
  await shoot(page, 'sweep-stated');
  await owed().waitFor({ state: 'detached', ...WAIT });
  await shows('attract');
  expect(await page.locator('[data-banner="alarm"]').first().textContent()).toMatch(/seal/i);
  expect(factsOf({ data }).filter(({ type }) => type.startsWith('sweep_'))).toMatchObject([
    { type: 'sweep_owed', room: 'ballot-room' },
    { type: 'sweep_owed', room: 'vault' },
    {
      type: 'sweep_signed',
      room: 'ballot-room',
      seals: 'seals_not_intact',
      signed_by: ['maria-alvarez', 'robert-hayes'],
    },
  ]);
});
