import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, PANEL_VIEWPORT, ROOT, START_MS } from './browser.ts';
import { type Service, startService } from './service.ts';

const TIMEOUT = 240_000;
const WAIT = { timeout: 60_000 } as const;
const MARIA = 'B-1001';
const ROBERT = 'B-1002';

let data: string;
let browser: Browser;
let service: Service;
let page: Page;

const approve = async (): Promise<void> => {
  const by = ['--by', 'maria-alvarez', '--by', 'robert-hayes', '--stdin'];
  const of = ['--config', 'config/demo.yaml', '--data', data];
  // The demo's calendar goes by today, and a test by no day.
  const file = path.join(data, 'receiving.md');
  const shipped = readFileSync(path.join(ROOT, 'config/procedures/receiving.md'), 'utf8');
  writeFileSync(file, shipped.replace('phases: [receiving]', 'phases: all'));
  const going = promisify(execFile)(
    process.execPath,
    ['src/main.ts', 'procedures', 'approve', file, ...of, ...by],
    { cwd: ROOT },
  );
  going.child.stdin?.end('3941\n6174\n');
  expect((await going).stdout).toContain('is in use');
};

beforeAll(async () => {
  data = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-procedures-'));
  [service, browser] = await Promise.all([startService(data), launch()]);
  await approve();
  const context = await browser.newContext({ viewport: { ...PANEL_VIEWPORT }, reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.goto(`${service.origin}/kiosk/?room=ballot-room`);
  await shows('attract');
}, START_MS);

afterAll(async () => {
  await browser?.close();
  await service?.stop();
  rmSync(data, { recursive: true, force: true });
});

const shows = (screen: string): Promise<void> =>
  page.locator(`[data-screen="${screen}"]`).waitFor({ state: 'visible', ...WAIT });

const press = (label: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name: label, ...(typeof label === 'string' ? { exact: true } : {}) })
    .click(WAIT);

const openAndClose = async (): Promise<void> => {
  for (const open of [true, false]) await service.door('ballot-room-door', open);
};

const strip = (words: string): Promise<void> =>
  page.getByRole('button', { name: words, exact: true }).waitFor({ state: 'visible', ...WAIT });

test('whoever comes in to deposit ballots ticks the steps, and what nobody ticked is said at the end', {
  timeout: TIMEOUT,
}, async () => {
  for (const badge of [MARIA, ROBERT]) await service.badge('ballot-room-outside', badge);
  await shows('confirm');
  await press(/see/i);
  await shows('purpose');
  await press('Deposit ballots');
  await shows('granted');
  await openAndClose();
  await shows('attract');
  await strip('Receiving sealed containers: 0 of 8 steps ticked');

  await press('Receiving sealed containers: 0 of 8 steps ticked');
  await shows('steps');
  await press(/^Step 1:/);
  await shows('step_who');
  await press('Robert Hayes');
  await shows('steps');
  await page.getByRole('button', { name: /^Step 1:.*\(Robert Hayes, / }).waitFor(WAIT);

  // By keys alone: the second step is the second choice of the page, and Escape goes back.
  await page.keyboard.press('2');
  await shows('step_who');
  await page.keyboard.press('Escape');
  await shows('attract');

  // In Spanish the office's own Spanish words stand there.
  await press('Español');
  await strip('Recepción de recipientes sellados: 1 de 8 pasos marcados');
  await press('English');

  for (const badge of [MARIA, ROBERT]) await service.badge('ballot-room-inside', badge);
  await shows('signed_out');
  expect(await page.locator('.hint').first().textContent(WAIT)).toContain('Not every step was ticked.');
  expect(await page.locator('.unticked li').count()).toBe(3);
  await openAndClose();
  await strip('Receiving sealed containers: 7 steps were not ticked');
  await press('Receiving sealed containers: 7 steps were not ticked');
  await press(/^Step 2:/);
  await press('Maria Alvarez');
  await page.getByRole('button', { name: /^Step 2:.*\(Maria Alvarez, / }).waitFor(WAIT);
});

test('of more people than a page has room for, the last one can be named as well', {
  timeout: TIMEOUT,
}, async () => {
  const people = [MARIA, ROBERT, 'B-1003', 'B-1004', 'B-1005'];
  for (const badge of people.slice(0, 2)) await service.badge('ballot-room-outside', badge);
  await shows('confirm');
  await press(/see/i);
  await shows('purpose');
  await press('Deposit ballots');
  await shows('granted');
  await openAndClose();
  for (const badge of people.slice(2)) {
    await shows('attract');
    await service.badge('ballot-room-outside', badge);
    await shows('purpose');
    await press('Deposit ballots');
    await shows('granted');
    await openAndClose();
  }
  await press(/0 of 8 steps ticked/);
  await press(/^Step 1:/);
  await shows('step_who');
  await press('Next page');
  await press('Susan Begay');
  await page.getByRole('button', { name: /^Step 1:.*\(Susan Begay, / }).waitFor(WAIT);
});
