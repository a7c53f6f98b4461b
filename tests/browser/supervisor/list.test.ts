/** The authorization list at the supervisors' pages, with the real kiosk, the real office and a real browser. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { oneBrowser } from '../one-browser.ts';
import { PHONE } from './aid.ts';
import { listSite, openList, signInAs } from './list-site.ts';
import { expectNoFaults, shoot } from './looks.ts';

const MINUTES = { timeout: 3 * 60_000 };

const browser = oneBrowser();

const names = (page: Page): Promise<readonly string[]> => page.locator('.person-card h2').allTextContents();

test('an auditor looks people up by keys alone, and has nothing to change them by', MINUTES, async () => {
  const site = await listSite();
  const { page, errors } = await signInAs(browser(), site, { account: 'olga', role: 'auditor' });
  await page.getByRole('link', { name: 'Authorization list' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('5 of 5 people').waitFor();
  expect(await names(page)).toEqual(['Ana Ruiz', 'Ben Carter', 'Cal Moss', 'Dee Park', 'Eva Novak']);
  await page.getByLabel('Search').focus();
  await page.keyboard.type('clerk');
  await page.getByText('1 of 5 people').waitFor();
  expect(await names(page)).toEqual(['Ana Ruiz']);
  await page.getByRole('button', { name: 'Show everybody again' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('5 of 5 people').waitFor();
  await page.getByRole('button', { name: 'Details: Eva Novak' }).focus();
  await page.keyboard.press('Enter');
  const eva = page.getByRole('article', { name: 'Eva Novak' });
  const said = await eva.innerText();
  for (const part of [
    'Training: none',
    'dem (registered)',
    'Stands in for\nCal Moss',
    'North room',
    'One badge',
  ]) {
    expect(said).toContain(part);
  }
  const buttons = await page.locator('.list').getByRole('button').allTextContents();
  expect(buttons.filter((button) => !/Details|Show/.test(button))).toEqual([]);
  await expectNoFaults(page);
  expect(errors).toEqual([]);
});

test('whose dates end, who has no PIN and who may enter a room is asked of the list', MINUTES, async () => {
  const site = await listSite();
  const { page } = await signInAs(browser(), site, { account: 'ana', role: 'supervisor', person: 'ana' });
  await openList(page);
  await page.getByText('By group, room or date').click();
  await page.getByLabel('Dates').selectOption('soon');
  await page.getByText('1 of 5 people').waitFor();
  expect(await names(page)).toEqual(['Dee Park']);
  await page.getByLabel('Dates').selectOption('lacking');
  await expect.poll(() => names(page)).toEqual(['Eva Novak']);
  await page.getByLabel('Dates').selectOption('');
  await page.getByLabel('Group', { exact: true }).selectOption('dem');
  await expect.poll(() => names(page)).toEqual(['Cal Moss', 'Eva Novak']);
  await page.getByLabel('Who', { exact: true }).selectOption('no_pin');
  await page.getByLabel('Group', { exact: true }).selectOption('');
  await expect.poll(() => names(page)).toEqual(['Cal Moss', 'Dee Park', 'Eva Novak']);
});

test('administrators and observers have no way to the list, and none by its address', MINUTES, async () => {
  const site = await listSite();
  for (const role of ['administrator', 'observer'] as const) {
    const { page } = await signInAs(browser(), site, { account: `a-${role}`, role });
    expect(await page.getByRole('link', { name: 'Authorization list' }).count()).toBe(0);
    await page.evaluate(() => {
      location.hash = '#list';
    });
    await page.getByRole('heading', { name: 'Rooms now' }).waitFor();
    expect(await page.locator('.list').count()).toBe(0);
    const status = await page.evaluate(async () => (await fetch('/api/v1/people')).status);
    expect(status).toBe(403);
  }
});

test('on a phone, in Spanish and dark, the list is whole', MINUTES, async () => {
  const site = await listSite();
  const { page } = await signInAs(browser(), site, { account: 'olga', role: 'auditor', viewport: PHONE });
  await page.getByRole('button', { name: 'Pages' }).click();
  await page.getByRole('button', { name: 'Light or dark' }).click();
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByRole('link', { name: 'Lista de autorización' }).click();
  await page.getByText('5 de 5 personas').waitFor();
  await page.getByRole('button', { name: 'Detalles: Eva Novak' }).click();
  await expectNoFaults(page);
  await shoot(page, 'list-phone-es');
});
