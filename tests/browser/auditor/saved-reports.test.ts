/** Reports that somebody keeps under a name, at the pages. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readPdf } from '../../reports/read-pdf.ts';
import { oneBrowser } from '../one-browser.ts';
import { PHONE } from '../supervisor/aid.ts';
import { listSite, signInAs } from '../supervisor/list-site.ts';
import { expectNoFaults, shoot } from '../supervisor/looks.ts';
import { keep, offForDays, open } from './kept.ts';

const MINUTES = { timeout: 5 * 60_000 };

const browser = oneBrowser();

test(
  'by keys alone a report gets a name, is found, asked again, called otherwise and removed',
  MINUTES,
  async () => {
    const site = await listSite();
    const { page, errors } = await signInAs(browser(), site, { account: 'olga', role: 'auditor' });
    await open(page, '#reports');
    await page.getByText('Nobody keeps one yet.').waitFor();
    await expectNoFaults(page);
    await open(page, '#reports/lone');
    await page.getByLabel('Time').focus();
    // A letter chooses in a list, as whoever uses keys alone knows.
    await page.keyboard.type('Last week');
    expect(await page.getByLabel('From', { exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Answer' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('No such time is on record.').waitFor();
    expect(new URL(page.url()).hash).toBe('#reports/lone?period=last_week&ask=yes');
    await page.getByRole('button', { name: 'Keep this report' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Name', { exact: true }).focus();
    await page.keyboard.type('The rule, each week');
    await expectNoFaults(page);
    await shoot(page, 'keep-report');
    await page.keyboard.press('Enter');
    await page.getByText('Kept as “The rule, each week”.').waitFor();
    await page.getByRole('link', { name: 'To all kept reports' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('When was the rule broken? · Period: Last week (from Monday)').waitFor();
    await expectNoFaults(page);
    await page.getByRole('button', { name: 'Rename: The rule, each week' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Name', { exact: true }).fill('Weekly look');
    await expectNoFaults(page);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Weekly look' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('No such time is on record.').waitFor();
    expect(await page.getByLabel('Time').inputValue()).toBe('last_week');
    await open(page, '#reports');
    await page.getByRole('button', { name: 'Remove: Weekly look' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('“Weekly look” is kept no longer.').waitFor();
    await page.getByRole('button', { name: 'Remove it' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Nobody keeps one yet.').waitFor();
    expect(errors).toEqual([]);
  },
);

test(
  'others see what one keeps, and change nothing of it; a name that is taken is refused',
  MINUTES,
  async () => {
    const site = await listSite();
    const { page: first } = await signInAs(browser(), site, { account: 'olga', role: 'auditor' });
    await keep(first, 'outage?period=last_month', 'Monthly outages');
    const supervisor = { account: 'ana', role: 'supervisor', person: 'ana' } as const;
    const { page, errors } = await signInAs(browser(), site, supervisor);
    await open(page, '#reports/outage?from=2026-01-01T00%3A00&until=2026-02-01T06%3A30&ask=yes');
    await page.getByRole('button', { name: 'Keep this report' }).click();
    await page.getByText('Its time is two instants').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Monthly outages');
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('alert').getByText('Another report has this name.').waitFor();
    await expectNoFaults(page);
    await page.getByLabel('Name', { exact: true }).fill('January');
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByText('Kept as “January”.').waitFor();
    await open(page, '#reports');
    await page.getByText('Kept by olga').waitFor();
    expect(await page.getByRole('button', { name: /^(Rename|Remove): / }).count()).toBe(2);
    await page.getByRole('link', { name: 'January' }).click();
    await page.getByText('No such time is on record.').waitFor();
    expect(await page.getByLabel('Until before').inputValue()).toBe('2026-02-01T06:30');
    expect(errors).toEqual([]);
  },
);

test('on a phone, in Spanish and dark, kept reports are whole', MINUTES, async () => {
  const site = await listSite();
  const { page } = await signInAs(browser(), site, { account: 'olga', role: 'auditor' });
  await keep(page, 'nobody-entered?room=north&period=yesterday', 'Did nobody enter the North room at night?');
  await keep(page, 'about?subject=container&id=B-0103&period=since_review', 'Box B-0103 since the review');
  await keep(page, 'trends?per=month&period=last_30_days', 'Trends');
  await open(page, '#reports');
  await page.getByRole('link', { name: 'Trends', exact: true }).waitFor();
  await shoot(page, 'saved-1280');
  await page.setViewportSize(PHONE);
  await page.getByRole('button', { name: 'Pages' }).click();
  await page.getByRole('button', { name: 'Light or dark' }).click();
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByText('Período: Desde la última revisión cerrada').waitFor();
  await page.getByRole('button', { name: 'Eliminar: Trends' }).click();
  await page.getByText('«Trends» deja de guardarse.').waitFor();
  await expectNoFaults(page);
  await shoot(page, 'saved-phone-es');
});

/** Whether the page, opened anew, says that it was made. */
const saysMade = async (page: Page): Promise<boolean> => {
  await open(page, '#reports/lone');
  await open(page, '#reports');
  await page.getByText('Made each Sunday').waitFor();
  return (await page.locator('.runs [data-state=made]').count()) > 0;
};

test(
  'a kept report gets a schedule by keys alone, and its file is taken once it was made',
  MINUTES,
  async () => {
    const site = await listSite();
    const { page, errors } = await signInAs(browser(), site, { account: 'olga', role: 'auditor' });
    await keep(page, 'outage?period=last_7_days', 'Weekly outages');
    await open(page, '#reports');
    await page.getByRole('button', { name: 'Schedule: Weekly outages' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('How often').selectOption('month');
    await page.getByLabel('Day', { exact: true }).selectOption('31');
    await page.getByLabel('How often').focus();
    await page.keyboard.type('Each week');
    await page.getByLabel('Day', { exact: true }).focus();
    expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe('1');
    await page.keyboard.type('Sunday');
    await page.getByLabel('At', { exact: true }).fill('05:30');
    await expectNoFaults(page);
    await shoot(page, 'schedule-form');
    await page.getByRole('button', { name: 'Save the schedule' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/Made each Sunday at 05:30 \(America\/Denver\)\. Next: /).waitFor();
    await expectNoFaults(page);
    offForDays(site);
    await expect.poll(() => saysMade(page), { timeout: 120_000, interval: 1_000 }).toBe(true);
    await page.getByText('Made by itself (1)').click();
    await expectNoFaults(page);
    await shoot(page, 'schedule-made');
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: /-0530-weekly-outages-1\.pdf$/ }).click();
    const paper = await readPdf(readFileSync(await (await coming).path()));
    expect(paper.isTagged).toBe(true);
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: 'Pages' }).click();
    await page.getByRole('button', { name: 'Light or dark' }).click();
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByText('Se hace cada domingo a las 05:30').waitFor();
    await page.getByRole('button', { name: 'Programar: Weekly outages' }).click();
    await expectNoFaults(page);
    await shoot(page, 'schedule-phone-es');
    await page.getByLabel('Cada cuánto').selectOption('never');
    await page.getByRole('button', { name: 'Guardar la programación' }).click();
    await page.getByText('Se hace cada domingo').waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  },
);
