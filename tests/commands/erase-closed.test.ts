import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Config, readConfig } from '../../src/config.ts';
import { closingIn, eraseInClosed } from '../../src/epochs/closed-log.ts';
import { formerLogIn } from '../../src/epochs.ts';
import { digestOfFields } from '../../src/log/erasing.ts';
import { publishLog } from '../../src/log/published-log.ts';
import { listed } from '../core/world.ts';
import { choosePins } from '../kiosk/chosen-pins.ts';
import { folder, run } from './aid.ts';
import { asked, CY, entriesOf, filesNaming, HOLD, kiosk, opened, PINS, RETENTION, TYPED } from './erasing.ts';

const NEXT = 'county.example/ballot-room/k02';
const BY = ['--reason', 'new_key', '--by', 'ana', '--by', 'ben'];

/** A log that was closed, in which Cy is named, and the one that goes on, with officials of its own. */
const chain = async (retention = RETENTION) => {
  const former = await kiosk();
  const file = former.config.file;
  expect(await run(['epoch', 'close', ...former.on, '--next-origin', NEXT, ...BY], TYPED)).toMatchObject({
    code: 0,
  });
  const nextFile = path.join(path.dirname(file), 'next.yaml');
  const text = readFileSync(file, 'utf8').replace('county.example/ballot-room/k01', NEXT);
  writeFileSync(nextFile, text.replace('data: data', 'data: data-2').replace(RETENTION, retention));
  const open = ['epoch', 'open', '--config', nextFile, '--previous', file, ...BY];
  expect(await run(open, TYPED)).toMatchObject({ code: 0, errors: '' });
  const config = await withOfficials(nextFile);
  return { former, next: { config, data: config.paths.data }, on: ['--config', nextFile, '--former', file] };
};

/** Ana and Ben become the officials of a log that has begun. */
const withOfficials = async (file: string): Promise<Config> => {
  const config = readConfig(file);
  const { kiosk: loop, siteKey, close } = await opened(config);
  const people = ['ana', 'ben'].map((name) => listed(name, { class: 'official' }));
  loop.offer({ type: 'people_listed', people, source: '00' });
  await choosePins({ kiosk: loop, siteKey }, PINS);
  close('the list is there');
  return config;
};

const reportOn = async (data: string) => {
  const { code, printed } = await run(['verify', data, '--json', '--evidence', path.join(folder(), 'e')]);
  return { code, ...(JSON.parse(printed) as { verdict: string; findings: { items: unknown[] } }) };
};

const bundleOf = async (data: string): Promise<string> => {
  const out = path.join(folder(), 'out');
  const verifyPage = path.join(folder(), 'verify.html');
  writeFileSync(verifyPage, '<!doctype html>');
  expect(await run(['export', '--data', data, '--to', out], { verifyPage })).toMatchObject({ code: 0 });
  return out;
};

/** What the closed log alone shows: that something is gone, and not who says so. */
const SAID = { weight: 'doubtful', kind: 'erasure_not_shown', what: expect.stringContaining('4 fields') };

