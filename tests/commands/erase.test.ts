import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Config, readConfig } from '../../src/config.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { Credential, PersonId, ReaderId, RoomId } from '../../src/core/terms.ts';
import { openLog } from '../../src/log/open-log.ts';
import { loadSiteKey } from '../../src/log/site-key.ts';
import { openForKeeping } from '../../src/main.ts';
import { duressTwin, pinHash } from '../../src/pin.ts';
import { GOOD } from '../config/aid.ts';
import { listed } from '../core/world.ts';
import { folder, run } from './aid.ts';

const CY = 'cy-who-is-to-be-forgotten' as PersonId;
const PINS = { ana: '482915', ben: '739164' };
/** Three years before the records of the election that is still to be kept. */
const LONG_AGO = Date.UTC(2020, 2, 3, 17);

const RETENTION = `evidence:
  retention:
    state_months: 25
    elections:
      - { name: Primary, day: 2020-03-03, federal: yes, records_from: 2020-01-01, records_until: 2020-06-30 }
`;

const HOLD = '    holds:\n      - { name: Doe v. County, records_from: 2020-01-01 }\n';

const deniedAt = (at: number): Fact => ({
  at,
  type: 'access_denied',
  room: 'north' as RoomId,
  reader: 'north-outside' as ReaderId,
  credential: 'badge-of-cy' as Credential,
  person: CY,
  reason: 'room_busy',
  until: at + 4_000,
});

const factsOf = async (siteKey: Buffer, policy: Config['rooms'][number]): Promise<readonly Fact[]> => {
  const at = LONG_AGO;
  const enrolled = ['ana', 'ben', 'mo', CY].map((name) => ({
    at,
    type: 'person_enrolled' as const,
    record: listed(name, { class: name === 'mo' || name === CY ? 'staff' : 'official' }),
  }));
  const pins = await Promise.all(
    Object.entries({ ...PINS, mo: '618274' }).map(async ([name, digits]) => ({
      at,
      type: 'pin_set' as const,
      person: name as PersonId,
      pin: await pinHash(siteKey, name as PersonId, digits),
      duress: await pinHash(siteKey, name as PersonId, duressTwin(digits)),
    })),
  );
  const room = { at, type: 'room_policy_set', room: policy.room, policy } as const;
  return [...enrolled, ...pins, room, deniedAt(at), { at, type: 'person_removed', person: CY }];
};

/** A kiosk's folder whose log names Cy in 2020 alone, and in what `more` adds. */
const kiosk = async (retention = RETENTION, more: readonly Fact[] = []) => {
  const file = path.join(folder(), 'kiosk.yaml');
  writeFileSync(file, GOOD + retention);
  const data = folder();
  const config = readConfig(file, data);
  const { paths, origin } = config;
  const siteKey = loadSiteKey(paths.site_key, true);
  const log = openLog({
    directory: paths.data,
    keyFile: paths.signing_key,
    signerStateFile: paths.signer_state,
    origin,
    kiosk: config.kiosk.kiosk,
  });
  const [north] = config.rooms;
  if (north === undefined) throw new Error('there is a room');
  for (const fact of [...(await factsOf(siteKey, north)), ...more]) {
    log.append({ at: fact.at, offset_min: -420, uptime_ms: 1, clock: 'synchronised' }, 'boot', [fact]);
  }
  log.writeSnapshot(log.head.size - 1, JSON.stringify({ shape: 0, state: { people: { [CY]: {} } } }));
  log.close();
  return { config, data, on: ['--config', file, '--data', data] };
};

const asked = (on: readonly string[], by: readonly string[] = ['ana', 'ben']): readonly string[] => [
  ...['erase', ...on, '--person', CY, '--ground', 'retention_ended', '--words', 'the purge of the year'],
  ...by.flatMap((name) => ['--by', name]),
];

const TYPED = { hidden: [PINS.ana, PINS.ben], now: Date.UTC(2026, 10, 26) };

const filesNaming = (data: string, text: string): readonly string[] =>
  readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .filter((file) => readFileSync(file).includes(text));

const entriesOf = async (data: string) => {
  const { printed } = await run(['log', '--data', data, '--json']);
  return printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
};

const opened = (config: Config) =>
  openForKeeping(config, (error) => {
    throw error;
  });

