import { cpSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { originHash } from '../../src/log/formats/witness-request.ts';
import { SetTime } from '../witness/aid.ts';
import { loseLog, ON_WORD, restore, siteWithCopy, sizeIn } from './restored.ts';
import {
  carried,
  configured,
  ORIGIN,
  reach,
  restoredFact,
  showMore,
  witnessOf,
} from './restored-witnesses.ts';

/*
 * What a witness signed elsewhere, and somebody brought here. The log is written by the clock of the machine, so the
 * witness has a clock that can be near it.
 */

const HOUR_S = 3_600;

const ticking = (aheadS = 1): SetTime => {
  const time = new SetTime();
  time.seconds = Math.floor(Date.now() / 1_000) + aheadS;
  return time;
};

const at = ({ seconds }: SetTime) => ({ now: seconds * 1_000 });

test('a witness without an address is asked by stick, and its answer of the day counts', async () => {
  const { site, copy } = await siteWithCopy();
  const time = ticking();
  const witness = witnessOf(site, 'w1', time);
  configured(site, [{ witness }], 1);
  loseLog(site, { state: true });
  expect((await restore(site, copy, [], at(time))).errors).toContain('no answer of it was carried here');
  const answer = await carried(witness, copy);
  const later = { now: (time.seconds + 48 * HOUR_S) * 1_000 };
  expect((await restore(site, copy, ['--answer', answer], later)).errors).toContain(
    'an answer that old may have been kept',
  );
  expect(await restore(site, copy, ['--answer', answer], at(time))).toMatchObject({ code: 0, errors: '' });
  expect(restoredFact(site)).toMatchObject({
    confirmed_by: [witness.key.name],
    confirmed_s: [time.seconds],
    rests_on: 'witnesses',
  });
});

test('an answer over more holds a copy back', async () => {
  const { site, copy } = await siteWithCopy({ after: 1 });
  const time = ticking();
  const witness = witnessOf(site, 'w1', time);
  configured(site, [{ witness }], 1);
  const answer = await carried(witness, site.data);
  loseLog(site, { state: true });
  const { code, errors } = await restore(site, copy, ['--answer', answer], at(time));
  expect(errors).toMatch(/w1 has seen \d+ entries, and this copy ends at \d+/);
  expect(code).toBe(1);
});

test('an answer of this morning does not stand in for a witness that can be asked, and has seen more', async () => {
  const { site, copy } = await siteWithCopy({ after: 3 });
  const time = ticking();
  const witness = witnessOf(site, 'w1', time);
  const answer = await carried(witness, copy);
  time.seconds += 6 * HOUR_S;
  showMore(witness, site.data, sizeIn(copy));
  configured(site, [{ witness, url: await reach(witness) }], 1);
  loseLog(site, { state: true });
  const { code, errors } = await restore(site, copy, ['--answer', answer], at(time));
  expect(errors).toMatch(/w1 has seen \d+ entries, and this copy ends at \d+/);
  expect(code).toBe(1);
});

test('nor for one with an address that does not answer', async () => {
  const { site, copy } = await siteWithCopy();
  const time = ticking();
  const witness = witnessOf(site, 'w1', time);
  const answer = await carried(witness, copy);
  configured(site, [{ witness, url: 'http://127.0.0.1:9' }], 1);
  loseLog(site, { state: true });
  const { code, errors } = await restore(site, copy, ['--answer', answer], at(time));
  expect(errors).toContain('it has an address, so what was carried here does not stand for it');
  expect(code).toBe(1);
});

test('an answer over more holds a copy back for one that can be asked too', async () => {
  const { site, copy } = await siteWithCopy({ after: 1 });
  const time = ticking();
  const [witness, other] = [witnessOf(site, 'w1', time), witnessOf(site, 'w2', time)];
  const answer = await carried(other, site.data);
  configured(site, [{ witness, url: await reach(witness) }], 1);
  loseLog(site, { state: true });
  const { code, errors } = await restore(site, copy, ['--answer', answer], at(time));
  expect(errors).toMatch(/has seen \d+ entries, and this copy ends at \d+/);
  expect(code).toBe(1);
});

test('an answer from before the last entry of a copy says nothing of what came after it', async () => {
  const { site, copy } = await siteWithCopy();
  const time = ticking(-HOUR_S);
  const witness = witnessOf(site, 'w1', time);
  const answer = await carried(witness, copy);
  configured(site, [{ witness }], 1);
  loseLog(site, { state: true });
  const { code, errors } = await restore(site, copy, ['--answer', answer], at(ticking()));
  expect(errors).toContain('before the last entry of this copy');
  expect(code).toBe(1);
});

test('nor does one over less than a copy has signed', async () => {
  const { home, site, copy } = await siteWithCopy({ after: 1 });
  const long = path.join(home, 'long');
  cpSync(site.data, long, { recursive: true });
  const time = ticking();
  const witness = witnessOf(site, 'w1', time);
  const answer = await carried(witness, copy);
  configured(site, [{ witness }], 1);
  loseLog(site, { state: true });
  const { code, errors } = await restore(site, long, ['--answer', answer], at(time));
  expect(errors).toContain(`it signed ${sizeIn(copy)} entries, and not the ${sizeIn(long)} that this copy`);
  expect(code).toBe(1);
});

test('nor does one that the copy holds itself', async () => {
  const { site, copy } = await siteWithCopy();
  const time = ticking();
  const witness = witnessOf(site, 'w1', time);
  const answer = await carried(witness, copy);
  const database = new Database(path.join(copy, 'log.db'));
  database
    .prepare('INSERT INTO cosigned (witness, size, note) VALUES (?, ?, ?)')
    .run(witness.key.name, sizeIn(copy), witness.latest(originHash(ORIGIN)));
  database.close();
  configured(site, [{ witness }], 1);
  loseLog(site, { state: true });
  const { code, errors } = await restore(site, copy, ['--answer', answer], at(time));
  expect(errors).toContain('this copy holds that signature itself');
  expect(code).toBe(1);
});

test('no answer counts by a clock that was never set', async () => {
  const { site, copy } = await siteWithCopy();
  const time = new SetTime();
  time.seconds = Date.UTC(2020, 0, 1) / 1_000;
  const witness = witnessOf(site, 'w1', time);
  configured(site, [{ witness, url: await reach(witness) }], 1);
  loseLog(site);
  const { code, errors } = await restore(site, copy, ON_WORD, at(time));
  expect(errors).toContain('the clock of this machine is not set, it says 2020-01-01T00:00:00.000Z');
  expect(code).toBe(1);
});
