import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { databaseFile, openForReading, openForWriting } from '../../src/log/database.ts';
import { parseCheckpoint } from '../../src/log/formats/checkpoint.ts';
import { openNote, parseVerifierKey } from '../../src/log/formats/note.ts';
import { openLog } from '../../src/log/open-log.ts';
import type { SqliteLog } from '../../src/log/sqlite-log.ts';
import {
  BOOT,
  denied,
  fill,
  heartbeat,
  moment,
  ORIGIN,
  opened,
  openLogAndFill,
  optionsIn,
  temporaryDirectory,
} from './aid.ts';

const signedSize = (log: SqliteLog): number =>
  parseCheckpoint(openNote(log.head.checkpoint, [parseVerifierKey(log.verifierKey)]).text).size;

const rowsOf = (directory: string, sql: string): unknown[] => {
  const database = openForReading(join(directory, 'data'));
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
};

describe('appending', () => {
  test('gives dense numbers from 0, and the facts back in their order', () => {
    const log = opened(optionsIn(temporaryDirectory()));
    expect(log.append(moment(), BOOT, [heartbeat(), denied()])).toEqual({ first: 0, last: 1 });
    expect(log.append(moment(1), BOOT, [denied(1)])).toEqual({ first: 2, last: 2 });
    expect([...log.facts(0)].map(({ header, fact }) => [header.seq, fact])).toEqual([
      [0, heartbeat()],
      [1, denied()],
      [2, denied(1)],
    ]);
    expect([...log.facts(2)].map(({ header }) => header)).toEqual([
      { seq: 2, offset_min: -300, boot: BOOT, uptime_ms: 6_000, clock: 'synchronised', kiosk: 'k1' },
    ]);
    expect([...log.entries(1, 2)].map(({ seq }) => seq)).toEqual([1]);
  });

  test('signs at once what concerns access, and the rest when asked', () => {
    const log = opened(optionsIn(temporaryDirectory()));
    expect(signedSize(log)).toBe(0);
    const sizes = [heartbeat(1), heartbeat(2), denied(3), heartbeat(4)].map((fact, index) => {
      log.append(moment(index + 1), BOOT, [fact]);
      return signedSize(log);
    });
    // The first append of a run is always signed: its checkpoint is kept.
    expect(sizes).toEqual([1, 1, 3, 3]);
    log.append(moment(5), BOOT, [heartbeat(5)], { sign: 'now' });
    expect(signedSize(log)).toBe(5);
    expect(parseCheckpoint(openNote(log.head.checkpoint, [parseVerifierKey(log.verifierKey)]).text)).toEqual({
      origin: ORIGIN,
      size: 5,
      root: log.head.root,
    });
  });

  test('refuses a fact of another instant, none at all, and one too long, and changes nothing', () => {
    const log = opened(optionsIn(temporaryDirectory()));
    fill(log, 3);
    const before = log.head;
    expect(() => log.append(moment(3), BOOT, [heartbeat(4)])).toThrow(/at the moment of its input/);
    expect(() => log.append(moment(3), BOOT, [])).toThrow(/has facts/);
    expect(() => log.append(moment(3), BOOT, [heartbeat(3), denied(3, 'x'.repeat(9_000))])).toThrow(
      /9\d{3} bytes/,
    );
    expect(log.head).toEqual(before);
    log.append(moment(3), BOOT, [heartbeat(3)]);
    expect(log.head.size).toBe(4);
  });

  test('goes on where the log ended', () => {
    const options = optionsIn(temporaryDirectory());
    let head = openLogAndFill(options, 300);
    for (let start = 1; start <= 3; start += 1) {
      const log = openLog(options);
      expect(log.head).toEqual(head);
      fill(log, 200);
      head = log.head;
      log.close();
    }
    expect(head.size).toBe(900);
  });

  test('keeps one checkpoint for each start', () => {
    const directory = temporaryDirectory();
    openLogAndFill(optionsIn(directory), 4);
    openLogAndFill(optionsIn(directory), 4);
    expect(rowsOf(directory, 'SELECT size FROM kept_checkpoint')).toEqual([{ size: 1 }, { size: 5 }]);
  });
});

