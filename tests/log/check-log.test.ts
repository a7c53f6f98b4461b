import { closeSync, cpSync, existsSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { checkEarlier, checkLog } from '../../src/log/check-log.ts';
import { databaseFile, openForReading } from '../../src/log/database.ts';
import { LogDamaged } from '../../src/log/errors.ts';
import { parseVerifierKey } from '../../src/log/formats/note.ts';
import { identifyLog } from '../../src/log/identity.ts';
import { openLog } from '../../src/log/open-log.ts';
import { readSigningKey } from '../../src/log/signing-key.ts';
import { reportOnDirectory } from '../faults/evidence.ts';
import {
  errorOf,
  fillAtOnce,
  ORIGIN,
  optionsIn,
  temporaryDirectory,
  temporaryDirectoryOfFile,
} from './aid.ts';
import { HARMS, type Harm } from './harms.ts';

const PAGE_BYTES = 4_096;

/** Takes the triggers away and puts them back, as somebody with the file in hand would. */
const harm = (directory: string, work: Harm['work']): void => {
  const key = readSigningKey(optionsIn(directory).keyFile, ORIGIN);
  if (key === undefined) throw new Error('the log has a key');
  const database = new Database(databaseFile(join(directory, 'data')));
  try {
    const triggers = database
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
      )
      .all();
    for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
    work(database, key);
    for (const { sql } of triggers) database.exec(sql);
  } finally {
    database.close();
  }
};

const pattern = temporaryDirectoryOfFile();

/** Log of 600 entries (two full tiles and a rest), kept checkpoints at 1 and 400. */
const filledLog = (): string => {
  if (!existsSync(join(pattern, 'data'))) {
    for (const counts of [
      [1, 398],
      [1, 200],
    ]) {
      const log = openLog(optionsIn(pattern));
      for (const count of counts) fillAtOnce(log, count);
      log.close();
    }
  }
  const directory = temporaryDirectory();
  cpSync(pattern, directory, { recursive: true });
  return directory;
};

const recheck = (directory: string, tailMin: number): (() => void) => {
  const where = databaseFile(join(directory, 'data'));
  return () => {
    const database = openForReading(join(directory, 'data'));
    try {
      const { rows, about } = identifyLog(database, where);
      const log = { where, rows, verifier: parseVerifierKey(about.verifier_key) };
      const { checked_from } = checkLog(log, 100, tailMin);
      checkEarlier(log, checked_from);
    } finally {
      database.close();
    }
  };
};

describe('a damaged log is refused with its first bad entry named', () => {
  for (const [name, { what, entry, work }] of Object.entries(HARMS)) {
    test(name, async () => {
      const directory = filledLog();
      harm(directory, work);
      const error = errorOf(() => openLog(optionsIn(directory)));
      expect(error).toBeInstanceOf(LogDamaged);
      expect(String(error)).toMatch(what);
      expect(error).toMatchObject({ entry, where: databaseFile(optionsIn(directory).directory) });
      expect(String(error)).toContain('restore the log from a backup');
      // A second look finds the same: nothing was repaired or reset.
      expect(String(errorOf(() => openLog(optionsIn(directory))))).toBe(String(error));
      // In two parts, as a long log is checked, the harm is found as well.
      expect(recheck(directory, 100)).toThrow(LogDamaged);
      const { verdict } = await reportOnDirectory(join(directory, 'data'));
      expect(['INVALID', 'CONFLICT']).toContain(verdict);
    });
  }

  test('and an unharmed one is not', () => {
    const directory = filledLog();
    harm(directory, () => {});
    expect(recheck(directory, 100)).not.toThrow();
    openLog(optionsIn(directory)).close();
  });
});

test('a page of the file that is overwritten is refused', () => {
  const directory = filledLog();
  const file = databaseFile(join(directory, 'data'));
  const database = new Database(file);
  const root = database
    .prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'entry'")
    .pluck()
    .get();
  database.pragma('journal_mode = DELETE');
  database.close();
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(PAGE_BYTES, 0xff), 0, PAGE_BYTES, ((root ?? 1) - 1) * PAGE_BYTES);
  closeSync(descriptor);
  expect(errorOf(() => openLog(optionsIn(directory)))).toBeInstanceOf(LogDamaged);
});

test('a trigger that was taken away is missed', () => {
  const directory = filledLog();
  const database = new Database(databaseFile(join(directory, 'data')));
  database.exec('DROP TRIGGER entry_no_update');
  database.close();
  expect(() => openLog(optionsIn(directory))).toThrow(/tables or triggers of the log are not those/);
});
