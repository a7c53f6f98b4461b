import type { z } from 'zod';
import type { Ms, YesNo } from '../../core/terms.ts';
import type { Accounts } from '../accounts.ts';
import { ofAccount } from '../office.ts';
import type { Recorder } from '../recorder.ts';
import { may } from '../roles.ts';
import { isAllowed, type MailRules } from '../saved/mail-allowed.ts';
import type { ReportFolder } from '../saved/report-folder.ts';
import type { ReportMails } from '../saved/report-mails.ts';
import { SAVED_MAX, type SavedReport, type SavedReports } from '../saved/saved-reports.ts';
import { nextScheduled, type Schedule } from '../saved/schedule.ts';
import { RUNS_MAX, type Run, type ScheduledRuns } from '../saved/scheduled-runs.ts';
import type { MAIL_NEW } from './mail-schemas.ts';
import { questionOf } from './report-question.ts';
import { REPORT_ASKED, type ReportAsked } from './report-schemas.ts';
import { ApiRefused, type Caller } from './route.ts';
import type { RunLine, SavedLine } from './saved-schemas.ts';

/** What a report that somebody wants to keep says. */
export type Kept = Omit<SavedReport, 'saved' | 'asked' | 'made_by' | 'made_at'> & {
  readonly asked: ReportAsked;
};

export interface SavedPartsOptions {
  readonly saved: SavedReports;
  readonly runs: ScheduledRuns;
  readonly mails: ReportMails;
  readonly mail_rules: MailRules;
  readonly folder: Pick<ReportFolder, 'find' | 'remove'>;
  /** By whose clock schedules go. */
  readonly zone: string;
  readonly accounts: Pick<Accounts, 'named'>;
  readonly recorder: Pick<Recorder, 'now'>;
  /** Identifiers of the rooms that there are now. */
  readonly rooms: readonly string[];
  readonly now: () => Ms;
}

/** Where a file lies, what it is called, and which entries it tells of. */
export interface RunFile extends Pick<Run, 'first_entry' | 'entries'>, Pick<SavedReport, 'format'> {
  readonly at: string;
  readonly name: string;
}

/** Runs of one that are listed. */
const LISTED_MAX = 10;

/** Why a kept question cannot be asked as it stands; null where it can. */
const faultOf = ({ report, asked }: SavedReport, rooms: readonly string[]): SavedLine['fault'] => {
  const read = REPORT_ASKED.safeParse(JSON.parse(asked));
  if (!read.success) {
    const where = read.error.issues[0]?.path.join('.') ?? '';
    return {
      code: 'asked_otherwise',
      what: 'this version does not ask like that',
      where,
      remedy: 'ask anew, keep that, and remove this',
    };
  }
  try {
    questionOf(report, read.data);
  } catch (error) {
    if (!(error instanceof ApiRefused)) throw error;
    const { what, where, remedy } = error;
    return { code: 'asked_otherwise', what, where, remedy };
  }
  const { room } = read.data;
  if (room === undefined || rooms.includes(room)) return null;
  const remedy = `it tells of the past alone; for what is now, ask about ${rooms.join(' or ')}, and keep that`;
  return { code: 'room_gone', what: `there is no room ${room} any more`, where: 'room', remedy };
};

/** Throws `ApiRefused` where the configuration lets nobody, this address, or a file not be mailed. */
const requireMayMail = (addresses: readonly string[], attach: YesNo, rules: MailRules): void => {
  const refused = (what: string, where: string, remedy: string): ApiRefused =>
    new ApiRefused(409, 'mail_not_allowed', [what, where, remedy]);
  const barred = addresses.findIndex((address) => !isAllowed(address, rules));
  if (barred >= 0) {
    const remedy = 'whoever keeps the configuration writes it under office.report_mail.allowed';
    throw rules.allowed.length === 0
      ? refused('no report may be mailed from here', 'body.to', remedy)
      : refused('nothing may be mailed to this address', `body.to.${barred}`, remedy);
  }
  if (attach === 'yes' && rules.attach !== 'may_be_chosen') {
    const remedy = 'send the notice alone, or have office.report_mail.attach say may_be_chosen';
    throw refused('the report itself may not be mailed', 'body.attach', remedy);
  }
};

