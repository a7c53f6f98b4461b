import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { publishLog } from '../../src/log/published-log.ts';
import { factsOf, newSite, type Site } from '../witness/kiosks.ts';
import { folder, run } from './aid.ts';

const noteOf = ({ data }: Site): string => {
  const log = publishLog(data);
  try {
    return log.checkpoint().note;
  } finally {
    log.close();
  }
};

/** Something that makes entries. */
const goOn = ({ file }: Site) => run(['people', 'list', '--config', file]);

/** A kiosk with a copy of its log as it was, and entries that came after the copy. */
const siteWithCopy = async ({ after = 0 } = {}) => {
  const home = folder();
  const site = await newSite(home, 'k1');
  const copy = path.join(home, 'copy');
  mkdirSync(copy);
  for (const name of readdirSync(site.data).filter((each) => each.startsWith('log.db')))
    cpSync(path.join(site.data, name), path.join(copy, name));
  for (let times = 0; times < after; times += 1) await goOn(site);
  return { home, site, copy };
};

const loseLog = ({ data }: Site, { state = false } = {}): void => {
  for (const name of readdirSync(data).filter((each) => each.startsWith('log.db')))
    rmSync(path.join(data, name));
  if (state) rmSync(path.join(data, 'keys/signer.state'));
};

const restore = ({ file }: Site, copy: string, ...more: readonly string[]) =>
  run(['restore', copy, '--config', file, ...more]);

describe('a log that was lost', () => {
  test('goes on from a copy that holds all that was signed', async () => {
    const { site, copy } = await siteWithCopy();
    const facts = factsOf(site);
    loseLog(site);
    expect(await restore(site, copy)).toMatchObject({ code: 0, errors: '' });
    expect(factsOf(site)).toEqual(facts);
    expect((await goOn(site)).errors).toBe('');
    expect(factsOf(site).length).toBeGreaterThan(facts.length);
    expect((await run(['verify', site.data])).printed).toContain('INTACT, UNWITNESSED');
  });

  test('does not go on from a copy that ends before what its signer has signed', async () => {
    const { site, copy } = await siteWithCopy({ after: 1 });
    loseLog(site);
    const { code, errors } = await restore(site, copy);
    expect(code).not.toBe(0);
    expect(errors).toMatch(/the signer has signed \d+ entries, and this copy ends at \d+/);
    expect(errors).toContain('epoch open --reason unrecoverable_rollback');
    expect(existsSync(path.join(site.data, 'log.db'))).toBe(false);
  });

  test('nor where the state is lost too, and somebody kept a later checkpoint', async () => {
    const { home, site, copy } = await siteWithCopy({ after: 1 });
    const kept = path.join(home, 'kept');
    writeFileSync(kept, noteOf(site));
    loseLog(site, { state: true });
    const { code, errors } = await restore(site, copy, '--old', kept);
    expect(code).not.toBe(0);
    expect(errors).toMatch(/whoever kept .* has seen \d+ entries, and this copy ends at \d+/);
  });

  test('goes on without its state where a kept checkpoint says that the copy reaches far enough', async () => {
    const { home, site, copy } = await siteWithCopy();
    const kept = path.join(home, 'kept');
    writeFileSync(kept, noteOf(site));
    loseLog(site, { state: true });
    expect(await restore(site, copy, '--old', kept)).toMatchObject({ code: 0, errors: '' });
    expect((await goOn(site)).errors).toBe('');
  });

  test('is not put back where nothing says how far it was signed', async () => {
    const { site, copy } = await siteWithCopy();
    loseLog(site, { state: true });
    const { code, errors } = await restore(site, copy);
    expect(code).not.toBe(0);
    expect(errors).toContain('nothing here says how far this log was signed');
  });

  test('is not put back from a copy that somebody changed, nor over a log that is there', async () => {
    const { home, site, copy } = await siteWithCopy();
    const { errors } = await restore(site, copy);
    expect(errors).toContain('there is a log here');
    loseLog(site);
    writeFileSync(path.join(copy, 'log.db'), 'SQLite format 3');
    expect((await restore(site, copy)).code).not.toBe(0);
    expect(existsSync(path.join(site.data, 'log.db'))).toBe(false);
    expect(existsSync(home)).toBe(true);
  });

  test('does not go on under another key', async () => {
    const { site, copy } = await siteWithCopy();
    loseLog(site);
    const keys = path.join(site.data, 'keys');
    renameSync(path.join(keys, 'signing.pem'), path.join(keys, 'gone'));
    expect((await restore(site, copy)).errors).toContain('the key of this log is missing');
  });
});
