/** Standing questions at the pages: asked by a form, answered from the log, taken as files and on paper. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { OfficeSite } from '../../office/aid.ts';
import { readPdf } from '../../reports/read-pdf.ts';
import { oneBrowser } from '../one-browser.ts';
import { PHONE } from '../supervisor/aid.ts';
import { listSite, signInAs } from '../supervisor/list-site.ts';
import { expectNoFaults, shoot } from '../supervisor/looks.ts';

const MINUTES = { timeout: 4 * 60_000 };

const browser = oneBrowser();

const lived = async (): Promise<OfficeSite> => {
  const site = await listSite();
  for (const badge of ['ana', 'ben', 'nobody-holds-this']) {
    await site.simulator('badge', { reader: 'north-outside', badge });
  }
  return site;
};

const open = async (page: Page, address: string): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
};

test(
  'by keys alone a question is chosen, asked and answered; its rows lead to entries and leave as files',
  MINUTES,
  async () => {
    const site = await lived();
    const { page, errors } = await signInAs(browser(), site, { account: 'olga', role: 'auditor' });
    await page.getByRole('link', { name: 'Reports' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Reports', exact: true }).waitFor();
    await expectNoFaults(page);
    await page.getByRole('link', { name: 'What is on record about …?' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Answer' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Not filled in: Which one.').waitFor();
    await expectNoFaults(page);
    await page.getByLabel('Which one').focus();
    await page.keyboard.type('ana');
    await page.keyboard.press('Enter');
    await page.getByText(/^\d+ entries\.$/).waitFor();
    expect(new URL(page.url()).hash).toBe('#reports/about?subject=person&id=ana&ask=yes');
    const answer = await page.locator('.report-answer').innerText();
    for (const part of ['Ana Ruiz', 'First badge accepted', 'root ', 'Entries #0 to #'])
      expect(answer).toContain(part);
    await expectNoFaults(page);
    await shoot(page, 'report-about');
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'All rows as CSV' }).click();
    const file = await (await coming).path();
    expect(readFileSync(file, 'utf8')).toMatch(/^\ufeffreport,about\r\nperson,ana\r\n/);
    const onPaper = page.waitForEvent('download');
    await page.getByRole('link', { name: 'As PDF' }).click();
    const paper = await readPdf(readFileSync(await (await onPaper).path()));
    expect(paper).toMatchObject({ language: 'en-US', isTagged: true });
    expect(paper.drawn).toContain('First badge accepted');
    await page.locator('td[data-kind=entry] a').last().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^#\d+ First badge accepted/ }).waitFor();
    expect(errors).toEqual([]);
  },
);

test('each question has an answer in words, and one about no time or no room says so', MINUTES, async () => {
  const site = await lived();
  const { page, errors } = await signInAs(browser(), site, {
    account: 'ana',
    role: 'supervisor',
    person: 'ana',
  });
  const day = new Date(site.service.kiosk.moment.at - 86_400_000).toISOString().slice(0, 10);
  const between = `from=${day}T00%3A00&until=${day}T12%3A00`;
  for (const [address, said] of [
    [`nobody-entered?room=north&${between}`, 'NOT KNOWN.'],
    [`list-on?on=${new Date(site.service.kiosk.moment.at).toISOString().slice(0, 10)}`, 'people.'],
    ['told?alarm=door_forced%2Fnorth%231', 'Nothing is on record about this alarm'],
    ['outage?', 'such time'],
    ['looked?', 'Read or exported'],
    ['visitors?', 'visitor'],
    ['lone?phase=sealed', 'Under these rules there would be no such time.'],
  ] as const) {
    await open(page, `#reports/${address}&ask=yes`);
    await page.locator('.report-answer .say').getByText(said).waitFor();
    await expectNoFaults(page);
    await shoot(page, `report-${address.replace(/\?.*/, '')}`);
  }
  await open(
    page,
    '#reports/nobody-entered?room=nowhere&from=2026-01-01T00%3A00&until=2026-01-02T00%3A00&ask=yes',
  );
  await page.getByRole('alert').waitFor();
  expect(errors).toEqual([]);
});

test('on a phone, in Spanish and dark, and on paper, an answer is whole', MINUTES, async () => {
  const site = await lived();
  const { page } = await signInAs(browser(), site, { account: 'olga', role: 'auditor', viewport: PHONE });
  await page.getByRole('button', { name: 'Pages' }).click();
  await page.getByRole('button', { name: 'Light or dark' }).click();
  await page.getByRole('button', { name: 'Español' }).click();
  await open(page, '#reports/looked?ask=yes');
  await page.getByText(/sesión iniciada \d+ veces/).waitFor();
  await expectNoFaults(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Como PDF' }).click();
  expect((await readPdf(readFileSync(await (await coming).path()))).language).toBe('es-US');
  await shoot(page, 'report-phone-es');
  await page.setViewportSize({ width: 1_040, height: 720 });
  await page.emulateMedia({ media: 'print' });
  expect(
    await page.locator('.reports button:visible, .questions:visible, .report-form:visible').count(),
  ).toBe(0);
  expect(await page.locator('.wide-table tbody tr').count()).toBeGreaterThan(0);
  await shoot(page, 'report-print');
});

test('what changes over time stands there as bars, and in a table that says the same', MINUTES, async () => {
  const site = await lived();
  const { page, errors } = await signInAs(browser(), site, { account: 'olga', role: 'auditor' });
  await open(page, '#reports/trends?per=month&ask=yes');
  await page.locator('.bars').first().waitFor();
  await expectNoFaults(page);
  const drawn = await page
    .locator('.bars')
    .evaluateAll((figures) =>
      figures.map((figure) => [
        figure.querySelector('b')?.textContent,
        ...[...figure.querySelectorAll('title')].map((title) => title.textContent),
      ]),
    );
  const told = await page.locator('.wide-table table').evaluate((table) => {
    const cells = (row: Element): readonly string[] =>
      [...row.children].map((cell) => cell.textContent ?? '');
    const [heads = [], ...rows] = [...table.querySelectorAll('tr')].map(cells);
    return heads.slice(1, 6).map((head, at) => [head, ...rows.map((row) => `${row[0]}: ${row[at + 1]}`)]);
  });
  expect(drawn).toEqual(told);
  expect(drawn.map(([name]) => name)).toEqual([
    'Entries',
    'Visitors',
    'Refusals',
    'Lone intervals',
    'Alarms',
  ]);
  // Ana and Ben badged, and a badge that nobody holds was refused.
  expect(drawn[2]).toEqual(['Refusals', expect.stringMatching(/^\d{4}-\d\d: 1$/)]);
  await shoot(page, 'report-trends');
  expect(errors).toEqual([]);
});

test('administrators and observers have no way to the reports', MINUTES, async () => {
  const site = await lived();
  const { page } = await signInAs(browser(), site, { account: 'obs', role: 'observer' });
  expect(await page.getByRole('link', { name: 'Reports' }).count()).toBe(0);
  await open(page, '#reports/looked?ask=yes');
  await page.getByRole('heading', { name: 'Rooms now' }).waitFor();
  expect(await page.evaluate(async () => (await fetch('/api/v1/reports/looked')).status)).toBe(403);
});