/** Kept reports as whoever asks may see and change them. */
export class SavedParts {
  readonly #options: SavedPartsOptions;

  constructor(options: SavedPartsOptions) {
    this.#options = options;
  }

  list(caller: Caller): readonly SavedLine[] {
    return this.#options.saved.all().map((kept) => this.#lineOf(kept, caller));
  }

  /** Throws `ApiRefused` where there is none of that number. */
  line(saved: number, caller: Caller): SavedLine {
    return this.#lineOf(this.#found(saved), caller);
  }

  /** Keeps one. Throws `ApiRefused` for a question that cannot be asked, a name that is taken, and one too many. */
  add(kept: Kept, caller: Caller): SavedLine {
    const { saved, now } = this.#options;
    questionOf(kept.report, kept.asked);
    this.#requireFree(kept.name, 0);
    if (saved.size >= SAVED_MAX) {
      const remedy = 'remove one that nobody needs any more';
      throw new ApiRefused(409, 'too_many', [`${SAVED_MAX} reports are kept already`, 'body', remedy]);
    }
    const asked = JSON.stringify(kept.asked);
    return this.line(saved.add({ ...kept, asked, made_by: caller.by.account, made_at: now() }), caller);
  }

  rename(saved: number, name: string, caller: Caller): SavedLine {
    this.#requireChangeable(saved, caller);
    this.#requireFree(name, saved);
    this.#options.saved.rename(saved, name);
    return this.line(saved, caller);
  }

  remove(saved: number, caller: Caller): void {
    this.#requireChangeable(saved, caller);
    const { runs, folder } = this.#options;
    for (const { file } of runs.ofSaved(saved, RUNS_MAX)) folder.remove(file);
    this.#options.mails.unset(saved, this.#options.now());
    this.#options.saved.remove(saved);
  }

  /** Has it made by itself in the name of whoever asks; null for never. */
  schedule(saved: number, schedule: Schedule | null, caller: Caller): SavedLine {
    this.#requireChangeable(saved, caller);
    const { runs, mails, now } = this.#options;
    if (schedule === null) {
      runs.unset(saved);
      mails.unset(saved, now());
    } else runs.set({ ...schedule, saved, set_by: caller.by.account, looked: now() });
    return this.line(saved, caller);
  }

  /** Has it mailed once it is made. Throws `ApiRefused` for whom the configuration does not allow. */
  async mail(saved: number, { to, attach }: z.output<typeof MAIL_NEW>, caller: Caller): Promise<SavedLine> {
    this.#requireChangeable(saved, caller);
    const { mails, runs, mail_rules, now } = this.#options;
    const addresses = [...new Set(to)];
    requireMayMail(addresses, attach, mail_rules);
    if (addresses.length > 0 && runs.scheduleOf(saved) === undefined) {
      const remedy = 'set its schedule first: only what is made by itself is mailed';
      throw new ApiRefused(409, 'not_scheduled', ['this report has no schedule', 'path.saved', remedy]);
    }
    await this.#recordMail(saved, addresses, attach, caller);
    if (addresses.length === 0) mails.unset(saved, now());
    else mails.set({ saved, addresses, attach, set_by: caller.by.account }, now());
    return this.line(saved, caller);
  }

