import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
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
import { type Service, startService } from './service.ts';
import { shoot } from './supervisor/looks.ts';

const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const PEOPLE = `person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo
ana,Ana Ruiz,official,supervisor,dem,Clerk,B-1,vault,2024-01-01,,${YESTERDAY},${YESTERDAY},${YESTERDAY},no,
bob,Bob Carter,official,supervisor,rep,Deputy,B-2,vault,2024-01-01,,${YESTERDAY},${YESTERDAY},${YESTERDAY},no,
`;
export const PINS = { ana: '482613', bob: '759204' } as const;

/** A new kiosk with one room and nobody on its list. */
export class Site {
  readonly folder = temporaryDirectory();
  readonly file = path.join(this.folder, 'kiosk.yaml');
  readonly data = path.join(this.folder, 'data');
  readonly #port: number;
  service: Service | undefined;

  constructor(port: number, office: number, rules = '{ pairing: any_two }') {
    this.#port = port;
    writeFileSync(path.join(this.folder, 'people.csv'), PEOPLE);
    writeFileSync(
      this.file,
      `kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: data, first_boot: at_screen }
rooms:
  - { id: vault, name: Vault, door: vault-door, outside_reader: vault-outside, inside_reader: vault-inside, rules: ${rules} }
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

export const siteOf = async (rules?: string): Promise<Site> =>
  new Site(await freePort(), await freePort(), rules);

export const openScreen = async (browser: Browser, { origin }: Pick<Service, 'origin'>): Promise<Page> => {
  const context = await browser.newContext({ viewport: PANEL_VIEWPORT, reducedMotion: 'reduce' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${origin}/kiosk/`);
  return page;
};

/** The step is there, whole on the panel, and breaks no rule of axe. */
export const expectStep = async (page: Page, step: string, lang: string): Promise<void> => {
  await page.locator(`[data-screen="setup-${step}"]`).waitFor({ timeout: 60_000 });
  expect(await violations(page)).toEqual([]);
  const { overflow_x, overflow_y } = await measure(page);
  await shoot(page, `setup-${step}-${lang}`);
  expect([step, overflow_x, overflow_y]).toEqual([step, 0, 0]);
};

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click();

export const typePin = async (page: Page, name: string, digits: string, enter: string): Promise<void> => {
  await press(page, name);
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click();
  await press(page, enter);
};

/** The list comes by the commands. */
export const enrol = async (site: Site): Promise<void> => {
  const people = path.join(site.folder, 'people.csv');
  expect(await run(['people', 'import', people, '--config', site.file])).toMatchObject({ code: 0 });
  const keeper = await connectKeeper(site.data);
  for (const person of ['ana', 'bob'] as const)
    expect(await keeper?.choosePin(person as PersonId, PINS[person], [])).toMatchObject({ outcome: 'set' });
};
