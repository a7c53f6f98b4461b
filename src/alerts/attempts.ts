import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ChannelFact } from '../core/facts-channels.ts';
import type { Ms } from '../core/terms.ts';

/** "BVA1" in the header of the database file: attempts to tell people. */
const APPLICATION_ID = 0x42564131;
const FORMAT_VERSION = 1;
const BUSY_MS = 2_000;

const SCHEMA_SQL = `
CREATE TABLE about (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  origin TEXT NOT NULL
) STRICT;
CREATE TABLE progress (
  channel TEXT PRIMARY KEY,
  entry INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  next_try INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel TEXT NOT NULL,
  entry INTEGER NOT NULL,
  outcome TEXT NOT NULL
) STRICT;
`;

/** Where a channel stands with the message that it tries. */
export interface Progress {
  /** The entry that it tries to tell of; -1 for none. */
  readonly entry: number;
  readonly tries: number;
  /** Failures in a row, over all messages. */
  readonly failures: number;
  /** Not before this instant. */
  readonly next_try: Ms;
}

export interface PendingReport {
  readonly id: number;
  readonly outcome: ChannelFact;
}

const NOTHING: Progress = { entry: -1, tries: 0, failures: 0, next_try: 0 };

const entryOf = (outcome: ChannelFact): number => ('entry' in outcome ? outcome.entry : -1);

/** Whether a channel is done with a message. */
const settles = (outcome: ChannelFact): boolean =>
  outcome.type === 'notice_delivered' || (outcome.type === 'notice_failed' && outcome.given_up === 'yes');

/**
 * What is tried, and what came of it that is not on record yet. The log says what is settled: this file may be lost,
 * and what was waiting is told once more.
 */
export class Attempts {
  readonly #database: Database.Database;

  /** Opens `alerts.db` in a data directory, made where it is missing. What it says of another log is forgotten. */
  constructor(directory: string, origin: string) {
    const file = join(directory, 'alerts.db');
    const isNew = !existsSync(file);
    const database = new Database(file, { timeout: BUSY_MS });
    this.#database = database;
    database.pragma('journal_mode = WAL');
    // A power cut may take the newest away: then a message is sent again.
    database.pragma('synchronous = NORMAL');
    database.pragma('cache_size = -500');
    if (isNew || database.pragma('user_version', { simple: true }) === 0) {
      database.transaction(() => {
        database.exec(SCHEMA_SQL);
        database.pragma(`application_id = ${APPLICATION_ID}`);
        database.pragma(`user_version = ${FORMAT_VERSION}`);
      })();
    }
    if (
      database.pragma('application_id', { simple: true }) !== APPLICATION_ID ||
      database.pragma('user_version', { simple: true }) !== FORMAT_VERSION
    ) {
      database.close();
      throw new Error(
        `${file}: this is not the file of attempts of this version. Move it away; it is made again.`,
      );
    }
    if (database.prepare('SELECT origin FROM about').pluck().get() !== origin) {
      database.transaction(() => {
        database.exec('DELETE FROM progress; DELETE FROM report; DELETE FROM about');
        database.prepare('INSERT INTO about (id, origin) VALUES (1, ?)').run(origin);
      })();
    }
  }

  of(channel: string): Progress {
    return (
      this.#database
        .prepare<[string], Progress>(
          'SELECT entry, tries, failures, next_try FROM progress WHERE channel = ?',
        )
        .get(channel) ?? NOTHING
    );
  }

  /** Keeps where a channel stands together with what is to be reported of it. */
  keep(
    channel: string,
    { entry, tries, failures, next_try }: Progress,
    outcomes: readonly ChannelFact[],
  ): void {
    this.#database.transaction(() => {
      this.#database
        .prepare(
          'INSERT INTO progress VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET entry = excluded.entry, tries = excluded.tries, failures = excluded.failures, next_try = excluded.next_try',
        )
        .run(channel, entry, tries, failures, next_try);
      const add = this.#database.prepare('INSERT INTO report (channel, entry, outcome) VALUES (?, ?, ?)');
      for (const outcome of outcomes) add.run(channel, entryOf(outcome), JSON.stringify(outcome));
    })();
  }

  /** What is not on record yet, oldest first. */
  pending(most: number): readonly PendingReport[] {
    return this.#database
      .prepare<[number], { id: number; outcome: string }>(
        'SELECT id, outcome FROM report ORDER BY id LIMIT ?',
      )
      .all(most)
      .map(({ id, outcome }) => ({ id, outcome: JSON.parse(outcome) as ChannelFact }));
  }

  /** All reports up to this one are on record. */
  taken(id: number): void {
    this.#database.prepare('DELETE FROM report WHERE id <= ?').run(id);
  }

  /**
   * The newest entry that a channel is done with: what the log says, or a report on the way there. A report about an
   * entry that the log does not have belongs to a log that was put back since, and is dropped.
   */
  settledAtStart(channel: string, recorded: number, size: number): number {
    this.#database.prepare('DELETE FROM report WHERE entry >= ?').run(size);
    const reported = this.#database
      .prepare<[string], string>('SELECT outcome FROM report WHERE channel = ?')
      .pluck()
      .all(channel)
      .map((text) => JSON.parse(text) as ChannelFact)
      .filter(settles)
      .map(entryOf);
    return Math.max(recorded, ...reported);
  }

  close(): void {
    this.#database.close();
  }
}
