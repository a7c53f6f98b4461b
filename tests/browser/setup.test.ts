/** The first hour of a kiosk at its screen: from a new log to two administrators, and then never again. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { connectKeeper } from '../../src/control.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { decodeEntries } from '../../src/log/log-facts.ts';
import { readLog } from '../../src/log/read-log.ts';
import { run } from '../commands/aid.ts';
import { temporaryDirectory } from '../log/aid.ts';
import { freePort } from '../web/free-port.ts';
import { violations } from './accessibility.ts';
import { PANEL_VIEWPORT } from './browser.ts';
import { measure } from './measure.ts';
import { oneBrowser } from './one-browser.ts';
import { type Service, startService } from './service.ts';
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
    first: /First put people on the list/,
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
    first: /Primero ponga personas en la lista/,
    left: 'A quién se avisa',
    found: 'Primeros administradores',
    enter: 'Entrar',
    made: 'Dos cuentas esperan. Esto se muestra una sola vez.',
    again: 'Poner en marcha este quiosco',
  },
} as const;

const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const PEOPLE = `person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo
ana,Ana Ruiz,official,supervisor,dem,Clerk,B-1,vault,2024-01-01,,${YESTERDAY},${YESTERDAY},${YESTERDAY},no,
bob,Bob Carter,official,supervisor,rep,Deputy,B-2,vault,2024-01-01,,${YESTERDAY},${YESTERDAY},${YESTERDAY},no,
`;
const PINS = { ana: '482613', bob: '759204' } as const;

class Site {
  readonly folder = temporaryDirectory();
  readonly file = path.join(this.folder, 'kiosk.yaml');
  readonly data = path.join(this.folder, 'data');
  readonly #port: number;
  service: Service | undefined;

  constructor(port: number, office: number) {
    this.#port = port;
    writeFileSync(path.join(this.folder, 'people.csv'), PEOPLE);
    writeFileSync(
      this.file,
      `kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: data, first_boot: at_screen }
rooms:
  - { id: vault, name: Vault, door: vault-door, outside_reader: vault-outside, inside_reader: vault-inside, rules: { pairing: any_two } }
devices: [{ kind: simulated }]
office: { listen: { host: 127.0.0.1, port: ${office} } }
`,
    );
    onTestFinished(() => this.service?.stop());
  }

  async start(): Promise<Service> {
    this.service = await startService(this.data, this.#port, 'run', ['--config', this.file]);
    return this.service;
  }

  /** The plug is pulled, and put in again. */
  async cutPower(): Promise<Service> {
    await this.service?.kill();
    return this.start();
  }

  facts(): readonly Fact[] {
    const log = readLog(this.data);
    try {
      return [...decodeEntries(log.entries(0))].map(({ fact }) => fact);
    } finally {
      log.close();
    }
  }
}

const siteOf = async (): Promise<Site> => new Site(await freePort(), await freePort());

const openScreen = async (service: Service): Promise<Page> => {
  const context = await browser().newContext({ viewport: PANEL_VIEWPORT, reducedMotion: 'reduce' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${service.origin}/kiosk/`);
  return page;
};

const browser = oneBrowser();

/** The step is there, whole on the panel, and breaks no rule of axe. */
const expectStep = async (page: Page, step: string, lang: string): Promise<void> => {
  await page.locator(`[data-screen="setup-${step}"]`).waitFor({ timeout: 60_000 });
  expect(await violations(page)).toEqual([]);
  const { overflow_x, overflow_y } = await measure(page);
  await shoot(page, `setup-${step}-${lang}`);
  expect([step, overflow_x, overflow_y]).toEqual([step, 0, 0]);
};

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

const typePin = async (page: Page, name: string, digits: string, enter: string): Promise<void> => {
  await press(page, name);
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click();
  await press(page, enter);
};

const enrol = async (site: Site): Promise<void> => {
  const people = path.join(site.folder, 'people.csv');
  expect(await run(['people', 'import', people, '--config', site.file])).toMatchObject({ code: 0 });
  const keeper = await connectKeeper(site.data);
  for (const person of ['ana', 'bob'] as const)
    expect(await keeper?.choosePin(person as PersonId, PINS[person], [])).toMatchObject({ outcome: 'set' });
};

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
    const page = await openScreen(await site.start());
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
    const later = await openScreen(await site.cutPower());
    await later.locator('[data-screen="attract"]').waitFor();
    expect(await later.getByRole('button', { name: words.again }).count()).toBe(0);
    expect(await later.getByText('Bóveda B').count()).toBeGreaterThan(0);
    expect(await later.locator('html').getAttribute('lang')).toMatch(new RegExp(`^${lang}`));
  },
);

test('whoever leaves the set-up comes back to the same step by the button', LONG, async () => {
  const site = await siteOf();
  const page = await openScreen(await site.start());
  await press(page, 'English');
  await expectStep(page, 'time_zone', 'left');
  await press(page, 'Back');
  await page.locator('[data-screen="attract"]').waitFor();
  await shoot(page, 'setup-attract');
  await press(page, 'Set up this kiosk');
  await expectStep(page, 'time_zone', 'left');
});
