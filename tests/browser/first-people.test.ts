/** From a bare kiosk to the first entry with nothing but its screen, two badges and the set-up code. */
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { run } from '../commands/aid.ts';
import { oneBrowser } from './one-browser.ts';
import { expectStep, openScreen, PINS, press, type Site, siteOf, typePin } from './setup-site.ts';
import { shoot } from './supervisor/looks.ts';

const LONG = { timeout: 240_000 };
const RULES =
  '{ pairing: different_group, purpose: not_asked, partner_confirmation: not_asked, oath: required, training: required, background_check: not_required }';

const WORDS = {
  en: {
    language: 'English',
    anyZone: 'Any other zone',
    zone: 'City or region',
    next: 'Next',
    skip: 'Leave out',
    kept: 'It is kept',
    room: 'Name of the room',
    wrong: 'That is not the code. 4 more tries',
    enter: 'Enter',
    name: 'Your name',
    groups: ['Democratic', 'Republican'],
    today: /^Yes, today/,
    other: 'Yes, on another day',
    back: 'A day',
    hold: 'Hold your own badge to the reader outside',
    more: 'A badge was read',
    list: 'Put both on the list',
    anew: 'Start over',
    found: 'First administrators',
    made: 'Two accounts wait. This is shown once.',
  },
  es: {
    language: 'Español',
    anyZone: 'Cualquier otra zona',
    zone: 'Ciudad o región',
    next: 'Siguiente',
    skip: 'Omitir',
    kept: 'Está guardada',
    room: 'Nombre de la sala',
    wrong: 'No es el código. Quedan 4 intentos',
    enter: 'Entrar',
    name: 'Su nombre',
    groups: ['Demócrata', 'Republicano'],
    today: /^Sí, hoy/,
    other: 'Sí, otro día',
    back: 'Un día',
    hold: 'Acerque su propia credencial al lector de fuera',
    more: 'Se leyó una credencial',
    list: 'Poner a los dos en la lista',
    anew: 'De nuevo',
    found: 'Primeros administradores',
    made: 'Dos cuentas esperan. Solo se ven ahora.',
  },
} as const;

type Words = (typeof WORDS)[keyof typeof WORDS];

interface Said {
  readonly place: 0 | 1;
  readonly name: string;
  readonly badge: string;
  readonly pin: string;
}

const ANA: Said = { place: 0, name: 'Ana Ruiz', badge: 'B-1', pin: PINS.ana };
const BOB: Said = { place: 1, name: 'Bob Carter', badge: 'B-2', pin: PINS.bob };

const browser = oneBrowser();

const typeDigits = async (page: Page, digits: string, enter: string): Promise<void> => {
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click();
  await press(page, enter);
};

const codeOf = async ({ file }: Site): Promise<string> =>
  (await run(['setup-code', '--config', file])).printed.replace(/\s/g, '');

/** All that one of the two says and shows, each screen looked at. */
const sayAll = async (site: Site, page: Page, words: Words, lang: string, said: Said): Promise<void> => {
  await expectStep(page, 'people-name', `${lang}-${said.place}`);
  await page.getByRole('textbox', { name: words.name }).fill(said.name);
  await press(page, words.next);
  await expectStep(page, 'people-group', lang);
  await press(page, words.groups[said.place]);
  await expectStep(page, 'people-oath', lang);
  await press(page, words.today);
  await expectStep(page, 'people-training', lang);
  await press(page, words.other);
  await press(page, words.back);
  await expectStep(page, 'people-training', `${lang}-other`);
  await press(page, words.next);
  await expectStep(page, 'people-badge', lang);
  await page.getByText(words.hold).waitFor();
  await site.service?.badge('vault-outside', said.badge);
  await page.getByText(words.more).waitFor();
  await expectStep(page, 'people-badge', `${lang}-again`);
  await site.service?.badge('vault-outside', said.badge);
  await expectStep(page, 'people-pin', lang);
  expect(await page.content()).not.toContain(said.badge);
  await typeDigits(page, said.pin, words.enter);
  await expectStep(page, 'people-pin_again', lang);
  await typeDigits(page, said.pin, words.enter);
};

/** What is pressed while the kiosk starts anew is lost, as its screen says, and is pressed again. */
const skipTo = async (page: Page, skip: Words['skip'], step: Locator, next: Locator): Promise<void> => {
  for (let tries = 0; tries < 10; tries += 1) {
    if (await step.isVisible()) await press(page, skip);
    const came = next.waitFor({ timeout: 6_000 }).then(
      () => true,
      () => false,
    );
    if (await came) return;
  }
  await next.waitFor();
};

/** As far as the code, by a zone that no list of a few has. */
const goToPeople = async (site: Site, words: Words, lang: string): Promise<Page> => {
  const page = await openScreen(browser(), await site.start());
  await press(page, words.language);
  await press(page, words.anyZone);
  await expectStep(page, 'time_zone-typing', lang);
  await page.getByRole('textbox', { name: words.zone }).fill('kolk');
  await press(page, words.next);
  await expectStep(page, 'time_zone-found', lang);
  await press(page, /^Kolkata/);
  await page.getByRole('textbox', { name: words.room }).waitFor();
  await press(page, words.next);
  const steps = ['readers', 'door', 'channels', 'key'].map((step) =>
    page.locator(`[data-screen="setup-${step}"]`),
  );
  for (const [index, step] of steps.slice(0, -1).entries()) {
    await step.waitFor({ timeout: 60_000 });
    await skipTo(page, words.skip, step, steps[index + 1] ?? step);
  }
  await press(page, words.kept);
  await expectStep(page, 'people', lang);
  return page;
};

