import { closeSync, copyFileSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { databaseFile, openForReading } from '../../src/log/database.ts';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import type { Verdict } from '../../src/log/verify/report.ts';
import { changeDatabase, type Place, placesOf, putBack, tablesOf } from './changed-values.ts';
import { reportOnDirectory } from './evidence.ts';
import { WITNESS, writeSmallLog } from './small-log.ts';

/** What became of one changed byte. */
export interface Fate {
  /** Where it was, for a person. */
  readonly place: string;
  /** The kiosk does not start: what it says. */
  readonly refused: string | undefined;
  /** What a stranger's check says who knows the witness's key. */
  readonly verdict: Verdict | 'unreadable';
}

/** Where a snapshot belongs: one that no entry bears out is not used, so its number is no part of the log. */
const ELSEWHERE_BORNE_OUT = 'snapshot.upto';

const ENTRIES = 8;
const GENUINE: Verdict = 'WITNESSED 1 of 1';

/** A small log, and a copy of its database to begin from each time. */
const genuineLog = (folder: string): { readonly options: OpenLogOptions; readonly genuine: string } => {
  const options = writeSmallLog(folder, ENTRIES);
  const genuine = path.join(folder, 'genuine.db');
  copyFileSync(databaseFile(options.directory), genuine);
  return { options, genuine };
};

const refusalOf = (options: OpenLogOptions): string | undefined => {
  try {
    openLog(options).close();
    return undefined;
  } catch (error) {
    return String(error);
  }
};

const verdictOn = async ({ directory }: OpenLogOptions): Promise<Fate['verdict']> => {
  try {
    return (await reportOnDirectory(directory, { witness: [WITNESS.vkey] })).verdict;
  } catch {
    return 'unreadable';
  }
};

/** One of so many, evenly; all of them where `every` is 1. */
const some = <Item>(items: readonly Item[], every: number): readonly Item[] =>
  items.filter((_, index) => index % every === 0);

/** Changes each byte of each stored value of the log's tables, one at a time: every `every`-th of them. */
export async function* changedValues(folder: string, every: number): AsyncGenerator<Fate & Place> {
  const { options, genuine } = genuineLog(folder);
  for (const place of some(
    placesOf(genuine).filter(({ table, column }) => `${table}.${column}` !== ELSEWHERE_BORNE_OUT),
    every,
  )) {
    putBack(options, genuine);
    changeDatabase(databaseFile(options.directory), place.change);
    const refused = refusalOf(options);
    yield {
      ...place,
      place: `${place.table}.${place.column}, byte ${place.byte}`,
      refused,
      verdict: await verdictOn(options),
    };
  }
}

/** Who notices a changed value; undefined where nobody does. */
export const wayOfValue = ({ refused, verdict }: Fate): string | undefined => {
  if (refused !== undefined)
    return verdict === GENUINE ? 'seen by the kiosk alone' : 'refused by the kiosk and seen by verify';
  return verdict === GENUINE ? undefined : 'seen by verify alone, with the key of the witness';
};

/** Who notices a changed byte of the file, or that it changed nothing of the log. */
export const wayOfByte = (fate: RawFate): string | undefined =>
  wayOfValue(fate) ?? (fate.isUnchanged ? 'without effect on any row' : undefined);

/** All columns that are the log. */
const columnsOf = (database: Database.Database, table: string): string =>
  database
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(table)
    .filter((column) => `${table}.${column}` !== ELSEWHERE_BORNE_OUT)
    .join(', ');

/** All rows of all tables, as text; undefined where they cannot be read. */
const contentOf = (directory: string): string | undefined => {
  try {
    const database = openForReading(directory);
    try {
      database.defaultSafeIntegers();
      const rows = tablesOf(database).map((table) => [
        table,
        database
          .prepare(`SELECT ${columnsOf(database, table)} FROM ${table}`)
          .raw()
          .all(),
      ]);
      return JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value));
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
};

const flipByte = (file: string, at: number): void => {
  const descriptor = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(descriptor, byte, 0, 1, at);
  byte.writeUInt8(byte.readUInt8() ^ 1);
  writeSync(descriptor, byte, 0, 1, at);
  closeSync(descriptor);
};

/** A fate, and whether all rows of all tables are what they were before the change. */
export type RawFate = Fate & { readonly isUnchanged: boolean };

/** Changes each byte of the file, one at a time, whatever SQLite keeps there: every `every`-th of them. */
export async function* changedFile(folder: string, every: number): AsyncGenerator<RawFate> {
  const { options, genuine } = genuineLog(folder);
  putBack(options, genuine);
  const content = contentOf(options.directory);
  const bytes = statSync(genuine).size;
  for (let at = 0; at < bytes; at += every) {
    putBack(options, genuine);
    flipByte(databaseFile(options.directory), at);
    const refused = refusalOf(options);
    const verdict = await verdictOn(options);
    yield {
      place: `byte ${at} of the file`,
      refused,
      verdict,
      isUnchanged: contentOf(options.directory) === content,
    };
  }
}
