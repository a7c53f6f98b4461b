import type { Ms } from '../../core/terms.ts';
import type { Account } from '../accounts.ts';
import type { Office } from '../office.ts';
import { ofAccount } from '../office.ts';
import { NoAnswer } from '../reports/report-runs.ts';
import { may } from '../roles.ts';
import {
  FileTooLarge,
  fileNameOf,
  type ReportFile,
  type ReportFolder,
  toldOf,
} from '../saved/report-folder.ts';
import type { SavedReport } from '../saved/saved-reports.ts';
import { scheduledBetween } from '../saved/schedule.ts';
import type { KeptSchedule, Run, RunCause } from '../saved/scheduled-runs.ts';
import { namedIn, questionOf, timeIn } from './report-question.ts';
import { REPORT_ASKED, type ReportAsked } from './report-schemas.ts';
import { type ApiParts, ApiRefused } from './route.ts';

const LOOK_EVERY_MS = 5_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LAST_WAIT_MS = 30 * MINUTE_MS;
/** In about three hours; then its next time is waited for. */
const TRIES_MAX = 10;

/** What no later try changes. */
const FINAL: ReadonlySet<RunCause> = new Set<RunCause>([
  ...(['keeper_barred', 'asked_otherwise', 'unknown_room', 'too_many_rows', 'too_large'] as const),
]);

/** It cannot be made, and why. */
class NotMade extends Error {
  readonly why: RunCause;
  constructor(why: RunCause) {
    super(why);
    this.why = why;
  }
}

const causeOf = (error: unknown): RunCause => {
  if (error instanceof NotMade) return error.why;
  if (error instanceof FileTooLarge) return 'too_large';
  if (error instanceof NoAnswer) return error.why === 'cancelled' ? 'unreadable' : error.why;
  if (error instanceof ApiRefused) return error.code === 'not_recorded' ? 'not_recorded' : 'busy';
  const { code } = error as { readonly code?: unknown };
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'no_room' : 'disk';
};

export interface ScheduledParts {
  readonly office: Pick<
    Office,
    'accounts' | 'shutBy' | 'recorder' | 'saved' | 'runs' | 'mails' | 'now' | 'options'
  >;
  readonly report: ApiParts['report'];
  readonly folder: ReportFolder;
  readonly zone: string;
}

/**
 * Makes kept reports when they are due, one at a time, each in the thread in which any report is read. What was missed
 * while nothing ran is made once, for the last of its times.
 */
export class ScheduledReports {
  readonly #parts: ScheduledParts;
  #looked = Number.NEGATIVE_INFINITY;
  #making: Promise<void> | undefined;

  constructor(parts: ScheduledParts) {
    this.#parts = parts;
    parts.folder.tidy();
  }

  /** Begins what is due. To be called every second or so. */
  look(): void {
    const elapsed = performance.now();
    if (this.#making !== undefined || elapsed - this.#looked < LOOK_EVERY_MS) return;
    this.#looked = elapsed;
    try {
      this.#begin(this.#parts.office.now());
    } catch (error) {
      this.#failed(error);
    }
  }

  #begin(now: Ms): void {
    const { runs } = this.#parts.office;
    for (const schedule of runs.schedules()) this.#owe(schedule, now);
    // A clock that was set back must not keep one waiting for hours.
    const next = runs.owed().find(({ try_at }) => try_at <= now || try_at > now + 2 * LAST_WAIT_MS);
    if (next === undefined) return;
    this.#making = this.#try(next, now)
      .catch((error: unknown) => this.#failed(error))
      .finally(() => {
        this.#making = undefined;
      });
  }

  /** A disk that is full, above all: people go on signing in, and it is tried again. */
  #failed(error: unknown): void {
    this.#parts.office.options.diagnostics.warn({ what: toldOf(error) }, 'scheduled reports stand still');
  }

