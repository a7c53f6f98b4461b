import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { originHash } from '../../src/log/formats/witness-request.ts';
import { publishLog } from '../../src/log/published-log.ts';
import { NOON_S, SetTime } from '../witness/aid.ts';
import { factsOf } from '../witness/kiosks.ts';
import { goOn, loseLog, noteIn, ON_WORD, restore, siteWithCopy, sizeIn } from './restored.ts';
import {
  type Asked,
  configured,
  ORIGIN,
  reach,
  restoredFact,
  show,
  witnessOf,
} from './restored-witnesses.ts';

/** Where nobody listens. */
const NOWHERE = 'http://127.0.0.1:9';

describe('a witness that is asked about a copy', () => {
  test('holds it back where it has seen more, and signs for one that holds all of it', async () => {
    const { home, site, copy } = await siteWithCopy({ after: 1 });
    const long = path.join(home, 'long');
    cpSync(site.data, long, { recursive: true });
    const witness = witnessOf(site, 'w1');
    await show(witness, site.data);
    configured(site, [{ witness, url: await reach(witness) }]);
    loseLog(site, { state: true });
    const { code, errors } = await restore(site, copy, []);
    expect(errors).toMatch(/county.example\/witness\/w1 has seen \d+ entries, and this copy ends at \d+/);
    expect(code).toBe(1);
    const { printed, ...restored } = await restore(site, long, []);
    expect(restored).toMatchObject({ code: 0, errors: '' });
    expect(printed).toContain('rests on county.example/witness/w1');
    expect(restoredFact(site)).toMatchObject({
      size: sizeIn(long),
      known_by: [witness.key.name],
      confirmed_by: [witness.key.name],
      confirmed_s: [NOON_S],
      rests_on: 'witnesses',
      words: '',
    });
    const log = publishLog(site.data);
    expect(log.cosigned()).toMatchObject([{ witness: witness.key.name, size: sizeIn(long) }]);
    log.close();
    expect((await goOn(site)).errors).toBe('');
  });

  test('holds a longer copy back that went on otherwise', async () => {
    const { home, site, copy } = await siteWithCopy({ after: 1 });
    const witness = witnessOf(site, 'w1');
    await show(witness, site.data);
    loseLog(site, { state: true });
    // Whoever holds key and copy goes on from it twice as far, while nobody is asked.
    expect(await restore(site, copy)).toMatchObject({ code: 0 });
    for (let times = 0; times < 2; times += 1) await goOn(site);
    const fork = path.join(home, 'fork');
    cpSync(site.data, fork, { recursive: true });
    loseLog(site, { state: true });
    configured(site, [{ witness, url: await reach(witness) }]);
    const { code, errors } = await restore(site, fork, []);
    expect(errors).toMatch(/w1 has seen other entries among the first \d+ than this copy has/);
    expect(code).toBe(1);
  });

  test('is not replaced by an old checkpoint, nor by anybody’s word, where the state is lost', async () => {
    const { home, site, copy } = await siteWithCopy({ after: 1 });
    const witness = witnessOf(site, 'w1');
    const kept = path.join(home, 'kept');
    writeFileSync(kept, noteIn(copy));
    configured(site, [{ witness, url: NOWHERE }]);
    loseLog(site, { state: true });
    const { code, errors } = await restore(site, copy, ['--old', kept, ...ON_WORD]);
    expect(code).toBe(1);
    expect(errors).toContain('not enough witnesses have signed that they have seen no more than this copy');
    expect(errors).toContain("The signer's state is lost, so nobody's word stands for them");
  });

  test('leaves it to a word, on record, where the state is there', async () => {
    const { site, copy } = await siteWithCopy();
    const witness = witnessOf(site, 'w1');
    configured(site, [{ witness, url: NOWHERE }]);
    loseLog(site);
    expect((await restore(site, copy, [])).code).toBe(1);
    expect(await restore(site, copy)).toMatchObject({ code: 0, errors: '' });
    expect(restoredFact(site)).toMatchObject({
      known_by: ['signer'],
      confirmed_by: [],
      silent: [witness.key.name],
      rests_on: 'word',
    });
  });

  test('is not believed where it gives what it signed on another day', async () => {
    const { site, copy } = await siteWithCopy({ after: 1 });
    const time = new SetTime();
    time.seconds = NOON_S - 86_400;
    const witness = witnessOf(site, 'w1', time);
    await show(witness, copy);
    // Somebody in between has kept what it answered before the log went on.
    const kept = witness.latest(originHash(ORIGIN)) ?? '';
    const line = kept.split('\n').find((each) => each.startsWith(`— ${witness.key.name}`));
    const between: Asked = {
      latest: () => kept,
      addCheckpoint: () => ({ status: 200, type: 'text/plain', body: `${line}\n` }),
    };
    configured(site, [{ witness, url: await reach(between) }]);
    loseLog(site, { state: true });
    const { code, errors } = await restore(site, copy, []);
    expect(errors).toContain('an answer that old may have been kept');
    expect(code).toBe(1);
  });

  test('is not believed where another key has signed for it', async () => {
    const { site, copy } = await siteWithCopy({ after: 1 });
    const [witness, other] = [witnessOf(site, 'w1'), witnessOf(site, 'w1')];
    configured(site, [{ witness, url: await reach(other) }]);
    loseLog(site, { state: true });
    const { code, errors } = await restore(site, copy, []);
    expect(errors).toContain('it does not sign');
    expect(code).toBe(1);
  });
});

describe('of several witnesses', () => {
  test.each([
    { quorum: 0, answering: 2, code: 1 },
    { quorum: 0, answering: 3, code: 0 },
    { quorum: 1, answering: 2, code: 1 },
    { quorum: 2, answering: 1, code: 1 },
    { quorum: 2, answering: 2, code: 0 },
    { quorum: 3, answering: 2, code: 1 },
  ])('with a quorum of $quorum, $answering of 3 end in $code', async ({ quorum, answering, code }) => {
    const { site, copy } = await siteWithCopy();
    const witnesses = await Promise.all(
      ['w1', 'w2', 'w3'].map(async (name, index) => {
        const witness = witnessOf(site, name);
        return { witness, url: index < answering ? await reach(witness) : NOWHERE };
      }),
    );
    configured(site, witnesses, quorum);
    loseLog(site, { state: true });
    expect((await restore(site, copy, [])).code).toBe(code);
  });
});

test('a copy of which a power cut took the newest signature goes on with that signature', async () => {
  const { home, site } = await siteWithCopy({ after: 1 });
  const witness = witnessOf(site, 'w1');
  await show(witness, site.data);
  const cut = path.join(home, 'cut');
  mkdirSync(cut);
  cpSync(path.join(site.data, 'log.db'), path.join(cut, 'log.db'));
  // What the signer made last stood in the write-ahead log alone.
  const database = new Database(path.join(cut, 'log.db'));
  const [former] = database
    .prepare('SELECT checkpoint FROM kept_checkpoint ORDER BY size DESC LIMIT 1')
    .pluck()
    .all();
  database.prepare('UPDATE head SET checkpoint = ?').run(former);
  database.close();
  configured(site, [{ witness, url: await reach(witness) }], 1);
  const { length } = factsOf(site);
  expect(sizeIn(cut)).toBeLessThan(length);
  loseLog(site, { state: true });
  expect(await restore(site, cut, [])).toMatchObject({ code: 0, errors: '' });
  expect(factsOf(site)).toHaveLength(length + 1);
  expect(restoredFact(site)).toMatchObject({ size: length, floor: length });
});
