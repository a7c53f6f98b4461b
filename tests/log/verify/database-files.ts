import { mkdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { databaseFile } from '../../../src/log/database.ts';
import { appendLeaf, EMPTY_FRONTIER, leafHash, rootOf } from '../../../src/log/formats/tree.ts';
import { APPLICATION_ID, FORMAT_VERSION, SCHEMA_SQL, schemaDigest } from '../../../src/log/schema.ts';
import type { Content } from './content.ts';

/** A data directory with this content, whole by its own tables, as somebody who can write the disk makes one. */
export const writeDatabase = (directory: string, content: Content, origin: string): void => {
  mkdirSync(directory, { recursive: true });
  const database = new Database(databaseFile(directory));
  database.pragma('journal_mode = WAL');
  database.exec('BEGIN');
  database.pragma(`application_id = ${APPLICATION_ID}`);
  database.pragma(`user_version = ${FORMAT_VERSION}`);
  database.exec(SCHEMA_SQL);
  const put = (table: string, ...values: readonly unknown[]): void => {
    database.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`).run(...values);
  };
  put('about', 1, FORMAT_VERSION, schemaDigest(database), origin, 'k1', content.vkey);
  let frontier = EMPTY_FRONTIER;
  for (const [seq, { bytes, disclosures }] of content.entries.entries()) {
    const leaf = leafHash(bytes);
    put('entry', seq, bytes, leaf);
    for (const { name, content: text } of disclosures) put('disclosure', seq, name, text);
    const next = appendLeaf(frontier, leaf);
    frontier = next.frontier;
    for (const { level, position, hash } of next.completed) put('tile_hash', level, position, hash);
  }
  for (const { size, note } of content.old) put('kept_checkpoint', size, note);
  put('head', 1, frontier.size, rootOf(frontier), content.checkpoint, frontier.size, Buffer.alloc(32));
  database.exec('COMMIT');
  database.close();
};