const typesOf = (site: Site): readonly string[] => site.facts().map(({ type }) => type);

/** Both badge outside, and the door opens. */
const enter = async (site: Site): Promise<void> => {
  await site.service?.badge('vault-outside', ANA.badge);
  // Two badges at once could be one person with both.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  await site.service?.badge('vault-outside', BOB.badge);
  await site.service?.door('vault-door', true);
  await site.service?.door('vault-door', false);
};

test.each(['en', 'es'] as const)(
  'two people go from a bare kiosk to their first entry, in %s, and a power cut between them leaves nobody on the list',
  LONG,
  async (lang) => {
    const words = WORDS[lang];
    const site = await siteOf(RULES);
    const page = await goToPeople(site, words, lang);
    const code = await codeOf(site);
    await typeDigits(
      page,
      code.replaceAll(/./g, (digit) => String((Number(digit) + 1) % 10)),
      words.enter,
    );
    await page.getByText(words.wrong).waitFor();
    await typeDigits(page, code, words.enter);
    await sayAll(site, page, words, lang, ANA);
    await expectStep(page, 'people-name', lang);
    // Another browser on the same screen of the room is shown none of it, and can go on with none of it.
    const other = await openScreen(browser(), { origin: new URL(page.url()).origin });
    await other.locator('[data-screen="setup-people"]').waitFor();
    expect(await other.content()).not.toContain(ANA.name);
    await site.cutPower();
    await expectStep(page, 'people', lang);
    expect(typesOf(site)).not.toContain('person_enrolled');
    expect(JSON.stringify(site.facts())).not.toContain(ANA.name);
    expect(await codeOf(site)).toBe(code);
    await typeDigits(page, code, words.enter);
    await sayAll(site, page, words, lang, ANA);
    await sayAll(site, page, words, lang, BOB);
    await expectStep(page, 'people-check', lang);
    await page.getByText(ANA.name).waitFor();
    await page.getByText(BOB.name).waitFor();
    expect(typesOf(site)).not.toContain('person_enrolled');
    await press(page, words.list);
    await page.locator('[data-screen="setup-administrators"]').waitFor();
    expect(site.facts().findLast(({ type }) => type === 'list_founded')).toMatchObject({
      people: ['ana-ruiz', 'bob-carter'],
      way: 'setup_screen',
    });
    expect(await codeOf(site)).toBe('');
    await press(page, words.found);
    await typePin(page, ANA.name, ANA.pin, words.enter);
    await typePin(page, BOB.name, BOB.pin, words.enter);
    await page.getByText(words.made).waitFor();
    await shoot(page, `setup-people-made-${lang}`);
    expect(readConfig(site.file).kiosk.time_zone).toBe('Asia/Kolkata');
    const listed = await run(['people', 'list', '--config', site.file]);
    expect(listed.printed).toMatch(/ana-ruiz +Ana Ruiz +official +supervisor +dem/);
    await enter(site);
    expect(typesOf(site)).toEqual(expect.arrayContaining(['setup_ended', 'access_granted', 'entry_taken']));
    expect(site.facts().findLast(({ type }) => type === 'entry_taken')).toMatchObject({
      people: ['ana-ruiz', 'bob-carter'],
    });
  },
);

test(
  'whoever starts over, or leaves the page, has to begin with the first person or with the code',
  LONG,
  async () => {
    const words = WORDS.en;
    const site = await siteOf(RULES);
    const page = await goToPeople(site, words, 'en');
    const code = await codeOf(site);
    await typeDigits(page, code, words.enter);
    await sayAll(site, page, words, 'en', ANA);
    await page.getByRole('textbox', { name: words.name }).fill(ANA.name);
    await press(page, words.next);
    await press(page, words.groups[0]);
    await press(page, words.today);
    await press(page, words.today);
    await page.getByText('That is the first person').waitFor();
    await shoot(page, 'setup-people-same-name');
    await page.getByRole('textbox', { name: words.name }).fill(BOB.name);
    await press(page, words.next);
    await press(page, words.anew);
    await page.getByText('First person').waitFor();
    expect(await page.getByRole('textbox', { name: words.name }).inputValue()).toBe('');
    await press(page, 'Back');
    await press(page, 'Set up this kiosk');
    await page.locator('[data-screen="setup-people"]').waitFor();
    // The list comes by a file meanwhile, and the step is over by itself.
    expect(await run(['people', 'import', `${site.folder}/people.csv`, '--config', site.file])).toMatchObject(
      {
        code: 0,
      },
    );
    await page.locator('[data-screen="setup-administrators"]').waitFor();
    await page.getByText(/need a PIN/).waitFor();
  },
);
