import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readInk } from '../../src/core/ink.ts';
import { launch, PANEL_VIEWPORT, ROOT, START_MS } from './browser.ts';
import { type Service, startService } from './service.ts';

const TIMEOUT = 240_000;
const WAIT = { timeout: 60_000 } as const;
const OUTSIDE = 'ballot-room-outside';
const ASKED = 'visitor_record: [visited, id_seen, items, rules, signature, badge]';

let folder: string;
let data: string;
let browser: Browser;
let service: Service;
let page: Page;

const command = async (...words: readonly string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/main.ts', ...words], { cwd: ROOT });
  return stdout;
};

/** The demo's room, whose rules ask of visitors all that can be asked but a purpose of their own. */
const writeConfig = (): string => {
  const written = readFileSync(path.join(ROOT, 'config/demo.yaml'), 'utf8')
    .replace(/^channels:.*$/ms, '')
    .replace('pairing: different_group', `pairing: different_group\n      ${ASKED}`)
    .replace(/^ {2}photos: .*$/m, '');
  const file = path.join(folder, 'kiosk.yaml');
  writeFileSync(file, written);
  return file;
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-visitors-'));
  data = path.join(folder, 'data');
  const config = writeConfig();
  await command('people', 'import', 'config/demo.people.csv', '--config', config, '--data', data);
  [service, browser] = await Promise.all([startService(data, 0, 'run', ['--config', config]), launch()]);
  const context = await browser.newContext({ viewport: { ...PANEL_VIEWPORT }, reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.goto(`${service.origin}/kiosk/?room=ballot-room`);
  await shows('attract');
}, START_MS);

afterAll(async () => {
  await browser?.close();
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const shows = (screen: string): Promise<void> =>
  page.locator(`[data-screen="${screen}"]`).waitFor({ state: 'visible', ...WAIT });

const asks = (title: string): Promise<void> =>
  page.getByRole('heading', { name: title, exact: true }).waitFor({ state: 'visible', ...WAIT });

const press = (label: string | RegExp): Promise<void> =>
  page.getByRole('button', { name: label }).first().click(WAIT);

const type = async (words: string, done = 'Next'): Promise<void> => {
  await page.locator('input:focus').fill(words);
  await press(done);
};

const openAndClose = async (): Promise<void> => {
  for (const open of [true, false]) await service.door('ballot-room-door', open);
};

/** A stroke on the field, as a finger draws it. */
const sign = async (): Promise<void> => {
  const box = await page.locator('.ink-field').boundingBox();
  if (box === null) throw new Error('there is no field to sign on');
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.7);
  await page.mouse.down();
  for (let step = 1; step <= 12; step += 1) {
    const height = step % 2 === 0 ? 0.7 : 0.3;
    await page.mouse.move(box.x + box.width * (0.2 + 0.05 * step), box.y + box.height * height);
  }
  await page.mouse.up();
};

/** Maria and Robert at the door, with Vic Moreau. */
const comeWithVic = async (): Promise<void> => {
  await service.badge(OUTSIDE, 'B-1001');
  await shows('badge');
  await press('Add visitor');
  await press('Maintenance');
  await type('Vic Moreau');
  await shows('visitor_organization');
  await type('Lifts Ltd', 'Done');
  await shows('badge');
  await service.badge(OUTSIDE, 'B-1002');
  await shows('confirm');
  await press(/^I see/);
  await shows('purpose');
  await press('Inspection');
};

interface Told {
  readonly type: string;
  readonly [field: string]: unknown;
}

const told = async (): Promise<readonly Told[]> =>
  (await command('log', '--data', data, '--json'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Told);

test('a visitor is asked one by one, signs on the glass, and gets a badge that is asked after', {
  timeout: TIMEOUT,
}, async () => {
  await comeWithVic();
  await asks('Whom does Vic Moreau visit?');
  await type('Ana Ruiz, elections');
  await asks('Which ID did Vic Moreau show?');
  // By keys alone: the fifth choice, then the second person who could have looked.
  await page.keyboard.press('5');
  await asks('Who looked at it?');
  await page.keyboard.press('2');
  await asks('Does Vic Moreau carry anything in?');
  await press('Yes: write what');
  await type('Toolbox');
  await asks('Vic Moreau, please read');
  expect(await page.locator('.visitor-rules').textContent()).toContain('Touch no ballots');
  await page.keyboard.press('Enter');
  await asks('Vic Moreau, please sign');
  expect(await page.getByRole('button', { name: 'Next', exact: true }).isDisabled()).toBe(true);
  await sign();
  await press('Next');
  await asks('Which badge does Vic Moreau get?');
  for (const digit of ['1', '2', 'Enter']) await page.keyboard.press(digit);
  await shows('granted');
  await openAndClose();

  await press('Who is inside');
  await press(/Vic Moreau/);
  await asks('What does Vic Moreau carry out?');
  expect(await page.locator('.hint').textContent()).toBe('Brought in: Toolbox');
  await press('All of that, nothing else');
  await asks('Sign out Vic Moreau?');
  await press('Sign out without it');
  await openAndClose();
  // A start does not know who is inside, which is the worse notice.
  await press(/^All \d/);
  await page.locator('[data-banner="badge_owed"]').waitFor(WAIT);
  await press('Say where');
  await asks('Where is visitor badge 12?');
  await press('It is back');
  await page.getByRole('button', { name: /^All \d/ }).waitFor({ state: 'detached', ...WAIT });

  const facts = await told();
  const signed = facts.find((fact) => fact.type === 'visitor_signed');
  expect(signed).toMatchObject({ how: 'drawn' });
  expect(readInk(String(signed?.['signature']))?.flat().length).toBeGreaterThan(8);
  expect(facts.filter((fact) => fact.type.startsWith('visitor_badge_')).map((fact) => fact.type)).toEqual([
    'visitor_badge_issued',
    'visitor_badge_kept',
    'visitor_badge_returned',
  ]);
});

test('the public copy withholds the signature and every name, and the visitor log has them', {
  timeout: TIMEOUT,
}, async () => {
  const out = path.join(folder, 'public');
  await command('export', '--data', data, '--to', out, '--redact', 'public');
  const records = readFileSync(path.join(out, 'data', 'records.csv'), 'utf8');
  expect(records.includes('visitor_signed')).toBe(true);
  for (const secret of ['Vic Moreau', 'Lifts Ltd', 'Ana Ruiz', 'Toolbox']) {
    expect([secret, records.includes(secret)]).toEqual([secret, false]);
  }
  const row = records.split('\r\n').find((line) => line.includes('visitor_signed'));
  expect(row).toContain('[withheld: ');
  const report = await command('report', 'visitors', '--data', data, '--format', 'csv');
  expect(report).toContain('Vic Moreau');
  expect(report).toContain('company_badge');
  expect(report).toContain('returned_afterwards');
});
