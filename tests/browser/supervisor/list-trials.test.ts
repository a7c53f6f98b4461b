/** Whoever approves is shown first what it would have changed. With the real kiosk, office, log and browser. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { PersonId, ReaderId } from '../../../src/core/terms.ts';
import type { OfficeSite } from '../../office/aid.ts';
import { oneBrowser } from '../one-browser.ts';
import { PHONE } from './aid.ts';
import { listSite, openList, PINS, sign, signInAs } from './list-site.ts';
import { expectNoFaults, shoot } from './looks.ts';

const MINUTES = { timeout: 4 * 60_000 };

const browser = oneBrowser();

const benAt = async (site: OfficeSite, viewport = { width: 1_280, height: 720 }): Promise<Page> => {
  const visit = { account: 'ben', role: 'supervisor', person: 'ben', viewport } as const;
  const { page } = await signInAs(browser(), site, visit);
  await openList(page, '#list/proposals');
  return page;
};

const approve = (page: Page) => page.getByRole('button', { name: 'Approve' });

/** Somebody shows a badge at the door outside. */
const badge = ({ service: { kiosk } }: OfficeSite, person: string): void => {
  const [credential] = kiosk.state.people[person as PersonId]?.credentials ?? [];
  if (credential === undefined) throw new Error(`${person} has no badge`);
  kiosk.offer({ type: 'badge_read', reader: 'north-outside' as ReaderId, credential });
};

const propose = ({ service: { kiosk } }: OfficeSite, act: unknown): void => {
  kiosk.offer({ type: 'list_acted', person: 'ana' as PersonId, act: act as never });
};

const OFF_DEE = {
  act: 'propose',
  changes: [{ change: 'remove', person: 'dee' }],
  source: '',
  words: 'She has left.',
};

test('the badge that would have been denied is named, before anybody can approve it', MINUTES, async () => {
  const site = await listSite();
  badge(site, 'dee');
  propose(site, OFF_DEE);
  const page = await benAt(site);
  await page.getByText('You can approve it once you have seen').waitFor();
  expect(await approve(page).count()).toBe(0);
  await page.getByRole('button', { name: 'Try it on the last 30 days' }).focus();
  await page.keyboard.press('Enter');
  const trial = page.locator('.trial');
  await trial.getByText('One badge would have got another answer').waitFor();
  const said = await trial.innerText();
  for (const part of ['Tried on one badge', 'Dee Park', 'It was: accepted', 'It would be: denied']) {
    expect(said).toContain(part);
  }
  await expectNoFaults(page);
  await sign(page, PINS.ben);
  await page.getByText('Proposal 1 is approved').waitFor();
});

test('on a phone, where no badge was shown, that is said instead', MINUTES, async () => {
  const site = await listSite();
  propose(site, OFF_DEE);
  const page = await benAt(site, PHONE);
  await page.getByRole('button', { name: 'Try it on the last 30 days' }).click();
  await page.getByText('No badge was presented in these days').waitFor();
  await page.getByText(/^The log begins on/).waitFor();
  await approve(page).waitFor();
  await expectNoFaults(page);
  await shoot(page, 'list-trial-phone');
});

test(
  'rules are tried with their very file, or approved by somebody who was told what is missing',
  MINUTES,
  async () => {
    const site = await listSite();
    badge(site, 'dee');
    const text = readFileSync(site.file, 'utf8').replace('pairing: any_two', 'pairing: { at_least: 3 }');
    const config_digest = createHash('sha256').update(text).digest('hex');
    propose(site, { act: 'propose_rules', config_digest, words: 'Three from now on.' });
    const page = await benAt(site);
    const choose = (content: string): Promise<void> =>
      page.getByLabel('Configuration file').setInputFiles({
        name: 'three.yaml',
        mimeType: 'application/yaml',
        buffer: Buffer.from(content),
      });
    await choose(`${text}\n`);
    await page.getByRole('alert').getByText('This is another file').waitFor();
    expect(await approve(page).count()).toBe(0);
    await choose(text);
    await page.getByText('It would be: accepted, and needs two more people').waitFor();
    await approve(page).waitFor();
    await page.reload();
    await page.locator('.list').waitFor();
    // It is known for a while what was found.
    await approve(page).waitFor();
  },
);

test('who has no such file is told so, and can approve knowing that', MINUTES, async () => {
  const site = await listSite();
  propose(site, { act: 'propose_rules', config_digest: 'a7'.repeat(32), words: 'Other rules.' });
  const page = await benAt(site);
  await page.getByRole('button', { name: 'I do not have this file' }).click();
  await page.getByRole('alert').getByText('Without the file nobody can see').waitFor();
  await approve(page).waitFor();
  await expectNoFaults(page);
});
