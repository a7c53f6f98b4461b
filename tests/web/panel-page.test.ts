import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, loadConfigFromFile } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { simulatorRouter } from '../../devices/simulator/http.ts';
import { Simulator } from '../../devices/simulator/simulator.ts';
import type { Credential, RoomId } from '../../src/core/terms.ts';
import { findChromium } from '../../src/setup/system.mjs';
import { ROOMS } from './panel-vocabulary.ts';
import { type Site, startSite } from './small-kiosk.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'];
const AXE = readFileSync(path.join(ROOT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

const PEOPLE = [
  { person: 'ana', name: 'Ana Ruiz', class: 'official', group: 'dem', badge: 'B-1' },
  { person: 'ben', name: 'Ben Ode', class: 'staff', group: 'rep', badge: 'B-2' },
];

const dist = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-panel-'));
const seen: string[] = [];
const complaints: string[] = [];
let simulator: Simulator;
let site: Site;
let browser: Browser;
let page: Page;

async function buildPanel(): Promise<void> {
  const file = path.join(ROOT, 'kiosk-ui', 'vite.config.ts');
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, file);
  const input = { panel: path.join(ROOT, 'kiosk-ui', 'panel', 'index.html') };
  const options = { ...loaded?.config.build, outDir: dist, rolldownOptions: { input } };
  await build({ ...loaded?.config, configFile: false, logLevel: 'error', build: options });
  mkdirSync(path.join(dist, 'kiosk'));
  writeFileSync(path.join(dist, 'kiosk', 'index.html'), '<!doctype html><html lang="en"><title>k</title>');
}

/** Hardware of which every observation is kept, and which lights a reader and releases a strike when asked. */
async function startHardware(): Promise<void> {
  simulator = new Simulator({
    rooms: ROOMS,
    sirens: [],
    people: () => PEOPLE,
    credentialOf: (badge) => `keyed ${badge}` as Credential,
    advance: (ms) => seen.push(`clock ${ms}`),
  });
  await simulator.start((observed) => {
    seen.push(Object.values(observed).join(' '));
    if (observed.type === 'badge_read') {
      const room = 'north' as RoomId;
      simulator.perform({ type: 'signal', room, reader: observed.reader, signal: 'waiting' });
    }
    if (observed.type === 'exit_requested') {
      simulator.perform({ type: 'unlock_door', door: observed.door, pulse_ms: 60_000 });
    }
  });
}

beforeAll(async () => {
  await Promise.all([buildPanel(), startHardware()]);
  const router = simulatorRouter({ simulator, settled: () => Promise.resolve() });
  site = await startSite({ simulator: router, dist });
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('there is no Chromium: install the Debian package chromium');
  browser = await chromium.launch({ executablePath, args: FLAGS });
  page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`http://127.0.0.1:${site.web.port}/panel/`);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await site?.web.close();
  await simulator?.stop();
  rmSync(dist, { recursive: true, force: true });
});

/** Rules of axe that the page breaks, and by how many pixels it is wider than its window. */
async function faults(on: Page): Promise<unknown> {
  const found: string[] = await on.evaluate(
    `${AXE}; axe.run(document, { iframes: false }).then(({ violations }) => violations.map(({ id }) => id))`,
  );
  const wider = await on.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  return { found, wider };
}

const FAULTLESS = { found: [], wider: 0 };
const card = (name: string) => page.getByRole('button', { name });
const reader = (side: string) => page.locator(`[data-reader=${side}]`);

test('a badge can be tapped and held to a reader, by keyboard too', async () => {
  await card('Ana Ruiz').click();
  await reader('outside').click();
  await page.getByRole('log').getByText('Ana Ruiz: badge at the outside reader').waitFor();
  await reader('outside').getByText('Waiting for more').waitFor();
  await card('Ben Ode').focus();
  await page.keyboard.press('Enter');
  await reader('inside').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText('Ben Ode: badge at the inside reader').waitFor();
  expect(seen).toContain('badge_read north-outside keyed text:B-1');
  expect(seen).toContain('badge_read north-inside keyed text:B-2');
});

test('a badge can be dragged onto a reader', async () => {
  const from = await card('Ben Ode').boundingBox();
  const to = await reader('outside').boundingBox();
  if (!from || !to) throw new Error('the card and the reader are not on the page');
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(to.x + 40, to.y + 40, { steps: 4 });
  await page.locator('.reader.over').waitFor();
  await page.mouse.up();
  await page.getByRole('log').getByText('Ben Ode: badge at the outside reader').waitFor();
  expect(await page.locator('.dragged').count()).toBe(0);
  expect(seen.filter((line) => line === 'badge_read north-outside keyed text:B-2').length).toBe(1);
});

test('a reader without a card in hand asks for one', async () => {
  await reader('inside').click();
  await page.getByText('Pick up a badge first').waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
});

test('the exit button, the door, wires, plugs and the clock do what they say', async () => {
  await page.getByRole('button', { name: 'Exit button' }).click();
  await page.getByRole('img', { name: 'Door closed. Strike released' }).waitFor();
  await page.getByRole('button', { name: 'Open the door' }).click();
  await page.getByRole('img', { name: 'Door closed' }).waitFor({ state: 'detached' });
  expect(await faults(page)).toEqual(FAULTLESS);
  await page.getByRole('button', { name: 'Wires and plugs' }).click();
  const fire = page.getByRole('group', { name: 'Fire alarm' });
  await fire.getByLabel('Cut').check({ force: true });
  await page.getByRole('log').getByText('Fire alarm: Cut').waitFor();
  await page.getByRole('checkbox', { name: 'Inside reader' }).uncheck({ force: true });
  await reader('inside').getByText('Unplugged').waitFor();
  await page.getByRole('button', { name: '+5 min' }).click();
  await page.getByText('Clock ahead by 5 min').waitFor();
  for (const line of ['exit_requested north-door', 'door_opened north-door', 'line_changed fire cut'])
    expect(seen).toContain(line);
  expect(seen.some((line) => line.startsWith('device_lost') && line.includes('north-inside'))).toBe(true);
  expect(seen).toContain('clock 300000');
  expect(await faults(page)).toEqual(FAULTLESS);
});

test('the other room and the other language are one tap away, and the touchscreen goes with the room', async () => {
  await page.getByRole('button', { name: 'Room south' }).click();
  await page.getByText('No reader on this side').waitFor();
  expect(await page.locator('iframe').getAttribute('src')).toContain('room=south');
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByRole('heading', { name: 'Banco de pruebas' }).waitFor();
  expect(await page.evaluate('document.documentElement.lang')).toMatch(/^es/);
  expect(await faults(page)).toEqual(FAULTLESS);
});

test('it fits a phone', async () => {
  const phone = await browser.newPage({
    viewport: { width: 360, height: 780 },
    hasTouch: true,
    isMobile: true,
  });
  await phone.goto(`http://127.0.0.1:${site.web.port}/panel/`);
  await phone.getByRole('button', { name: 'Ana Ruiz' }).tap();
  await phone.locator('[data-reader=outside]').tap();
  await phone.getByRole('log').getByText('Ana Ruiz: badge at the outside reader').waitFor();
  expect(await faults(phone)).toEqual(FAULTLESS);
  await phone.close();
});

test('nothing on the page fails or breaks the content security policy', () => {
  expect(complaints).toEqual([]);
});
