/** Sheets of reconciliation at the page: one prepares, another one verifies. With the real kiosk, office and browser. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { SheetAct } from '../../../src/core/sheets.ts';
import type { PersonId } from '../../../src/core/terms.ts';
import type { OfficeSite } from '../../office/aid.ts';
import { preparing, SHORT } from '../../office/sheets-site.ts';
import { readyAccount } from '../../office/visitor.ts';
import { PHONE_VIEWPORT } from '../browser.ts';
import { oneBrowser } from '../one-browser.ts';
import { listSite, PINS, type SignedIn, sign, signInAs, typeIn } from './list-site.ts';
import { expectNoFaults, shoot } from './looks.ts';

const MINUTES = { timeout: 4 * 60_000 };

const browser = oneBrowser();

const supervisor = (site: OfficeSite, person: keyof typeof PINS): Promise<SignedIn> =>
  signInAs(browser(), site, { account: person, role: 'supervisor', person });

const open = async (page: Page, address = '#sheets'): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await page.locator('.sheets h1').waitFor();
};

const factsOf = (site: OfficeSite, type: string) => site.facts().filter((fact) => fact.type === type);

/** By keys alone: each figure of the form is 0 but for those that are given. */
const fill = async (page: Page, figures: Readonly<Record<string, string>>): Promise<void> => {
  const labels = await page.locator('.sheet-fill label').allInnerTexts();
  for (const label of labels) {
    await page.locator('.sheet-fill').getByLabel(label, { exact: true }).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(figures[label] ?? '0');
  }
};

const FIGURES = {
  'Regular ballots received': '100',
  'Left in opened packs': '40',
  Spoiled: '2',
  'Counter at closing': '57',
  'Voters signed in': '58',
};

test(
  'one prepares a sheet by keys and explains what differs, another one verifies it, and both are in the log',
  MINUTES,
  async () => {
    const site = await listSite();
    const [ana, ben] = [await supervisor(site, 'ana'), await supervisor(site, 'ben')];
    await open(ana.page);
    await ana.page.getByText('0 of 0 sheets').waitFor();
    await ana.page.getByRole('link', { name: 'New sheet of a polling place' }).focus();
    await ana.page.keyboard.press('Enter');
    const look = ana.page.getByRole('button', { name: 'Look at what differs' });
    await look.focus();
    await ana.page.keyboard.press('Enter');
    // A figure that nobody typed is not taken for 0.
    await ana.page.getByRole('alert').getByText('18 fields are not right yet.').waitFor();
    await ana.page.getByLabel('Election').fill('General 2026');
    await ana.page.getByLabel('Place', { exact: true }).fill('Precinct 4');
    await fill(ana.page, FIGURES);
    await look.focus();
    await ana.page.keyboard.press('Enter');
    await ana.page.getByText('Differs by up to 1').waitFor();
    await expectNoFaults(ana.page);
    await shoot(ana.page, 'sheet-prepare');
    // Without an explanation nothing is sent.
    await ana.page.getByLabel('Your PIN').fill(PINS.ana);
    await ana.page.keyboard.press('Enter');
    expect(factsOf(site, 'sheet_prepared')).toEqual([]);
    await ana.page.getByLabel('Explanation of each difference').fill('One ballot was folded.');
    await ana.page.getByLabel('Your PIN').fill(PINS.ana);
    await ana.page.keyboard.press('Enter');
    await ana.page.getByRole('heading', { name: 'Sheet 1: Precinct 4' }).waitFor();
    await ana.page.getByText('You prepared this version').waitFor();
    expect(await ana.page.getByRole('button', { name: 'Verify' }).count()).toBe(0);
    await open(ben.page, '#sheets');
    await ben.page.getByRole('link', { name: 'Sheet 1: Precinct 4' }).click();
    await ben.page.getByText('One ballot was folded.').waitFor();
    await expectNoFaults(ben.page);
    await shoot(ben.page, 'sheet-verify');
    await sign(ben.page, PINS.ben);
    await ben.page.getByText(/^Verified by Ben Carter/).waitFor();
    expect(factsOf(site, 'sheet_verified')).toMatchObject([{ sheet: 1, version: 1, signed_by: ['ben'] }]);
    // It comes to the other page by itself.
    await ana.page.getByText(/^Verified by Ben Carter/).waitFor();
    expect([...ana.errors, ...ben.errors]).toEqual([]);
  },
);

