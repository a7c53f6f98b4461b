import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type CheckedLog, checkEarlier, checkLog, type LogToCheck } from '../../src/log/check-log.ts';
import { databaseFile } from '../../src/log/database.ts';
import { parseVerifierKey } from '../../src/log/formats/note.ts';
import { rootOf } from '../../src/log/formats/tree.ts';
import { LogRows } from '../../src/log/log-rows.ts';
import { openLog } from '../../src/log/open-log.ts';
import { BOOT, heartbeat, moment, optionsIn, temporaryDirectoryOfFile } from './aid.ts';

/** Just over one tile hash of level 2. */
const SIZE = 65_536 + 300;
const TAIL = 1_000;

const directory = temporaryDirectoryOfFile();

let verifierKey = '';

beforeAll(() => {
  const log = openLog(optionsIn(directory));
  while (log.head.size < SIZE) {
    const { size } = log.head;
    const facts = Array<ReturnType<typeof heartbeat>>(Math.min(8_000, SIZE - size)).fill(heartbeat(size));
    log.append(moment(size), BOOT, facts);
  }
  const digest = log.writeSnapshot(SIZE - 1, '{}');
  log.append(moment(SIZE), BOOT, [{ at: moment(SIZE).at, type: 'snapshot_taken', upto: SIZE - 1, digest }]);
  verifierKey = log.verifierKey;
  log.close();
}, 60_000);

/** The same long log for all tests; each alters it within a transaction that is taken back. */
const longLog = (): { database: Database.Database; log: LogToCheck } => {
  const where = databaseFile(join(directory, 'data'));
  const database = new Database(where);
  onTestFinished(() => {
    database.close();
  });
  database.exec('BEGIN; DROP TRIGGER tile_hash_no_update; DROP TRIGGER entry_no_update');
  return { database, log: { where, rows: new LogRows(database), verifier: parseVerifierKey(verifierKey) } };
};

const check = (log: LogToCheck): CheckedLog => checkLog(log, TAIL, TAIL);

describe('a log too long to be read whole at start', { timeout: 60_000 }, () => {
  test('is read from its tail, and gives the same tree', () => {
    const { log } = longLog();
    const checked = check(log);
    expect(checked.checked_from).toBe(64_768);
    expect(rootOf(checked.frontier)).toEqual(checked.head.root);
    checkEarlier(log, checked.checked_from);
  });

  test('is refused where a tile hash of level 2 is altered', () => {
    const { database, log } = longLog();
    database.exec('UPDATE tile_hash SET hash = zeroblob(32) WHERE level = 2');
    expect(() => check(log)).toThrow(/tile hash 0 of level 2/);
  });

  test('is refused where an early tile hash of level 1 is altered', () => {
    const { database, log } = longLog();
    database.exec('UPDATE tile_hash SET hash = zeroblob(32) WHERE level = 1 AND position = 3');
    expect(() => check(log)).toThrow(/the entries 0 to 65535 do not give the tile hash 0 of level 2/);
  });

  test('is found out by the later check where an early entry is altered', () => {
    const { database, log } = longLog();
    database.exec(
      "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'closed', 'open') AS BLOB) WHERE seq = 900",
    );
    const { checked_from } = check(log);
    expect(() => checkEarlier(log, checked_from)).toThrow(/the bytes of entry 900/);
  });

  test('is read from before its tail where a replay begins there', () => {
    const { database, log } = longLog();
    database.exec('DROP TRIGGER snapshot_keep_newest; DELETE FROM snapshot');
    expect(check(log).checked_from).toBe(0);
  });
});
