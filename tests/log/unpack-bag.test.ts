import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { PersonId } from '../../src/core/terms.ts';
import { databaseFile } from '../../src/log/database.ts';
import { erasureBy } from '../../src/log/erasing.ts';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import { unpackBag } from '../../src/log/unpack-bag.ts';
import { openBag } from '../../src/log/verify-sources/open-bag.ts';
import { BOOT, denied, moment, temporaryDirectory } from './aid.ts';
import { bundleOf, signedLog } from './bundle/aid.ts';

/** All that a database says, but what a start makes again. */
const tablesOf = (directory: string) => {
  const database = new Database(databaseFile(directory), { readonly: true });
  const all = (sql: string) => database.prepare(sql).all();
  const tables = {
    about: all('SELECT * FROM about'),
    entry: all('SELECT * FROM entry ORDER BY seq'),
    tile_hash: all('SELECT * FROM tile_hash ORDER BY level, position'),
    disclosure: all('SELECT * FROM disclosure ORDER BY seq, name'),
    erasure: all('SELECT * FROM erasure ORDER BY seq, name'),
    head: all('SELECT size, root, checkpoint FROM head'),
    kept: all('SELECT * FROM kept_checkpoint WHERE size < (SELECT size FROM head) ORDER BY size'),
  };
  database.close();
  return tables;
};

/** Two officials erase what names a person in entry 1, and all of it is signed. */
const eraseIn = (options: OpenLogOptions): void => {
  const fields = [{ seq: 1, name: 'person' }];
  const log = openLog(options);
  const by = log.head.size;
  const said = { ground: 'retention_ended', words: 'the day of the purge' } as const;
  const people = { person: 'ana' as PersonId, signed_by: ['ben', 'cy'] as PersonId[] };
  const { at } = moment(by);
  const { erased, digest } = erasureBy(by, fields);
  log.erasing.during(fields, () => {
    log.append(moment(by), BOOT, [{ at, type: 'disclosures_erased', erased, digest, ...said, ...people }]);
  });
  const snapshot = log.writeSnapshot(by, '{}');
  const taken = { type: 'snapshot_taken', upto: by, digest: snapshot } as const;
  log.append(moment(by + 1), BOOT, [{ at: moment(by + 1).at, ...taken }], { sign: 'now' });
  expect(log.erasing.finish(by)).toEqual({ outcome: 'gone' });
  log.close();
};

test('what is made of a full bag is the log again, byte for byte, and goes on under its signer', async () => {
  const options = signedLog(600);
  eraseIn(options);
  const folder = temporaryDirectory();
  await unpackBag(openBag(await bundleOf(options)).source, folder);
  const [made, was] = [tablesOf(folder), tablesOf(options.directory)];
  expect(was.erasure).not.toEqual([]);
  expect(was.tile_hash).not.toEqual([]);
  expect(made).toEqual(was);
  const log = openLog({ ...options, directory: folder });
  const { size } = log.head;
  log.append(moment(size), BOOT, [denied(size)]);
  log.close();
});
