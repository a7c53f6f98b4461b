import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openControl } from '../../src/control.ts';
import { keeperOf } from '../../src/keeper.ts';
import { cosignaturesIn, parseWitnessKey } from '../../src/log/formats/cosignature.ts';
import { publishLog } from '../../src/log/published-log.ts';
import { openForKeeping } from '../../src/main.ts';
import { asWitness, factsOf, newSite, type Site, witnessKeyOf, writeConfig } from '../witness/kiosks.ts';
import { folder, run } from './aid.ts';

/** One kiosk whose log is cosigned by another, with a stick between them. */
const twoSites = async () => {
  const home = folder();
  const log = await newSite(home, 'k1');
  const witness = await newSite(home, 'k2');
  writeConfig(witness, `{ ${asWitness(witness, [log])} }`);
  const key = await witnessKeyOf(witness);
  writeConfig(log, `{ witnesses: [{ key: '${key}', organization: Neighbour }] }`);
  const stick = path.join(home, 'stick');
  mkdirSync(stick);
  return { log, witness, key, stick };
};

const filesOn = (stick: string, ending: string): readonly string[] =>
  readdirSync(stick)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => path.join(stick, name));

const request = ({ data }: Site, stick: string) => run(['witness', 'request', '--data', data, '--to', stick]);
const answer = (
  { file }: Site,
  stick: string,
  { requests = filesOn(stick, '.add-checkpoint'), to = stick } = {},
) => run(['witness', 'answer', ...requests, '--config', file, '--to', to]);
const accept = ({ file }: Site, stick: string) =>
  run(['witness', 'accept', ...filesOn(stick, '.cosigned'), '--config', file]);

const shown = ({ data }: Site) => {
  const log = publishLog(data);
  try {
    return { ...log.checkpoint(), cosigned: log.cosigned() };
  } finally {
    log.close();
  }
};

const cosignedIn = (site: Site) => factsOf(site).filter(({ type }) => type === 'checkpoint_cosigned');

describe('a log without a network is cosigned by stick', () => {
  test('there and back, and it is on record', async () => {
    const { log, witness, key, stick } = await twoSites();
    const { size } = shown(log);
    expect((await request(log, stick)).printed).toBe(
      `${stick}/county.example-ballot-room-k1-${size}-from-0.add-checkpoint\n`,
    );
    expect((await answer(witness, stick)).printed).toBe(
      `${stick}/county.example-ballot-room-k1-${size}-by-county.example-witness-k2.cosigned\n`,
    );
    const [carried = ''] = filesOn(stick, '.cosigned');
    expect(cosignaturesIn(readFileSync(carried, 'utf8'), [parseWitnessKey(key)])).toHaveLength(1);
    const accepted = await accept(log, stick);
    expect(accepted).toMatchObject({ code: 0, printed: `${witness.witness} has cosigned ${size} entries\n` });
    expect(cosignedIn(log)).toMatchObject([{ witness: witness.witness, size }]);
    expect(shown(log).cosigned).toMatchObject([{ size, note: readFileSync(carried, 'utf8') }]);
  });

  test('a second round starts where the first one ended', async () => {
    const { log, witness, stick } = await twoSites();
    for (const round of [1, 2]) {
      await request(log, stick);
      expect((await answer(witness, stick)).code).toBe(0);
      expect((await accept(log, stick)).code).toBe(0);
      expect(cosignedIn(log)).toHaveLength(round);
    }
    const [first, second] = cosignedIn(log).map((fact) => ('size' in fact ? Number(fact.size) : 0));
    expect(filesOn(stick, `-${second}-from-${first}.add-checkpoint`)).toHaveLength(1);
  });

  test('an answer that got lost is given again, and the next round goes on from it', async () => {
    const { log, witness, stick } = await twoSites();
    await request(log, stick);
    await answer(witness, stick, { to: path.join(stick, 'lost') });
    // The log grows: keeping the list is a start and an end on record.
    await run(['people', 'import', path.join(path.dirname(log.file), 'people.csv'), '--config', log.file]);
    const again = path.join(stick, 'again');
    await request(log, again);
    expect((await answer(witness, again)).code).toBe(0);
    expect((await accept(log, again)).code).toBe(0);
    const third = path.join(stick, 'third');
    await request(log, third);
    expect((await answer(witness, third)).code).toBe(0);
    expect((await accept(log, third)).code).toBe(0);
    const sizes = cosignedIn(log).map((fact) => ('size' in fact ? Number(fact.size) : 0));
    expect(sizes).toHaveLength(2);
    expect(sizes[1]).toBeGreaterThan(sizes[0] ?? 0);
  });

  test('while the kiosk runs, through its control socket', async () => {
    const { log, witness, stick } = await twoSites();
    await request(log, stick);
    await answer(witness, stick);
    const onFailure = (error: unknown) => {
      throw error;
    };
    const opened = await openForKeeping(readConfig(log.file), onFailure);
    const control = await openControl(
      log.data,
      keeperOf(opened.kiosk, opened.siteKey, opened.acceptCosigned),
    );
    onTestFinished(async () => {
      await control.close();
      opened.close('end of the test');
    });
    expect((await accept(log, stick)).code).toBe(0);
    expect(opened.kiosk.state.evidence.witnessed[witness.witness]?.size).toBeGreaterThan(0);
  });
});

