import type { Ms, PersonId, YesNo } from './terms.ts';

/**
 * What an account may do. A supervisor acts; an auditor reads and exports; an administrator keeps accounts and takes
 * no names out of the building; an observer sees counts.
 */
export const ACCOUNT_ROLES = ['supervisor', 'auditor', 'administrator', 'observer'] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/** By what somebody showed who they are. */
export const SIGN_IN_WAYS = ['password_and_code', 'passkey', 'identity_provider'] as const;
export type SignInWay = (typeof SIGN_IN_WAYS)[number];

/**
 * Why nobody was signed in. `wrong`: password or code, and nobody is told which. `used_code`: a code that was used
 * before. `too_soon`: after failures, before the wait was over. `locked`: an administrator or two officials locked it.
 * `counter_went_back`: a passkey whose count was seen before, so that a copy of it may be about. `provider`: the
 * identity provider did not answer, or what came back from it was not what was asked. `too_weak`: signed in there by
 * less than is asked. `token`: of a program, with one that is unknown, over or revoked.
 */
export const REFUSED_CAUSES = [
  'wrong',
  'used_code',
  'too_soon',
  'locked',
  'not_listed',
  'unknown_account',
  'counter_went_back',
  'provider',
  'too_weak',
  'token',
] as const;
export type RefusedCause = (typeof REFUSED_CAUSES)[number];

export const ACCOUNT_CHANGES = [
  'invited',
  'ready',
  'role_changed',
  'locked',
  'unlocked',
  'reset',
  'password_changed',
  'removed',
  'passkey_added',
  'passkey_removed',
  'identity_linked',
  'identity_unlinked',
  'token_added',
  'token_used',
  'token_revoked',
] as const;
export type AccountChange = (typeof ACCOUNT_CHANGES)[number];

interface OfAccount {
  /** Name of the account. */
  readonly account: string;
  /** Whose it is; left out for people from outside, who are on no list. */
  readonly person?: PersonId;
}

/** Facts about those who sign in away from the door. `session` names one without opening it. */
export type OfficeFact =
  | ({
      readonly type: 'account_signed_in';
      readonly role: AccountRole;
      readonly way: SignInWay;
      readonly session: string;
      /** Whether somebody had signed in to it from this browser before. */
      readonly browser: 'known' | 'new';
      readonly address: string;
    } & OfAccount)
  | ({
      readonly type: 'account_signed_out';
      readonly session: string;
      /** `asked`: by the person; `idle` and `too_old`: by the limits of a session. */
      readonly cause: 'asked' | 'idle' | 'too_old';
    } & OfAccount)
  | {
      readonly type: 'account_refused';
      /** Left out where there is none of the name that was typed: that may be a password. */
      readonly account?: string;
      readonly address: string;
      readonly cause: RefusedCause;
      /** How often, from `since` on; the first one is told at once, and those that follow together. */
      readonly count: number;
      readonly since: Ms;
    }
  /** After many failures whoever is not known has to wait before each attempt. */
  | ({
      readonly type: 'account_locked';
      readonly failures: number;
      /** The longest that anybody else has to wait before an attempt, in milliseconds. */
      readonly wait_ms: Ms;
    } & OfAccount)
  | ({
      readonly type: 'account_changed';
      readonly change: AccountChange;
      /** What the account may do, or the token. */
      readonly role: AccountRole;
      /** Names the token that it is about, without opening it. */
      readonly token?: string;
      /** The account that did it; `terminal` for the command on the machine itself. */
      readonly done_by: string;
      /** Who signed for it with their PINs. */
      readonly signed_by: readonly PersonId[];
    } & OfAccount)
  | ({
      readonly type: 'session_revoked';
      readonly session: string;
      /** `not_listed`: its person was suspended, or taken off the list; then `list` did it. */
      readonly cause: 'asked' | 'account_changed' | 'signed_in_again' | 'not_listed';
      readonly done_by: string;
    } & OfAccount)
  | ({
      readonly type: 'log_exported';
      readonly role: AccountRole;
      /** All in one file; page by page to a program; to a person who read them in a browser; or into a file that was made at its time. */
      readonly taken: Taken;
      /** What was withheld: a profile of the configuration, or `none`. */
      readonly profile: string;
      /** First entry and number of entries. */
      readonly from: number;
      readonly entries: number;
    } & OfAccount)
  /** From here on each time that a kept report is made these addresses are sent it; none where that ends. */
  | ({
      readonly type: 'report_mail_set';
      readonly report: string;
      readonly saved: number;
      readonly recipients: readonly string[];
      readonly content: 'file' | 'notice';
    } & OfAccount)
  /** A report that was made at its time went to one address, asked for by the account. */
  | ({
      readonly type: 'report_mailed';
      readonly recipients: readonly string[];
      /** The report itself, or a notice without names that there is one. */
      readonly content: 'file' | 'notice';
      /** More than an hour after the time for which it was made. */
      readonly late: YesNo;
    } & OfReport)
  | ({
      readonly type: 'report_not_mailed';
      readonly recipients: readonly string[];
      readonly cause: ReportMailCause;
    } & OfReport);

interface OfReport extends OfAccount {
  /** The question, and the number of the kept report. */
  readonly report: string;
  readonly saved: number;
  /** The time for which it was made. */
  readonly due: Ms;
  readonly tries: number;
}

/**
 * Why a made report is not mailed any more. `no_answer`: no mail server answered until it was given up. `refused`: the
 * server does not take it. `not_allowed`: the configuration does not allow the address any more. `keeper_barred`: whoever
 * asked for it may read no names any more. `taken_back`: somebody took the address, the schedule or the report away.
 */
export const REPORT_MAIL_CAUSES = [
  'no_answer',
  'refused',
  'not_allowed',
  'keeper_barred',
  'taken_back',
] as const;
export type ReportMailCause = (typeof REPORT_MAIL_CAUSES)[number];

/** How entries left. */
export const TAKEN = ['as_file', 'by_program', 'read', 'by_schedule'] as const;
export type Taken = (typeof TAKEN)[number];

/** The process that signs people in reports what happened there. */
export interface OfficeObservation {
  readonly type: 'office_reported';
  readonly facts: readonly OfficeFact[];
}