  #owe(schedule: KeptSchedule, now: Ms): void {
    const { runs } = this.#parts.office;
    const { saved, looked } = schedule;
    // One that was looked at under a clock far ahead would never be due again.
    if (looked > now + DAY_MS) return runs.looked(saved, now);
    const due = scheduledBetween(schedule, this.#parts.zone, looked, now);
    const last = due.at(-1);
    if (last === undefined) return;
    runs.owe(saved, last, due.length - 1, now);
    runs.looked(saved, now);
  }

  async #try(run: Run, now: Ms): Promise<void> {
    const { runs, options } = this.#parts.office;
    const wait = Math.min(MINUTE_MS * 2 ** run.tries, LAST_WAIT_MS);
    runs.tried(run.run, now + wait, run.why);
    try {
      await this.#make(run);
      for (const file of runs.forgetOld(run.saved)) this.#parts.folder.remove(file);
      this.#parts.folder.bound();
    } catch (error) {
      const why = causeOf(error);
      options.diagnostics.warn({ why, what: toldOf(error) }, 'a report was not made at its time');
      if (FINAL.has(why) || run.tries + 1 >= TRIES_MAX) runs.notMade(run.run, why);
      else runs.waits(run.run, why);
    }
  }

  /** Whoever set it, if they may still read. Throws `NotMade`. */
  #keeperOf(saved: number): Account {
    const { office } = this.#parts;
    const account = office.accounts.named(office.runs.scheduleOf(saved)?.set_by ?? '');
    if (account === undefined || !may(account.role, 'see_names') || office.shutBy(account) !== null)
      throw new NotMade('keeper_barred');
    return account;
  }

  #askedOf({ report, asked }: SavedReport) {
    const read = REPORT_ASKED.safeParse(JSON.parse(asked));
    if (!read.success) throw new NotMade('asked_otherwise');
    try {
      return { question: questionOf(report, read.data), read: read.data satisfies ReportAsked };
    } catch (error) {
      throw error instanceof ApiRefused ? new NotMade('asked_otherwise') : error;
    }
  }

  async #record(account: Account, from: number, entries: number): Promise<void> {
    if (entries === 0) return;
    const answer = await this.#parts.office.recorder.now([
      {
        type: 'log_exported',
        ...ofAccount(account),
        role: account.role,
        ...{ taken: 'by_schedule', profile: 'none', from, entries },
      },
    ]);
    if (answer.outcome === 'refused') throw new NotMade('not_recorded');
  }

  async #make({ run, saved, due }: Run): Promise<void> {
    const { office, folder, zone, report } = this.#parts;
    const kept = office.saved.of(saved);
    if (kept === undefined) return;
    const account = this.#keeperOf(saved);
    const { question, read } = this.#askedOf(kept);
    const { format, language, name } = kept;
    const file = fileNameOf({ name, run, due, zone, format });
    const time = timeIn(read, due);
    const task = { question, time, asked: namedIn(read), form: format, language, rows_max: 0 } as const;
    let out: ReportFile | undefined;
    let told = { since: 0, before: 0, first_entry: 0, entries: 0, basis: '' };
    try {
      const { rows } = await report(task, {
        head: async ({ since, before, basis }, { from, until }) => {
          await this.#record(account, from, until - from);
          told = { since, before, first_entry: from, entries: until - from, basis: JSON.stringify(basis) };
          out = await folder.begin(file);
        },
        piece: async (piece) => out?.write(piece),
      });
      await out?.finish();
      const made_at = office.now();
      const made = { ...told, rows, file, bytes: out?.bytes ?? 0, made_at };
      const owed = { saved, run, report: kept.report, due };
      office.mails.owe(owed, made_at, () => office.runs.made(run, made));
      // Nobody keeps it any more: somebody removed it meanwhile.
      if (office.runs.of(run) === undefined) folder.remove(file);
    } catch (error) {
      await out?.drop();
      throw error;
    }
  }
}