describe('erasing in a log that was closed', () => {
  test('takes a person out of its files, and the log that goes on says so by two officials', async () => {
    const { former, next, on } = await chain();
    const { origin, verifier_key } = formerLogIn(former.data);
    const size = closingIn(former.data)?.entry ?? 0;
    const seen = await run(asked(on), TYPED);
    expect(seen).toMatchObject({ code: 0, errors: '' });
    expect(seen.printed).toMatch(/^4 personal fields of 3 entries are erased from .*data\./);
    expect(filesNaming(former.data, CY)).toEqual([]);
    expect(filesNaming(next.data, CY)).toEqual([]);
    const gone = (await entriesOf(former.data)).flatMap(({ seq, _erased = {} }) =>
      Object.entries(_erased as Record<string, number>).map(([name, by]) => ({ seq: Number(seq), name, by })),
    );
    expect(gone.map(({ by }) => by)).toEqual([size, size, size, size]);
    expect(
      (await entriesOf(next.data)).find(({ type }) => type === 'former_disclosures_erased'),
    ).toMatchObject({
      previous_origin: origin,
      previous_key: verifier_key,
      erased: 4,
      digest: digestOfFields(gone),
      ground: 'retention_ended',
      signed_by: ['ana', 'ben'],
    });
    expect(await reportOn(next.data)).toMatchObject({ code: 0, verdict: 'INTACT, UNWITNESSED' });
  });

  test('leaves that log intact, with a finding that says no more than it shows', async () => {
    const { former, next, on } = await chain();
    await run(asked(on), TYPED);
    const act = (await entriesOf(next.data)).find(({ type }) => type === 'former_disclosures_erased');
    const what = expect.stringContaining(`erased 4, digest ${act?.['digest']}`);
    const report = { code: 1, verdict: 'INTACT, UNWITNESSED', findings: { items: [SAID] } };
    expect(await reportOn(former.data)).toMatchObject({ findings: { items: [{ what }] } });
    expect(await reportOn(former.data)).toMatchObject(report);
    expect(await reportOn(await bundleOf(former.data))).toMatchObject(report);
    const again = await run(['epoch', 'close', ...former.on, '--next-origin', NEXT, ...BY]);
    expect(again).toMatchObject({ code: 0, errors: '' });
    expect(await run(asked(on), TYPED)).toMatchObject({ code: 2 });
  });

  test('is not done where it cannot be put on record', async () => {
    const { former } = await chain();
    const config = readConfig(former.config.file);
    const refuse = (): never => {
      throw new Error('the disk is full');
    };
    await expect(eraseInClosed(config, [{ seq: 3, name: 'record' }], refuse)).rejects.toThrow('disk is full');
    expect(filesNaming(former.data, CY)).not.toEqual([]);
    expect(await reportOn(former.data)).toMatchObject({ code: 0 });
  });

  test.each([
    ['a duty that the present configuration names', HOLD, ['ana', 'ben'], 'hold: Doe v. County'],
    ['one official twice', '', ['ana', 'ana'], 'two different officials sign for this'],
  ] as const)('is refused for %s', async (_, hold, by, words) => {
    const { former, on } = await chain(RETENTION + hold);
    const seen = await run(asked(on, by), TYPED);
    expect(seen.code).toBe(1);
    expect(seen.errors).toContain(words);
    expect(filesNaming(former.data, CY)).not.toEqual([]);
  });

  test('needs the log that goes on, and one that was closed', async () => {
    const { former, next, on } = await chain();
    const alone = await run(asked(former.on), TYPED);
    expect(alone.code).toBe(1);
    expect(alone.errors).toContain(
      `name that with --config, and this one with --former ${former.config.file}`,
    );
    const [, file = '', , closed = ''] = on;
    const turned = await run(asked(['--config', closed, '--former', file]), TYPED);
    expect(turned.errors).toContain('takes no entry that says who erased what');
    expect((await entriesOf(next.data)).some(({ type }) => type === 'former_disclosures_erased')).toBe(false);
  });
});

/** Begins one more log, of the origin, after the one of a configuration; gives its configuration file. */
const begun = async (
  before: string,
  origin: string,
  name: string,
  how: readonly string[],
): Promise<string> => {
  const file = path.join(path.dirname(before), `${name}.yaml`);
  const text = readFileSync(before, 'utf8').replace(/county\.example\/ballot-room\/k0\d/, origin);
  writeFileSync(file, text.replace(/data: data(-\d)?/, `data: data-${name}`));
  expect(await run(['epoch', 'open', '--config', file, ...how, ...BY], TYPED)).toMatchObject({ code: 0 });
  await withOfficials(file);
  return file;
};

const THIRD = 'county.example/ballot-room/k03';

/** A third log after the two of a chain. */
const longer = async () => {
  const { former, next } = await chain();
  const { file } = next.config;
  const closing = ['epoch', 'close', '--config', file, '--next-origin', THIRD, ...BY];
  expect(await run(closing, TYPED)).toMatchObject({ code: 0 });
  const third = await begun(file, THIRD, 'third', ['--previous', file]);
  return { former, files: { first: former.config.file, second: file, third } };
};

describe('officials of another log', () => {
  const refusedFor = async (on: readonly string[], former: string, words: string) => {
    const seen = await run(asked(on), TYPED);
    expect(seen.errors).toContain(words);
    expect(seen.code).toBe(1);
    expect(filesNaming(former, CY)).not.toEqual([]);
  };

  test('erase nothing where theirs has nothing to do with the closed one', async () => {
    const { former } = await chain();
    const stranger = await kiosk();
    const on = ['--config', stranger.config.file, '--former', former.config.file];
    await refusedFor(on, former.data, 'was closed for county.example/ballot-room/k02 under the key');
  });

  test('erase nothing where theirs has the name of the next one and cites the closed one', async () => {
    const { former } = await chain();
    const { file } = former.config;
    const kept = path.join(folder(), 'kept');
    const log = publishLog(former.data);
    writeFileSync(kept, log.checkpoint().note);
    log.close();
    const how = ['--previous-key', log.verifier_key, '--old', kept];
    const strange = await begun(file, NEXT, 'strange', how);
    await refusedFor(['--config', strange, '--former', file], former.data, 'under the key');
  });

  test('erase where each log between names the next, and nowhere that one is left out', async () => {
    const { former, files } = await longer();
    const { first, second, third } = files;
    await refusedFor(['--config', third, '--former', first], former.data, 'was closed for');
    await refusedFor(
      ['--config', third, '--former', first, '--former', second],
      former.data,
      'was closed for',
    );
    const on = ['--config', third, '--former', second, '--former', first];
    expect(await run(asked(on), TYPED)).toMatchObject({ code: 0, errors: '' });
    expect(filesNaming(former.data, CY)).toEqual([]);
  });
});
