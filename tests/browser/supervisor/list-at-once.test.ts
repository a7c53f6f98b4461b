/** What is done to the list besides proposing lines: files, lost badges, suspensions, reviews, sign-offs, phases, badges. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { OfficeSite } from '../../office/aid.ts';
import { oneBrowser } from '../one-browser.ts';
import { PHONE } from './aid.ts';
import { listSite, openList, PINS, sign, signInAs, tryOn } from './list-site.ts';
import { expectNoFaults, shoot } from './looks.ts';

const MINUTES = { timeout: 4 * 60_000 };

const browser = oneBrowser();

const pageOf = async (site: OfficeSite, person: keyof typeof PINS): Promise<Page> =>
  (await signInAs(browser(), site, { account: person, role: 'supervisor', person, viewport: PHONE })).page;

const factsOf = (site: OfficeSite, type: string) => site.facts().filter((fact) => fact.type === type);

const HEAD =
  'person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo,hours';

const chooseFile = (page: Page, lines: readonly string[]): Promise<void> =>
  page.getByLabel('CSV file').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${[HEAD, ...lines].join('\n')}\n`),
  });

test(
  'a file says what is wrong line by line, then what it would change, and is proposed',
  MINUTES,
  async () => {
    const site = await listSite();
    const page = await pageOf(site, 'ana');
    await openList(page, '#list/import');
    await chooseFile(page, ['fay,Fay Lund,staff,member,rep,,text:fay,cellar,,,2026-02-30,,,no,,']);
    const problems = page.getByRole('alert');
    await problems.getByText('2 things are wrong in the file').waitFor();
    expect(await problems.innerText()).toContain('people.csv:2');
    expect(await problems.innerText()).toContain('there is no room cellar');
    await expectNoFaults(page);
    await chooseFile(page, ['fay,Fay Lund,staff,member,rep,,text:fay,north,,,2026-02-03,,,no,,']);
    await page.getByRole('article', { name: /^Added: Fay Lund/ }).waitFor();
    await page.getByLabel('The file is').selectOption('yes');
    await page.getByRole('article', { name: /^Taken off the list: Dee Park/ }).waitFor();
    // Nobody would be left to approve the next change.
    await page.getByRole('alert').getByText('This cannot be proposed.').waitFor();
    await page.getByLabel('The file is').selectOption('no');
    await page.getByRole('heading', { name: 'One change' }).waitFor();
    await shoot(page, 'list-import-phone');
    await sign(page, PINS.ana, 'New this week.');
    await page.getByText('Proposal 1 waits for a second person.').waitFor();
    expect(factsOf(site, 'list_entry_proposed')).toMatchObject([
      { record: { person: 'fay', rooms: ['north'] } },
    ]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString('utf8').split('\r\n');
    expect(lines).toHaveLength(7);
    expect(lines.find((line) => line.startsWith('cal,'))).toContain(
      'cal,Cal Moss,staff,custodian,dem (appointed),,1,',
    );
  },
);

test(
  'a lost badge is denied at once, its entries are listed, and another one reviews it',
  MINUTES,
  async () => {
    const site = await listSite();
    await site.simulator('badge', { reader: 'north-outside', badge: 'dee' });
    const page = await pageOf(site, 'ana');
    await openList(page);
    await page.getByRole('button', { name: 'Details: Dee Park' }).click();
    await page.getByRole('link', { name: 'Badge lost: Dee Park' }).click();
    await page.getByLabel('Last certain possession').fill('2026-01-05T08:00');
    await sign(page, '000000');
    await page.getByRole('alert').waitFor();
    expect(factsOf(site, 'badge_lost')).toEqual([]);
    await sign(page, PINS.ana);
    await page.getByText('The badge of Dee Park opens nothing any more.').waitFor();
    await page
      .getByRole('region', { name: 'Entries with this badge' })
      .getByText('North room')
      .first()
      .waitFor();
    await expectNoFaults(page);
    await shoot(page, 'list-lost-phone');
    await site.simulator('badge', { reader: 'north-outside', badge: 'dee' });
    expect(factsOf(site, 'access_denied')).toMatchObject([{ reason: 'badge_lost' }]);
    await openList(page, '#list/reviews');
    await page.getByText('You did this, so you cannot review it.').waitFor();
    const other = await pageOf(site, 'ben');
    await openList(other, '#list/reviews');
    const review = other.getByRole('article', { name: 'A badge of Dee Park was reported lost' });
    await review.getByLabel(/^Why/).fill('Seen: only at our own door.');
    await review.getByLabel('Your PIN').fill(PINS.ben);
    // While the list is on its way again, what was done is told once, not in the form too.
    const read = Promise.withResolvers<void>();
    await other.route(/\/api\/v1\//, async (route) => {
      if (route.request().method() === 'GET') await read.promise;
      await route.continue();
    });
    await review.getByRole('button', { name: 'Put on record' }).click();
    await other.getByText('Reviewed: Dee Park; done by Ana Ruiz.').waitFor();
    expect(await review.count()).toBe(1);
    read.resolve();
    await review.waitFor({ state: 'detached' });
    expect(factsOf(site, 'list_act_reviewed')).toMatchObject([
      { outcome: 'confirmed', signed_by: ['ana', 'ben'] },
    ]);
  },
);

test('somebody is suspended by one, put back by another, and the list is signed off', MINUTES, async () => {
  const site = await listSite();
  const page = await pageOf(site, 'ana');
  await openList(page, '#list/suspend/cal');
  await sign(page, PINS.ana, 'Seen with a copied key.');
  await page.getByText('Cal Moss may enter no room any more.').waitFor();
  expect(site.service.kiosk.state.people).toMatchObject({ cal: { status: 'suspended' } });
  await openList(page);
  await page.getByText('Suspended: may not enter').waitFor();
  const other = await pageOf(site, 'ben');
  await openList(other, '#list/reviews');
  const review = other.getByRole('article', { name: 'Cal Moss was suspended' });
  await review.getByLabel('What you find').selectOption('reinstated');
  await review.getByLabel(/^Why/).fill('It was his own key.');
  await review.getByLabel('Your PIN').fill(PINS.ben);
  await review.getByRole('button', { name: 'Put on record' }).click();
  await other.getByText('Reviewed: Cal Moss').waitFor();
  expect(site.service.kiosk.state.people).toMatchObject({ cal: { status: 'listed' } });
  await other.getByRole('alert').getByText('The list changed since you opened this page.').waitFor();
  await other.getByRole('button', { name: 'I have read it as it is now' }).click();
  await sign(other, PINS.ben);
  await other.getByText('The list is signed off.').waitFor();
  expect(factsOf(site, 'list_signed_off')).toMatchObject([{ listed: 5, signed_by: ['ben'] }]);
});

test('a badge that is presented at the kiosk becomes a proposal', MINUTES, async () => {
  const site = await listSite();
  const page = await pageOf(site, 'ana');
  await openList(page, '#list/enrol/eva');
  await sign(page, PINS.ana, 'The old one is worn.');
  await page.getByText('The badge of Eva Novak is awaited at north-outside').waitFor();
  await page.getByRole('timer').waitFor();
  await expectNoFaults(page);
  await shoot(page, 'list-awaited-phone');
  await site.simulator('badge', { reader: 'north-outside', badge: 'new-for-eva' });
  await page.getByText('The badge came: proposal 1 waits for a second person.').waitFor();
  const other = await pageOf(site, 'ben');
  await openList(other, '#list/proposals');
  await other.getByText('2 badges (one new)').waitFor();
});

test('somebody new who stands at the kiosk is proposed with their badge', MINUTES, async () => {
  const site = await listSite();
  const page = await pageOf(site, 'ana');
  await openList(page, '#list/propose');
  await page.getByLabel('Identifier').fill('nadia');
  await page.getByLabel('Name').fill('Nadia Haddad');
  await page.getByLabel('North room').check();
  await page.getByRole('button', { name: 'Look at the change' }).click();
  await page.getByText('Or: they are at the kiosk now, with their badge').click();
  await sign(page, PINS.ana, 'New this week.');
  await page.getByRole('timer').waitFor();
  await site.simulator('badge', { reader: 'north-outside', badge: 'nadia' });
  await page.getByText('The badge came: proposal 1 waits for a second person.').waitFor();
  await expectNoFaults(page);
  expect(factsOf(site, 'badge_awaited')).toMatchObject([{ record: { person: 'nadia' }, signed_by: ['ana'] }]);
  expect(factsOf(site, 'access_granted')).toEqual([]);
  const [proposed] = factsOf(site, 'list_entry_proposed');
  expect(proposed).toMatchObject({ record: { person: 'nadia', name: 'Nadia Haddad', rooms: ['north'] } });
  expect(proposed?.type === 'list_entry_proposed' ? proposed.record.credentials : []).toHaveLength(1);
});

test('another phase takes two people, who see who proposed it', MINUTES, async () => {
  const site = await listSite();
  const page = await pageOf(site, 'ana');
  await openList(page, '#list/phase');
  await page.getByLabel('The phase from then on').selectOption('receiving');
  const form = page.locator('.act-form').first();
  await form.getByLabel(/^Why/).fill('Ballots come from tomorrow on.');
  await form.getByLabel('Your PIN').fill(PINS.ana);
  await form.getByRole('button', { name: 'Propose another phase' }).click();
  await page.getByText('Proposal 1 waits for a second person.').waitFor();
  await expectNoFaults(page);
  const other = await pageOf(site, 'ben');
  await openList(other, '#list/proposals');
  await other.getByRole('heading', { name: 'Proposal 1: the phase Receiving ballots' }).waitFor();
  await other.getByText(/^Proposed by Ana Ruiz/).waitFor();
  await tryOn(other);
  await sign(other, PINS.ben);
  await other.getByText('Proposal 1 is approved').waitFor();
  expect(site.service.kiosk.state.phase).toBe('receiving');
  await page.getByText('The phase is Receiving ballots').waitFor();
});
