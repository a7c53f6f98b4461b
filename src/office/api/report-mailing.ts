import { readFileSync } from 'node:fs';
import type { OfficeFact, ReportMailCause } from '../../core/facts-office.ts';
import type { Ms } from '../../core/terms.ts';
import { GiveFailed } from '../../giving/give-failed.ts';
import { mailLetter } from '../../giving/mail.ts';
import type { Basis } from '../../reports/basis.ts';
import { FACTS_AT_ONCE_MAX } from '../fact-schema.ts';
import type { OfficeTask } from '../messages.ts';
import { type Office, ofAccount } from '../office.ts';
import { may } from '../roles.ts';
import { isAllowed } from '../saved/mail-allowed.ts';
import { type ReportFolder, toldOf } from '../saved/report-folder.ts';
import { noticeOf } from '../saved/report-letter.ts';
import type { ReportMail } from '../saved/report-mails.ts';
import type { Run } from '../saved/scheduled-runs.ts';
import { FILE_TYPES } from './report-file.ts';

const LOOK_EVERY_MS = 5_000;
const FIRST_WAIT_MS = 60_000;
const LAST_WAIT_MS = 30 * 60_000;
/** Whoever gets to know of a report more than an hour after its time is told that it is late. */
const LATE_MS = 3_600_000;
/** From here on a server means it, and asking it again changes nothing (RFC 5321, 4.2.1). */
const PERMANENT = 500;

export type MailSettings = NonNullable<OfficeTask['report_mail']>;

export interface MailingParts {
  readonly office: Pick<
    Office,
    'accounts' | 'shutBy' | 'recorder' | 'saved' | 'runs' | 'mails' | 'now' | 'options'
  >;
  readonly folder: Pick<ReportFolder, 'find'>;
  readonly zone: string;
  /** Null where no mail is allowed. */
  readonly settings: MailSettings | null;
}

/** What goes out for one mail. */
interface Outgoing {
  readonly run: Run;
  /** The file that goes along. */
  readonly file: string | undefined;
  readonly withheld: 'forbidden' | 'gone' | null;
}

/** What can be put right at the server: a password, and that it encrypts. */
const MENDABLE: readonly string[] = ['EAUTH', 'ETLS'];

/** Whether the server means its refusal: an address that is not there cannot be put right. */
const isFinal = (error: unknown): boolean => {
  if (!(error instanceof GiveFailed) || error.reason !== 'refused') return false;
  const { responseCode = 0, code = '' } = (error.cause ?? {}) as { responseCode?: number; code?: string };
  return !MENDABLE.includes(code) && responseCode >= PERMANENT;
};

const isLate = ({ due }: ReportMail, now: Ms): boolean => now - due > LATE_MS;

/**
 * Mails what was made, one address after the other, again and again until its server takes it or it is given up; both get
 * on record. A mail that was taken and not noted, because the process ended between the two, goes out twice under one
 * Message-ID.
 */
export class ReportMailing {
  readonly #parts: MailingParts;
  #looked = Number.NEGATIVE_INFINITY;
  #sending: Promise<void> | undefined;

  constructor(parts: MailingParts) {
    this.#parts = parts;
  }

  /** Begins what is due. To be called every second or so. */
  look(): void {
    const elapsed = performance.now();
    if (this.#sending !== undefined || elapsed - this.#looked < LOOK_EVERY_MS) return;
    this.#looked = elapsed;
    const { diagnostics } = this.#parts.office.options;
    this.#sending = this.sendDue()
      .catch((error: unknown) => diagnostics.warn({ what: toldOf(error) }, 'mail of reports stands still'))
      .finally(() => {
        this.#sending = undefined;
      });
  }

  /** Sends what is due now, and puts on record what is over. */
  async sendDue(): Promise<void> {
    const { office } = this.#parts;
    const { mails } = office;
    const at = office.now();
    // A clock that was set back must not keep one waiting for hours.
    const due = mails.owed().filter(({ try_at }) => try_at <= at || try_at > at + 2 * LAST_WAIT_MS);
    for (const { mail: number } of due) {
      // While those before it were sent, it may have been taken back, or its names.
      const mail = mails.stillOwed(number);
      if (mail === undefined) continue;
      const why = this.#barOf(mail);
      if (why !== undefined) mails.gaveUp(mail.mail, why, office.now());
      else await this.#try(mail);
    }
    await this.#record();
  }

  /** Why it may not be sent now; it never is then. */
  #barOf({ address, asked_by }: ReportMail): ReportMailCause | undefined {
    const { office, settings } = this.#parts;
    if (settings === null || !isAllowed(address, settings)) return 'not_allowed';
    const account = office.accounts.named(asked_by);
    const isBarred =
      account === undefined || !may(account.role, 'see_names') || office.shutBy(account) !== null;
    return isBarred ? 'keeper_barred' : undefined;
  }

