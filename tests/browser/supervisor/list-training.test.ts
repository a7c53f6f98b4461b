/** Training by topics at the list's page: shown, put on record by two, and taken from a file. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { PersonId } from '../../../src/core/terms.ts';
import { PHONE_VIEWPORT } from '../browser.ts';
import { oneBrowser } from '../one-browser.ts';
import { listSite, openList, PINS, signInAs } from './list-site.ts';
import { expectNoFaults, shoot } from './looks.ts';

const MINUTES = { timeout: 4 * 60_000 };
const TOPICS =
  'training_topics:\n  - { id: seals, name: Seals, name_es: Sellos, months: 12 }\n  - { id: custody, name: Chain of custody, name_es: Cadena de custodia, months: 24 }\n';
const DAY_MS = 86_400_000;

const browser = oneBrowser();

/** This minute by the rooms' clock, as a field of day and time has it. */
const minuteNow = async (page: Page): Promise<string> => {
  const hint = await page.getByText(/^Day and time by the rooms/).innerText();
  const timeZone = /\((.+)\)/.exec(hint)?.[1];
  if (timeZone === undefined) throw new Error(`the page names no time zone: ${hint}`);
  const written = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return written.format(Date.now()).replace(' ', 'T');
};

test(
  'two put a training on record at the page of a person, by keys, and one that is worn out is marked',
  MINUTES,
  async () => {
    const site = await listSite(TOPICS);
    const { kiosk } = site.service;
    const now = kiosk.moment.at;
    const ended = { on: now - 400 * DAY_MS, until: now + 10 * DAY_MS };
    kiosk.offer({
      type: 'training_acted',
      acts: [{ act: 'record', person: 'dee' as PersonId, topic: 'custody', ...ended, words: '' }],
      signed_by: ['ana', 'ben'] as readonly string[] as readonly PersonId[],
    });
    const { page, errors } = await signInAs(browser(), site, {
      account: 'ana',
      role: 'supervisor',
      person: 'ana',
    });
    await openList(page);
    await page.getByText(/^Chain of custody: ends soon/).waitFor();
    await page.getByRole('button', { name: 'Details: Dee Park' }).click();
    await page.getByText('Seals: none').waitFor();
    await expectNoFaults(page);
    await shoot(page, 'list-topics');
    await page.getByRole('link', { name: 'Training: Dee Park' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Training of Dee Park' }).waitFor();
    const form = page.locator('.act-form').first();
    await form.getByLabel('The other official', { exact: true }).selectOption('Ben Carter');
    await form.getByLabel('PIN of the other official').fill(PINS.ben);
    await form.getByLabel('Your PIN').fill(PINS.ana);
    await expectNoFaults(page);
    await shoot(page, 'list-train');
    await page.keyboard.press('Enter');
    await page.getByText('It is on record.').waitFor();
    await page
      .locator('dd', { hasText: /^Seals: / })
      .getByText('until')
      .waitFor();
    expect(site.facts().filter(({ type }) => type === 'training_recorded')).toMatchObject([
      {},
      { person: 'dee', topic: 'seals', signed_by: ['ana', 'ben'] },
    ]);
    // As of an instant of the past, too: what was on record by then, as it stood then.
    await openList(page);
    await page.getByText('The list of another day').click();
    await page.locator('input[type=datetime-local]').fill(await minuteNow(page));
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('This is the past').waitFor();
    await page.getByText(/^Chain of custody: ends soon/).waitFor();
    await page.getByRole('button', { name: 'Details: Dee Park' }).click();
    await page
      .locator('dd', { hasText: /^Seals: / })
      .getByText('until')
      .waitFor();
    await page.locator('.history li', { hasText: 'Seals: ' }).waitFor();
    await expectNoFaults(page);
    await shoot(page, 'list-topics-past');
    await openList(page, '#list/train/ana');
    await page.getByText('Nobody signs for their own training. Ask two others.').waitFor();
    expect(errors).toEqual([]);
  },
);

test(
  'what a file states is looked at and put on record by two, and a file has it again',
  MINUTES,
  async () => {
    const site = await listSite(TOPICS);
    const viewport = { ...PHONE_VIEWPORT };
    const { page, errors } = await signInAs(browser(), site, {
      account: 'ana',
      role: 'supervisor',
      person: 'ana',
      viewport,
    });
    const day = new Date(site.service.kiosk.moment.at - 3 * DAY_MS).toISOString().slice(0, 10);
    const text = [
      'person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo,topics',
      `dee,Dee Park,staff,member,none,,,north,,,,,,no,,seals:${day};custody:2001-01-01`,
      `cal,Cal Moss,staff,member,none,,,north,,,,,,no,,seals:${day}`,
    ].join('\n');
    await page.getByRole('button', { name: 'Pages' }).click();
    await page.getByRole('button', { name: 'Español' }).click();
    await openList(page, '#list/import');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByText('3 formaciones en este archivo').waitFor();
    await page.getByText('2001-01-01: ya no valdría').waitFor();
    const part = page.getByRole('region', { name: 'Formaciones que declara el archivo' });
    await part.getByLabel('El otro funcionario', { exact: true }).selectOption('Ben Carter');
    await part.getByLabel('PIN del otro funcionario').fill(PINS.ben);
    await part.getByLabel('Su PIN').fill(PINS.ana);
    await expectNoFaults(page);
    await shoot(page, 'list-file-trainings-phone-es');
    await page.keyboard.press('Enter');
    await part.getByText('No hay nada nuevo en ellas.').waitFor();
    expect(site.facts().filter(({ type }) => type === 'training_recorded')).toHaveLength(2);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Guardar como CSV' }).click(),
    ]);
    const saved = await (await import('node:fs/promises')).readFile(await download.path(), 'utf8');
    expect(saved).toContain(`,seals:${day}\r\n`);
    expect(errors).toEqual([]);
  },
);
