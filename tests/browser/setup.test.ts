/** The first hour of a kiosk at its screen: from a new log to two administrators, and then never again. */

import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { mailHost } from '../giving/aid.ts';
import { oneBrowser } from './one-browser.ts';
import { enrol, expectStep, openScreen, PINS, press, type Site, siteOf, typePin } from './setup-site.ts';
import { shoot } from './supervisor/looks.ts';

const LONG = { timeout: 240_000 };

const WORDS = {
  en: {
    language: 'English',
    others: 'Other clocks',
    zone: /^Honolulu/,
    room: 'Name of the room',
    next: 'Next',
    readers: 'Badge readers',
    oneWaits: /Reader inside .+waiting for a badge/,
    oneRead: /Reader outside .+read a badge/,
    allRead: 'Each one reads',
    strike: 'Release the strike',
    heard: 'Seen and heard',
    skip: 'Leave out',
    channels: 'No way to tell people is configured.',
    kept: 'It is kept',
    first: /First put two people on the list/,
    left: 'Who is told',
    found: 'First administrators',
    enter: 'Enter',
    made: 'Two accounts wait. This is shown once.',
    again: 'Set up this kiosk',
  },
  es: {
    language: 'Español',
    others: 'Otros relojes',
    zone: /^Honolulu/,
    room: 'Nombre de la sala',
    next: 'Siguiente',
    readers: 'Lectores de credenciales',
    oneWaits: /Lector de dentro .+espera una credencial/,
    oneRead: /Lector de fuera .+leyó una credencial/,
    allRead: 'Todos leen',
    strike: 'Soltar el cerradero',
    heard: 'Visto y oído',
    skip: 'Omitir',
    channels: 'No hay ninguna vía de aviso configurada.',
    kept: 'Está guardada',
    first: /Primero ponga dos personas en la lista/,
    left: 'A quién se avisa',
    found: 'Primeros administradores',
    enter: 'Entrar',
    made: 'Dos cuentas esperan. Solo se ven ahora.',
    again: 'Poner en marcha este quiosco',
  },
} as const;

const browser = oneBrowser();

/** The whole set-up is in the log, and what was chosen is what the kiosk goes by. */
const expectOnRecord = (site: Site): void => {
  const facts = site.facts();
  expect(facts.filter(({ type }) => type === 'setup_begun')).toHaveLength(1);
  expect(facts.findLast(({ type }) => type === 'setup_ended')).toMatchObject({ left: ['channels'] });
  expect(facts.filter(({ type }) => type === 'door_forced' || type === 'presence_uncertain')).toEqual([]);
  const config = readConfig(site.file);
  expect(config.kiosk.time_zone).toBe('Pacific/Honolulu');
  expect(config.rooms[0]?.name).toBe('Bóveda B');
  expect(facts.findLast(({ type }) => type === 'kiosk_started')).toMatchObject({
    config_digest: config.digest,
    policy: config.kiosk,
  });
};

test.each(['en', 'es'] as const)(
  'a new kiosk is set up from its language to its administrators, with the plug pulled at each step, in %s',
  LONG,
  async (lang) => {
    const words = WORDS[lang];
    const site = await siteOf();
    const page = await openScreen(browser(), await site.start());
    const next = async (step: string): Promise<void> => {
      await expectStep(page, step, lang);
      await site.cutPower();
      await expectStep(page, step, lang);
    };
    await next('language');
    await press(page, words.language);
    await next('time_zone');
    await press(page, words.others);
    await press(page, words.zone);
    await next('room');
    await page.getByRole('textbox', { name: words.room }).fill('Bóveda B');
    await press(page, words.next);
    await next('readers');
    await page.getByText(words.oneWaits).waitFor();
    await site.service?.badge('vault-outside', 'ANY-1');
    await page.getByText(words.oneRead).waitFor();
    expect(await page.getByRole('button', { name: words.allRead }).isDisabled()).toBe(true);
    expect(await page.content()).not.toContain('ANY-1');
    await site.service?.badge('vault-inside', 'ANY-1');
    await page.getByRole('button', { name: words.allRead, disabled: false }).click();
    await next('door');
    expect(await page.getByRole('button', { name: words.strike }).isDisabled()).toBe(true);
    await site.service?.door('vault-door', true);
    await page.getByRole('button', { name: words.strike, disabled: false }).click();
    await site.service?.door('vault-door', false);
    await page.getByRole('button', { name: words.heard, disabled: false }).click();
    await next('channels');
    await page.getByText(words.channels).waitFor();
    await press(page, words.skip);
    await next('key');
    await page.locator('.qr').waitFor();
    await press(page, words.kept);
    await next('people');
    await press(page, words.skip);
    await next('administrators');
    await page.getByText(words.first).waitFor();
    await page.getByRole('button', { name: words.left }).waitFor();
    await enrol(site);
    await page.getByRole('button', { name: words.found, disabled: false }).click({ timeout: 30_000 });
    await typePin(page, 'Ana Ruiz', PINS.ana, words.enter);
    await typePin(page, 'Bob Carter', PINS.bob, words.enter);
    await page.getByText(words.made).waitFor();
    expectOnRecord(site);
    // For good: neither a start nor a new page leads back.
    const later = await openScreen(browser(), await site.cutPower());
    await later.locator('[data-screen="attract"]').waitFor();
    expect(await later.getByRole('button', { name: words.again }).count()).toBe(0);
    expect(await later.getByText('Bóveda B').count()).toBeGreaterThan(0);
    expect(await later.locator('html').getAttribute('lang')).toMatch(new RegExp(`^${lang}`));
  },
);

test('whoever leaves the set-up comes back to the same step by the button', LONG, async () => {
  const site = await siteOf();
  const page = await openScreen(browser(), await site.start());
  await press(page, 'English');
  await expectStep(page, 'time_zone', 'left');
  await press(page, 'Back');
  await page.locator('[data-screen="attract"]').waitFor();
  await shoot(page, 'setup-attract');
  await press(page, 'Set up this kiosk');
  await expectStep(page, 'time_zone', 'left');
});

test('nobody says that a test arrived before it was sent', LONG, async () => {
  const { server } = await mailHost();
  const site = await siteOf();
  appendFileSync(
    site.file,
    `channels: [{ id: office-mail, kind: smtp, server: '${server}', from: k@county.example, to: [s@county.example] }]\n`,
  );
  const page = await openScreen(browser(), await site.start());
  await press(page, 'English');
  for (const step of ['time_zone', 'room', 'readers', 'door']) {
    await expectStep(page, step, 'tested');
    await press(page, step === 'room' ? 'Next' : 'Leave out');
  }
  await expectStep(page, 'channels', 'untested');
  const arrived = page.getByRole('button', { name: 'It arrived' });
  expect(await arrived.isDisabled()).toBe(true);
  await press(page, 'Send a test');
  await page.getByRole('button', { name: 'It arrived', disabled: false }).click({ timeout: 60_000 });
  await expectStep(page, 'key', 'tested');
});
