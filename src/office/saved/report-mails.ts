import type Database from 'better-sqlite3';
import type { ReportMailCause } from '../../core/facts-office.ts';
import type { Ms, YesNo } from '../../core/terms.ts';
import type { ReportName } from '../../reports/report-names.ts';

/** Whoever wants to tell more people has a list of the mail server's. */
export const ADDRESSES_MAX = 8;
/** Mails whose outcome is on record are told so long; the log has all of them. */
const KEPT_MAX = 5_000;
/** In the place of an address that is. */
const ERASED = '[erased]';

/** To whom a kept report is mailed once it is made. */
export interface Mailing {
  readonly saved: number;
  readonly addresses: readonly string[];
  /** Whether the report itself goes along. */
  readonly attach: YesNo;
  /** The account that asked for it. */
  readonly set_by: string;
}

/** One mail to one address. */
export interface ReportMail {
  readonly mail: number;
  readonly saved: number;
  readonly run: number;
  readonly report: ReportName;
  /** The time for which the report was made. */
  readonly due: Ms;
  readonly address: string;
  readonly attach: YesNo;
  readonly asked_by: string;
  readonly state: 'owed' | 'sent' | 'given_up';
  /** Why it is given up, or was not taken at the last try; empty for nothing. */
  readonly why: ReportMailCause | '';
  /** What was sent. */
  readonly content: 'file' | 'notice';
  readonly tries: number;
  readonly owed_at: Ms;
  readonly try_at: Ms;
  /** When it was sent or given up; 0 before. */
  readonly over_at: Ms;
}

type MailingRow = Omit<Mailing, 'addresses'> & { readonly addresses: string };

const COLUMNS =
  'mail, saved, run, report, due, address, attach, asked_by, state, why, content, tries, owed_at, try_at, over_at';

/** Mails about made reports, in the file of accounts: they survive a restart, and are over once that is on record. */
export class ReportMails {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  mailingOf(saved: number): Mailing | undefined {
    const row = this.#database
      .prepare<[number], MailingRow>(
        'SELECT saved, addresses, attach, set_by FROM report_mailing WHERE saved = ?',
      )
      .get(saved);
    return row && { ...row, addresses: JSON.parse(row.addresses) as readonly string[] };
  }

  /** Sets to whom; what is owed to anybody else is given up. */
  set({ saved, addresses, attach, set_by }: Mailing, now: Ms): void {
    this.#database.transaction(() => {
      this.#database
        .prepare(
          'INSERT OR REPLACE INTO report_mailing (saved, addresses, attach, set_by) VALUES (?, ?, ?, ?)',
        )
        .run(saved, JSON.stringify(addresses), attach, set_by);
      for (const { mail, address } of this.#owedOf(saved)) {
        if (!addresses.includes(address)) this.gaveUp(mail, 'taken_back', now);
      }
      // What is chosen no longer does not go out with what was owed before.
      if (attach === 'no')
        this.#database
          .prepare(`UPDATE report_mail SET attach = 'no' WHERE saved = ? AND state = 'owed'`)
          .run(saved);
    })();
  }

  /** Sends it to nobody any more. */
  unset(saved: number, now: Ms): void {
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM report_mailing WHERE saved = ?').run(saved);
      for (const { mail } of this.#owedOf(saved)) this.gaveUp(mail, 'taken_back', now);
    })();
  }

  /** Does work that makes a report, and owes its mails, both or neither. */
  owe(
    of: { readonly saved: number; readonly run: number; readonly report: ReportName; readonly due: Ms },
    now: Ms,
    work: () => void,
  ): void {
    this.#database.transaction(() => {
      work();
      const { addresses = [], attach = 'no', set_by = '' } = this.mailingOf(of.saved) ?? {};
      const owing = this.#database.prepare(
        'INSERT INTO report_mail (saved, run, report, due, address, attach, asked_by, owed_at, try_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      );
      for (const address of addresses)
        owing.run(of.saved, of.run, of.report, of.due, address, attach, set_by, now, now);
    })();
  }

  owed(): readonly ReportMail[] {
    return this.#database
      .prepare<[], ReportMail>(
        `SELECT ${COLUMNS} FROM report_mail WHERE recorded = 'no' AND state = 'owed' ORDER BY try_at, mail`,
      )
      .all();
  }

  /** One that is owed still. */
  stillOwed(mail: number): ReportMail | undefined {
    return this.#database
      .prepare<[number], ReportMail>(`SELECT ${COLUMNS} FROM report_mail WHERE mail = ? AND state = 'owed'`)
      .get(mail);
  }

  ofRun(run: number): readonly ReportMail[] {
    return this.#database
      .prepare<[number], ReportMail>(`SELECT ${COLUMNS} FROM report_mail WHERE run = ? ORDER BY mail`)
      .all(run);
  }

  /** Notes a try before it begins, so that one which ends the process is not tried at once for ever. */
  tried(mail: number, try_at: Ms): void {
    this.#database
      .prepare('UPDATE report_mail SET tries = tries + 1, try_at = ? WHERE mail = ?')
      .run(try_at, mail);
  }

  waits(mail: number, why: ReportMailCause): void {
    this.#database.prepare(`UPDATE report_mail SET why = ? WHERE mail = ? AND state = 'owed'`).run(why, mail);
  }

  /** The server has it: so it was sent, also where somebody took the address away meanwhile. */
  sent(mail: number, content: ReportMail['content'], now: Ms): void {
    this.#database
      .prepare(
        `UPDATE report_mail SET state = 'sent', why = '', content = ?, over_at = ? WHERE mail = ? AND recorded = 'no'`,
      )
      .run(content, now, mail);
  }

  gaveUp(mail: number, why: ReportMailCause, now: Ms): void {
    this.#database
      .prepare(
        `UPDATE report_mail SET state = 'given_up', why = ?, over_at = ? WHERE mail = ? AND state = 'owed'`,
      )
      .run(why, now, mail);
  }

  /** Over, and not on record yet. */
  unrecorded(most: number): readonly ReportMail[] {
    return this.#database
      .prepare<[number], ReportMail>(
        `SELECT ${COLUMNS} FROM report_mail WHERE recorded = 'no' AND state <> 'owed' ORDER BY mail LIMIT ?`,
      )
      .all(most);
  }

  recorded(mails: readonly number[]): void {
    this.#database.transaction(() => {
      for (const mail of mails)
        this.#database.prepare(`UPDATE report_mail SET recorded = 'yes' WHERE mail = ?`).run(mail);
      this.#database
        .prepare(
          `DELETE FROM report_mail WHERE recorded = 'yes' AND mail <= (SELECT max(mail) FROM report_mail) - ?`,
        )
        .run(KEPT_MAX);
    })();
  }

  /** Keeps none of these addresses any more; what is owed to one is given up, and an outcome gets on record without it. */
  forget(isTheirs: (address: string) => boolean, now: Ms): void {
    const kept = this.#database
      .prepare<[], { mail: number; address: string }>('SELECT mail, address FROM report_mail')
      .all();
    for (const { mail, address } of kept) {
      if (!isTheirs(address)) continue;
      this.gaveUp(mail, 'taken_back', now);
      this.#database.prepare('UPDATE report_mail SET address = ? WHERE mail = ?').run(ERASED, mail);
    }
  }

  #owedOf(saved: number): readonly ReportMail[] {
    return this.owed().filter((mail) => mail.saved === saved);
  }
}
