import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../commands/aid.ts';
import { MARIA, ROBERT } from '../commands/epochs.ts';
import { OTHER, trainedSite } from '../commands/trained.ts';
import { factsOf } from '../witness/kiosks.ts';
import { launch, PANEL_VIEWPORT, ROOT, START_MS } from './browser.ts';
import { type Service, startService } from './service.ts';

const TIMEOUT = 240_000;
const WAIT = { timeout: 60_000 } as const;
const OUTSIDE = 'ballot-room-outside';
const PAIR = ['B-1001', 'B-1002'] as const;

let folder: string;
let data: string;
let browser: Browser;
let service: Service;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-exercises-'));
  data = path.join(folder, 'log');
  [service, browser] = await Promise.all([startService(data, 0, 'practice'), launch()]);
  const context = await browser.newContext({ viewport: { ...PANEL_VIEWPORT }, reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.goto(`${service.origin}/kiosk/?room=ballot-room`);
  await shows('attract');
}, START_MS);

afterAll(async () => {
  await browser?.close();
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const shows = (screen: string): Promise<void> =>
  page.locator(`[data-screen="${screen}"]`).waitFor({ state: 'visible', ...WAIT });

const press = (label: string | RegExp): Promise<void> =>
  page.getByRole('button', { name: label }).first().click(WAIT);

const step = (words: string): Promise<void> =>
  page.locator('.exercise', { hasText: words }).waitFor({ state: 'visible', ...WAIT });

const openAndClose = async (): Promise<void> => {
  for (const open of [true, false]) await service.door('ballot-room-door', open);
};

test('an exercise says each step on every screen, finds it in the log, and is on record once it is done', {
  timeout: TIMEOUT,
}, async () => {
  await press('More');
  await press('Exercises');
  await shows('exercises');
  // By keys alone: the first exercise.
  await page.keyboard.press('1');
  await shows('exercise_person');
  await page.locator('input:focus').fill('Grace-Okafor');
  await press('Begin');
  await step('Step 1 of 5: One of you presents a badge outside.');
  await press('Español');
  await step('Paso 1 de 5: Alguien presenta su credencial afuera.');
  await press('English');
  await service.badge(OUTSIDE, PAIR[0]);
  await step('Step 2 of 5');
  await service.badge(OUTSIDE, PAIR[1]);
  await shows('confirm');
  await press(/I see/);
  await shows('purpose');
  await press('Inspection');
  await step('Step 3 of 5');
  await openAndClose();
  await step('Step 5 of 5');
  for (const badge of PAIR) await service.badge('ballot-room-inside', badge);
  await page.locator('.exercise').waitFor({ state: 'detached', ...WAIT });
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['src/main.ts', 'log', '--data', data, '--json'],
    { cwd: ROOT },
  );
  expect(stdout).toMatch(/"type":"exercise_completed".*"exercise":"pair_entry".*"person":"grace-okafor"/);
});

const TOPICS = `training_topics:
  - { id: entry, name: Going in, months: 12, exercises: [pair_entry] }
  - { id: fire, name: Fire, months: 12, exercises: [pair_entry, fire] }
  - { id: seals, name: Seals, months: 12 }
`;

test('two people put it on record in the real log, which names the practice log and takes nothing else of it', {
  timeout: TIMEOUT,
}, async () => {
  const site = await trainedSite(TOPICS);
  const record = (person: string, topic: string, from: string, ...more: readonly string[]) =>
    run(
      [
        ...['training', 'record', '--person', person, '--topic', topic, '--from', from, ...more],
        ...['--config', site.file, '--by', 'maria-alvarez', '--by', 'robert-hayes', '--stdin'],
      ],
      { input: `${MARIA}\n${ROBERT}\n` },
    );
  expect((await record('nobody', 'entry', data)).errors).toContain('nobody has not completed pair_entry');
  expect((await record(OTHER, 'fire', data)).errors).toContain(`${OTHER} has not completed fire`);
  expect((await record(OTHER, 'seals', data)).errors).toContain('no exercise counts as training in seals');
  expect((await record(OTHER, 'entry', site.data)).errors).toContain('this is the log of a real room');
  expect((await record(OTHER, 'entry', folder)).errors).toContain('there is no log');
  expect((await record(OTHER, 'entry', data, '--on', '2026-11-03')).errors).toContain('says the day');
  expect(factsOf(site).filter(({ type }) => type === 'training_recorded')).toEqual([]);

  await expect
    .poll(async () => (await record(OTHER, 'entry', data)).errors, { timeout: 90_000, interval: 2_000 })
    .toBe('');
  const [fact, ...others] = factsOf(site).filter(({ type }) => /^(training|exercise)_/.test(type));
  expect(others).toEqual([]);
  expect(fact).toMatchObject({
    type: 'training_recorded',
    person: OTHER,
    topic: 'entry',
    practice: { origin: 'practice.invalid/juniper.example/ballot-rooms/demo', entries: [expect.any(Number)] },
    signed_by: ['maria-alvarez', 'robert-hayes'],
  });
});