test(
  'in Spanish, on a phone and in the dark, what the kiosk refuses has its own words',
  MINUTES,
  async () => {
    const site = await listSite();
    const viewport = { ...PHONE_VIEWPORT };
    const { page, errors } = await signInAs(browser(), site, {
      ...{ account: 'ben', role: 'supervisor', person: 'ben', viewport },
    });
    site.service.kiosk.offer({
      type: 'sheet_acted',
      person: 'ana' as PersonId,
      act: preparing(SHORT, 'Una salió doblada'),
    });
    await page.getByRole('button', { name: 'Pages' }).click();
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByRole('button', { name: 'Claro u oscuro' }).click();
    await open(page);
    await page.getByText('1 de 1 hojas').waitFor();
    await expectNoFaults(page);
    await shoot(page, 'sheets-phone-es');
    await open(page, '#sheets/new/polling_place');
    await page.getByLabel('Elección').fill('General 2026');
    await page.getByLabel('Lugar', { exact: true }).fill('Precinct 4');
    await fill(page, { 'Boletas regulares recibidas': '1', 'Quedan en paquetes abiertos': '1' });
    await page.getByRole('button', { name: 'Ver qué difiere' }).click();
    await page
      .getByText(
        'Ya hay una hoja de este formulario, elección y lugar. Prepare una versión posterior de ella.',
      )
      .waitFor();
    expect(await page.getByRole('button', { name: 'Firmar' }).count()).toBe(0);
    await expectNoFaults(page);
    await shoot(page, 'sheet-new-phone-es');
    await open(page, '#sheets/1');
    await page.getByText('Una salió doblada').waitFor();
    await expectNoFaults(page);
    await shoot(page, 'sheet-phone-es');
    expect(errors).toEqual([]);
  },
);

test('a later version leaves the earlier one to be read, and to be published', MINUTES, async () => {
  const site = await listSite();
  const { kiosk } = site.service;
  const act = (person: string, what: SheetAct) =>
    kiosk.offer({ type: 'sheet_acted', person: person as PersonId, act: what });
  act('ben', preparing(SHORT, 'One ballot was folded.'));
  act('ana', { act: 'verify', sheet: 1, version: 1, words: '' });
  const ana = await supervisor(site, 'ana');
  await open(ana.page, '#sheets/1');
  await ana.page.getByRole('link', { name: 'Prepare a later version' }).click();
  await ana.page.getByLabel('Counter at closing').fill('58');
  await ana.page.getByRole('button', { name: 'Look at what differs' }).click();
  await ana.page.getByText('The figures agree').waitFor();
  await sign(ana.page, PINS.ana);
  await ana.page.getByText('A later version waits for a second person').waitFor();
  await ana.page.getByText('Version 1, verified').click();
  await ana.page.getByText('One ballot was folded.').waitFor();
  await expectNoFaults(ana.page);
  await shoot(ana.page, 'sheet-later');
  await open(ana.page);
  await ana.page.getByText('Pages for paper and for the public').click();
  await expectNoFaults(ana.page);
  await shoot(ana.page, 'sheets');
  const [paper] = await Promise.all([
    ana.context.waitForEvent('page'),
    ana.page.getByRole('link', { name: /^For the public: General 2026, with nobody/ }).click(),
  ]);
  await paper.getByRole('rowheader', { name: 'Counter at closing' }).waitFor();
  expect(await paper.locator('td', { hasText: /^57$/ }).count()).toBe(1);
  await expectNoFaults(paper);
  await shoot(paper, 'sheet-public');
  expect(ana.errors).toEqual([]);
});

const kept = (page: Page): Promise<string> => page.evaluate(() => sessionStorage.getItem('drafts') ?? 'null');

/** A sheet is filled in, what differs is explained, and the PIN is typed: only its key is not pressed. */
const fillAll = async (page: Page): Promise<void> => {
  await open(page, '#sheets/new/polling_place');
  await page.getByLabel('Election').fill('General 2026');
  await page.getByLabel('Place', { exact: true }).fill('Precinct 4');
  await fill(page, FIGURES);
  await page.getByRole('button', { name: 'Look at what differs' }).click();
  await page.getByLabel('Explanation of each difference').fill('One ballot was folded.');
  await page.getByLabel('Your PIN').fill(PINS.ana);
};

