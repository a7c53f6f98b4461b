import { copyFileSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { databaseFile } from '../../src/log/database.ts';
import type { OpenLogOptions } from '../../src/log/open-log.ts';

/** A place in a value of a log table. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly byte: number;
  /** Does the change within an open database without triggers. */
  readonly change: (database: Database.Database) => void;
}

/** The tables that are the log; SQLite's own are not among them. */
export const tablesOf = (database: Database.Database): readonly string[] =>
  database
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all();

type Value = string | Buffer | bigint;

const INTEGER_BYTES = 8n;
/** In a log of fewer entries no number becomes another's. */
const FLIPPED = 0x40n;

/** A value with one byte changed, for each of its bytes. */
const changesOf = (value: Value): readonly (Buffer | bigint)[] => {
  if (typeof value === 'bigint')
    return Array.from({ length: Number(INTEGER_BYTES) }, (_, byte) =>
      BigInt.asIntN(64, value ^ (FLIPPED << (INTEGER_BYTES * BigInt(byte)))),
    );
  const bytes = Buffer.from(value as string);
  return Array.from(bytes, (_, byte) => {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(byte) ^ 1, byte);
    return changed;
  });
};

const placesIn = (database: Database.Database, table: string): readonly Place[] => {
  const columns = database
    .prepare<[], { name: string; type: string; pk: bigint }>(`PRAGMA table_info(${table})`)
    .all();
  const keys = columns.filter(({ pk }) => pk > 0n).map(({ name }) => name);
  const where = keys.map((name) => `${name} IS ?`).join(' AND ');
  const rows = database.prepare<[], Record<string, Value>>(`SELECT * FROM ${table}`).all();
  return rows.flatMap((row) =>
    columns.flatMap(({ name, type }) =>
      changesOf(row[name] ?? 0n).map((changed, byte) => ({
        table,
        column: name,
        byte,
        change: (open: Database.Database) => {
          const value = type === 'TEXT' ? 'CAST(? AS TEXT)' : '?';
          const { changes } = open
            .prepare(`UPDATE ${table} SET ${name} = ${value} WHERE ${where}`)
            .run(changed, ...keys.map((key) => row[key]));
          if (changes !== 1) throw new Error(`${table}.${name} was not changed`);
        },
      })),
    ),
  );
};

/** Every byte of every value in the log's tables. */
export const placesOf = (file: string): readonly Place[] => {
  const database = new Database(file, { readonly: true });
  try {
    database.defaultSafeIntegers();
    return tablesOf(database).flatMap((table) => placesIn(database, table));
  } finally {
    database.close();
  }
};

/** Puts the genuine database back, without what SQLite left beside the other. */
export const putBack = ({ directory }: OpenLogOptions, genuine: string): void => {
  const file = databaseFile(directory);
  for (const beside of ['-wal', '-shm']) rmSync(`${file}${beside}`, { force: true });
  copyFileSync(genuine, file);
};

/** Changes the genuine database with its triggers off, and puts them back, as somebody with the file in hand would. */
export const changeDatabase = (file: string, change: (database: Database.Database) => void): void => {
  const database = new Database(file);
  try {
    database.pragma('synchronous = OFF');
    database.pragma('ignore_check_constraints = ON');
    const triggers = database
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
      )
      .all();
    database.exec('BEGIN');
    for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
    change(database);
    for (const { sql } of triggers) database.exec(sql);
    database.exec('COMMIT');
  } finally {
    database.close();
  }
};