describe('erase', () => {
  test('takes a person out of every file, with an entry by two officials, and the log verifies', async () => {
    const { config, data, on } = await kiosk();
    expect(filesNaming(data, CY)).not.toEqual([]);
    const seen = await run(asked(on), TYPED);
    expect(seen).toMatchObject({ code: 0, errors: '' });
    expect(seen.printed).toMatch(/^4 personal fields of 3 entries are erased/);
    expect(seen.printed).toMatch(/backups .* must destroy them/);
    expect(filesNaming(data, CY)).toEqual([]);
    const entries = await entriesOf(data);
    const act = entries.find(({ type }) => type === 'disclosures_erased');
    expect(act).toMatchObject({ signed_by: ['ana', 'ben'], ground: 'retention_ended', erased: 5 });
    expect(entries.filter((entry) => '_erased' in entry).map((entry) => entry['_erased'])).toEqual([
      { record: act?.['seq'] },
      { credential: act?.['seq'], person: act?.['seq'] },
      { person: act?.['seq'] },
      { person: act?.['seq'] },
    ]);
    expect((await run(['verify', data])).printed).toContain('INTACT, UNWITNESSED');
    const again = await opened(config);
    expect(Object.keys(again.kiosk.state.people)).toEqual(['ana', 'ben', 'mo']);
    again.close('seen');
  });

  test('is finished by the next start where it was cut off between its entry and the deleting', async () => {
    const { config, data, on } = await kiosk();
    const { kiosk: loop, log, close } = await opened(config);
    loop.tick();
    const fields = [{ seq: 3, name: 'record' }];
    const act = {
      person: CY,
      ground: 'court_order',
      words: 'w',
      signed_by: ['ana', 'ben'] as PersonId[],
    } as const;
    log.erasing.during(fields, () => {
      const said = log.erasing.actOf(loop.index + 1, fields);
      loop.offer({ type: 'officials_acted', act: { type: 'disclosures_erased', ...act, ...said } });
    });
    const copy = folder();
    cpSync(data, copy, { recursive: true });
    close('the other one was cut off');
    const after = await opened(readConfig(on[1] ?? '', copy));
    expect(after.log.erasing.isUnfinished).toBe(false);
    expect(Object.hasOwn(after.kiosk.state.people, CY)).toBe(false);
    after.close('seen');
    const entries = await entriesOf(copy);
    expect(entries[3]).not.toHaveProperty('record');
    expect((await run(['verify', copy])).printed).toContain('INTACT, UNWITNESSED');
  });
});

describe('erase is refused, and nothing is erased,', () => {
  test.each([
    [
      'while a duty lasts',
      RETENTION + HOLD,
      [],
      /entry 3 names cy.* until it is released \(hold: Doe v\. County\)/,
    ],
    [
      'for all of a person while one entry must be kept',
      RETENTION,
      [deniedAt(Date.UTC(2026, 0, 5, 17))],
      /entry 10 names cy.* until 2028-02-06 \(state: 25 months from its own day\)/,
    ],
    [
      'for whoever is on the list',
      RETENTION,
      [{ at: LONG_AGO, type: 'person_enrolled', record: listed(CY) } as Fact],
      /is on the list of people/,
    ],
  ] as const)('%s', async (_, retention, more, words) => {
    const { data, on } = await kiosk(retention, more);
    const seen = await run(asked(on), TYPED);
    expect(seen.code).toBe(1);
    expect(seen.errors).toMatch(words);
    expect((await entriesOf(data)).some((entry) => '_erased' in entry)).toBe(false);
  });

  test.each([
    ['one official twice', ['ana', 'ana'], ['482915', '482915'], 1, /two different officials/],
    ['one alone', ['ana'], ['482915'], 2, /Give --by twice/],
    ['a wrong PIN', ['ana', 'ben'], ['482915', '482915'], 1, /the PIN is not that of ben/],
    ['what is no PIN', ['ana', 'ben'], ['482915', 'x'], 1, /the PIN is not that of ben/],
    ['staff who answer for nothing', ['ana', 'mo'], ['482915', '618274'], 1, /mo may not sign/],
    ['the person alone', ['ana', CY], ['482915', '618274'], 1, /nobody called cy/],
  ] as const)('for %s', async (_, by, hidden, code, words) => {
    const { data, on } = await kiosk();
    const seen = await run(asked(on, by), { ...TYPED, hidden });
    expect(seen.code).toBe(code);
    expect(seen.errors).toMatch(words);
    expect((await entriesOf(data)).some((entry) => '_erased' in entry)).toBe(false);
  });

  test('for a log that was closed, and what is said to do instead leaves nobody named', async () => {
    const { on } = await kiosk();
    const close = ['epoch', 'close', ...on, '--next-origin', 'county.example/next', '--reason', 'new_key'];
    expect(await run([...close, '--by', 'ana', '--by', 'ben'], TYPED)).toMatchObject({ code: 0 });
    const { code, errors } = await run(asked(on), TYPED);
    expect(code).toBe(1);
    expect(errors).toContain('was closed, and takes no entry that says who erased what');
    const [, given = ''] = /ballot-vault (export [^"]*) --to OUT/.exec(errors) ?? [];
    const out = path.join(folder(), 'out');
    const verifyPage = path.join(folder(), 'verify.html');
    writeFileSync(verifyPage, '<!doctype html>');
    expect(await run([...given.split(' '), '--to', out], { verifyPage })).toMatchObject({ code: 0 });
    expect(filesNaming(out, CY)).toEqual([]);
    expect((await run(['verify', out])).printed).toContain('INTACT, UNWITNESSED');
  });

  test('for somebody whom no entry names', async () => {
    const { on } = await kiosk();
    const other = asked(on).map((word) => (word === CY ? 'nobody' : word));
    expect(await run(other, TYPED)).toMatchObject({
      code: 2,
      errors: expect.stringContaining('no entry names nobody'),
    });
  });
});
