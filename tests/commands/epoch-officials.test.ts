import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { openLog } from '../../src/log/open-log.ts';
import { loadSiteKey } from '../../src/log/site-key.ts';
import { duressTwin, pinHash } from '../../src/pin.ts';
import { listed } from '../core/world.ts';
import { heartbeat, moment } from '../log/aid.ts';
import { factsOf, type Site } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { close, listByBoth, MARIA, nextOf, open, ROBERT, siteWithPins } from './epochs.ts';

const typed = (maria: string, robert: string, now = Date.now()) => ({ input: `${maria}\n${robert}\n`, now });
const BOTH_RIGHT = typed(MARIA, ROBERT);
const HOUR_MS = 3_600_000;

const closedSite = async () => {
  const site = await siteWithPins();
  expect(await close(site)).toMatchObject({ code: 0 });
  return { site, next: nextOf(site) };
};

const typesIn = (site: Site) => factsOf(site).map(({ type }) => type);

describe('whoever opens the next log', () => {
  test('under duress is identified just the same, and the log calls for help unseen', async () => {
    const { site, next } = await closedSite();
    const twin = await closedSite();
    const opened = await open(next, site, [], typed(duressTwin(MARIA), ROBERT));
    const calm = await open(twin.next, twin.site, [], BOTH_RIGHT);
    expect(opened).toEqual(calm);
    expect(factsOf(next)).toMatchObject([
      { type: 'epoch_opened', identified: 'by_pin', signed_by: ['maria-alvarez', 'robert-hayes'] },
      { type: 'duress_signalled', person: 'maria-alvarez' },
    ]);
    expect(typesIn(twin.next)).toEqual(['epoch_opened']);
    expect(await run(['verify', next.data])).toMatchObject({ code: 0 });
  });

  test('called for help in an attempt that failed: the log says so once it has begun', async () => {
    const { site, next } = await closedSite();
    await open(next, site, [], typed(duressTwin(MARIA), '1111'));
    const left = readdirSync(site.data).filter((name) => name.endsWith('.json'));
    expect(left).toHaveLength(1);
    expect(readFileSync(path.join(site.data, left[0] ?? ''), 'utf8')).not.toContain('duress');
    expect(await open(next, site, [], BOTH_RIGHT)).toMatchObject({ code: 0, errors: '' });
    expect(factsOf(next)).toMatchObject([
      { type: 'epoch_opened' },
      { type: 'duress_signalled', person: 'maria-alvarez' },
      { type: 'official_refused', person: 'robert-hayes', attempts_left: 4, locked_until: 0 },
    ]);
    expect(existsSync(path.join(site.data, left[0] ?? ''))).toBe(false);
  });

  test('leaves the same behind after the right PIN and the duress PIN where the opening fails later', async () => {
    const left = [];
    for (const digits of [MARIA, duressTwin(MARIA)]) {
      const { site, next } = await closedSite();
      // No key is laid where others may write.
      const keys = path.join(next.data, 'keys');
      mkdirSync(keys, { recursive: true });
      chmodSync(keys, 0o777);
      const { code, errors } = await open(next, site, [], typed(digits, ROBERT));
      expect(code).not.toBe(0);
      expect(errors).not.toContain('PIN');
      const record = readFileSync(path.join(site.data, 'officials-tried.json'), 'utf8');
      left.push({ files: readdirSync(site.data), length: record.length });
      rmSync(next.data, { recursive: true });
      expect(await open(next, site, [], BOTH_RIGHT)).toMatchObject({ code: 0, errors: '' });
      expect(existsSync(path.join(site.data, 'officials-tried.json'))).toBe(false);
      left.push(typesIn(next));
    }
    const [afterRight, types, afterDuress, typesOfDuress] = left;
    expect(afterDuress).toEqual(afterRight);
    expect(types).toEqual(['epoch_opened']);
    expect(typesOfDuress).toEqual(['epoch_opened', 'duress_signalled']);
  });

  test('is asked for no PIN where the opening could not be done in any case', async () => {
    const { site, next } = await closedSite();
    const bad = path.join(path.dirname(site.file), 'bad');
    writeFileSync(bad, 'x');
    const { code, errors } = await open(next, site, ['--old', bad], typed(duressTwin(MARIA), ROBERT));
    expect([code, errors.includes('is no checkpoint of')]).toEqual([2, true]);
    expect(existsSync(path.join(site.data, 'officials-tried.json'))).toBe(false);
  });

  test('has as many tries as at the door, over all commands, and the log tells of them', async () => {
    const { site, next } = await closedSite();
    for (const digits of ['1111', '', '0000', '2222', '3333']) {
      const { code, errors } = await open(next, site, [], typed(digits, ROBERT));
      expect(code).toBe(1);
      expect(errors).toContain('the PIN is not that of maria-alvarez');
    }
    const locked = await open(next, site, [], BOTH_RIGHT);
    expect(locked.errors).toContain('the PIN of maria-alvarez is locked until');
    expect(existsSync(next.data)).toBe(false);
    const later = await open(next, site, [], typed(MARIA, ROBERT, Date.now() + HOUR_MS));
    expect(later).toMatchObject({ code: 0, errors: '' });
    const refused = { type: 'official_refused', person: 'maria-alvarez' };
    expect(factsOf(next)).toMatchObject([
      { type: 'epoch_opened' },
      ...[4, 3, 2, 1].map((attempts_left) => ({ ...refused, attempts_left, locked_until: 0 })),
      { ...refused, attempts_left: 0, locked_until: expect.any(Number) },
    ]);
  });

  test('is on the list today, and not only when the former log ended', async () => {
    const site = await siteWithPins();
    const list = path.join(path.dirname(site.file), 'people.csv');
    const lines = readFileSync(list, 'utf8');
    const ends = new Date(Date.now() + 48 * HOUR_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
    writeFileSync(list, lines.replace(/(robert-hayes,.*,2024-01-01),,/, `$1,${ends},`));
    await listByBoth(site, list);
    await close(site);
    const next = nextOf(site);
    const late = await open(next, site, [], typed(MARIA, ROBERT, Date.now() + 30 * 24 * HOUR_MS));
    expect(late.errors).toContain('robert-hayes may not sign for the evidence');
    expect(existsSync(next.data)).toBe(false);
    expect(await open(next, site, [], BOTH_RIGHT)).toMatchObject({ code: 0, errors: '' });
  });
});

const MO = '618274';

/** Entries as whoever can write the database can make them: hashes that fit, and no signature. */
const forge = async ({ file }: Site, more: readonly Fact[] = []) => {
  const { paths, origin, kiosk } = readConfig(file);
  const person = 'mo' as PersonId;
  const siteKey = loadSiteKey(paths.site_key, false);
  const [pin, duress] = await Promise.all([MO, duressTwin(MO)].map((each) => pinHash(siteKey, person, each)));
  if (pin === undefined || duress === undefined) throw new Error('there are two');
  const { at } = moment();
  const log = openLog({
    directory: paths.data,
    keyFile: paths.signing_key,
    signerStateFile: paths.signer_state,
    origin,
    kiosk: kiosk.kiosk,
    isSignedAtOnce: () => false,
  });
  const record = listed('mo', { class: 'official', role: 'supervisor' });
  const facts: readonly Fact[] = [
    { at, type: 'person_enrolled', record },
    { at, type: 'pin_set', person, pin, duress },
    ...more,
  ];
  for (const fact of facts) log.append(moment(), 'boot', [fact], { sign: 'later' });
  log.close();
};

/** More than three short runs record. */
const MANY = Array.from({ length: 40 }, () => heartbeat(0));
const AFTER_ROLLBACK = [
  '--reason',
  'unrecoverable_rollback',
  '--by',
  'mo',
  '--by',
  'robert-hayes',
  '--stdin',
];
const FORGED = { input: `${MO}\n${ROBERT}\n` };

const openAfterRollback = (site: Site, next: Site, typedPins = FORGED) =>
  run(['epoch', 'open', '--config', next.file, '--previous', site.file, ...AFTER_ROLLBACK], typedPins);

describe('an official whom nobody signed for', () => {
  test('does not open the next log, whatever stands behind the signed entries', async () => {
    const site = await siteWithPins();
    await forge(site);
    const next = nextOf(site);
    const seen = await openAfterRollback(site, next);
    expect(seen.errors).toContain('nobody called mo is listed');
    expect(seen.code).toBe(1);
    expect(existsSync(next.data)).toBe(false);
  });

  test.each([
    ['more was signed than is left of the log', [], 'nobody called mo is listed'],
    ['other entries were signed in their place', MANY, 'entries that was signed is'],
  ])('does not open it where %s', async (_, more, words) => {
    const site = await siteWithPins();
    const older = path.join(path.dirname(site.file), 'older.db');
    cpSync(path.join(site.data, 'log.db'), older);
    const state = path.join(site.data, 'keys/signer.state');
    const early = readFileSync(state);
    for (let nth = 0; nth < 3; nth += 1) await run(['people', 'list', '--config', site.file]);
    const late = readFileSync(state);
    cpSync(older, path.join(site.data, 'log.db'));
    writeFileSync(state, early);
    await forge(site, more);
    writeFileSync(state, late);
    const next = nextOf(site);
    expect((await openAfterRollback(site, next)).errors).toContain(words);
    expect(existsSync(next.data)).toBe(false);
  });

  test('closes nothing: a closing that nobody signed does not name the log that goes on', async () => {
    const site = await siteWithPins();
    const { at } = moment();
    const named = { next_origin: 'stranger.example/k', next_key: 'stranger.example/k+key' };
    const signed_by = ['mo', 'robert-hayes'] as PersonId[];
    await forge(site, [{ at, type: 'epoch_closed', ...named, reason: 'new_key', words: '', signed_by }]);
    const next = nextOf(site);
    expect((await open(next, site)).errors).toContain('on record, and not signed yet');
    const args = ['epoch', 'open', '--config', next.file, '--previous', site.file];
    const by = ['--by', 'maria-alvarez', '--by', 'robert-hayes', '--stdin'];
    const opened = await run([...args, '--reason', 'unrecoverable_rollback', ...by], BOTH_RIGHT);
    expect(opened).toMatchObject({ code: 0, errors: '' });
    expect(factsOf(next)).toMatchObject([
      { type: 'epoch_opened', signed_by: ['maria-alvarez', 'robert-hayes'] },
    ]);
  });
});

describe('a log under another key than the one in its place', () => {
  test('is not gone on from', async () => {
    const site = await siteWithPins();
    const stranger = await siteWithPins();
    for (const name of readdirSync(site.data).filter((each) => each.startsWith('log.db')))
      rmSync(path.join(site.data, name));
    cpSync(path.join(stranger.data, 'log.db'), path.join(site.data, 'log.db'));
    const next = nextOf(site);
    const args = ['epoch', 'open', '--config', next.file, '--previous', site.file];
    const by = ['--by', 'maria-alvarez', '--by', 'robert-hayes', '--stdin'];
    const seen = await run([...args, '--reason', 'unrecoverable_rollback', ...by], BOTH_RIGHT);
    expect(seen.errors).toContain('is that of the key');
    expect(seen.code).toBe(1);
    expect(existsSync(next.data)).toBe(false);
  });
});
