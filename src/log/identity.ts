import Database from 'better-sqlite3';
import { expectedSchemaDigest } from './create-log.ts';
import { LogDamaged, LogRefused } from './errors.ts';
import { type About, LogRows } from './log-rows.ts';
import { APPLICATION_ID, FORMAT_VERSION, schemaDigest } from './schema.ts';

/**
 * Opens the rows of a database after seeing that it is a log of this program's format with the schema it was
 * made with. `LogDamaged` where it is not, `LogRefused` where a newer program made it.
 */
export const identifyLog = (
  database: Database.Database,
  where: string,
): { readonly rows: LogRows; readonly about: About } => {
  if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new LogDamaged(where, 'this file is not the log of a kiosk, or it is empty');
  }
  const version = database.pragma('user_version', { simple: true });
  if (version !== FORMAT_VERSION) {
    throw new LogRefused({
      what: `this log has format ${String(version)}, and this program writes format ${FORMAT_VERSION}`,
      where,
      remedy: 'Run the program version that wrote it, or a newer one that says it can read it.',
    });
  }
  const digest = schemaDigest(database);
  if (digest !== expectedSchemaDigest()) {
    throw new LogDamaged(where, 'the tables or triggers of the log are not those it was made with');
  }
  const rows = new LogRows(database);
  const about = rows.about();
  if (about === undefined || about.schema_digest !== digest || about.format !== FORMAT_VERSION) {
    throw new LogDamaged(where, 'what the log says about itself is missing or altered');
  }
  return { rows, about };
};

/** Turns what SQLite finds wrong with a file into the error people get; other errors pass unchanged. */
export const damageInstead = <Result>(where: string, work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(error.code)) {
      throw new LogDamaged(where, `the database is damaged (${error.message})`);
    }
    throw error;
  }
};
