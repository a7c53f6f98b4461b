/** The records at the pages, with the real kiosk, the real office and a real browser that checks proofs by itself. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { OfficeSite } from '../../office/aid.ts';
import { oneBrowser } from '../one-browser.ts';
import { PHONE } from '../supervisor/aid.ts';
import { listSite, type SignedIn, signInAs } from '../supervisor/list-site.ts';
import { expectNoFaults, shoot } from '../supervisor/looks.ts';

const MINUTES = { timeout: 3 * 60_000 };

const browser = oneBrowser();

/** A room with a day: two come in, and a stranger is turned away. */
const lived = async (): Promise<OfficeSite> => {
  const site = await listSite();
  for (const badge of ['ana', 'ben', 'nobody-holds-this']) {
    await site.simulator('badge', { reader: 'north-outside', badge });
  }
  return site;
};

const asAuditor = async (viewport?: { width: number; height: number }): Promise<SignedIn> =>
  signInAs(browser(), await lived(), { account: 'olga', role: 'auditor', ...(viewport ? { viewport } : {}) });

const open = async (page: Page, address: string): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
};

const kinds = (page: Page): Promise<readonly string[]> => page.locator('.record-what').allTextContents();

test(
  'by keys alone: what is looked for is kept in the address, and an entry is opened and proven',
  MINUTES,
  async () => {
    const { page, errors } = await asAuditor();
    await page.getByRole('link', { name: 'Records' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/\d+ entries are like this/).waitFor();
    await expectNoFaults(page);
    await shoot(page, 'records');
    await page.getByLabel('Words').focus();
    await page.keyboard.type('unknown');
    await page.getByLabel('Room', { exact: true }).focus();
    await page.keyboard.press('N');
    await page.getByRole('button', { name: 'Search' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('1 entry is like this.').waitFor();
    expect(await kinds(page)).toEqual(['Access denied']);
    expect(new URL(page.url()).hash).toBe('#records?text=unknown&room=north');
    await page.locator('.record-line').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^#\d+ Access denied/ }).waitFor();
    const card = await page.locator('.record-card').innerText();
    for (const part of ['unknown_badge', 'It failed or was refused', 'North room'])
      expect(card).toContain(part);
    await page.getByRole('button', { name: 'Verify now' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/^PROVEN: entry #\d+ stands in the log of/).waitFor();
    await expectNoFaults(page);
    await shoot(page, 'record-proven');
    await page.getByRole('link', { name: 'Back to the list' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('1 entry is like this.').waitFor();
    expect(await page.getByLabel('Words').inputValue()).toBe('unknown');
    expect(errors).toEqual([]);
  },
);

test('whoever comes from another page finds the entries in their columns, too', MINUTES, async () => {
  const { page } = await asAuditor();
  for (const [address, heading] of [
    ['list', 'People on the list'],
    ['sheets', 'Reconciliation'],
    ['records', 'Records'],
  ] as const) {
    await open(page, address);
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
  }
  const line = page.locator('.record-line').first();
  await line.waitFor();
  expect(await line.evaluate((link) => getComputedStyle(link).display)).toBe('grid');
  await shoot(page, 'records-after-list');
});

test(
  'what is proven is what the browser itself computed: a changed entry and another key are not',
  MINUTES,
  async () => {
    const { page } = await asAuditor();
    await page.route('**/api/v1/records/5', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replace(/\\"clock\\":\\"[a-z]/, '$&x'),
      });
    });
    await open(page, '#records/5');
    await page.getByRole('button', { name: 'Verify now' }).click();
    await page.getByRole('alert').getByText('NOT PROVEN: entry #5').waitFor();
    await page.getByText('The proof does not lead to a checkpoint that is signed under this key.').waitFor();
    await shoot(page, 'record-not-proven');
    await open(page, '#records/4');
    await page.getByRole('heading', { name: /^#4 / }).waitFor();
    await page.getByLabel('Key of the log').fill('county.example/other+12345678+AAAA');
    await page.getByRole('button', { name: 'Verify now' }).click();
    await page.getByText('The key is not one of a log.').waitFor();
    await page.getByLabel('Key of the log').fill('');
    await page.getByRole('button', { name: 'Verify now' }).click();
    await page.getByText('PROVEN: entry #4').waitFor();
  },
);

test(
  'filters of the address fill the form; pages go on and back, and nothing leads nowhere',
  MINUTES,
  async () => {
    const { page } = await asAuditor();
    await open(page, '#records?class=authorization-list&since=2020-01-01T00%3A00&below=3');
    await page.getByRole('link', { name: 'The newest' }).waitFor();
    expect(await page.getByLabel('Class').inputValue()).toBe('authorization-list');
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('2020-01-01T00:00');
    await page.getByRole('button', { name: 'Show everything again' }).click();
    await page.waitForURL(/#records$/);
    await open(page, '#records?room=nowhere&purpose=none');
    await page.getByText('No entry is like this.').waitFor();
    await open(page, '#records/999999');
    await page.getByRole('alert').waitFor();
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await page.getByText(/entries are like this/).waitFor();
  },
);

test(
  'administrators and observers have no way to the records, and none by their address',
  MINUTES,
  async () => {
    const site = await lived();
    for (const role of ['administrator', 'observer'] as const) {
      const { page } = await signInAs(browser(), site, { account: `a-${role}`, role });
      expect(await page.getByRole('link', { name: 'Records' }).count()).toBe(0);
      await open(page, '#records');
      await page.getByRole('heading', { name: 'Rooms now' }).waitFor();
      expect(await page.locator('.records').count()).toBe(0);
      expect(await page.evaluate(async () => (await fetch('/api/v1/records')).status)).toBe(403);
    }
  },
);

test('on a phone, in Spanish and dark, and on paper, the records are whole', MINUTES, async () => {
  const { page } = await asAuditor(PHONE);
  await page.getByRole('button', { name: 'Pages' }).click();
  await page.getByRole('button', { name: 'Light or dark' }).click();
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByRole('link', { name: 'Registros' }).click();
  await page.getByText(/asientos son así/).waitFor();
  await expectNoFaults(page);
  await shoot(page, 'records-phone-es');
  await page.locator('.record-line').first().click();
  await page.getByRole('button', { name: 'Verificar ahora' }).click();
  await page.getByText(/DEMOSTRADO|aún no llega/).waitFor();
  await expectNoFaults(page);
  await shoot(page, 'record-phone-es');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.records button:visible').count()).toBe(0);
  await shoot(page, 'record-print');
});
