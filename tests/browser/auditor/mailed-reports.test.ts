/** Whom a made report is mailed to, at the pages. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { mailHost } from '../../giving/aid.ts';
import { oneBrowser } from '../one-browser.ts';
import { PHONE } from '../supervisor/aid.ts';
import { listSite, signInAs } from '../supervisor/list-site.ts';
import { expectNoFaults, shoot } from '../supervisor/looks.ts';
import { keep, offForDays, open } from './kept.ts';

const MINUTES = { timeout: 5 * 60_000 };
const browser = oneBrowser();

const configured = (server: string): string => `  report_mail:
    channel: mail
    allowed: [clerk@county.example, gone@county.example]
    attach: may_be_chosen
channels:
  - { id: mail, kind: smtp, server: '${server}', from: kiosk@county.example, to: [duty@county.example] }
`;

const keepScheduled = async (page: Page): Promise<void> => {
  await keep(page, 'outage?period=last_7_days', 'Weekly outages');
  await open(page, '#reports');
  await page.getByRole('button', { name: 'Schedule: Weekly outages' }).click();
  await page.getByRole('button', { name: 'Save the schedule' }).click();
  await page.getByText(/Made each Monday/).waitFor();
};

const add = async (page: Page, address: string): Promise<void> => {
  await page.getByLabel('Mail address').fill(address);
  await page.keyboard.press('Enter');
};

/** Whether the page, opened anew, says what became of so many mails. */
const saysOver = async (page: Page): Promise<number> => {
  await open(page, '#reports/lone');
  await open(page, '#reports');
  await page.getByText('Made each Monday').waitFor();
  return page.locator('.mails [data-state=sent], .mails [data-state=given_up]').count();
};

test('addresses are added and left out by keys alone, and what was sent of it is said', MINUTES, async () => {
  const host = await mailHost();
  host.refuses.add('gone@county.example');
  const site = await listSite(configured(host.server));
  const { page, errors } = await signInAs(browser(), site, { account: 'olga', role: 'auditor' });
  await keepScheduled(page);
  await page.getByRole('button', { name: 'Mail: Weekly outages' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('It is mailed to nobody.').waitFor();
  await page.getByLabel('Mail address').focus();
  await page.keyboard.type('clerk@elsewhere.example');
  await page.keyboard.press('Enter');
  await page.getByText('Choose one of the allowed addresses').waitFor();
  await add(page, 'clerk');
  await page.getByText('Write one mail address such as').waitFor();
  await expectNoFaults(page);
  for (const address of ['clerk@county.example', 'gone@county.example']) {
    await add(page, address);
    await page.getByRole('button', { name: `Leave out ${address}` }).waitFor();
  }
  await page.getByText('Notice by mail to clerk@county.example, gone@county.example.').waitFor();
  await expectNoFaults(page);
  await shoot(page, 'mail-form');
  offForDays(site);
  await expect.poll(() => saysOver(page), { timeout: 120_000, interval: 1_000 }).toBe(2);
  await page.getByText('The newest mail did not get to everybody.').waitFor();
  await page.getByText('Made by itself (1)').click();
  await page.getByText(/^Notice mailed to clerk@county\.example, /).waitFor();
  await page
    .getByText(/^Not mailed to gone@county\.example: the mail server did not take it\. Given up /)
    .waitFor();
  await expectNoFaults(page);
  await shoot(page, 'mail-sent');
  await page.getByRole('button', { name: 'Mail: Weekly outages' }).click();
  await page.getByLabel('What goes out').selectOption('yes');
  await page.getByText('The report itself by mail to').waitFor();
  await page.setViewportSize(PHONE);
  await page.getByRole('button', { name: 'Pages' }).click();
  await page.getByRole('button', { name: 'Light or dark' }).click();
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByText('El informe sale del edificio con los nombres').waitFor();
  await expectNoFaults(page);
  await shoot(page, 'mail-phone-es');
  await page.getByRole('button', { name: 'Quitar gone@county.example' }).click();
  await page.getByText('El informe mismo por correo a clerk@county.example.').waitFor();
  expect(errors).toEqual([]);
});

test('where nothing may be mailed the page says who can change that', MINUTES, async () => {
  const site = await listSite();
  const { page, errors } = await signInAs(browser(), site, { account: 'olga', role: 'auditor' });
  await keepScheduled(page);
  await page.getByRole('button', { name: 'Mail: Weekly outages' }).click();
  await page.getByText('Nothing may be mailed from here.').waitFor();
  await expectNoFaults(page);
  await shoot(page, 'mail-none');
  expect(errors).toEqual([]);
});
