import type Database from 'better-sqlite3';
import type { OfficeFact } from '../core/facts-office.ts';
import type { Ms, PersonId } from '../core/terms.ts';
import type { Diagnostics } from '../web/ports.ts';
import { type Account, Accounts } from './accounts.ts';
import { Begun } from './begun.ts';
import { HashLanes } from './hash-lanes.ts';
import { Identities } from './identities.ts';
import type { IdentityProvider, Visit } from './identity-provider.ts';
import { keptCounts } from './mistake-counts.ts';
import type { OfficeKey } from './office-key.ts';
import type { Challenge } from './passkey-check.ts';
import { Passkeys } from './passkeys.ts';
import { type Record, Recorder } from './recorder.ts';
import { Refusals } from './refusals.ts';
import { ReportMails } from './saved/report-mails.ts';
import { SavedReports } from './saved/saved-reports.ts';
import { ScheduledRuns } from './saved/scheduled-runs.ts';
import { type Session, type SessionLimits, Sessions } from './sessions.ts';
import { SignInLimits } from './sign-in-limits.ts';
import { Tokens } from './tokens.ts';

export interface OfficeOptions {
  readonly database: Database.Database;
  readonly key: OfficeKey;
  /** Name of the kiosk, for authenticator apps. */
  readonly kiosk: string;
  readonly limits: SessionLimits;
  /** For how long a password or code typed again allows what is dangerous. */
  readonly confirm_ms: Ms;
  /** Null where none is configured. */
  readonly provider: IdentityProvider | null;
  readonly record: Record;
  /** Whether somebody was suspended or taken off the list: nothing of theirs opens anything. */
  readonly isUnlisted: (person: PersonId) => boolean;
  readonly now: () => Ms;
  readonly diagnostics: Diagnostics;
}

/** Why a session ended: by itself, by its person, or by somebody. */
export type EndCause =
  | { readonly ended: 'signed_out'; readonly cause: 'asked' | 'idle' | 'too_old' }
  | {
      readonly ended: 'revoked';
      readonly cause: 'asked' | 'account_changed' | 'signed_in_again';
      readonly done_by: string;
    }
  | { readonly ended: 'revoked'; readonly cause: 'not_listed'; readonly done_by: 'list' };

/** An account as facts name it. */
export const ofAccount = (
  account: Pick<Account, 'name' | 'person'>,
): { account: string; person?: PersonId } => ({
  account: account.name,
  ...(account.person === '' ? {} : { person: account.person }),
});

/** Everything that requests and sockets share. */
export class Office {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly passkeys: Passkeys;
  readonly challenges = new Begun<Challenge>();
  readonly identities: Identities;
  readonly visits = new Begun<Visit>();
  readonly signInLimits: SignInLimits;
  readonly lanes = new HashLanes();
  readonly refusals = new Refusals();
  readonly saved: SavedReports;
  readonly runs: ScheduledRuns;
  readonly mails: ReportMails;
  readonly recorder: Recorder;
  readonly options: OfficeOptions;
  readonly #onEnd = new Set<(session: string) => void>();

  constructor(options: OfficeOptions) {
    this.options = options;
    this.accounts = new Accounts(options.database);
    this.sessions = new Sessions(options.database, options.limits);
    this.tokens = new Tokens(options.database);
    this.identities = new Identities(options.database);
    this.passkeys = new Passkeys(options.database);
    this.signInLimits = new SignInLimits({
      kept: keptCounts(options.database),
      named: (text) => options.key.countedAs(text),
    });
    this.saved = new SavedReports(options.database);
    this.runs = new ScheduledRuns(options.database);
    this.mails = new ReportMails(options.database);
    this.recorder = new Recorder(options.record);
  }

  now(): Ms {
    return this.options.now();
  }

  /** Calls back when a session ended, at once. Returns the way to stop it. */
  onEnd(listener: (session: string) => void): () => void {
    this.#onEnd.add(listener);
    return () => this.#onEnd.delete(listener);
  }

  /**
   * Ends sessions: first they open nothing any more, then that is put on record. The other way round a full disk would
   * keep them open.
   */
  end(ended: readonly Session[], why: EndCause): void {
    for (const { session } of ended) {
      this.sessions.end(session);
      for (const listener of this.#onEnd) listener(session);
    }
    this.recorder.later(ended.flatMap((session) => this.#factOf(session, why)));
  }

  /** Why nothing opens this account now, by whatever way somebody comes; null where it opens. */
  shutBy({ state, person }: Account): 'locked' | 'not_listed' | null {
    if (person !== '' && this.options.isUnlisted(person)) return 'not_listed';
    return state === 'ready' ? null : 'locked';
  }

  /** Ends the sessions of everybody who is not on the list any more. Called as soon as the kiosk says so. */
  endUnlisted(): void {
    for (const account of this.accounts.all()) {
      if (this.shutBy(account) !== 'not_listed') continue;
      const ended = this.sessions.ofAccount(account.name);
      this.end(ended, { ended: 'revoked', cause: 'not_listed', done_by: 'list' });
      this.sessions.forgetBrowsers(account.name);
    }
  }

  /** Ends what is over by itself, and records the counts that are due. Called every few seconds. */
  look(): void {
    const now = this.now();
    for (const session of this.sessions.over(now)) {
      this.end([session], { ended: 'signed_out', cause: session.cause });
    }
    this.signInLimits.forget(now);
    this.recorder.later(this.refusals.due(now));
  }

  #factOf({ session, account: name }: Session, why: EndCause): readonly OfficeFact[] {
    const account = this.accounts.named(name);
    const of = account === undefined ? { account: name } : ofAccount(account);
    const { cause } = why;
    return why.ended === 'signed_out'
      ? [{ type: 'account_signed_out', ...of, session, cause: why.cause }]
      : [{ type: 'session_revoked', ...of, session, cause: cause as typeof why.cause, done_by: why.done_by }];
  }
}
