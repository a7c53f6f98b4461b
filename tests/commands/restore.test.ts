import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express from 'express';
import { describe, expect, onTestFinished, test } from 'vitest';
import { publishLog } from '../../src/log/published-log.ts';
import { witnessRoutes } from '../../src/web/witness-routes.ts';
import { openedWitness, witnessOptions } from '../witness/aid.ts';
import { factsOf, logKeyOf, newSite, type Site, writeConfig } from '../witness/kiosks.ts';
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

/** The part of a configuration that names a witness, within reach, of the log as it is now. */
const witnessOf = async (site: Site): Promise<string> => {
  const stick = folder();
  expect(await run(['witness', 'request', '--data', site.data, '--to', stick])).toMatchObject({ code: 0 });
  const witness = openedWitness(witnessOptions([logKeyOf(site)]));
  for (const name of readdirSync(stick)) witness.addCheckpoint(readFileSync(path.join(stick, name), 'utf8'));
  const server = http.createServer(express().use(witnessRoutes(witness)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return `{ witnesses: [{ key: '${witness.key.verifier_key}', url: '${url}', organization: The next county }] }`;
};

describe('what is known elsewhere', () => {
  test('holds a copy back that ends before what a witness has seen, and lets one on that does not', async () => {
    const { home, site, copy } = await siteWithCopy({ after: 1 });
    const long = path.join(home, 'long');
    cpSync(site.data, long, { recursive: true });
    writeConfig(site, await witnessOf(site));
    loseLog(site, { state: true });
    const { code, errors } = await restore(site, copy);
    expect(errors).toMatch(/county.example\/witness\/k1 has seen \d+ entries, and this copy ends at \d+/);
    expect(code).toBe(1);
    expect(await restore(site, long)).toMatchObject({ code: 0, errors: '' });
    expect((await goOn(site)).errors).toBe('');
  });

  test('holds a longer copy back that went on otherwise', async () => {
    const { home, site, copy } = await siteWithCopy({ after: 1 });
    const kept = path.join(home, 'kept');
    writeFileSync(kept, noteOf(site));
    loseLog(site, { state: true });
    // Whoever holds key and copy goes on from it twice as far, with a state that was made to fit.
    const early = path.join(home, 'early');
    const log = publishLog(copy);
    writeFileSync(early, log.checkpoint().note);
    log.close();
    expect(await restore(site, copy, '--old', early)).toMatchObject({ code: 0 });
    for (let times = 0; times < 2; times += 1) await goOn(site);
    const fork = path.join(home, 'fork');
    cpSync(site.data, fork, { recursive: true });
    loseLog(site, { state: true });
    const { code, errors } = await restore(site, fork, '--old', kept);
    expect(errors).toMatch(/other entries among the first \d+ than this copy has/);
    expect(code).toBe(1);
  });

  test('does not come from the state of another log', async () => {
    const { home, site, copy } = await siteWithCopy();
    const other = await newSite(home, 'k2');
    loseLog(site);
    cpSync(path.join(other.data, 'keys/signer.state'), path.join(site.data, 'keys/signer.state'));
    const { code, errors } = await restore(site, copy);
    expect(errors).toContain("this is the signer's state of the log county.example/ballot-room/k2");
    expect(code).toBe(1);
  });

  test('is moved up to the copy where the state was put back to an older day', async () => {
    const { home, site } = await siteWithCopy();
    const state = path.join(site.data, 'keys/signer.state');
    const older = readFileSync(state);
    await goOn(site);
    const long = path.join(home, 'long');
    cpSync(site.data, long, { recursive: true });
    loseLog(site);
    writeFileSync(state, older);
    expect(await restore(site, long)).toMatchObject({ code: 0, errors: '' });
    expect((await goOn(site)).errors).toBe('');
  });
});

test.each(['log.db-wal', 'log.db-shm'])(
  'a log is not put back beside what is left of one: %s',
  async (name) => {
    const { site, copy } = await siteWithCopy();
    loseLog(site);
    writeFileSync(path.join(site.data, name), 'left');
    const { code, errors } = await restore(site, copy);
    expect(errors).toContain(`${name}: there is a part of a log here`);
    expect(code).toBe(1);
    expect(existsSync(path.join(site.data, 'log.db'))).toBe(false);
  },
);
