import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { run } from '../commands/aid.ts';
import { MARIA, ROBERT } from '../commands/epochs.ts';
import { OTHER, trainedSite } from '../commands/trained.ts';
import { factsOf } from '../witness/kiosks.ts';
import { ROOT } from './browser.ts';
import { kioskPage, OUTSIDE, TIMEOUT, WAIT } from './kiosk-page.ts';
import { startService } from './service.ts';

const PAIR = ['B-1001', 'B-1002'] as const;

const at = kioskPage('exercises', (data) => startService(data, 0, 'practice'));
const { shows, press, openAndClose } = at;

const step = (words: string): Promise<void> =>
  at.page.locator('.exercise', { hasText: words }).waitFor({ state: 'visible', ...WAIT });

test('an exercise says each step on every screen, finds it in the log, and is on record once it is done', {
  timeout: TIMEOUT,
}, async () => {
  await press('More');
  await press('Exercises');
  await shows('exercises');
  // By keys alone: the first exercise.
  await at.page.keyboard.press('1');
  await shows('exercise_person');
  await at.page.locator('input:focus').fill('Grace-Okafor');
  await press('Begin');
  await step('Step 1 of 5: One of you presents a badge outside.');
  await press('Español');
  await step('Paso 1 de 5: Alguien presenta su credencial afuera.');
  await press('English');
  await at.service.badge(OUTSIDE, PAIR[0]);
  await step('Step 2 of 5');
  await at.service.badge(OUTSIDE, PAIR[1]);
  await shows('confirm');
  await press(/I see/);
  await shows('purpose');
  await press('Inspection');
  await step('Step 3 of 5');
  await openAndClose();
  await step('Step 5 of 5');
  for (const badge of PAIR) await at.service.badge('ballot-room-inside', badge);
  await at.page.locator('.exercise').waitFor({ state: 'detached', ...WAIT });
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['src/main.ts', 'log', '--data', at.data, '--json'],
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
  expect((await record('nobody', 'entry', at.data)).errors).toContain('nobody has not completed pair_entry');
  expect((await record(OTHER, 'fire', at.data)).errors).toContain(`${OTHER} has not completed fire`);
  expect((await record(OTHER, 'seals', at.data)).errors).toContain('no exercise counts as training in seals');
  expect((await record(OTHER, 'entry', site.data)).errors).toContain('this is the log of a real room');
  expect((await record(OTHER, 'entry', at.folder)).errors).toContain('there is no log');
  expect((await record(OTHER, 'entry', at.data, '--on', '2026-11-03')).errors).toContain('says the day');
  expect(factsOf(site).filter(({ type }) => type === 'training_recorded')).toEqual([]);

  await expect
    .poll(async () => (await record(OTHER, 'entry', at.data)).errors, { timeout: 90_000, interval: 2_000 })
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
