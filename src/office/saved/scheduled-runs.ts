import type Database from 'better-sqlite3';
import type { Ms } from '../../core/terms.ts';
import type { Schedule } from './schedule.ts';

/** Runs of one kept report that are told; an older one goes with its file. */
export const RUNS_MAX = 30;

/**
 * Why a report was not made, or not yet. `keeper_barred`: whoever set it may read no names any more. `overtaken`: its
 * next time came first. `too_often`: it was tried again and again. `not_recorded`: the kiosk put nothing on record, so
 * nothing was read.
 */
export const RUN_CAUSES = [
  'keeper_barred',
  'asked_otherwise',
  'unknown_room',
  'too_many_rows',
  'too_large',
  'too_long',
  'unreadable',
  'busy',
  'not_recorded',
  'no_room',
  'disk',
  'overtaken',
] as const;
export type RunCause = (typeof RUN_CAUSES)[number];

/** A kept report's schedule, and up to which instant it was looked whether it is due. */
export interface KeptSchedule extends Schedule {
  readonly saved: number;
  /** The account in whose name it is read. */
  readonly set_by: string;
  readonly looked: Ms;
}

export interface Run {
  readonly run: number;
  readonly saved: number;
  /** The instant that it stands for, from which its period is reckoned. */
  readonly due: Ms;
  /** Times before it that passed while nothing ran. */
  readonly missed: number;
  readonly state: 'owed' | 'made' | 'not_made';
  /** Why it is not made, or was not at the last try; empty for nothing. */
  readonly why: RunCause | '';
  readonly tries: number;
  /** When it is tried next. */
  readonly try_at: Ms;
  /** Empty before it is made. */
  readonly file: string;
  readonly bytes: number;
  /** 0 before it is made. */
  readonly made_at: Ms;
  /** What was asked about: instants, and entries. */
  readonly since: Ms;
  readonly before: Ms;
  readonly first_entry: number;
  readonly entries: number;
  readonly rows: number;
  /** What it rests on, as JSON; empty before it is made. */
  readonly basis: string;
}

export type Made = Pick<
  Run,
  'file' | 'bytes' | 'made_at' | 'since' | 'before' | 'first_entry' | 'entries' | 'rows' | 'basis'
>;

const SCHEDULE_COLUMNS = 'saved, every, day, at, set_by, looked';

/** When kept reports are made by themselves, and what came of it, in the file of accounts. */
export class ScheduledRuns {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  schedules(): readonly KeptSchedule[] {
    return this.#database
      .prepare<[], KeptSchedule>(`SELECT ${SCHEDULE_COLUMNS} FROM report_schedule ORDER BY saved`)
      .all();
  }

  scheduleOf(saved: number): KeptSchedule | undefined {
    return this.#database
      .prepare<[number], KeptSchedule>(`SELECT ${SCHEDULE_COLUMNS} FROM report_schedule WHERE saved = ?`)
      .get(saved);
  }

  set({ saved, every, day, at, set_by, looked }: KeptSchedule): void {
    this.#database
      .prepare(`INSERT OR REPLACE INTO report_schedule (${SCHEDULE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`)
      .run(saved, every, day, at, set_by, looked);
  }

  /** What is owed by it is owed no more. */
  unset(saved: number): void {
    this.#database.prepare('DELETE FROM report_schedule WHERE saved = ?').run(saved);
    this.#database
      .prepare(
        `UPDATE report_run SET state = 'not_made', why = 'overtaken' WHERE saved = ? AND state = 'owed'`,
      )
      .run(saved);
  }

  looked(saved: number, at: Ms): void {
    this.#database.prepare('UPDATE report_schedule SET looked = ? WHERE saved = ?').run(at, saved);
  }

  /** Owes one; what was owed before is overtaken by it. */
  owe(saved: number, due: Ms, missed: number, now: Ms): void {
    this.#database.transaction(() => {
      this.#database
        .prepare(
          `UPDATE report_run SET state = 'not_made', why = 'overtaken' WHERE saved = ? AND state = 'owed'`,
        )
        .run(saved);
      this.#database
        .prepare('INSERT INTO report_run (saved, due, missed, try_at) VALUES (?, ?, ?, ?)')
        .run(saved, due, missed, now);
    })();
  }

  owed(): readonly Run[] {
    return this.#database
      .prepare<[], Run>(`SELECT * FROM report_run WHERE state = 'owed' ORDER BY try_at, run`)
      .all();
  }

  of(run: number): Run | undefined {
    return this.#database.prepare<[number], Run>('SELECT * FROM report_run WHERE run = ?').get(run);
  }

  /** The newest first. */
  ofSaved(saved: number, most: number): readonly Run[] {
    return this.#database
      .prepare<[number, number], Run>('SELECT * FROM report_run WHERE saved = ? ORDER BY run DESC LIMIT ?')
      .all(saved, most);
  }

  /** Notes a try before it begins, so that one which ends the process is not tried for ever. */
  tried(run: number, try_at: Ms, why: RunCause | ''): void {
    this.#database
      .prepare('UPDATE report_run SET tries = tries + 1, try_at = ?, why = ? WHERE run = ?')
      .run(try_at, why, run);
  }

  waits(run: number, why: RunCause): void {
    this.#database.prepare(`UPDATE report_run SET why = ? WHERE run = ? AND state = 'owed'`).run(why, run);
  }

  notMade(run: number, why: RunCause): void {
    this.#database
      .prepare(`UPDATE report_run SET state = 'not_made', why = ? WHERE run = ? AND state = 'owed'`)
      .run(why, run);
  }

  made(run: number, { file, bytes, made_at, since, before, first_entry, entries, rows, basis }: Made): void {
    this.#database
      .prepare(
        `UPDATE report_run SET state = 'made', why = '', file = ?, bytes = ?, made_at = ?, since = ?, before = ?, first_entry = ?, entries = ?, rows = ?, basis = ? WHERE run = ?`,
      )
      .run(file, bytes, made_at, since, before, first_entry, entries, rows, basis, run);
  }

  /** Forgets the oldest runs of one, and gives their files. */
  forgetOld(saved: number): readonly string[] {
    const old = this.#database
      .prepare<[number, number], { run: number; file: string }>(
        'SELECT run, file FROM report_run WHERE saved = ? ORDER BY run DESC LIMIT -1 OFFSET ?',
      )
      .all(saved, RUNS_MAX);
    for (const { run } of old) this.#database.prepare('DELETE FROM report_run WHERE run = ?').run(run);
    return old.map(({ file }) => file).filter((file) => file !== '');
  }
}
