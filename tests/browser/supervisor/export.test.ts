/** Taking the log out in a real browser, at the real service over TLS; what came is checked by our command, and opened by another program. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { AccountRole } from '../../../src/core/facts-office.ts';
import { run } from '../../commands/aid.ts';
import { temporaryDirectory } from '../../log/aid.ts';
import { PATIENCE_MS } from '../../office/aid.ts';
import { type ApiSite, apiSite } from '../../office/api-site.ts';
import { PHONE_VIEWPORT } from '../browser.ts';
import { oneBrowser } from '../one-browser.ts';
import { expectNoFaults, shoot } from './looks.ts';

const LONG = { timeout: 4 * PATIENCE_MS };

const browser = oneBrowser();

/** The page of somebody who is signed in already. */
const exporting = async (
  site: ApiSite,
  role: AccountRole,
  viewport = { width: 1280, height: 720 },
): Promise<Page> => {
  const context = await browser().newContext({ ignoreHTTPSErrors: true, viewport, reducedMotion: 'reduce' });
  const cookies = [...site.as[role].cookies].map(([name, value]) => ({
    name,
    value,
    url: site.origin,
    secure: true,
  }));
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(`${site.origin}/supervisor/#export`);
  await page.getByRole('heading', { name: 'Export the log' }).waitFor();
  return page;
};

const fetched = async (page: Page, profile: string): Promise<string> => {
  await page.getByLabel('What is in it').selectOption(profile);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Prepare the file' }).click();
  const download = await coming;
  const folder = temporaryDirectory();
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  await page.getByText('was sent. Look for it').waitFor();
  execFileSync('unzip', ['-q', file, '-d', folder]);
  return file.replace(/\.zip$/, '');
};

test('an auditor takes the log out with names; it is good, and that it left is on record', LONG, async () => {
  const site = await apiSite();
  const page = await exporting(site, 'auditor');
  const bundle = await fetched(page, 'none');
  expect(await run(['verify', bundle])).toMatchObject({ code: 0 });
  expect(readFileSync(path.join(bundle, 'data/records.csv'), 'utf8')).toContain('Ana Ruiz');
  expect(existsSync(path.join(bundle, 'data/verify.html'))).toBe(true);
  const [exported] = site.facts().filter(({ type }) => type === 'log_exported');
  const { from, until } = JSON.parse(readFileSync(path.join(bundle, 'data/range.json'), 'utf8'));
  expect(exported).toMatchObject({
    account: 'aud',
    role: 'auditor',
    profile: 'none',
    from,
    entries: until - from,
  });
  await expectNoFaults(page);
  await shoot(page, 'export-sent');
  await page.context().close();
});

test('an administrator takes it out without names, and is offered nothing else', LONG, async () => {
  const site = await apiSite();
  const page = await exporting(site, 'administrator', { ...PHONE_VIEWPORT });
  await page.getByRole('option', { name: 'Without names' }).waitFor({ state: 'attached' });
  expect(await page.getByRole('option').allTextContents()).not.toContain('Everything, with names');
  await expectNoFaults(page);
  await shoot(page, 'export-phone');
  const bundle = await fetched(page, 'public');
  expect(await run(['verify', bundle])).toMatchObject({ code: 0 });
  expect(readFileSync(path.join(bundle, 'data/records.csv'), 'utf8')).not.toContain('Ana Ruiz');
  await page.context().close();
});

test('days that have no entry are refused with what to do', LONG, async () => {
  const site = await apiSite();
  const page = await exporting(site, 'supervisor');
  await page.getByLabel('To the day').fill('2020-01-01');
  await page.getByRole('button', { name: 'Prepare the file' }).click();
  await page.getByRole('alert').getByText('No signed entry is of these days.').waitFor();
  expect(site.facts().some(({ type }) => type === 'log_exported')).toBe(false);
  await page.context().close();
});
