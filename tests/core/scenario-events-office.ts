import {
  ACCOUNT_CHANGES,
  ACCOUNT_ROLES,
  type AccountChange,
  type AccountRole,
  type OfficeFact,
  REFUSED_CAUSES,
  REPORT_MAIL_CAUSES,
  type RefusedCause,
  type ReportMailCause,
} from '../../src/core/facts-office.ts';
import type { PersonId } from '../../src/core/terms.ts';
import type { Read } from './scenario-touches-of.ts';

const reported = (...facts: OfficeFact[]): ReturnType<Read> => ({ type: 'office_reported', facts });

const oneOf = (words: readonly string[]): string => words.map((word) => word.replaceAll('_', ' ')).join('|');
const wordOf = (text: string): string => text.replaceAll(' ', '_');

const SESSION = '0123456789abcdef';
const ADDRESS = '192.0.2.7';

/** `office-a of ana`: an account, and whose it is. */
const WHO = '([a-z-]+)(?: of (\\w+))?';
const owned = (account: string, person: string | undefined) => ({
  account,
  ...(person === undefined ? {} : { person: person as PersonId }),
});

/** What the process reports that signs people in away from the door. */
export const OFFICE: readonly (readonly [RegExp, Read])[] = [
  [
    new RegExp(`^${WHO} signs in as (${oneOf(ACCOUNT_ROLES)})$`),
    (_, account = '', person, role) =>
      reported({
        type: 'account_signed_in',
        ...owned(account, person),
        role: role as AccountRole,
        way: 'password_and_code',
        session: SESSION,
        browser: 'new',
        address: ADDRESS,
      }),
  ],
  [
    new RegExp(`^${WHO} signs out: (asked|idle|too old)$`),
    (_, account = '', person, cause = '') =>
      reported({
        type: 'account_signed_out',
        ...owned(account, person),
        session: SESSION,
        cause: wordOf(cause) as 'asked' | 'idle' | 'too_old',
      }),
  ],
  [
    new RegExp(
      `^(?:an unknown account|([a-z-]+)) is refused: (${oneOf(REFUSED_CAUSES)})(?:, (\\d+) times)?$`,
    ),
    (_, account, cause = '', count = '1') =>
      reported({
        type: 'account_refused',
        ...(account === undefined ? {} : { account }),
        address: ADDRESS,
        cause: wordOf(cause) as RefusedCause,
        count: Number(count),
        since: 0,
      }),
  ],
  [
    new RegExp(`^${WHO} is slowed after (\\d+) failures$`),
    (_, account = '', person, failures) =>
      reported({
        type: 'account_locked',
        ...owned(account, person),
        failures: Number(failures),
        wait_ms: 30_000,
      }),
  ],
  [
    new RegExp(
      `^${WHO} as (${oneOf(ACCOUNT_ROLES)}) is (${oneOf(ACCOUNT_CHANGES)}) by ([a-z-]+)(?:, signed by (\\w+) and (\\w+))?$`,
    ),
    (_, account = '', person, role, change = '', done_by = '', ...signed: readonly (string | undefined)[]) =>
      reported({
        type: 'account_changed',
        ...owned(account, person),
        role: role as AccountRole,
        change: wordOf(change) as AccountChange,
        done_by,
        signed_by: signed.filter((name) => name !== undefined) as PersonId[],
      }),
  ],
  [
    new RegExp(`^session of ${WHO} is ended by ([a-z-]+)$`),
    (_, account = '', person, done_by = '') =>
      reported({
        type: 'session_revoked',
        ...owned(account, person),
        session: SESSION,
        cause: 'asked',
        done_by,
      }),
  ],
  [
    new RegExp(`^${WHO} as (${oneOf(ACCOUNT_ROLES)}) (exports|reads) (\\d+) entries for ([a-z]+)$`),
    (_, account = '', person, role, act, entries, profile = '') =>
      reported({
        type: 'log_exported',
        ...owned(account, person),
        role: role as AccountRole,
        taken: act === 'reads' ? 'read' : 'as_file',
        profile,
        from: 0,
        entries: Number(entries),
      }),
  ],
  [
    new RegExp(`^the (file|notice) of ([a-z-]+) is to be mailed to (\\S+) by ${WHO}$`),
    (_, content, report = '', to = '', account = '', person) =>
      reported({
        type: 'report_mail_set',
        ...owned(account, person),
        ...{ report, saved: 1, recipients: to === 'nobody' ? [] : [to] },
        content: content === 'file' ? 'file' : 'notice',
      }),
  ],
  [
    new RegExp(`^the (file|notice) of ([a-z-]+) is mailed to (\\S+) for ${WHO}$`),
    (_, content, report = '', to = '', account = '', person) =>
      reported({
        type: 'report_mailed',
        ...owned(account, person),
        ...{ report, saved: 1, due: 0, tries: 1, recipients: [to], late: 'no' },
        content: content === 'file' ? 'file' : 'notice',
      }),
  ],
  [
    new RegExp(`^([a-z-]+) is not mailed to (\\S+) for ${WHO}: (${oneOf(REPORT_MAIL_CAUSES)})$`),
    (_, report = '', to = '', account = '', person, cause = '') =>
      reported({
        type: 'report_not_mailed',
        ...owned(account, person),
        ...{ report, saved: 1, due: 0, tries: 3, recipients: [to] },
        cause: wordOf(cause) as ReportMailCause,
      }),
  ],
];
