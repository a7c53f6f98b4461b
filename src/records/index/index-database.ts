import { chmodSync, closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { requireClosedFolder } from '../../log/data-folder.ts';
import { dropRecords, recordsFile } from '../../log/records-file.ts';

/** "BVR1" in the header of the database file: an index of a log, made of that alone. */
const APPLICATION_ID = 0x42565231;
/** Raised whenever entries are found by something else than before: then it is made anew. */
const FORMAT_VERSION = 3;
const BUSY_MS = 5_000;
const OWNER_ONLY = 0o600;

/**
 * `about` says of which log it is and how far that is read: the leaf hash of the last entry in it, and the newest entry
 * that had erased something. `term` is by what entries are found; `posting.place` joins the number of a term and of a
 * block, and holds the entries of that block as `postings.ts` stores them; `moment` has the time of each entry, and
 * `block` the earliest and latest one of a block. `span` and `mark` are the timeline, of which `timeline` says how far
 * it has followed the log; its indices hold the end of each, so that counting a busy month reads no row of it.
 */
const SCHEMA_SQL = `
CREATE TABLE about (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  origin TEXT NOT NULL,
  indexed INTEGER NOT NULL,
  leaf BLOB NOT NULL,
  erased INTEGER NOT NULL
) STRICT;
CREATE TABLE term (
  term INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  entries INTEGER NOT NULL,
  UNIQUE (kind, value)
) STRICT;
CREATE TABLE posting (place INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;
CREATE TABLE moment (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
CREATE TABLE block (block INTEGER PRIMARY KEY, earliest INTEGER NOT NULL, latest INTEGER NOT NULL) STRICT;
CREATE TABLE timeline (id INTEGER PRIMARY KEY CHECK (id = 1), followed INTEGER NOT NULL) STRICT;
CREATE TABLE span (
  span INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  room TEXT NOT NULL,
  who TEXT NOT NULL,
  part INTEGER NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL
) STRICT;
CREATE INDEX span_of_time ON span (part, since, until);
CREATE INDEX span_of_room ON span (room, part, since, until);
CREATE INDEX span_of_somebody ON span (who, part, since, until);
CREATE INDEX span_until ON span (until);
CREATE TABLE mark (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  room TEXT NOT NULL,
  kind TEXT NOT NULL,
  priority TEXT NOT NULL,
  alarm TEXT NOT NULL
) STRICT;
CREATE INDEX mark_of_time ON mark (at);
`;

const isIndex = (database: Database.Database): boolean =>
  database.pragma('application_id', { simple: true }) === APPLICATION_ID &&
  database.pragma('user_version', { simple: true }) === FORMAT_VERSION;

const prepare = (database: Database.Database): void => {
  database.pragma('journal_mode = WAL');
  // What a power cut takes from it is read from the log again.
  database.pragma('synchronous = NORMAL');
  database.pragma('secure_delete = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('cache_size = -4000');
  if (isIndex(database)) return;
  database
    .transaction(() => {
      database.exec(SCHEMA_SQL);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${FORMAT_VERSION}`);
    })
    .immediate();
};

const opened = (directory: string): Database.Database => {
  const file = recordsFile(directory);
  closeSync(openSync(file, 'a', OWNER_ONLY));
  chmodSync(file, OWNER_ONLY);
  const database = new Database(file, { timeout: BUSY_MS });
  try {
    prepare(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

/**
 * Opens `records.db` in a data directory, mode 0600. A file that is none of this version is made anew: nothing in it is
 * anywhere but in the log too. Throws `LogRefused` for a folder that others may write in.
 */
export const openIndex = (directory: string): Database.Database => {
  requireClosedFolder(directory);
  try {
    return opened(directory);
  } catch {
    dropRecords(directory);
    return opened(directory);
  }
};
