/** Training by command: two others put it on record, for as many months as the topic holds. */
import { expect, test } from 'vitest';
import { readLog } from '../../src/log/read-log.ts';
import { ListReading } from '../../src/records/list-history.ts';
import { factsOf, type Site } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { running } from './alarmed.ts';
import { MARIA, ROBERT } from './epochs.ts';
import { OTHER, trainedSite } from './trained.ts';

const TOPICS = `training_topics:
  - { id: seals, name: Seals, name_es: Sellos, months: 12 }
  - { id: custody, name: Chain of custody, months: 24 }
`;
const BOTH = ['--by', 'maria-alvarez', '--by', 'robert-hayes', '--stdin'];
const PINS = `${MARIA}\n${ROBERT}\n`;

const site = (): Promise<Site> => trainedSite(TOPICS);

const training = ({ file }: Site, args: readonly string[], input = PINS) =>
  run(['training', ...args, '--config', file], { input });

const today = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const record = (at: Site, more: readonly string[] = [], on = today) =>
  training(at, ['record', '--person', OTHER, '--topic', 'seals', '--on', on, ...BOTH, ...more]);

const recordedAt = (at: Site): number =>
  factsOf(at).find(({ type }) => type === 'training_recorded')?.at ?? 0;

const recorded = (at: Site) => factsOf(at).filter(({ type }) => type.startsWith('training_'));

test('a training holds for its months, is listed, and is taken back by two', async () => {
  const at = await site();
  const seen = await record(at, ['--words', 'County hall']);
  expect(seen).toMatchObject({ errors: '', code: 0 });
  expect(seen.printed).toMatch(
    /^grace-okafor counts as trained in seals until \d{4}-\d\d-\d\d; recorded up to entry/,
  );
  const [fact] = recorded(at);
  expect(fact).toMatchObject({
    type: 'training_recorded',
    person: OTHER,
    topic: 'seals',
    words: 'County hall',
    signed_by: ['maria-alvarez', 'robert-hayes'],
  });
  const year = Number(today.slice(0, 4)) + 1;
  expect((await training(at, ['list'])).printed).toContain(
    `grace-okafor  seals  ${today}, until ${today.replace(/^\d{4}/, String(year))}\n`,
  );
  expect((await training(at, ['list'])).printed).toContain('grace-okafor  custody  never\n');
  const json = (await training(at, ['list', '--json'])).printed.trim().split('\n');
  expect(json.map((line) => JSON.parse(line))).toContainEqual({
    person: OTHER,
    topic: 'custody',
    days: null,
  });
  const back = ['withdraw', '--person', OTHER, '--topic', 'seals', '--words', 'Wrong person', ...BOTH];
  expect(await training(at, back)).toMatchObject({ code: 0, errors: '' });
  expect((await training(at, ['list'])).printed).toContain('grace-okafor  seals  never\n');
  // As of the instant at which it was put on record, it holds; and both stand in the history.
  const asOf = ['list', '--as-of', new Date(recordedAt(at)).toISOString()];
  expect((await training(at, asOf)).printed).toContain(`grace-okafor  seals  ${today}, until `);
  expect((await training(at, ['list', '--as-of', '2020-01-01'])).printed).toBe(
    'No topics of training are configured.\n',
  );
  const { printed } = await run(['people', 'history', OTHER, '--config', at.file]);
  expect(printed).toMatch(new RegExp(`training_recorded .*: County hall\n {4}seals ${today}, until `));
  expect(printed).toMatch(/training_withdrawn .*: Wrong person\n {4}seals\n/);
});

test('what is erased of the entries about training is said, and not taken for nobody trained', async () => {
  const at = await site();
  await record(at);
  const log = readLog(at.data);
  try {
    const reading = new ListReading();
    for (const stored of log.entries(0)) {
      const isTraining = stored.bytes.includes('"training_recorded"');
      reading.take(
        isTraining
          ? { ...stored, disclosures: [], erased: stored.disclosures.map(({ name }) => ({ name, by: 0 })) }
          : stored,
      );
    }
    expect(reading.list()).toMatchObject({ erased: 0, training: {}, training_erased: 1 });
  } finally {
    log.close();
  }
});

test('is recorded beside a running kiosk', async () => {
  const at = await site();
  await running(at);
  expect(await record(at)).toMatchObject({ code: 0, errors: '' });
  expect(recorded(at)).toHaveLength(1);
});

test('what cannot be is refused with what to do, and nothing is recorded', async () => {
  const at = await site();
  const refused: readonly (readonly [readonly string[], string])[] = [
    [['--person', OTHER, '--topic', 'juggling', '--on', today], 'Name one of: seals, custody.'],
    [['--person', 'nobody', '--topic', 'seals', '--on', today], 'this person is not on the list'],
    [['--person', OTHER, '--topic', 'seals', '--on', '2026-02-30'], 'there is no day "2026-02-30"'],
    [['--person', OTHER, '--topic', 'seals', '--on', '2090-01-01'], 'of a later day than today'],
    [['--person', OTHER, '--topic', 'seals', '--on', '2020-01-01'], 'does not hold any more'],
    [['--person', 'maria-alvarez', '--topic', 'seals', '--on', today], 'nobody signs for their own training'],
  ];
  for (const [args, reason] of refused) {
    const { code, errors } = await training(at, ['record', ...args, ...BOTH]);
    expect(errors).toContain(reason);
    expect(code).not.toBe(0);
  }
  const wrong = ['record', '--person', OTHER, '--topic', 'seals', '--on', today, ...BOTH];
  expect((await training(at, wrong, `${MARIA}\n0000\n`)).errors).toContain('the PIN is not that of');
  expect(recorded(at)).toEqual([]);
  expect((await record(at)).code).toBe(0);
  expect((await record(at)).errors).toContain('a training of this day or a later one is on record');
});
