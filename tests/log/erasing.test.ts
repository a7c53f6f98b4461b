import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../src/core/catalogue.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { databaseFile } from '../../src/log/database.ts';
import { erasureBy, type FieldOfEntry } from '../../src/log/erasing.ts';
import { LogDamaged } from '../../src/log/errors.ts';
import type { OpenLogOptions } from '../../src/log/open-log.ts';
import { entryLine, readLog } from '../../src/log/read-log.ts';
import type { SqliteLog } from '../../src/log/sqlite-log.ts';
import { openDataDirectory } from '../../src/log/verify-sources/data-directory.ts';
import { openBag } from '../../src/log/verify-sources/open-bag.ts';
import { BOOT, denied, fill, moment, opened, optionsIn, temporaryDirectory } from './aid.ts';
import { bundleOf, linesIn } from './bundle/aid.ts';
import { verified } from './verify/aid.ts';

/** A log that is signed as the product's. */
const asCatalogued = (): OpenLogOptions =>
  optionsIn(temporaryDirectory(), { isSignedAtOnce: ({ type }) => CATALOGUE[type].signed === 'at_once' });

const CY = 'cy-who-is-to-be-forgotten';

const factOf = (second: number, by: number, fields: readonly FieldOfEntry[]): Fact => {
  const { at } = moment(second);
  const { erased, digest } = erasureBy(by, fields);
  return {
    at,
    type: 'disclosures_erased',
    person: CY as PersonId,
    erased,
    digest,
    ground: 'retention_ended',
    words: 'the day of the purge',
    signed_by: ['ana', 'ben'] as PersonId[],
  };
};

/** Puts the erasing on record, without finishing it. Gives the number of its entry. */
const putOnRecord = (log: SqliteLog, fields: readonly FieldOfEntry[]): number => {
  const { size } = log.head;
  log.erasing.during(fields, () => {
    log.append(moment(size), BOOT, [factOf(size, size, fields)]);
  });
  return size;
};

const finish = (log: SqliteLog) => {
  const { size } = log.head;
  const digest = log.writeSnapshot(size - 1, '{"people":{}}');
  log.append(moment(size), BOOT, [{ at: moment(size).at, type: 'snapshot_taken', upto: size - 1, digest }]);
  return log.erasing.finish(size - 1);
};

/** A log in which a person appears twice among others, and in a snapshot. */
const logOf = (options: OpenLogOptions) => {
  const log = opened(options);
  fill(log, 7);
  const { last: first } = log.append(moment(8), BOOT, [denied(8, CY)]);
  fill(log, 300);
  const { last: second } = log.append(moment(400), BOOT, [denied(400, CY)]);
  log.writeSnapshot(second, JSON.stringify({ people: { [CY]: 'listed' } }));
  log.append(moment(401), BOOT, [denied(401)]);
  return { log, fields: [first, second].map((seq) => ({ seq, name: 'person' })) };
};

/** Files of a folder that have a text in their bytes. */
const filesWith = (folder: string, text: string, recursive = false): readonly string[] =>
  readdirSync(folder, { recursive, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file).includes(text));

const verdictOf = async (directory: string) => {
  const { source, close } = openDataDirectory(directory);
  try {
    return await verified(source);
  } finally {
    close();
  }
};

