import type { Browser, BrowserContext, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { canonicalBadge } from '../../../devices/badge.ts';
import { credentialOf } from '../../../devices/credential.ts';
import type { AccountRole } from '../../../src/core/facts-office.ts';
import type { PersonRecord } from '../../../src/core/people.ts';
import type { RoomId } from '../../../src/core/terms.ts';
import { listed } from '../../core/world.ts';
import { choosePins } from '../../kiosk/chosen-pins.ts';
import { type OfficeSite, officeSite } from '../../office/aid.ts';
import { codeOf, type Known, readyAccount } from '../../office/visitor.ts';

export const NORTH = 'north' as RoomId;

/** What each of the supervisors types. */
export const PINS = { ana: '482613', ben: '759204' } as const;

const DAY_MS = 86_400_000;

/** Two supervisors and three others, each with a badge of their own name. */
const peopleOf = (now: number): readonly (readonly [string, Partial<PersonRecord>])[] => [
  ['ana', { name: 'Ana Ruiz', role: 'supervisor', title: 'County clerk' }],
  ['ben', { name: 'Ben Carter', role: 'supervisor' }],
  ['cal', { name: 'Cal Moss', role: 'custodian', group: 'dem', group_source: 'appointed' }],
  ['eva', { name: 'Eva Novak', role: 'substitute', group: 'dem', group_source: 'registered', training: 0 }],
  ['dee', { name: 'Dee Park', group: 'rep', group_source: 'registered', valid_until: now + 5 * DAY_MS }],
];

/** The real service whose list has people, and two who can approve changes of it. */
export const listSite = async (more = ''): Promise<OfficeSite> => {
  const site = await officeSite(more);
  const { kiosk, siteKey } = site.service;
  const now = kiosk.moment.at;
  kiosk.offer({
    type: 'people_listed',
    source: '00',
    people: peopleOf(now).map(([person, change]) =>
      listed(person, {
        rooms: [NORTH],
        oath: now - 10 * DAY_MS,
        training: now - 10 * DAY_MS,
        background_check: now - 10 * DAY_MS,
        credentials: [credentialOf(siteKey, canonicalBadge(person))],
        ...change,
      }),
    ),
  });
  await choosePins(site.service, PINS);
  return site;
};

export interface SignedIn {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly known: Known;
  /** What went wrong in the page so far; a refusal of the office is none of it. */
  readonly errors: readonly string[];
}

export interface Visit {
  readonly account: string;
  readonly role: AccountRole;
  /** The person on the list that the account belongs to. */
  readonly person?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Types what the office asks of whoever signs in. A code signs in once: `later` is how many seconds ahead it is. */
export const typeIn = async (page: Page, { account, password, secret }: Known, later = 0): Promise<void> => {
  await page.getByLabel('Name of your account').fill(account);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Code of your authenticator app').fill(codeOf(secret, later));
  await page.keyboard.press('Enter');
};

/** A browser of their own in which somebody has signed in. */
export const signInAs = async (
  browser: Browser,
  site: OfficeSite,
  { account, role, person = '', viewport = { width: 1_280, height: 720 } }: Visit,
): Promise<SignedIn> => {
  const { known } = await readyAccount(site, account, role, person);
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport, reducedMotion: 'reduce' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) errors.push(line.text());
  });
  await page.goto(`${site.origin}/supervisor/`);
  await typeIn(page, known);
  await page.locator('.room').waitFor();
  return { page, context, known, errors };
};

/** Opens one of the list's pages by its address, as a link does. */
export const openList = async (page: Page, address = '#list'): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await page.locator('.list').waitFor();
};

/** Has what waits tried on the last days, before which nobody can approve it. */
export const tryOn = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Try it on the last 30 days' }).click();
  await page.getByRole('button', { name: 'Approve' }).waitFor();
};

/** Types what the form asks for besides, and sends it with the key that ends a line. */
export const sign = async (page: Page, digits: string, words = ''): Promise<void> => {
  const form = page.locator('.act-form:visible').last();
  if (words !== '') await form.getByLabel(/^(Why|Your words)/).fill(words);
  await form.getByLabel('Your PIN').fill(digits);
  await page.keyboard.press('Enter');
};