describe('the database', () => {
  test('is in WAL mode with synchronous FULL on the connection of the log', () => {
    let settings: unknown[] = [];
    const faults = {
      opened: (database: Database.Database) => {
        settings = [
          database.pragma('journal_mode', { simple: true }),
          database.pragma('synchronous', { simple: true }),
          database.pragma('trusted_schema', { simple: true }),
        ];
      },
    };
    opened(optionsIn(temporaryDirectory(), { faults }));
    expect(settings).toEqual(['wal', 2, 0]);
  });

  test('is never opened for writing with less', () => {
    const file = join(temporaryDirectory(), 'plain.db');
    new Database(file).exec('CREATE TABLE t (x) STRICT'.replace('(x)', '(x TEXT)')).close();
    const database = openForWriting(file);
    onTestFinished(() => {
      database.close();
    });
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
  });

  test('and its key are for their owner alone', () => {
    const directory = temporaryDirectory();
    opened(optionsIn(directory));
    const files = ['data', 'data/log.db', 'data/lock.db', 'data/reserve', 'keys', 'keys/log.pem'];
    const modes = files.map((file) => (statSync(join(directory, file)).mode & 0o777).toString(8));
    expect(modes).toEqual(['700', '600', '600', '600', '700', '600']);
  });

  test('refuses to change what is written, by any statement', () => {
    const directory = temporaryDirectory();
    const log = openLog(optionsIn(directory));
    fill(log, 300);
    log.writeSnapshot(298, '{}');
    log.writeSnapshot(299, '{}');
    log.keepCosigned({ witness: 'w.example/one', size: 300, note: log.head.checkpoint });
    log.close();
    const database = openForWriting(databaseFile(join(directory, 'data')));
    onTestFinished(() => {
      database.close();
    });
    const tables = ['entry', 'tile_hash', 'disclosure', 'kept_checkpoint', 'cosigned', 'about', 'outbox'];
    database.exec("INSERT INTO outbox VALUES ('office', 7, '{}')");
    const statements = [
      "UPDATE outbox SET notice = ''",
      "INSERT INTO outbox VALUES ('office', 300, '{}')",
      ...tables.flatMap((table) => [
        `DELETE FROM ${table}`,
        `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
      ]),
      "UPDATE entry SET bytes = x'7b7d' WHERE seq = 3",
      'UPDATE entry SET seq = 1000 WHERE seq = 3',
      'UPDATE tile_hash SET position = 7',
      "UPDATE disclosure SET content = '' WHERE seq = 1",
      "UPDATE kept_checkpoint SET checkpoint = ''",
      'UPDATE cosigned SET size = 299',
      "UPDATE cosigned SET witness = 'w.example/two'",
      "UPDATE snapshot SET state = ''",
      'DELETE FROM snapshot WHERE upto = 299',
      "UPDATE about SET kiosk = 'k2'",
      'DELETE FROM head',
      'UPDATE head SET size = 10',
      'INSERT OR REPLACE INTO head SELECT * FROM head',
      'INSERT INTO entry SELECT 500, bytes, leaf_hash FROM entry WHERE seq = 0',
      'INSERT INTO entry (bytes, leaf_hash) SELECT bytes, leaf_hash FROM entry WHERE seq = -1 UNION ALL SELECT bytes, leaf_hash FROM entry WHERE seq = 0',
      "INSERT INTO entry VALUES (300, 'text', zeroblob(32))",
      'INSERT INTO entry VALUES (300, zeroblob(8193), zeroblob(32))',
      "INSERT INTO head VALUES (2, 0, zeroblob(32), '', 0, x'')",
    ];
    for (const statement of statements) {
      expect(() => database.exec(statement), statement).toThrow(
        /append-only|never shrinks|is kept|no such entry|constraint failed|cannot store/,
      );
    }
    expect(database.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(300);
    // Older snapshots alone may go.
    database.exec('DELETE FROM snapshot WHERE upto = 298');
  });
});

describe('snapshots', () => {
  test('count once their fact is recorded; the newest of those is given', () => {
    const options = optionsIn(temporaryDirectory());
    const log = openLog(options);
    fill(log, 5);
    expect(log.latestSnapshot()).toBeUndefined();
    const digest = log.writeSnapshot(4, '{"state":1}');
    expect(log.latestSnapshot()).toBeUndefined();
    log.append(moment(5), BOOT, [{ at: moment(5).at, type: 'snapshot_taken', upto: 4, digest }]);
    expect(log.latestSnapshot()).toEqual({ upto: 4, digest, state: '{"state":1}' });
    fill(log, 3);
    log.writeSnapshot(8, '{"state":2}');
    expect(log.latestSnapshot()?.upto).toBe(4);
    expect(signedSize(log)).toBe(9);
    log.close();
    expect(opened(options).latestSnapshot()?.upto).toBe(4);
  });

  test('are kept two, and their checkpoints all', () => {
    const directory = temporaryDirectory();
    const log = opened(optionsIn(directory));
    for (let upto = 1; upto <= 4; upto += 1) {
      fill(log, 2);
      log.writeSnapshot(upto, '{}');
    }
    expect(rowsOf(directory, 'SELECT upto FROM snapshot')).toEqual([{ upto: 3 }, { upto: 4 }]);
    expect(rowsOf(directory, 'SELECT size FROM kept_checkpoint').length).toBe(5);
    expect(() => log.writeSnapshot(8, '{}')).toThrow(/after an entry of this log/);
  });
});
