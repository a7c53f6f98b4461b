import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** "BVK1" in the header of the database file: this file is a log of this product. */
export const APPLICATION_ID = 0x42564b31;
export const FORMAT_VERSION = 2;

const LOG_TABLES = [
  'entry',
  'tile_hash',
  'disclosure',
  'erasure',
  'head',
  'kept_checkpoint',
  'cosigned',
  'snapshot',
  'outbox',
  'about',
];

const refuse = (table: string, act: 'UPDATE' | 'DELETE'): string =>
  `CREATE TRIGGER ${table}_no_${act.toLowerCase()} BEFORE ${act} ON ${table}
   BEGIN SELECT RAISE(ABORT, '${table}: ${act} is refused, the log is append-only'); END;`;

/** REPLACE deletes a row without asking the DELETE trigger, so a second row of the same key is refused here. */
const refuseReplace = (table: string, sameKey: string): string =>
  `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${sameKey})
   BEGIN SELECT RAISE(ABORT, '${table}: there is such a row already, and the log is append-only'); END;`;

/**
 * The whole schema. `entry` holds the bytes that are hashed and signed; `tile_hash` one hash over each 256
 * complete hashes of the level below (level 0 being the leaf hashes); `disclosure` what opens the personal
 * fields; `erasure` the fields of which it may go or is gone, each with the entry that two officials put on record
 * for it; `head` where the log ends, `head.checkpoint` being the newest signed checkpoint, of at most `head.size`
 * entries, and `head.voucher` the signer's mark on the tree of `head.vouched_size` entries, which it signs next or
 * has signed; `cosigned` the largest checkpoint that each witness has cosigned, with its signature line; `outbox` what
 * each channel is to tell people of an entry, written with that entry. Whether it was told is an entry of its own.
 */
export const SCHEMA_SQL = `
CREATE TABLE about (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  format INTEGER NOT NULL,
  schema_digest TEXT NOT NULL,
  origin TEXT NOT NULL,
  kiosk TEXT NOT NULL,
  verifier_key TEXT NOT NULL
) STRICT;
CREATE TABLE entry (
  seq INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL CHECK (length(bytes) BETWEEN 2 AND 8192),
  leaf_hash BLOB NOT NULL CHECK (length(leaf_hash) = 32)
) STRICT;
CREATE TABLE tile_hash (
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 63),
  position INTEGER NOT NULL CHECK (position >= 0),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE disclosure (
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL CHECK (length(content) <= 8192),
  PRIMARY KEY (seq, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE erasure (
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  by INTEGER NOT NULL,
  PRIMARY KEY (seq, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  size INTEGER NOT NULL CHECK (size >= 0),
  root BLOB NOT NULL CHECK (length(root) = 32),
  checkpoint TEXT NOT NULL,
  vouched_size INTEGER NOT NULL CHECK (vouched_size >= 0),
  voucher BLOB NOT NULL
) STRICT;
CREATE TABLE kept_checkpoint (
  size INTEGER PRIMARY KEY,
  checkpoint TEXT NOT NULL
) STRICT;
CREATE TABLE cosigned (
  witness TEXT PRIMARY KEY,
  size INTEGER NOT NULL CHECK (size >= 0),
  note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE snapshot (
  upto INTEGER PRIMARY KEY,
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  state TEXT NOT NULL
) STRICT;
CREATE TABLE outbox (
  channel TEXT NOT NULL CHECK (length(channel) BETWEEN 1 AND 40),
  seq INTEGER NOT NULL,
  notice TEXT NOT NULL CHECK (length(notice) <= 4096),
  PRIMARY KEY (channel, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER entry_in_order BEFORE INSERT ON entry
  WHEN NEW.seq IS NOT (SELECT coalesce(max(seq) + 1, 0) FROM entry)
  BEGIN SELECT RAISE(ABORT, 'entry: the next entry has the next number, the log is append-only'); END;
CREATE TRIGGER disclosure_no_delete BEFORE DELETE ON disclosure
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE seq = OLD.seq AND name = OLD.name)
  BEGIN SELECT RAISE(ABORT, 'disclosure: DELETE is refused, the log is append-only but for what an entry erases'); END;
CREATE TRIGGER erasure_of_something BEFORE INSERT ON erasure
  WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE seq = NEW.seq AND name = NEW.name)
    OR NOT EXISTS (SELECT 1 FROM entry WHERE seq = NEW.by AND NEW.by >= NEW.seq)
  BEGIN SELECT RAISE(ABORT, 'erasure: there is nothing to erase, or no entry says so'); END;
CREATE TRIGGER outbox_of_entry BEFORE INSERT ON outbox
  WHEN NOT EXISTS (SELECT 1 FROM entry WHERE seq = NEW.seq)
  BEGIN SELECT RAISE(ABORT, 'outbox: there is no such entry to tell of'); END;
CREATE TRIGGER head_grows BEFORE UPDATE ON head WHEN NEW.size < OLD.size
  BEGIN SELECT RAISE(ABORT, 'head: a log never shrinks'); END;
CREATE TRIGGER cosigned_grows BEFORE UPDATE ON cosigned
  WHEN NEW.witness IS NOT OLD.witness OR NEW.size < OLD.size
  BEGIN SELECT RAISE(ABORT, 'cosigned: what a witness has seen never shrinks'); END;
CREATE TRIGGER snapshot_keep_newest BEFORE DELETE ON snapshot WHEN OLD.upto = (SELECT max(upto) FROM snapshot)
  BEGIN SELECT RAISE(ABORT, 'snapshot: the newest one is kept'); END;
${refuseReplace('tile_hash', 'level = NEW.level AND position = NEW.position')}
${refuseReplace('disclosure', 'seq = NEW.seq AND name = NEW.name')}
${refuseReplace('erasure', 'seq = NEW.seq AND name = NEW.name')}
${refuseReplace('kept_checkpoint', 'size = NEW.size')}
${refuseReplace('cosigned', 'witness = NEW.witness')}
${refuseReplace('snapshot', 'upto = NEW.upto')}
${refuseReplace('outbox', 'channel = NEW.channel AND seq = NEW.seq')}
${refuseReplace('head', 'id = NEW.id')}
${refuseReplace('about', 'id = NEW.id')}
${['entry', 'tile_hash', 'disclosure', 'erasure', 'kept_checkpoint', 'snapshot', 'outbox', 'about'].map((table) => refuse(table, 'UPDATE')).join('\n')}
${['entry', 'tile_hash', 'erasure', 'kept_checkpoint', 'cosigned', 'outbox', 'head', 'about'].map((table) => refuse(table, 'DELETE')).join('\n')}
`;

/** SHA-256, hex, over the tables and triggers of the log as the database really has them. */
export const schemaDigest = (database: Database): string => {
  const places = LOG_TABLES.map(() => '?').join(', ');
  const rows = database
    .prepare<string[], { type: string; name: string; sql: string | null }>(
      `SELECT type, name, sql FROM sqlite_schema WHERE tbl_name IN (${places}) ORDER BY type, name`,
    )
    .all(...LOG_TABLES);
  return hash('sha256', JSON.stringify(rows.map((row) => [row.type, row.name, row.sql])), 'hex');
};
