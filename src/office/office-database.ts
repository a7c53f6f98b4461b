import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { requireClosedFolder } from '../log/data-folder.ts';
import { LogRefused } from '../log/errors.ts';
import { MAIL_SCHEMA } from './saved/mail-schema.ts';
import { SAVED_SCHEMA } from './saved/saved-schema.ts';
import { SCHEDULE_SCHEMA } from './saved/schedule-schema.ts';

export const officeFile = (directory: string): string => join(directory, 'office.db');

/** "BVO1" in the header of the database file: accounts and sessions. */
const APPLICATION_ID = 0x42564f31;
/** Version of `SCHEMA_SQL`, with which every new file begins. */
const FIRST_VERSION = 5;
const FORMAT_VERSION = 8;
/** The command and the process write one after the other. */
const BUSY_MS = 5_000;
const OWNER_ONLY = 0o600;

const SCHEMA_SQL = `
CREATE TABLE account (
  name TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('supervisor', 'auditor', 'administrator', 'observer')),
  state TEXT NOT NULL CHECK (state IN ('invited', 'ready', 'locked')),
  password TEXT NOT NULL,
  code_secret BLOB NOT NULL,
  code_step INTEGER NOT NULL,
  invitation BLOB NOT NULL,
  invitation_until INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX account_of_person ON account (person) WHERE person <> '';
CREATE TABLE session (
  token BLOB PRIMARY KEY,
  session TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE,
  way TEXT NOT NULL,
  address TEXT NOT NULL,
  browser TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  confirmed_at INTEGER NOT NULL,
  both_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_of_account ON session (account);
CREATE TABLE known_browser (
  token BLOB PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE,
  seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX browser_of_account ON known_browser (account);
CREATE TABLE passkey (
  passkey TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE,
  site TEXT NOT NULL,
  name TEXT NOT NULL,
  public_key BLOB NOT NULL,
  counter INTEGER NOT NULL,
  transports TEXT NOT NULL,
  kept TEXT NOT NULL CHECK (kept IN ('on_one_device', 'synchronized')),
  created_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX passkey_of_account ON passkey (account);
CREATE TABLE api_token (
  digest BLOB PRIMARY KEY,
  token TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('supervisor', 'auditor', 'observer')),
  acknowledges TEXT NOT NULL CHECK (acknowledges IN ('yes', 'no')),
  created_at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX token_of_account ON api_token (account);
CREATE TABLE mistake_count (
  counted TEXT NOT NULL CHECK (counted IN ('tries', 'place', 'account')),
  name TEXT NOT NULL,
  mistakes INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (counted, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE identity (
  account TEXT PRIMARY KEY REFERENCES account (name) ON DELETE CASCADE,
  issuer TEXT NOT NULL,
  claim TEXT NOT NULL,
  subject TEXT NOT NULL,
  linked_at INTEGER NOT NULL,
  UNIQUE (issuer, claim, subject)
) STRICT, WITHOUT ROWID;
`;

/** What each version has besides the one before it: files of it go on with theirs. */
const ADDED: { readonly [version: number]: string } = { 6: SAVED_SCHEMA, 7: SCHEDULE_SCHEMA, 8: MAIL_SCHEMA };

/** Brings a file up to this version, step by step; one that is older than the steps stays as it is. */
const bringUp = (database: Database.Database): void => {
  let version = Number(database.pragma('user_version', { simple: true }));
  if (version === 0) {
    database.exec(SCHEMA_SQL);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    version = FIRST_VERSION;
  } else if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) return;
  for (let added = ADDED[version + 1]; added !== undefined; added = ADDED[version + 1]) {
    database.exec(added);
    version += 1;
  }
  database.pragma(`user_version = ${version}`);
};

const isOfThisVersion = (database: Database.Database): boolean =>
  database.pragma('application_id', { simple: true }) === APPLICATION_ID &&
  database.pragma('user_version', { simple: true }) === FORMAT_VERSION;

const prepare = (database: Database.Database, file: string): void => {
  database.pragma('journal_mode = WAL');
  // What a session opens is over once it was said to be: the newest commit may not be lost.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('secure_delete = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('cache_size = -1000');
  database.transaction(() => bringUp(database)).immediate();
  if (!isOfThisVersion(database)) {
    throw new LogRefused({
      what: 'this is not a file of accounts of this version',
      where: file,
      remedy: 'Restore it from its backup, or move it away: then every account has to be added again.',
    });
  }
};

/**
 * Opens it for reading alone, beside the process that writes it; undefined where there is none. Throws `LogRefused` for
 * one of another version.
 */
export const readOfficeDatabase = (directory: string): Database.Database | undefined => {
  const file = officeFile(directory);
  if (!existsSync(file)) return undefined;
  const database = new Database(file, { readonly: true, timeout: BUSY_MS });
  if (isOfThisVersion(database)) return database;
  database.close();
  throw new LogRefused({
    what: 'this is not a file of accounts of this version',
    where: file,
    remedy:
      'Use the version that the kiosk runs, or start the kiosk once with this one: it brings the file up.',
  });
};

/**
 * Opens `office.db` in a data directory, made there (mode 0600) where it is missing. Throws `LogRefused` for a folder
 * that others may write in and for a file that is not one of accounts.
 */
export const openOfficeDatabase = (directory: string): Database.Database => {
  const file = officeFile(directory);
  requireClosedFolder(directory);
  // It is born closed to others: a mode set afterwards would leave a gap. Its companions take its mode.
  if (!existsSync(file)) closeSync(openSync(file, 'a', OWNER_ONLY));
  chmodSync(file, OWNER_ONLY);
  const database = new Database(file, { timeout: BUSY_MS });
  try {
    prepare(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};
