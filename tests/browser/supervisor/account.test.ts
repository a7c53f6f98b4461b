/** Signing in, invitations and accounts in a real browser, at the real service over TLS: with keys alone, and as it looks. */
import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type OfficeSite, officeSite, PATIENCE_MS } from '../../office/aid.ts';
import { codeOf, invited, readyAccount } from '../../office/visitor.ts';
import { PHONE_VIEWPORT } from '../browser.ts';
import { oneBrowser } from '../one-browser.ts';
import { expectNoFaults, shoot } from './looks.ts';

const LONG = { timeout: 4 * PATIENCE_MS };
const PASSWORD = 'winding river over granite';

const browser = oneBrowser();

interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly errors: string[];
}

const open = async (
  site: OfficeSite,
  phone: 'phone' | 'desk' = 'desk',
  timezoneId = 'America/Denver',
): Promise<Opened> => {
  const viewport = phone === 'phone' ? { ...PHONE_VIEWPORT } : { width: 1280, height: 800 };
  // The certificate signs itself; that it is used at all is asked elsewhere.
  const context = await browser().newContext({
    ignoreHTTPSErrors: true,
    viewport,
    reducedMotion: 'reduce',
    timezoneId,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => {
    // A refused sign-in is an answer of status 401, which the browser tells as an error of the network.
    if (line.type() === 'error' && !/status of 40[13]/.test(line.text())) errors.push(line.text());
  });
  await page.goto(`${site.origin}/supervisor/`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  return { page, context, errors };
};

/** Types into the fields of the form in their order, with keys alone, and sends it. */
const typeAll = async (page: Page, first: string, lines: readonly string[]): Promise<void> => {
  await page.getByLabel(first, { exact: true }).focus();
  for (const [at, line] of lines.entries()) {
    if (at > 0) await page.keyboard.press('Tab');
    // Behind a password stands the button that shows it.
    const isButton = await page.evaluate(() => document.activeElement?.tagName === 'BUTTON');
    if (isButton) await page.keyboard.press('Tab');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(line);
  }
  await page.keyboard.press('Enter');
};

test('somebody signs in with keys alone, sees the rooms, and signs out', LONG, async () => {
  const site = await officeSite();
  const { known } = await readyAccount(site, 'ana', 'auditor');
  const { page, context, errors } = await open(site);
  await typeAll(page, 'Name of your account', ['ana', 'not the password at all', '000000']);
  await page.getByRole('alert').getByText('Name, password or code is not right.').waitFor();
  await typeAll(page, 'Name of your account', ['ana', known.password, codeOf(known.secret)]);
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  await page.getByText('North room').first().waitFor();
  const cookies = await context.cookies();
  expect(
    cookies.map(({ name, httpOnly, secure, sameSite }) => [name.slice(0, 14), httpOnly, secure, sameSite]),
  ).toEqual(cookies.map(({ name }) => [name.slice(0, 14), true, true, 'Strict']));
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
    known.password,
  );
  await page.getByRole('button', { name: 'Sign out' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

test(
  'the pages begin in the language and the light of the browser, and keep what is chosen',
  LONG,
  async () => {
    const site = await officeSite();
    const context = await browser().newContext({
      ignoreHTTPSErrors: true,
      locale: 'es-MX',
      colorScheme: 'dark',
    });
    const page = await context.newPage();
    const look = () =>
      page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset['theme']]);
    await page.goto(`${site.origin}/supervisor/`);
    await page.getByRole('heading', { name: 'Iniciar sesión' }).waitFor();
    expect(await look()).toEqual(['es-US', 'grey-on-dark']);
    await page.getByRole('button', { name: 'English' }).click();
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await look()).toEqual(['en-US', 'grey-on-dark']);
    await context.close();
  },
);

test(
  'times are those of the rooms, wherever the browser is, and the page says whose they are',
  LONG,
  async () => {
    const site = await officeSite();
    const { known } = await readyAccount(site, 'ana', 'auditor');
    const { page, context } = await open(site, 'desk', 'Asia/Tokyo');
    await typeAll(page, 'Name of your account', ['ana', known.password, codeOf(known.secret)]);
    await page.getByText('Times of America/Denver').waitFor();
    await shoot(page, 'times-of');
    await page.getByRole('link', { name: 'Your account' }).click();
    await page.getByText(/Here:.*since .* M[SD]T/).waitFor();
    await context.close();
  },
);

test('a password can be looked at while it is typed, at the sign-in too', LONG, async () => {
  const { page, context } = await open(await officeSite());
  const field = page.getByLabel('Password', { exact: true });
  await field.fill('a line with a mistake');
  expect(await field.getAttribute('type')).toBe('password');
  await page.getByRole('button', { name: 'Show' }).click();
  expect(await field.getAttribute('type')).toBe('text');
  await context.close();
});

test(
  'somebody opens their account with an invitation, and is told why a password cannot be',
  LONG,
  async () => {
    const site = await officeSite();
    const invitation = invited(site, 'ben', 'observer');
    const { page, context, errors } = await open(site);
    await page.getByRole('link', { name: 'I have an invitation' }).focus();
    await page.keyboard.press('Enter');
    await typeAll(page, 'Account', ['ben', invitation]);
    await page.getByRole('img', { name: 'Code to scan with an authenticator app' }).waitFor();
    const secret = (await page.locator('code.secret').textContent()) ?? '';
    const code = () => codeOf(secret.replaceAll(' ', ''));
    await typeAll(page, 'New password', ['password2026!', code()]);
    await page.getByRole('alert').getByText('Many people choose such a password.').waitFor();
    await expectNoFaults(page);
    await typeAll(page, 'New password', [PASSWORD, code()]);
    await page.getByRole('link', { name: 'Your account' }).click();
    await page.getByText('Observer').first().waitFor();
    await page.getByText('Here:', { exact: true }).waitFor();
    await expectNoFaults(page);
    expect(errors.filter((line) => !line.includes('400'))).toEqual([]);
    await context.close();
  },
);

/** On a phone the other pages stand behind a button. */
const openPages = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Pages', exact: true }).click();

test('an administrator invites and locks, and gives the password again for it', LONG, async () => {
  const site = await officeSite('  confirm_minutes: 1\n');
  const { known } = await readyAccount(site, 'it-desk', 'administrator');
  await readyAccount(site, 'ana', 'auditor');
  const { page, context } = await open(site, 'phone');
  await typeAll(page, 'Name of your account', ['it-desk', known.password, codeOf(known.secret)]);
  await page.locator('.live h1').waitFor({ state: 'attached' });
  await openPages(page);
  await expectNoFaults(page);
  await page.getByRole('link', { name: 'Accounts' }).click();
  await page.getByRole('button', { name: 'Lock: ana' }).click();
  await page.getByText('Auditor, locked').waitFor();
  await page.getByLabel('Account', { exact: true }).fill('guest');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByText('It holds for 24 hours:').waitFor();
  await expectNoFaults(page);
  await context.close();
});

test('the page has no fault, in both languages, light and dark, at a desk and on a phone', LONG, async () => {
  const site = await officeSite();
  const { known } = await readyAccount(site, 'ana', 'auditor');
  let later = 0;
  for (const place of ['desk', 'phone'] as const) {
    const { page, context } = await open(site, place);
    await expectNoFaults(page);
    await typeAll(page, 'Name of your account', ['ana', known.password, codeOf(known.secret, later)]);
    later += 30;
    if (place === 'phone') await openPages(page);
    await page.getByRole('link', { name: 'Your account' }).click();
    await page.getByText('Here:', { exact: true }).waitFor();
    await expectNoFaults(page);
    if (place === 'phone') await openPages(page);
    await page.getByRole('button', { name: 'Light or dark' }).click();
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByRole('link', { name: 'Su cuenta' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('es-US');
    await expectNoFaults(page);
    const shots = process.env['SHOTS'];
    if (shots !== undefined) await page.screenshot({ path: `${shots}/account-${place}.png`, fullPage: true });
    await context.close();
  }
});
