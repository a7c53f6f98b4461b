import { spawn } from 'node:child_process';
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
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openForKeeping } from '../../src/main.ts';
import { factsOf, newSite, type Site } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { goOn, loseLog, noteIn, ON_WORD, restore, siteWithCopy, sizeIn } from './restored.ts';

const MAIN = path.join(import.meta.dirname, '../../src/main.ts');

const isBack = ({ data }: Site): boolean => existsSync(path.join(data, 'log.db'));

describe('a log that was lost', () => {
  test('goes on from a copy that holds all that was signed, and says so first', async () => {
    const { home, site, copy } = await siteWithCopy();
    const facts = factsOf(site);
    loseLog(site);
    const { code, errors, printed } = await restore(site, copy);
    expect([code, errors]).toEqual([0, '']);
    expect(printed).toContain('rests on the word that was given, and on nothing else');
    expect(factsOf(site).slice(0, facts.length)).toEqual(facts);
    expect(factsOf(site).slice(facts.length)).toMatchObject([
      {
        type: 'log_restored',
        size: sizeIn(copy),
        source: 'data_folder',
        floor: sizeIn(copy),
        known_by: ['signer'],
        confirmed_by: [],
        confirmed_s: [],
        silent: [],
        rests_on: 'word',
        words: 'Maria Alvarez: nothing ran since',
      },
    ]);
    expect((await goOn(site)).errors).toBe('');
    const verified = await run(['verify', site.data, '--evidence', path.join(home, 'evidence.json')]);
    // A word is for somebody to look at.
    expect(verified.code).toBe(1);
    expect(verified.printed).toContain('INTACT, UNWITNESSED');
    expect(verified.printed).toContain(
      'on the word that was given ("Maria Alvarez: nothing ran since"), and on nothing else',
    );
  });

  test('goes on under a signer whose state covers that entry, and leaves nothing beside it', async () => {
    const { site, copy } = await siteWithCopy();
    loseLog(site, { state: true });
    expect((await restore(site, copy)).errors).toBe('');
    expect(readdirSync(site.data).sort()).toEqual(['keys', 'lock.db', 'log.db', 'reserve']);
    const keys = path.join(site.data, 'keys');
    expect(readdirSync(keys).sort()).toEqual(['signer.state', 'signing.pem', 'site.key']);
    expect(sizeIn(site.data)).toBe(sizeIn(copy) + 1);
    expect(readFileSync(path.join(keys, 'signer.state'), 'latin1')).toContain(`\n${sizeIn(site.data)}\n`);
  });

  test('does not go on from a copy that ends before what its signer has signed', async () => {
    const { site, copy } = await siteWithCopy({ after: 1 });
    loseLog(site);
    const { code, errors } = await restore(site, copy);
    expect(code).toBe(1);
    expect(errors).toMatch(/the signer has signed \d+ entries, and this copy ends at \d+/);
    expect(errors).toContain('epoch open --reason unrecoverable_rollback');
    expect(isBack(site)).toBe(false);
  });

  test('nor where the state is lost too, and somebody kept a later checkpoint', async () => {
    const { home, site, copy } = await siteWithCopy({ after: 1 });
    const kept = path.join(home, 'kept');
    writeFileSync(kept, noteIn(site.data));
    loseLog(site, { state: true });
    const { code, errors } = await restore(site, copy, ['--old', kept, ...ON_WORD]);
    expect(code).toBe(1);
    expect(errors).toMatch(/whoever kept .* has seen \d+ entries, and this copy ends at \d+/);
  });

  test.each([{ state: false }, { state: true }])(
    'is not put back on an old checkpoint alone, with no witness to ask (%o)',
    async (lost) => {
      const { home, site, copy } = await siteWithCopy();
      const kept = path.join(home, 'kept');
      writeFileSync(kept, noteIn(copy));
      loseLog(site, lost);
      const { code, errors } = await restore(site, copy, ['--old', kept]);
      expect(code).toBe(1);
      expect(errors).toContain('nothing can tell that this copy is the newest one');
      expect(errors).toContain('--on-word');
      expect(isBack(site)).toBe(false);
    },
  );

  test('is put back on a word that says nothing as little', async () => {
    const { site, copy } = await siteWithCopy();
    loseLog(site);
    expect(await restore(site, copy, ['--on-word', ' '])).toMatchObject({ code: 2 });
    expect(isBack(site)).toBe(false);
  });

  test('is not put back from a copy that somebody changed, nor over a log that is there', async () => {
    const { site, copy } = await siteWithCopy();
    const { errors } = await restore(site, copy);
    expect(errors).toContain('there is a log here');
    loseLog(site);
    writeFileSync(path.join(copy, 'log.db'), 'SQLite format 3');
    expect((await restore(site, copy)).code).toBe(1);
    expect(isBack(site)).toBe(false);
  });

  test('does not go on under another key', async () => {
    const { site, copy } = await siteWithCopy();
    loseLog(site);
    const keys = path.join(site.data, 'keys');
    renameSync(path.join(keys, 'signing.pem'), path.join(keys, 'gone'));
    expect((await restore(site, copy)).errors).toContain('the key of this log is missing');
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

  test('takes the state along where that was put back to an older day', async () => {
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

  test('is put back from what a restore that was cut short had signed, and from nothing shorter', async () => {
    const { home, site, copy } = await siteWithCopy();
    loseLog(site);
    expect((await restore(site, copy)).errors).toBe('');
    // As a power cut leaves it: signed beside its place, and not yet there.
    const unfinished = path.join(site.data, 'restoring-abc');
    mkdirSync(unfinished);
    cpSync(path.join(site.data, 'log.db'), path.join(unfinished, 'log.db'));
    loseLog(site);
    const { errors } = await restore(site, copy);
    expect(errors).toContain(`restore from ${unfinished}`);
    expect(await restore(site, unfinished)).toMatchObject({ code: 0, errors: '' });
    expect(factsOf(site).filter(({ type }) => type === 'log_restored')).toHaveLength(2);
    expect(existsSync(unfinished)).toBe(false);
    expect(existsSync(home)).toBe(true);
  });

  test('is not put back where it has ended: nothing may follow its last entry', async () => {
    const { home, site } = await siteWithCopy();
    const people = ['--by', 'maria-alvarez', '--by', 'robert-hayes'];
    for (const person of ['maria-alvarez', 'robert-hayes'])
      await run(['people', 'pin', person, '--config', site.file, '--stdin'], { input: PIN[person] ?? '' });
    const closing = ['epoch', 'close', '--config', site.file, '--next-origin', 'county.example/e2'];
    const closed = await run([...closing, '--reason', 'new_device', '--stdin', ...people], {
      input: people.flatMap((person) => PIN[person] ?? []).join('\n'),
    });
    expect(closed.errors).toBe('');
    const ended = path.join(home, 'ended');
    cpSync(site.data, ended, { recursive: true });
    loseLog(site);
    expect((await restore(site, ended)).errors).toContain('this log has ended');
    expect(isBack(site)).toBe(false);
  });
});

const PIN: Readonly<Record<string, string>> = { 'maria-alvarez': '482615', 'robert-hayes': '739164' };

describe('a log is not put back into a folder that is in use', () => {
  test('beside a kiosk that runs there', async () => {
    const { site, copy } = await siteWithCopy();
    const child = spawn(process.execPath, [MAIN, 'run', '--config', site.file, '--port', '0']);
    const ended = new Promise<void>((over) => child.on('close', () => over()));
    onTestFinished(async () => {
      child.kill('SIGTERM');
      await ended;
    });
    await new Promise<void>((begun) => child.stdout.once('data', () => begun()));
    const { code, errors } = await restore(site, copy);
    expect(errors).toContain(`a kiosk is running on ${site.data}`);
    expect(code).toBe(1);
    expect(child.exitCode).toBeNull();
  });

  test('beside anybody else who writes there', async () => {
    const { site, copy } = await siteWithCopy();
    const opened = await openForKeeping(readConfig(site.file), () => undefined);
    onTestFinished(() => opened.close('the test is over'));
    rmSync(path.join(site.data, 'log.db'));
    const { code, errors } = await restore(site, copy);
    expect(errors).toContain('another kiosk is running on this data directory');
    expect(code).toBe(1);
    expect(isBack(site)).toBe(false);
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
    expect(isBack(site)).toBe(false);
  },
);