describe('what does not fit is refused with a sentence', () => {
  test('requests of a log that the witness does not know', async () => {
    const { witness, stick } = await twoSites();
    const other = await newSite(folder(), 'k9');
    await request(other, stick);
    const { code, errors } = await answer(witness, stick);
    expect([code, errors]).toEqual([1, 'This witness does not know this log.\n']);
    expect(filesOn(stick, '.cosigned')).toEqual([]);
  });

  test.each([
    [
      'an answer about another log',
      (note: string) => note.replace('k1', 'k3'),
      'this is of the log county.example',
    ],
    ['an answer that was altered', (note: string) => note.replace(/\n(\d+)\n/, '\n1$1\n'), 'signature of'],
    [
      'an answer without its cosignature',
      (note: string) => note.replace(/— \S*witness.*\n/, ''),
      'no witness of',
    ],
    ['something else', () => 'hello', 'not the text of a signed note'],
  ])('%s', async (_what, change, message) => {
    const { log, witness, stick } = await twoSites();
    await request(log, stick);
    await answer(witness, stick);
    const [carried = ''] = filesOn(stick, '.cosigned');
    writeFileSync(carried, change(readFileSync(carried, 'utf8')));
    const { code, errors } = await accept(log, stick);
    expect(code).toBe(1);
    expect(errors).toContain(message);
    expect(errors).toContain('Nothing was taken.');
    expect(cosignedIn(log)).toEqual([]);
  });

  test('a file that is not there, and one of another kind', async () => {
    const { log, witness, stick } = await twoSites();
    expect((await answer(witness, stick, { requests: [path.join(stick, 'none')] })).code).toBe(2);
    const large = path.join(stick, 'film.add-checkpoint');
    writeFileSync(large, 'x'.repeat(70_000));
    expect((await answer(witness, stick)).code).toBe(2);
    expect((await run(['witness', 'accept', stick, '--config', log.file])).code).toBe(2);
  });

  test('the key of a kiosk that is no witness', async () => {
    const site = await newSite(folder(), 'k1');
    const { code, errors } = await run(['witness', 'key', '--config', site.file]);
    expect(code).toBe(2);
    expect(errors).toContain('makes this kiosk no witness. Write evidence.witness');
  });
});

test('the key is made for its owner alone, and stays', async () => {
  const { witness, key } = await twoSites();
  expect(await witnessKeyOf(witness)).toBe(key);
  expect(key).toMatch(/^county\.example\/witness\/k2\+[0-9a-f]{8}\+B/);
  expect(statSync(path.join(witness.data, 'keys', 'witness.pem')).mode & 0o777).toBe(0o600);
});
