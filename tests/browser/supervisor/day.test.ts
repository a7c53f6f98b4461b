/** A supervisor at her page, with the real kiosk, the real office and a real browser. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { canonicalBadge } from '../../../devices/badge.ts';
import { credentialOf } from '../../../devices/credential.ts';
import type { RoomId } from '../../../src/core/terms.ts';
import { childrenOf } from '../../alerts/children.ts';
import { listed } from '../../core/world.ts';
import { choosePins } from '../../kiosk/chosen-pins.ts';
import { type OfficeSite, officeSite } from '../../office/aid.ts';
import { until } from '../../web/small-kiosk.ts';
import { oneBrowser } from '../one-browser.ts';
import { type SignedIn, signInAs } from './list-site.ts';
import { shoot } from './looks.ts';

const MINUTES = 3 * 60_000;
const PEOPLE = ['ana', 'ben', 'cal'] as const;
const PINS = { ana: '482613', ben: '759204' } as const;
const NAMES = { ana: 'Ana Ruiz', ben: 'Ben Carter', cal: 'Cal Moss' };

const browser = oneBrowser();

/** A kiosk whose list has three people, each with a badge of their own name. */
const siteWithPeople = async (): Promise<OfficeSite> => {
  const site = await officeSite();
  const { kiosk, siteKey } = site.service;
  kiosk.offer({
    type: 'people_listed',
    source: '00',
    people: PEOPLE.map((person) =>
      listed(person, {
        name: NAMES[person],
        role: 'supervisor',
        rooms: ['north' as RoomId],
        credentials: [credentialOf(siteKey, canonicalBadge(person))],
      }),
    ),
  });
  await choosePins(site.service, PINS);
  await site.simulator('door', { door: 'north-door', open: false });
  return site;
};

const signIn = (site: OfficeSite, person: string): Promise<SignedIn> =>
  signInAs(browser(), site, { account: person, role: 'supervisor', person });

const standing = (page: Page, name: string) => page.locator(`.room[data-standing="${name}"]`);
const badge = (site: OfficeSite, name: string) =>
  site.simulator('badge', { reader: 'north-outside', badge: name });
const door = (site: OfficeSite, open: boolean) => site.simulator('door', { door: 'north-door', open });

test('what happens at the door is on the page, and a page that lost the office says so and comes back whole', {
  timeout: MINUTES,
}, async () => {
  const site = await siteWithPeople();
  const { page } = await signIn(site, 'ana');
  await badge(site, 'ana');
  await standing(page, 'entering').waitFor();
  await badge(site, 'ben');
  for (const touch of [
    { touch: 'confirm_partner', answer: 'seen' },
    { touch: 'choose_purpose', purpose: 'inspection', words: '' },
  ] as const) {
    site.service.kiosk.offer({ type: 'touched', room: 'north' as RoomId, touch });
  }
  await door(site, true);
  await door(site, false);
  await standing(page, 'occupied').waitFor();
  expect(await page.locator('.room .inside').textContent()).toContain('Ben Carter');
  await page.locator('.line', { hasText: 'Entry taken' }).waitFor();

  const [office] = childrenOf(process.pid, 'office-process');
  if (office === undefined) throw new Error('no office process runs');
  // Stopped, not ended: the connection stays, and nothing comes.
  process.kill(office, 'SIGSTOP');
  const silent = performance.now();
  await page.locator('.stale').waitFor();
  expect(performance.now() - silent).toBeLessThan(12_000);
  await door(site, true);
  process.kill(office, 'SIGKILL');
  await page.locator('.stale').waitFor({ state: 'detached', timeout: 60_000 });
  await standing(page, 'uncertain').or(standing(page, 'door_open')).first().waitFor();
  const numbers = (await page.locator('.line-number').allTextContents()).map((text) => Number(text.slice(1)));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
  const opened = site.facts().findLastIndex(({ type }) => type === 'door_opened');
  expect(numbers).toContain(opened);
});

test('an alarm is acknowledged at one page and closed by two people, and all of it stands in the log', {
  timeout: MINUTES,
}, async () => {
  const site = await siteWithPeople();
  await door(site, true);
  const [ana, ben] = [await signIn(site, 'ana'), await signIn(site, 'ben')];
  await standing(ana.page, 'forced').waitFor();
  const row = ({ page }: SignedIn) =>
    page.getByRole('article', { name: /Door opened with nobody signed in/ });
  for (const { page } of [ana, ben]) await page.getByRole('link', { name: 'Alarms', exact: true }).click();
  await row(ana).getByLabel('Your words').fill('two are on their way');
  await row(ana)
    .getByRole('button', { name: /^Acknowledge/ })
    .click();
  await row(ana).getByText('Goes on, acknowledged').waitFor();
  await row(ana).getByLabel('Your words').fill('the door is watched');
  await row(ana)
    .getByRole('button', { name: /^Say that it is over/ })
    .click();
  const signs = async ({ page }: SignedIn, digits: string): Promise<void> => {
    await page.getByLabel('Your PIN', { exact: true }).fill(digits);
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
  };
  await shoot(ana.page, 'pin-asked');
  await signs(ana, PINS.ana);
  await row(ben).getByText('Ana Ruiz says that it is over.').waitFor();
  await row(ana).getByText('Somebody else has to close it.').waitFor();
  await row(ben).getByLabel('Your words').fill('every seal is intact');
  await row(ben)
    .getByRole('button', { name: /^Close as the second person/ })
    .click();
  await signs(ben, PINS.ana);
  await ben.page.getByText('The kiosk did not take this PIN').waitFor();
  await signs(ben, PINS.ben);
  await row(ben).waitFor({ state: 'detached' });
  await until('it is closed on record', () => site.facts().some(({ type }) => type === 'alarm_closed'));
  const steps = site.facts().filter(({ type }) => type.startsWith('alarm_') && type !== 'alarm_raised');
  expect(
    steps.filter((fact) => 'alarm' in fact && String(fact.alarm).startsWith('door_forced')),
  ).toMatchObject([
    { type: 'alarm_acknowledged', words: 'two are on their way', signed_by: ['ana'] },
    { type: 'alarm_closing_proposed', signed_by: ['ana'] },
    { type: 'alarm_closed', cause: 'said_by_people', signed_by: ['ana', 'ben'] },
  ]);
});
