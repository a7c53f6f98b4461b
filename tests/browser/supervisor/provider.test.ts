/** Signing in with a county's identity provider in a real browser: there and back, what is said when it fails, and how it looks. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PATIENCE_MS } from '../../office/aid.ts';
import { type County, countySite, link } from '../../office/county-site.ts';
import { codeOf, readyAccount } from '../../office/visitor.ts';
import { oneBrowser } from '../one-browser.ts';
import { DESK, PHONE } from './aid.ts';
import { expectNoFaults, shoot } from './looks.ts';

const LONG = { timeout: 4 * PATIENCE_MS };

const browser = oneBrowser();

const open = async ({ site }: County, hash = ''): Promise<Page> => {
  const context = await browser().newContext({ ignoreHTTPSErrors: true, viewport: { ...DESK } });
  const page = await context.newPage();
  await page.goto(`https://localhost:${site.port}/supervisor/${hash}`);
  return page;
};

/** At the provider's own pages: a name, and the first time the consent that this kiosk learns it. */
const signInThere = async (page: Page, login: string, time: 'first' | 'again' = 'first'): Promise<void> => {
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill('x');
  await page.keyboard.press('Enter');
  if (time === 'first') await page.getByRole('button', { name: 'Continue' }).click();
};

test('somebody signs in there and is signed in here, at the page they asked for', LONG, async () => {
  const at = await countySite({ host: 'localhost' });
  await readyAccount(at.site, 'it-desk', 'administrator');
  await readyAccount(at.site, 'ana', 'auditor');
  link(at, 'it-desk', 'desk-1');
  const page = await open(at, '#own-account');
  await page.getByRole('button', { name: 'Sign in with County' }).focus();
  await page.keyboard.press('Enter');
  await signInThere(page, 'desk-1');
  await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
  expect(page.url()).toBe(`https://localhost:${at.site.port}/supervisor/#own-account`);
  // What a page of elsewhere makes the browser fetch carries no session.
  const cookies = await page.context().cookies(page.url());
  expect(cookies.filter(({ sameSite }) => sameSite !== 'Strict')).toEqual([]);
  await page.getByLabel('Name for a new passkey').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.context().close();
});

test('what is dangerous takes signing in anew there', LONG, async () => {
  const at = await countySite({ host: 'localhost' });
  await readyAccount(at.site, 'it-desk', 'administrator');
  link(at, 'it-desk', 'desk-1');
  const page = await open(at, '#own-account');
  await page.getByRole('button', { name: 'Sign in with County' }).click();
  await signInThere(page, 'desk-1');
  await page.getByLabel('New password').fill('four quiet rivers under ice');
  // The time since signing in is not waited for: the office is told that it was long ago.
  await page.route('**/api/v1/password', (route) =>
    route.fulfill({ status: 403, json: { error: { what: '', where: '', remedy: '', code: 'confirm' } } }),
  );
  await page.getByRole('button', { name: 'Change the password' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Sign in anew with County' }).waitFor();
  await expectNoFaults(page);
  await shoot(page, 'provider-confirm');
  await dialog.getByRole('button', { name: 'Sign in anew with County' }).click();
  await signInThere(page, 'desk-1', 'again');
  await page.getByRole('status').getByText('County has signed you in anew.').waitFor();
  await expectNoFaults(page);
  await shoot(page, 'provider-confirmed');
  await page.getByRole('button', { name: 'Understood', exact: true }).click();
  expect(await page.getByText('County has signed you in anew.').count()).toBe(0);
  await page.context().close();
});

test(
  'somebody whom no account knows, and a provider that is down, are told in clear words',
  LONG,
  async () => {
    const at = await countySite({ host: 'localhost' });
    const { known } = await readyAccount(at.site, 'ana', 'auditor');
    const page = await open(at);
    await page.getByRole('button', { name: 'Sign in with County' }).click();
    await signInThere(page, 'somebody');
    await page.getByRole('alert').getByText('no account here is linked to you').waitFor();
    await expectNoFaults(page);
    await shoot(page, 'provider-not-linked');
    await at.county.stop();
    await page.getByRole('button', { name: 'Sign in with County' }).click();
    await page.getByRole('alert').getByText('The identity provider does not answer.').waitFor();
    await page.getByLabel('Name of your account').fill('ana');
    await page.getByLabel('Password', { exact: true }).fill(known.password);
    await page.getByLabel('Code of your authenticator app').fill(codeOf(known.secret));
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Your account' }).waitFor();
    await page.context().close();
  },
);

test('it has no fault on a phone, in Spanish, in the dark', LONG, async () => {
  const at = await countySite({ host: 'localhost' });
  await readyAccount(at.site, 'ana', 'auditor');
  link(at, 'ana', 'ana-1');
  const page = await open(at);
  const look = async (name: string): Promise<void> => {
    for (const [place, size] of Object.entries({ desk: DESK, phone: PHONE })) {
      await page.setViewportSize(size);
      await expectNoFaults(page);
      await shoot(page, `${name}-${place}`);
    }
  };
  await page.goto(`https://localhost:${at.site.port}/supervisor/?provider=too_weak`);
  await page.getByRole('alert').getByText('County signed you in by less than this kiosk asks for.').waitFor();
  await look('provider-sign-in');
  await page.getByRole('button', { name: 'Sign in with County' }).click();
  await signInThere(page, 'ana-1');
  await page.getByRole('button', { name: 'Pages', exact: true }).click();
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByRole('button', { name: 'Claro u oscuro' }).click();
  await page.getByRole('button', { name: 'Cerrar sesión', exact: true }).click();
  await page.getByRole('button', { name: 'Iniciar sesión con County' }).waitFor();
  await look('provider-sign-in-es-dark');
  await page.context().close();
});
