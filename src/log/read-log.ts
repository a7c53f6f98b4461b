import { databaseFile, openForReading } from './database.ts';
import { openEntry } from './entry.ts';
import { damageInstead, identifyLog } from './identity.ts';
import { type About, type Head, type LogRows, type StoredEntry, shownOf } from './log-rows.ts';

/** A log as somebody reads it while the kiosk writes. Takes no lock, and checks disclosures but no signature. */
export interface LogReader {
  /** The database file, for messages. */
  readonly where: string;
  readonly about: About;
  readonly rows: LogRows;
  /** Where the log ends at this moment. */
  readonly head: () => Head;
  /** Stored entries `from` (inclusive) to `until` (exclusive; default the end at the time of the call). */
  readonly entries: (from: number, until?: number) => Generator<StoredEntry>;
  readonly close: () => void;
}

/** Throws `LogRefused` where there is no log or no permission, `LogDamaged` where it is not a log. */
export const readLog = (directory: string): LogReader => {
  const where = databaseFile(directory);
  const database = openForReading(directory);
  try {
    const { rows, about } = damageInstead(where, () => identifyLog(database, where));
    const head = (): Head => {
      const found = rows.head();
      if (found === undefined) throw new Error(`${where}: the row that says where the log ends is missing`);
      return found;
    };
    return {
      where,
      about,
      rows,
      head,
      entries: (from, until = Number.POSITIVE_INFINITY) => rows.entries(from, Math.min(until, head().size)),
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
};

/**
 * An entry as one line of JSON with personal fields opened: the keys of the entry in their order, then the
 * personal fields, then their commitments under `_sd`, and which entry erased what under `_erased`.
 */
export const entryLine = ({ bytes, disclosures, erased }: StoredEntry): string =>
  JSON.stringify(openEntry(bytes, shownOf(disclosures, erased), erased));