const BACK = 'What you typed here and did not sign is back.';
const counter = (page: Page): Promise<string> => page.getByLabel('Counter at closing').inputValue();

test(
  'a sheet that nobody signed is back after a reload, until it is signed or discarded',
  MINUTES,
  async () => {
    const site = await listSite();
    const { page, errors } = await supervisor(site, 'ana');
    await fillAll(page);
    expect(await page.getByText(BACK).count()).toBe(0);
    expect(await kept(page)).not.toContain(PINS.ana);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    // Whoever closes the tab loses it, so the browser asks first.
    expect(asked).toEqual(['beforeunload']);
    await page.getByText(BACK).waitFor();
    expect(await counter(page)).toBe('57');
    expect(await page.getByLabel('Place', { exact: true }).inputValue()).toBe('Precinct 4');
    await expectNoFaults(page);
    await shoot(page, 'sheet-back');
    await page.getByRole('button', { name: 'Look at what differs' }).click();
    const words = page.getByLabel('Explanation of each difference');
    expect(await words.inputValue()).toBe('One ballot was folded.');
    expect(await page.getByLabel('Your PIN').inputValue()).toBe('');
    // The other form is another sheet.
    await open(page, '#sheets/new/county');
    expect(await page.getByText(BACK).count()).toBe(0);
    await open(page, '#sheets/new/polling_place');
    await page.getByRole('button', { name: 'Discard it' }).click();
    await expect.poll(() => counter(page)).toBe('');
    expect(await page.getByText(BACK).count()).toBe(0);
    expect(await kept(page)).not.toContain('Precinct');
    await fillAll(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sheet 1: Precinct 4' }).waitFor();
    expect(await kept(page)).not.toContain('Precinct');
    await open(page, '#sheets/new/polling_place');
    expect(await counter(page)).toBe('');
    expect(errors).toEqual([]);
  },
);

test('whoever signs out leaves no sheet behind, and another account finds none', MINUTES, async () => {
  const site = await listSite();
  const { page, context, known } = await supervisor(site, 'ana');
  const { known: ben } = await readyAccount(site, 'ben', 'supervisor', 'ben');
  await fillAll(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Name of your account').waitFor();
  expect(await kept(page)).toBe('null');
  await typeIn(page, known, 30);
  await page.locator('.sheets h1').waitFor();
  expect(await counter(page)).toBe('');
  await fillAll(page);
  // As a session that ran out: what was typed waits for whoever typed it.
  await context.clearCookies();
  await page.reload();
  await page.getByLabel('Name of your account').waitFor();
  expect(await kept(page)).toContain('Precinct 4');
  await typeIn(page, ben);
  await page.locator('.sheets h1').waitFor();
  expect(await counter(page)).toBe('');
  expect(await kept(page)).not.toContain('Precinct 4');
});

test('what was typed to follow a version says so where there is a later one', MINUTES, async () => {
  const site = await listSite();
  const act = (person: string, what: SheetAct) =>
    site.service.kiosk.offer({ type: 'sheet_acted', person: person as PersonId, act: what });
  act('ben', preparing(SHORT, 'One ballot was folded.'));
  const { page } = await supervisor(site, 'ana');
  await open(page, '#sheets/1/later');
  await page.getByLabel('Counter at closing').fill('58');
  act('ben', preparing(SHORT, 'Two were folded.', 1));
  await page.reload();
  await page.getByText('It was typed to follow version 1, and the sheet has a later one').waitFor();
  expect(await counter(page)).toBe('58');
  await expectNoFaults(page);
  await shoot(page, 'sheet-back-older');
});

test('an auditor reads the sheets and signs none, and an observer has no such page', MINUTES, async () => {
  const site = await listSite();
  site.service.kiosk.offer({
    type: 'sheet_acted',
    person: 'ana' as PersonId,
    act: preparing(SHORT, 'One was folded'),
  });
  const { page } = await signInAs(browser(), site, { account: 'aud', role: 'auditor' });
  await open(page, '#sheets/1');
  await page.getByText('Your account may look at the sheets and sign none.').waitFor();
  expect(await page.getByLabel('Your PIN').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Prepare a later version' }).count()).toBe(0);
  const observer = await signInAs(browser(), site, { account: 'obs', role: 'observer' });
  expect(await observer.page.getByRole('link', { name: 'Reconciliation' }).count()).toBe(0);
});
