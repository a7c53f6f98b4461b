/** What the kiosk needs, at the page of whoever keeps it: the real office, the real doctor and a real browser. */
import { chmodSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { AccountRole } from '../../../src/core/facts-office.ts';
import { PATIENCE_MS } from '../../office/aid.ts';
import { type ApiSite, apiSite } from '../../office/api-site.ts';
import { PHONE_VIEWPORT } from '../browser.ts';
import { oneBrowser } from '../one-browser.ts';
import { expectNoFaults, shoot } from './looks.ts';

const LONG = { timeout: 4 * PATIENCE_MS };

const browser = oneBrowser();

const pageOf = async (
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
  await page.goto(`${site.origin}/supervisor/#health`);
  return page;
};

const lineOf = (page: Page, about: string) => page.locator('.finding', { hasText: about });

test(
  'an administrator finds what is wrong with what to do, in words, and has it looked at again',
  LONG,
  async () => {
    const site = await apiSite();
    const key = path.join(site.data, 'keys/site.key');
    chmodSync(key, 0o644);
    const page = await pageOf(site, 'administrator');
    await page.getByRole('heading', { name: 'Health' }).waitFor();
    const line = lineOf(page, 'site key');
    await line.waitFor();
    expect(await line.innerText()).toMatch(/^Wrong\s+site key: .+chmod 600/s);
    // The worst part comes first, and a part says in words how its worst thing stands.
    const first = page.locator('.health-part').first();
    expect(await first.locator('header').innerText()).toMatch(/Log\s+Wrong/);
    await page.getByText(/^Looked at/).waitFor();
    expect(await page.getByRole('button', { name: 'Look again' }).isDisabled()).toBe(true);
    await expectNoFaults(page);
    await shoot(page, 'health');
    chmodSync(key, 0o600);
    const again = page.getByRole('button', { name: 'Look again', disabled: false });
    await again.waitFor({ timeout: 2 * PATIENCE_MS });
    await again.focus();
    await page.keyboard.press('Enter');
    await line.getByText('Good').waitFor();
    await page.context().close();
  },
);

test('in Spanish, on a phone and in the dark it says the same in its own words', LONG, async () => {
  const site = await apiSite();
  const page = await pageOf(site, 'auditor', { ...PHONE_VIEWPORT });
  await page.getByText(/^Looked at/).waitFor();
  await page.getByRole('button', { name: 'Pages' }).click();
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByRole('heading', { name: 'Estado' }).waitFor();
  await page.getByText('aquí los aparatos son simulados: no protegen nada').waitFor();
  await page.getByText('Conecte aparatos de verdad en una puerta.').waitFor();
  await expectNoFaults(page);
  await shoot(page, 'health-phone-es');
  await page.context().close();
});

test('an observer is offered no such page, and sees the rooms at its address', LONG, async () => {
  const site = await apiSite();
  const page = await pageOf(site, 'observer');
  await page.locator('.room').waitFor();
  expect(await page.getByRole('link', { name: 'Health' }).count()).toBe(0);
  await page.context().close();
});
