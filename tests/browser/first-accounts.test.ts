/** The first two administrators, from two PINs at the door to an account that signs in; and then never again. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { PersonId, RoomId } from '../../src/core/terms.ts';
import { keeperOf } from '../../src/keeper.ts';
import { listed } from '../core/world.ts';
import { type OfficeSite, officeSite, PATIENCE_MS } from '../office/aid.ts';
import { codeOf, Visitor } from '../office/visitor.ts';
import { violations } from './accessibility.ts';
import { oneBrowser } from './one-browser.ts';
import { shoot } from './supervisor/looks.ts';

const PINS = { ana: '4826', bob: '7395' } as const;
const LONG = { timeout: 4 * PATIENCE_MS };

const browser = oneBrowser();

const yesterday = Date.now() - 86_400_000;
const people = (['ana', 'bob'] as const).map((person) =>
  listed(person, {
    name: person === 'ana' ? 'Ana Ruiz' : 'Bob Carter',
    class: 'official',
    role: 'supervisor',
    rooms: ['north' as RoomId],
    ...{ oath: yesterday, training: yesterday, background_check: yesterday },
  }),
);

const openScreen = async (site: OfficeSite): Promise<Page> => {
  const context = await browser().newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(site.service.address.kiosk);
  return page;
};

const typePin = async (page: Page, name: string, digits: string): Promise<void> => {
  await page.getByRole('button', { name }).click();
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Enter' }).click();
};

/** Three lines make all the tiles so high that beside a notice the emergency lies below the screen's edge. */
const linesOf = (page: Page, name: string): Promise<number> =>
  page.getByRole('button', { name }).evaluate((button) => {
    const range = document.createRange();
    range.selectNodeContents(button.querySelector('span') ?? button);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  });

const changed = (site: OfficeSite) => site.facts().filter(({ type }) => type === 'account_changed');

test(
  'two people make themselves administrators at the door, and the way closes behind them',
  LONG,
  async () => {
    const site = await officeSite();
    const { kiosk, siteKey, acceptCosigned } = site.service;
    const keeper = keeperOf(kiosk, siteKey, acceptCosigned);
    kiosk.offer({ type: 'people_listed', people, source: '0'.repeat(64) });
    for (const person of ['ana', 'bob'] as const)
      await keeper.choosePin(person as PersonId, PINS[person], []);
    const page = await openScreen(site);
    await page.getByRole('button', { name: 'First administrators' }).waitFor();
    expect(await linesOf(page, 'I bring a visitor')).toBe(2);
    await page.getByRole('button', { name: 'First administrators' }).click();
    await typePin(page, 'Ana Ruiz', PINS.ana);
    // Nobody is two people.
    expect(await page.getByRole('button', { name: 'Ana Ruiz' }).count()).toBe(0);
    await typePin(page, 'Bob Carter', '5555');
    await page.getByText('One of the two PINs did not count.').waitFor();
    expect(changed(site)).toEqual([]);
    await typePin(page, 'Ana Ruiz', PINS.ana);
    await typePin(page, 'Bob Carter', PINS.bob);
    await page.getByText('Two accounts wait.').waitFor();
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'founders-made');
    const both = { change: 'invited', role: 'administrator', signed_by: ['ana', 'bob'] };
    expect(changed(site)).toMatchObject([
      { account: 'ana', person: 'ana', ...both },
      { account: 'bob', person: 'bob', ...both },
    ]);
    const codes = [await page.locator('code').textContent()];
    await page.getByRole('button', { name: 'Bob Carter' }).click();
    expect(await page.locator('code').textContent()).not.toBe(codes[0]);
    expect(JSON.stringify(site.facts())).not.toContain(codes[0]);
    const visitor = new Visitor(site);
    const about = { account: 'ana', invitation: codes[0] };
    const begun = await visitor.ask('POST', '/invitation', about);
    const code = codeOf(String(begun.json['secret']));
    const taken = await visitor.ask('POST', '/invitation/take', {
      ...about,
      chosen: 'winding river over granite',
      code,
    });
    expect(taken.json['signed_in']).toBe('yes');
    expect(await visitor.look()).toMatchObject({ account: 'ana', role: 'administrator', person: 'ana' });
    await page.context().close();
    const later = await openScreen(site);
    await later.getByRole('button', { name: 'Head count' }).waitFor();
    expect(await later.getByRole('button', { name: 'First administrators' }).count()).toBe(0);
    await later.context().close();
  },
);

test('a list with nobody on it says what has to come first', LONG, async () => {
  const site = await officeSite();
  const page = await openScreen(site);
  await page.getByRole('button', { name: 'First administrators' }).click();
  await page.getByText('Nobody can yet').waitFor();
  await shoot(page, 'founders-nobody');
  await page.context().close();
});
