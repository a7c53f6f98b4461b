/** "BVKW" in the header of the database file: this file is a witness's record. */
export const APPLICATION_ID = 0x42564b57;
export const FORMAT_VERSION = 3;

/** Kept of one log; the first ones say all that the later ones could. Only a log's own key can make one. */
export const CONFLICTS_PER_LOG_MAX = 16;

/**
 * Kept of one log; anybody can make one, of a true checkpoint and a false proof, so these have room of their own, and
 * where it is full the newest stays: else whoever comes first would keep out a fork that is shown later.
 */
export const REFUSED_PER_LOG_MAX = 64;

const CONFLICT_NO_DELETE_SQL = `
CREATE TRIGGER conflict_no_delete BEFORE DELETE ON conflict
  BEGIN SELECT RAISE(ABORT, 'conflict: evidence is kept'); END;
`;

/** Which of a full table goes for a new one: a size that was passed contradicts nothing any more; then the oldest. */
const leavingSql = (origin: string): string => `
    SELECT id FROM refused
    WHERE origin = ${origin} AND (SELECT count(*) FROM refused WHERE origin = ${origin}) >= ${REFUSED_PER_LOG_MAX}
    ORDER BY size > (SELECT coalesce(max(size), 0) FROM seen WHERE origin = ${origin}), id LIMIT 1`;

const REFUSED_GOES_SQL = `
CREATE TRIGGER refused_no_delete BEFORE DELETE ON refused
  WHEN NOT EXISTS (SELECT 1 FROM seen WHERE origin = OLD.origin AND size = OLD.size AND root = OLD.root)
    AND OLD.id IS NOT (${leavingSql('OLD.origin')})
  BEGIN SELECT RAISE(ABORT, 'refused: evidence is kept'); END;
CREATE TRIGGER refused_makes_room BEFORE INSERT ON refused
  WHEN NOT EXISTS (SELECT 1 FROM refused WHERE origin = NEW.origin AND size = NEW.size AND root = NEW.root)
  BEGIN DELETE FROM refused WHERE id = (${leavingSql('NEW.origin')}); END;
`;

const REFUSED_SQL = `
CREATE TABLE refused (
  id INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,
  size INTEGER NOT NULL,
  root BLOB NOT NULL CHECK (length(root) = 32),
  seen_note TEXT NOT NULL,
  request TEXT NOT NULL,
  UNIQUE (origin, size, root)
) STRICT;
CREATE TRIGGER refused_no_update BEFORE UPDATE ON refused
  BEGIN SELECT RAISE(ABORT, 'refused: evidence is not altered'); END;
${REFUSED_GOES_SQL}`;

/**
 * `seen` is the newest checkpoint cosigned of each log, whole and with the cosignature; `conflict` what a log's key
 * signed that contradicts it: the same size with another root; `refused` what it signed that was not shown to grow
 * out of it, until it is seen to be part of it or the room is full. The triggers hold what a witness promises: sizes and times never go back, and no size has two roots.
 */
export const SCHEMA_SQL = `
CREATE TABLE about (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  verifier_key TEXT NOT NULL
) STRICT;
CREATE TABLE seen (
  origin TEXT PRIMARY KEY,
  size INTEGER NOT NULL CHECK (size >= 0),
  root BLOB NOT NULL CHECK (length(root) = 32),
  time_s INTEGER NOT NULL CHECK (time_s > 0),
  note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE conflict (
  id INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,
  size INTEGER NOT NULL,
  root BLOB NOT NULL CHECK (length(root) = 32),
  seen_note TEXT NOT NULL,
  request TEXT NOT NULL,
  UNIQUE (origin, size, root)
) STRICT;
CREATE TRIGGER seen_grows BEFORE UPDATE ON seen
  WHEN NEW.origin IS NOT OLD.origin OR NEW.size < OLD.size OR NEW.time_s < OLD.time_s
    OR (NEW.size = OLD.size AND NEW.root IS NOT OLD.root)
  BEGIN SELECT RAISE(ABORT, 'seen: a witness never goes back'); END;
CREATE TRIGGER seen_no_delete BEFORE DELETE ON seen
  BEGIN SELECT RAISE(ABORT, 'seen: a witness never forgets'); END;
CREATE TRIGGER seen_no_replace BEFORE INSERT ON seen WHEN EXISTS (SELECT 1 FROM seen WHERE origin = NEW.origin)
  BEGIN SELECT RAISE(ABORT, 'seen: a witness never starts over'); END;
CREATE TRIGGER conflict_no_update BEFORE UPDATE ON conflict
  BEGIN SELECT RAISE(ABORT, 'conflict: evidence is not altered'); END;
CREATE TRIGGER conflict_bounded BEFORE INSERT ON conflict
  WHEN (SELECT count(*) FROM conflict WHERE origin = NEW.origin) >= ${CONFLICTS_PER_LOG_MAX}
  BEGIN SELECT RAISE(IGNORE); END;
${CONFLICT_NO_DELETE_SQL}${REFUSED_SQL}`;

/** Format 1 had what was refused among the conflicts: `is_conflict(size, root, seen_note)` says which row stays one. */
export const FROM_FORMAT_1_SQL = `
${REFUSED_SQL}
INSERT INTO refused (origin, size, root, seen_note, request)
  SELECT origin, size, root, seen_note, request FROM conflict
  WHERE NOT is_conflict(size, root, seen_note) ORDER BY id;
DROP TRIGGER conflict_no_delete;
DELETE FROM conflict WHERE NOT is_conflict(size, root, seen_note);
${CONFLICT_NO_DELETE_SQL}
PRAGMA user_version = ${FORMAT_VERSION};
`;

/** Format 2 kept the first that were refused, and had fewer places for them. */
export const FROM_FORMAT_2_SQL = `
DROP TRIGGER refused_no_delete;
DROP TRIGGER refused_bounded;
${REFUSED_GOES_SQL}
PRAGMA user_version = ${FORMAT_VERSION};
`;
