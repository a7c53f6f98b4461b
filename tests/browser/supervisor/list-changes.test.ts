/** Two people change the authorization list at their pages; one alone cannot. With the real kiosk, office and browser. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { OfficeSite } from '../../office/aid.ts';
import { oneBrowser } from '../one-browser.ts';
import { listSite, openList, PINS, type SignedIn, sign, signInAs, tryOn } from './list-site.ts';
import { expectNoFaults, shoot } from './looks.ts';

const DAY = 86_400_000;
const MINUTES = { timeout: 4 * 60_000 };

const browser = oneBrowser();

type Who = keyof typeof PINS;

const supervisor = (site: OfficeSite, person: Who): Promise<SignedIn> =>
  signInAs(browser(), site, { account: person, role: 'supervisor', person });

const factsOf = (site: OfficeSite, type: string) => site.facts().filter((fact) => fact.type === type);

/** Ana proposes that Dee may come on weekdays only, with another title. */
const proposeForDee = async (page: Page): Promise<void> => {
  await openList(page, '#list/propose/dee');
  await page.getByLabel('Title').fill('Night shift');
  await page.getByRole('button', { name: 'Add these hours' }).click();
  await page.getByRole('button', { name: 'Look at the change' }).click();
  await page.getByRole('heading', { name: 'One change' }).waitFor();
  await sign(page, PINS.ana, 'She works by night now.');
  await page.getByText('Proposal 1 waits for a second person.').waitFor();
};

test(
  'one proposes, another one approves what stands side by side, and both are in the log',
  MINUTES,
  async () => {
    const site = await listSite();
    const [ana, ben] = [await supervisor(site, 'ana'), await supervisor(site, 'ben')];
    await openList(ben.page, '#list/proposals');
    await ben.page.getByText('Nothing waits.').waitFor();
    await proposeForDee(ana.page);
    expect(await ana.page.locator('.preview').innerText()).toContain(
      'Somebody else has to approve it: Ben Carter.',
    );
    // It comes to the other page by itself.
    const card = ben.page.getByRole('article', { name: /^Proposal 1: one change/ });
    await card.getByText('Night shift').waitFor();
    const said = await card.innerText();
    for (const part of [
      'Proposed by Ana Ruiz',
      'She works by night now.',
      'At all hours',
      'Stays as it is: Name',
    ]) {
      expect(said).toContain(part);
    }
    expect(await card.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await tryOn(ben.page);
    await expectNoFaults(ben.page);
    await shoot(ben.page, 'list-proposal-desk');
    await sign(ben.page, PINS.ben);
    await ben.page
      .getByText('Proposal 1 is approved: proposed by Ana Ruiz, approved by Ben Carter.')
      .waitFor();
    expect(factsOf(site, 'proposal_approved')).toMatchObject([{ proposal: 1, signed_by: ['ana', 'ben'] }]);
    expect(site.service.kiosk.state.people).toMatchObject({ dee: { title: 'Night shift' } });
    await openList(ana.page);
    await ana.page.getByRole('button', { name: 'Details: Dee Park' }).click();
    const history = ana.page.getByRole('region', { name: 'History' });
    await history.getByText('Signed by Ana Ruiz and Ben Carter').waitFor();
    expect([...ana.errors, ...ben.errors]).toEqual([]);
  },
);

test('one person alone cannot: not by her page, and not by a wrong PIN of another', MINUTES, async () => {
  const site = await listSite();
  const ana = await supervisor(site, 'ana');
  await proposeForDee(ana.page);
  await ana.page.getByRole('link', { name: 'See what waits' }).click();
  const card = ana.page.getByRole('article', { name: /^Proposal 1/ });
  await card.getByText('You proposed this, so you cannot approve it.').waitFor();
  expect(await card.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  const refused = await ana.page.evaluate(async (digits) => {
    const { change_token } = await (await fetch('/api/v1/session')).json();
    const answer = await fetch('/api/v1/list/acts', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-change-token': change_token },
      body: JSON.stringify({ act: { act: 'approve', proposal: 1, words: '' }, digits }),
    });
    return { status: answer.status, body: await answer.text() };
  }, PINS.ana);
  expect(refused.status).toBe(409);
  expect(refused.body).toContain('whoever proposed it cannot approve it');
  const ben = await supervisor(site, 'ben');
  await openList(ben.page, '#list/proposals');
  await tryOn(ben.page);
  // Ana at Ben's page: she knows her own PIN only.
  await sign(ben.page, PINS.ana);
  await ben.page.getByRole('alert').waitFor();
  expect(factsOf(site, 'proposal_approved')).toEqual([]);
  expect(site.service.kiosk.state.people).toMatchObject({ dee: { title: '' } });
  await ana.page.locator('summary', { hasText: 'Withdraw it' }).click();
  await sign(ana.page, PINS.ana, 'It was a mistake.');
  await ana.page.getByText('Proposal 1 is withdrawn.').waitFor();
  expect(factsOf(site, 'proposal_ended')).toMatchObject([{ cause: 'withdrawn', words: 'It was a mistake.' }]);
});

test(
  'somebody is added and somebody taken off by keys alone, and the list of before is still there',
  MINUTES,
  async () => {
    const site = await listSite();
    const { page } = await supervisor(site, 'ana');
    await openList(page, '#list/propose');
    await page.getByRole('button', { name: 'Look at the change' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('3 fields are not right yet.').waitFor();
    await page.getByLabel('Identifier').focus();
    await page.keyboard.type('nadia');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Nadia Haddad');
    await page.getByLabel('North room').focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Oath taken on').fill('2026-11-02');
    await page.getByRole('button', { name: 'Look at the change' }).focus();
    await page.keyboard.press('Enter');
    const added = page.getByRole('article', { name: /^Added: Nadia Haddad/ });
    await added.getByText('Nov 2, 2026').waitFor();
    await expectNoFaults(page);
    await openList(page, '#list/propose/cal');
    await page.getByRole('button', { name: 'Take off the list instead' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: /^Taken off the list: Cal Moss/ }).waitFor();
    await sign(page, PINS.ana, 'He has left.');
    await page.getByText('Proposal 1 waits').waitFor();
    const before = site.service.kiosk.moment.at;
    site.service.kiosk.offer({
      type: 'list_acted',
      person: 'ben' as never,
      act: { act: 'approve', proposal: 1, words: '' },
    });
    await openList(page);
    await page.getByText('4 of 4 people').waitFor();
    await page.getByText('The list of another day').click();
    const wall = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'America/Denver',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    await page.getByLabel('The list as of').fill(wall.format(before - DAY).replace(' ', 'T'));
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('This is the past:').waitFor();
    await page.getByText('0 of 0 people').waitFor();
    await page.getByRole('button', { name: 'Back to the list as it is now' }).click();
    await page.getByText('4 of 4 people').waitFor();
  },
);