describe('what two officials erased', () => {
  test('is gone from the bytes of every file, and the log is intact', async () => {
    const options = asCatalogued();
    const { log, fields } = logOf(options);
    expect(filesWith(options.directory, CY)).not.toEqual([]);
    const root = log.head;
    putOnRecord(log, fields);
    expect(finish(log)).toEqual({ outcome: 'gone' });
    expect(filesWith(options.directory, CY)).toEqual([]);
    expect(log.erasing.isUnfinished).toBe(false);
    log.close();
    expect(filesWith(options.directory, CY)).toEqual([]);
    expect(await verdictOf(options.directory)).toMatchObject({
      verdict: 'INTACT, UNWITNESSED',
      checked: { erased: 3, missing: 0 },
    });
    const again = opened(options);
    expect(again.head.size).toBe(root.size + 2);
    fill(again, 3);
  });

  test('is shown as erased, with the entry that allowed it', () => {
    const options = asCatalogued();
    const { log, fields } = logOf(options);
    const by = putOnRecord(log, fields);
    const reader = readLog(options.directory);
    for (const finishes of [() => undefined, () => finish(log)]) {
      finishes();
      const line = [...reader.entries(7, 8)].map((entry) => JSON.parse(entryLine(entry)))[0];
      expect(line).toMatchObject({ credential: 'c0ffee', _erased: { person: by } });
      expect(line).not.toHaveProperty('person');
    }
    reader.close();
  });

  test('is not asked for by a start: facts of which something is gone are passed over', () => {
    const options = asCatalogued();
    const { log, fields } = logOf(options);
    const before = [...log.facts(0)].length;
    putOnRecord(log, fields);
    finish(log);
    expect([...log.facts(0)].length).toBe(before - fields.length + 1);
    expect(log.latestSnapshot()?.state).toBe('{"people":{}}');
  });

  test('is named in a bundle, with the entry that allowed it, and what a profile withholds beside it', async () => {
    const options = asCatalogued();
    const { log, fields } = logOf(options);
    const by = putOnRecord(log, fields);
    const redaction = { profile: 'press', fields: { credential: 'a badge is a key' } };
    for (const finishes of [() => undefined, () => finish(log)]) {
      finishes();
      const bundle = await bundleOf(options, { redaction });
      expect(filesWith(bundle, CY, true)).toEqual([]);
      expect(linesIn(bundle, 'erased.jsonl')).toEqual([
        ...fields.map(({ seq }) => ({ seq, names: ['person'], by })),
        { seq: by, names: ['person'], by },
      ]);
      expect(linesIn(bundle, 'records.jsonl')[7]).toMatchObject({
        _erased: { person: by },
        _withheld: { credential: 'a badge is a key' },
      });
      const { source, close } = openBag(bundle);
      expect(await verified(source)).toMatchObject({
        verdict: 'INTACT, UNWITNESSED',
        checked: { erased: 3, missing: 0 },
      });
      close();
    }
  });

  test('may be of one entry in several acts', async () => {
    const options = asCatalogued();
    const { log, fields } = logOf(options);
    putOnRecord(log, fields);
    finish(log);
    putOnRecord(log, [{ seq: 7, name: 'credential' }]);
    finish(log);
    log.close();
    expect(await verdictOf(options.directory)).toMatchObject({
      verdict: 'INTACT, UNWITNESSED',
      checked: { erased: 5, missing: 0 },
    });
  });

  test('a crash between the entry and the deleting loses nothing of the task, and tells nobody the name', async () => {
    const options = asCatalogued();
    const { log, fields } = logOf(options);
    putOnRecord(log, fields);
    const crashed = asCatalogued();
    cpSync(join(options.directory, '..'), join(crashed.directory, '..'), { recursive: true });
    const after = opened(crashed);
    expect(after.erasing.isUnfinished).toBe(true);
    expect(await verdictOf(crashed.directory)).toMatchObject({ verdict: 'INTACT, UNWITNESSED' });
    expect(finish(after)).toEqual({ outcome: 'gone' });
    expect(filesWith(crashed.directory, CY)).toEqual([]);
    expect(after.erasing.isUnfinished).toBe(false);
  });

  test('waits for whoever reads the log, and says so', () => {
    const options = asCatalogued();
    const { log, fields } = logOf(options);
    putOnRecord(log, fields);
    const reader = new Database(databaseFile(options.directory), { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM entry').get();
    expect(finish(log)).toEqual({ outcome: 'waiting', what: 'another program is reading the log' });
    expect(log.erasing.isUnfinished).toBe(true);
    reader.close();
    expect(finish(log)).toEqual({ outcome: 'gone' });
    expect(filesWith(options.directory, CY)).toEqual([]);
  });
});

describe('nothing else can be erased', () => {
  test('an entry that erases something else than its list is not recorded', () => {
    const { log, fields } = logOf(asCatalogued());
    const { size } = log.head;
    const wrong = factOf(500, size, fields.slice(1));
    expect(() => log.erasing.during(fields, () => log.append(moment(500), BOOT, [wrong]))).toThrow(/list/);
    expect(() => log.append(moment(500), BOOT, [factOf(500, size, fields)])).toThrow(/list/);
    expect(log.head.size).toBe(size);
  });

  test('the database refuses to delete what no entry erases, and to note what no entry says', () => {
    const options = asCatalogued();
    const { log, fields } = logOf(options);
    const by = putOnRecord(log, fields);
    log.close();
    const database = new Database(databaseFile(options.directory));
    for (const [sql, words] of [
      ['DELETE FROM disclosure', /but for what an entry erases/],
      [`INSERT INTO erasure VALUES (1, 'person', 99999)`, /no entry says so/],
      [`INSERT INTO erasure VALUES (0, 'person', ${by})`, /nothing to erase/],
      [`INSERT OR REPLACE INTO erasure VALUES (7, 'person', ${by})`, /append-only/],
      ['DELETE FROM erasure', /append-only/],
      ['UPDATE erasure SET by = 0', /append-only/],
    ] as const) {
      expect(() => database.exec(sql)).toThrow(words);
    }
    database.close();
  });

  test('a line more on the list than two officials signed is damage', () => {
    const options = asCatalogued();
    const { log, fields } = logOf(options);
    const by = putOnRecord(log, fields);
    log.close();
    const database = new Database(databaseFile(options.directory));
    database.exec(`INSERT INTO erasure VALUES (1, 'person', ${by})`);
    database.exec(`DELETE FROM disclosure WHERE seq = 1 AND name = 'person'`);
    database.close();
    expect(() => opened(options)).toThrow(LogDamaged);
    expect(() => opened(options)).toThrow(/4 personal fields are noted as erased by entry/);
  });
});
