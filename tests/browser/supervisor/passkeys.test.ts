/** Passkeys on the supervisors' pages in a real browser: adding, signing in, giving one again, removing, and how it looks. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type OfficeSite, officeSite, PATIENCE_MS } from '../../office/aid.ts';
import { codeOf, type Known, readyAccount } from '../../office/visitor.ts';
import { oneBrowser } from '../one-browser.ts';
import { type PasskeyBrowser, passkeyBrowser } from '../passkey-aid.ts';
import { DESK, PHONE } from './aid.ts';
import { typeIn } from './list-site.ts';
import { expectNoFaults, shoot } from './looks.ts';

const LONG = { timeout: 4 * PATIENCE_MS };

const browser = oneBrowser();

const isNarrow = (page: Page): boolean => page.viewportSize()?.width === PHONE.width;

/** On a phone the other pages, and what everybody has, stand behind a button. */
const openPages = async (page: Page): Promise<void> => {
  if (isNarrow(page)) await page.getByRole('button', { name: 'Pages', exact: true }).click();
};

const signInBy = async (page: Page, known: Known, later = 0): Promise<void> => {
  await typeIn(page, known, later);
  await openPages(page);
  await page.getByRole('link', { name: 'Your account' }).click();
  await page.getByRole('heading', { name: 'Passkeys' }).waitFor();
};

const opened = (site: OfficeSite): Promise<PasskeyBrowser> => passkeyBrowser(browser(), site, '/supervisor/');

test('somebody adds a passkey, signs in with it by keys alone, and removes it', LONG, async () => {
  const site = await officeSite();
  const { known } = await readyAccount(site, 'ana', 'auditor');
  const { page, context } = await opened(site);
  await signInBy(page, known);
  await page.getByText('You have none yet.').waitFor();
  await page.getByLabel('Name for a new passkey').fill('My telephone');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('The passkey is added.').waitFor();
  await page.getByText('on one device').waitFor();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Passkeys' }).waitFor();
  await page.getByText('last used').waitFor();
  await page.getByRole('button', { name: 'Remove the passkey My telephone' }).click();
  await page.getByText('You have none yet.').waitFor();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('alert').getByText('This passkey does not open an account here.').waitFor();
  await expectNoFaults(page);
  await context.close();
});

test('adding one asks for password and code where only a passkey was shown', LONG, async () => {
  const site = await officeSite();
  const { known } = await readyAccount(site, 'ana', 'auditor');
  const { page, context, cdp } = await opened(site);
  await signInBy(page, known);
  await page.getByLabel('Name for a new passkey').fill('First');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('The passkey is added.').waitFor();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByLabel('Name for a new passkey').fill('Second');
  // A second authenticator: the first one has a passkey of this account already.
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('heading', { name: 'Password and code again' }).waitFor();
  await expectNoFaults(page);
  await shoot(page, 'keys-both-desk');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password', { exact: true }).fill(known.password);
  await dialog.getByLabel('Code of your authenticator app').fill(codeOf(known.secret, 30));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove the passkey Second' }).waitFor();
  await context.close();
});

test('an administrator sees the passkeys of an account and removes one', LONG, async () => {
  const site = await officeSite();
  const { known } = await readyAccount(site, 'it-desk', 'administrator');
  const { page, context } = await opened(site);
  await signInBy(page, known);
  await page.getByLabel('Name for a new passkey').fill('Key of the desk');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('The passkey is added.').waitFor();
  await page.getByRole('link', { name: 'Accounts' }).click();
  await page.getByText('Passkeys', { exact: true }).click();
  await page.getByText('Key of the desk').waitFor();
  await expectNoFaults(page);
  await shoot(page, 'keys-accounts-desk');
  await page.getByRole('button', { name: 'Remove the passkey Key of the desk' }).click();
  await page.getByText('There are none.').waitFor();
  await context.close();
});

test('where no passkey can be kept the page says why and offers none', LONG, async () => {
  const site = await officeSite();
  const { known } = await readyAccount(site, 'ana', 'auditor');
  const context = await browser().newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(`${site.origin}/supervisor/`);
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0);
  await signInBy(page, known);
  await page.getByText('Passkeys need this page to be opened by a host name.').waitFor();
  await shoot(page, 'keys-not-here');
  expect(await page.getByRole('button', { name: 'Add a passkey' }).count()).toBe(0);
  await context.close();
});

test('it has no fault in both languages, light and dark, at a desk and on a phone', LONG, async () => {
  const site = await officeSite();
  const { known } = await readyAccount(site, 'ana', 'auditor');
  let later = 0;
  for (const [place, size] of Object.entries({ desk: DESK, phone: PHONE })) {
    const { page, context } = await opened(site);
    await page.setViewportSize(size);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
    await expectNoFaults(page);
    await shoot(page, `keys-sign-in-${place}`);
    await signInBy(page, known, later);
    later += 30;
    await page.getByLabel('Name for a new passkey').fill(`My ${place}`);
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('The passkey is added.').waitFor();
    await shoot(page, `keys-own-${place}`);
    await openPages(page);
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByRole('button', { name: 'Claro u oscuro' }).click();
    await expectNoFaults(page);
    await shoot(page, `keys-own-${place}-es-dark`);
    await page.getByRole('button', { name: 'Cerrar sesión', exact: true }).click();
    await page.getByRole('button', { name: 'Iniciar sesión con una llave de acceso' }).waitFor();
    await expectNoFaults(page);
    await shoot(page, `keys-sign-in-${place}-es-dark`);
    await context.close();
  }
});
