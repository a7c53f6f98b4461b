import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { formatCheckpoint } from '../../src/log/formats/checkpoint.ts';
import { openNote, parseVerifierKey, signNote } from '../../src/log/formats/note.ts';
import { publishLog } from '../../src/log/published-log.ts';
import { signingKeyOf } from '../../src/log/signing-key.ts';
import { factsOf, type Site } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { announce, BOTH, close, MARIA, NEXT, nextOf, open, PINS, SAME_KEYS, siteWithPins } from './epochs.ts';

const shown = ({ data }: Site) => {
  const log = publishLog(data);
  try {
    const { note, size, root } = log.checkpoint();
    return { note, size, root: root.toString('base64'), key: log.verifier_key };
  } finally {
    log.close();
  }
};

const lastFact = (site: Site) => factsOf(site).at(-1);

describe('a log that ends', () => {
  test('says which one goes on, who signed for it and why, and takes no more entries', async () => {
    const site = await siteWithPins();
    const closed = await close(site);
    expect(closed).toMatchObject({ code: 0, errors: '' });
    expect(lastFact(site)).toMatchObject({
      type: 'epoch_closed',
      next_origin: NEXT,
      reason: 'new_election_year',
      signed_by: ['maria-alvarez', 'robert-hayes'],
    });
    expect(closed.printed).toContain(`entry ${factsOf(site).length - 1} is its last one`);
    const before = shown(site);
    const again = await run(['people', 'list', '--config', site.file]);
    expect(again.errors).toContain(`this log was closed, and goes on as ${NEXT}`);
    expect(again.code).not.toBe(0);
    expect(shown(site)).toEqual(before);
    const { printed } = await run(['verify', site.data]);
    expect(printed).toContain('INTACT, UNWITNESSED');
  });

  test.each([
    ['a wrong PIN', { input: `${MARIA}\n1111\n` }, 'the PIN is not that of robert-hayes'],
    ['one PIN', { input: `${MARIA}\n` }, 'the PIN is not that of robert-hayes'],
  ])('stays open after %s', async (_, typed, what) => {
    const site = await siteWithPins();
    const { code, errors } = await close(site, NEXT, typed);
    expect(errors).toContain(what);
    expect(code).not.toBe(0);
    expect(factsOf(site).map(({ type }) => type)).not.toContain('epoch_closed');
    expect(factsOf(site).map(({ type }) => type)).toContain('official_refused');
  });

  test('is not its own successor', async () => {
    const site = await siteWithPins();
    const { errors } = await close(site, 'county.example/ballot-room/k1');
    expect(errors).toContain('is the name of the present log');
  });
});