  /** Nobody is mailed anything before it is on record who wished it. Throws `ApiRefused` where that fails. */
  async #recordMail(
    saved: number,
    recipients: readonly string[],
    attach: YesNo,
    caller: Caller,
  ): Promise<void> {
    const { by } = caller;
    const { report } = this.#found(saved);
    const answer = await this.#options.recorder.now([
      {
        type: 'report_mail_set',
        ...ofAccount({ name: by.account, person: by.person }),
        ...{ report, saved, recipients, content: attach === 'yes' ? 'file' : 'notice' },
      },
    ]);
    if (answer.outcome === 'refused')
      throw new ApiRefused(503, 'not_recorded', [answer.what, 'log', answer.remedy]);
    // Somebody may have removed it meanwhile.
    this.#requireChangeable(saved, caller);
  }

  /** The file of one that was made by itself. Throws `ApiRefused` where there is none. */
  fileOf(run: number): RunFile {
    const { runs, saved, folder } = this.#options;
    const found = runs.of(run);
    const at = found === undefined ? undefined : folder.find(found.file);
    const kept = found === undefined ? undefined : saved.of(found.saved);
    if (found !== undefined && at !== undefined && kept !== undefined)
      return { ...found, at, name: found.file, format: kept.format };
    const remedy = 'ask the report itself: the log still has what it says, but for what was erased';
    throw new ApiRefused(404, 'unknown', ['there is no such file, or none any more', 'path.run', remedy]);
  }

  /** Whoever keeps it; anybody where that account is gone, or may keep none any more. */
  #mayChange({ made_by }: SavedReport, { by }: Caller): boolean {
    if (!may(by.role, 'keep_reports')) return false;
    if (made_by === by.account) return true;
    const keeper = this.#options.accounts.named(made_by);
    return keeper === undefined || !may(keeper.role, 'keep_reports');
  }

  #found(saved: number): SavedReport {
    const found = this.#options.saved.of(saved);
    if (found !== undefined) return found;
    throw new ApiRefused(404, 'unknown', [
      'there is no such kept report',
      'path.saved',
      'see /saved-reports',
    ]);
  }

  #requireChangeable(saved: number, caller: Caller): void {
    const found = this.#found(saved);
    if (this.#mayChange(found, caller)) return;
    const remedy = `ask ${found.made_by}, or keep one of your own`;
    throw new ApiRefused(409, 'not_yours', ['somebody else keeps this report', 'path.saved', remedy]);
  }

  #requireFree(name: string, saved: number): void {
    const other = this.#options.saved.named(name);
    if (other === undefined || other.saved === saved) return;
    throw new ApiRefused(409, 'taken', [
      'another kept report has this name',
      'body.name',
      'write another one',
    ]);
  }

  #lineOf(kept: SavedReport, caller: Caller): SavedLine {
    const { asked, ...rest } = kept;
    return {
      ...rest,
      asked: JSON.parse(asked) as SavedLine['asked'],
      may_change: this.#mayChange(kept, caller) ? 'yes' : 'no',
      fault: faultOf(kept, this.#options.rooms),
      schedule: this.#scheduleOf(kept.saved),
      mail: this.#mailOf(kept.saved),
      runs: this.#options.runs.ofSaved(kept.saved, LISTED_MAX).map((run) => this.#runLineOf(run)),
    };
  }

  #scheduleOf(saved: number): SavedLine['schedule'] {
    const { runs, zone, now } = this.#options;
    const found = runs.scheduleOf(saved);
    if (found === undefined) return null;
    const { every, day, at, set_by } = found;
    return { every, day, at, set_by, next: nextScheduled(found, zone, now()) };
  }

  #mailOf(saved: number): SavedLine['mail'] {
    const { mails, mail_rules } = this.#options;
    const { addresses = [], attach = 'no', set_by = '' } = mails.mailingOf(saved) ?? {};
    return {
      allowed: [...mail_rules.allowed],
      may_attach: mail_rules.attach === 'may_be_chosen' ? 'yes' : 'no',
      to: addresses.map((address) => ({ address, allowed: isAllowed(address, mail_rules) ? 'yes' : 'no' })),
      attach,
      set_by,
    };
  }

  #runLineOf({
    run,
    due,
    missed,
    state,
    why,
    tries,
    try_at,
    made_at,
    since,
    before,
    file,
    bytes,
  }: Run): RunLine {
    const there = this.#options.folder.find(file) === undefined ? '' : file;
    const mails = this.#options.mails.ofRun(run).map((mail) => ({
      ...{ to: mail.address, state: mail.state, why: mail.why, content: mail.content },
      ...{ tries: mail.tries, try_at: mail.try_at, over_at: mail.over_at },
    }));
    return { run, due, missed, state, why, tries, try_at, made_at, since, before, file: there, bytes, mails };
  }
}