  async #try(mail: ReportMail): Promise<void> {
    const { office, settings } = this.#parts;
    const begun = office.now();
    const wait = Math.min(FIRST_WAIT_MS * 2 ** mail.tries, LAST_WAIT_MS);
    office.mails.tried(mail.mail, begun + wait);
    try {
      const content = await this.#send(mail, begun);
      office.mails.sent(mail.mail, content, office.now());
    } catch (error) {
      const why = error instanceof GiveFailed && error.reason === 'no_answer' ? 'no_answer' : 'refused';
      const what = error instanceof GiveFailed ? error.what : toldOf(error);
      office.options.diagnostics.warn({ why, what }, 'a report was not mailed');
      const isOver = begun + wait > mail.owed_at + (settings?.give_up_ms ?? 0);
      if (isFinal(error) || isOver) office.mails.gaveUp(mail.mail, why, office.now());
      else office.mails.waits(mail.mail, why);
    }
  }

  /** What goes out: the file only where it was chosen, may be, and is still there. */
  #outgoing({ run, attach }: ReportMail): Outgoing | undefined {
    const { office, folder, settings } = this.#parts;
    const found = office.runs.of(run);
    if (found === undefined) return undefined;
    if (attach === 'no') return { run: found, file: undefined, withheld: null };
    if (settings?.attach !== 'may_be_chosen') return { run: found, file: undefined, withheld: 'forbidden' };
    const file = folder.find(found.file);
    return { run: found, file, withheld: file === undefined ? 'gone' : null };
  }

  async #send(mail: ReportMail, now: Ms): Promise<ReportMail['content']> {
    const { office, settings, zone } = this.#parts;
    const outgoing = this.#outgoing(mail);
    const kept = office.saved.of(mail.saved);
    if (settings === null || outgoing === undefined || kept === undefined)
      throw new GiveFailed('refused', 'what it is about is kept no longer', 'Keep the report anew.');
    const { run, file, withheld } = outgoing;
    const { since, before, rows, basis } = run;
    const notice = noticeOf(
      {
        ...{ report: mail.report, saved: mail.saved, due: mail.due, since, before, rows, zone, withheld },
        basis: basis === '' ? null : (JSON.parse(basis) as Basis),
        page: settings.page,
        isAttached: file !== undefined,
        isLate: isLate(mail, now),
      },
      kept.language,
    );
    const name = `${mail.report}-${mail.saved}-${run.run}.${kept.format}`;
    const attached =
      file === undefined
        ? []
        : [{ filename: name, content: readFileSync(file), contentType: FILE_TYPES[kept.format] }];
    const host = settings.from.slice(settings.from.lastIndexOf('@') + 1);
    const letter = {
      ...{ to: [mail.address], ...notice, attachments: attached },
      messageId: `<report.${mail.run}.${mail.mail}.${mail.owed_at}@${host}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      isSecret: file !== undefined,
    };
    await mailLetter(settings, letter, 'the channel of office.report_mail');
    return file === undefined ? 'notice' : 'file';
  }

  #factOf(mail: ReportMail): OfficeFact {
    const account = this.#parts.office.accounts.named(mail.asked_by);
    const { report, saved, due, tries, address, content, over_at, why } = mail;
    const of = {
      ...(account === undefined ? { account: mail.asked_by } : ofAccount(account)),
      ...{ report, saved, due, tries, recipients: [address] },
    };
    return mail.state === 'sent'
      ? { type: 'report_mailed', ...of, content, late: isLate(mail, over_at) ? 'yes' : 'no' }
      : { type: 'report_not_mailed', ...of, cause: why === '' ? 'taken_back' : why };
  }

  /** What is not on record yet waits for the next look: a full disk keeps nobody from being told. */
  async #record(): Promise<void> {
    const { mails, recorder } = this.#parts.office;
    const over = mails.unrecorded(FACTS_AT_ONCE_MAX);
    if (over.length === 0) return;
    const answer = await recorder.now(over.map((mail) => this.#factOf(mail)));
    if (answer.outcome === 'done') mails.recorded(over.map(({ mail }) => mail));
  }
}