describe('the log that goes on', () => {
  test('cites the whole former one in its first entry, under the key that was named', async () => {
    const site = await siteWithPins();
    await close(site);
    const former = shown(site);
    const closing = lastFact(site);
    const next = nextOf(site);
    expect(await open(next, site)).toMatchObject({ code: 0, errors: '' });
    expect(factsOf(next)).toMatchObject([
      {
        type: 'epoch_opened',
        previous_origin: 'county.example/ballot-room/k1',
        previous_key: former.key,
        previous_size: former.size,
        previous_root: former.root,
        identified: 'by_pin',
        reason: 'new_election_year',
        signed_by: ['maria-alvarez', 'robert-hayes'],
      },
    ]);
    expect(closing).toMatchObject({ next_key: shown(next).key });
    const { printed } = await run(['verify', next.data]);
    expect(printed).toContain('INTACT, UNWITNESSED');
  });

  test('knows the badges and PINs of the former one, and retires the keys that lie in its place', async () => {
    const site = await siteWithPins();
    await close(site);
    const next = nextOf(site, { keys: SAME_KEYS });
    expect(await open(next, site)).toMatchObject({ code: 0, errors: '' });
    const list = path.join(path.dirname(site.file), 'people.csv');
    expect(await run(['people', 'import', list, '--config', next.file])).toMatchObject({ errors: '' });
    expect(shown(next).key).toContain(NEXT);
    const { verifier } = { verifier: parseVerifierKey(shown(site).key) };
    expect(
      existsSync(path.join(site.data, `keys/signing.pem.ended-${verifier.key_id.toString('hex')}`)),
    ).toBe(true);
    // The witnesses of the former one can still be asked.
    const again = await close(site);
    expect(again).toMatchObject({ code: 0, errors: '' });
    expect(again.printed).toContain('was closed before');
  });

  test('is not begun while the former one is open, and not by one official', async () => {
    const site = await siteWithPins();
    const next = nextOf(site);
    expect((await open(next, site)).errors).toContain('is not closed');
    await close(site);
    const alone = await run(
      [
        ...['epoch', 'open', '--config', next.file, '--previous', site.file, '--reason', 'new_key'],
        ...['--by', 'maria-alvarez', '--by', 'maria-alvarez', '--stdin'],
      ],
      { input: `${MARIA}\n${MARIA}\n` },
    );
    expect(alone.errors).toContain('two different officials sign for this');
    expect(existsSync(next.data)).toBe(false);
  });

  test('is begun once', async () => {
    const site = await siteWithPins();
    await close(site);
    const next = nextOf(site);
    await open(next, site);
    const { errors } = await open(next, site);
    expect(errors).toContain('holds a log that has begun');
    expect(factsOf(next)).toHaveLength(1);
  });

  test('after a rollback cites the furthest checkpoint that somebody kept', async () => {
    const site = await siteWithPins();
    const home = path.dirname(site.file);
    const kept = path.join(home, 'kept');
    cpSync(site.data, path.join(home, 'older'), { recursive: true });
    await run(['people', 'list', '--config', site.file]);
    const { note, size, root } = shown(site);
    writeFileSync(kept, note);
    rmSync(site.data, { recursive: true });
    renameSync(path.join(home, 'older'), site.data);
    const next = nextOf(site);
    const args = ['epoch', 'open', '--config', next.file, '--previous', site.file];
    const why = ['--reason', 'unrecoverable_rollback', '--old', kept];
    expect(await run([...args, ...why, ...BOTH], PINS)).toMatchObject({ code: 0, errors: '' });
    expect(shown(site).size).toBeLessThan(size);
    expect(factsOf(next)).toMatchObject([{ previous_size: size, previous_root: root, identified: 'by_pin' }]);
  });

  test('after a rollback of the log alone cites what its signer has signed', async () => {
    const site = await siteWithPins();
    const home = path.dirname(site.file);
    const files = readdirSync(site.data).filter((name) => name.startsWith('log.db'));
    for (const name of files) cpSync(path.join(site.data, name), path.join(home, name));
    await run(['people', 'list', '--config', site.file]);
    const { size, root } = shown(site);
    for (const name of readdirSync(site.data).filter((each) => each.startsWith('log.db')))
      rmSync(path.join(site.data, name));
    for (const name of files) cpSync(path.join(home, name), path.join(site.data, name));
    const next = nextOf(site);
    const args = ['epoch', 'open', '--config', next.file, '--previous', site.file];
    const opened = await run([...args, '--reason', 'unrecoverable_rollback', ...BOTH], PINS);
    expect(opened).toMatchObject({ code: 0, errors: '' });
    expect(factsOf(next)).toMatchObject([{ previous_size: size, previous_root: root }]);
  });

  test('does not begin beside a kept checkpoint that the former log contradicts', async () => {
    const site = await siteWithPins();
    const key = readFileSync(path.join(site.data, 'keys/signing.pem'), 'utf8');
    const { signer } = signingKeyOf('county.example/ballot-room/k1', createPrivateKey(key));
    const forged = { origin: signer.name, size: 3, root: Buffer.alloc(32, 9) };
    const kept = path.join(path.dirname(site.file), 'kept');
    writeFileSync(kept, signNote(formatCheckpoint(forged), signer));
    await close(site);
    const next = nextOf(site);
    const { code, errors } = await open(next, site, ['--old', kept]);
    expect(code).not.toBe(0);
    expect(errors).toContain('the root of 3 entries that was signed is');
    expect(existsSync(next.data)).toBe(false);
  });

  test('does not begin after a former log whose last checkpoint another key has signed', async () => {
    const site = await siteWithPins();
    await close(site);
    const { signer } = signingKeyOf(
      'county.example/ballot-room/k1',
      generateKeyPairSync('ed25519').privateKey,
    );
    const { size } = shown(site);
    const forged = formatCheckpoint({ origin: signer.name, size, root: Buffer.alloc(32, 9) });
    const database = new Database(path.join(site.data, 'log.db'));
    database.prepare('UPDATE head SET checkpoint = ?').run(signNote(forged, signer));
    database.close();
    const next = nextOf(site);
    const { code, errors } = await open(next, site);
    expect(code).not.toBe(0);
    expect(errors).toContain('the newest checkpoint');
    expect(existsSync(next.data)).toBe(false);
  });

  test('where only a checkpoint is left says that the officials were named and not identified', async () => {
    const site = await siteWithPins();
    const kept = path.join(path.dirname(site.file), 'kept');
    const { note, key, size } = shown(site);
    writeFileSync(kept, note);
    const next = nextOf(site);
    rmSync(site.data, { recursive: true });
    const args = ['epoch', 'open', '--config', next.file, '--previous-key', key, '--old', kept];
    const { code, errors } = await run([...args, '--reason', 'new_device', ...BOTH]);
    expect([code, errors]).toEqual([0, '']);
    expect(factsOf(next)).toMatchObject([
      { previous_size: size, identified: 'by_name', signed_by: ['maria-alvarez', 'robert-hayes'] },
    ]);
    const evidence = path.join(path.dirname(site.file), 'evidence.json');
    const verified = await run(['verify', next.data, '--evidence', evidence]);
    expect(verified.code).toBe(1);
    expect(verified.printed).toContain('they were not identified by their PINs');
  });
});

describe('a key that is announced', () => {
  test('signs beside the present one until it signs alone', async () => {
    const site = await siteWithPins();
    const { code, printed } = await announce(site);
    expect(code).toBe(0);
    const [announced = ''] = printed.split('\n');
    expect(lastFact(site)).not.toMatchObject({ type: 'epoch_closed' });
    const evidence = path.join(path.dirname(site.file), 'evidence.json');
    const early = await run(['verify', site.data, '--vkey', announced, '--evidence', evidence]);
    expect([early.code, early.printed.includes('has not signed its checkpoint')]).toEqual([1, true]);
    // The next start is the first whose signer has both keys.
    await run(['people', 'list', '--config', site.file]);
    const { note, key } = shown(site);
    const both = [key, announced].map(parseVerifierKey);
    expect(openNote(note, both).signed_by).toEqual(['county.example/ballot-room/k1', NEXT]);
    for (const vkey of [key, announced])
      expect(await run(['verify', site.data, '--vkey', vkey])).toMatchObject({ code: 0, errors: '' });
    await close(site);
    const next = nextOf(site);
    await open(next, site);
    expect(shown(next).key).toBe(announced);
    const kept = path.join(path.dirname(site.file), 'kept');
    writeFileSync(kept, shown(site).note);
    expect(await run(['verify', next.data, '--old', kept])).toMatchObject({ code: 0, errors: '' });
  });

  test('is announced once', async () => {
    const site = await siteWithPins();
    await announce(site);
    expect((await announce(site)).errors).toContain('the next key is announced already');
  });
});
