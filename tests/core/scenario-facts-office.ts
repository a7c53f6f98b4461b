import type { OfficeFact } from '../../src/core/facts-office.ts';
import { names, plain, type WordsOf } from './scenario-words.ts';

const whose = ({ person }: { readonly person?: string }): string =>
  person === undefined ? '' : ` of ${person}`;

/** How scenarios say facts about those who sign in away from the door. */
export const OFFICE_WORDS: WordsOf<OfficeFact['type']> = {
  account_signed_in: {
    head: 'signed in',
    rest: (fact) => `: ${fact.account}${whose(fact)} as ${fact.role}`,
    may: (fact) => [`browser ${fact.browser}`, `from ${fact.address}`],
  },
  account_signed_out: {
    head: 'signed out',
    rest: (fact) => `: ${fact.account}${whose(fact)}, ${plain(fact.cause)}`,
  },
  account_refused: {
    head: 'sign-in refused',
    rest: (fact) =>
      `: ${fact.account ?? 'an unknown account'}, ${plain(fact.cause)}${fact.count === 1 ? '' : `, ${fact.count} times`}`,
    may: (fact) => [`from ${fact.address}`],
  },
  account_locked: {
    head: 'sign-in slowed',
    rest: (fact) => `: ${fact.account}${whose(fact)} after ${fact.failures} failures`,
  },
  account_changed: {
    head: 'account changed',
    rest: (fact) => `: ${fact.account}${whose(fact)}, ${plain(fact.change)}, by ${fact.done_by}`,
    may: (fact) => [`signed by ${names(fact.signed_by)}`],
  },
  session_revoked: {
    head: 'session revoked',
    rest: (fact) => `: ${fact.account}${whose(fact)}, ${plain(fact.cause)}, by ${fact.done_by}`,
  },
  log_exported: {
    head: 'log exported',
    rest: (fact) =>
      `: ${fact.entries} entries ${fact.taken} by ${fact.account}${whose(fact)}, profile ${fact.profile}`,
  },
  report_mail_set: {
    head: 'mail of a report set',
    rest: (fact) =>
      `: the ${fact.content} of ${fact.report} to ${fact.recipients.length === 0 ? 'nobody' : fact.recipients.join(' and ')} by ${fact.account}${whose(fact)}`,
  },
  report_mailed: {
    head: 'report mailed',
    rest: (fact) =>
      `: the ${fact.content} of ${fact.report} to ${fact.recipients.join(' and ')} for ${fact.account}${whose(fact)}`,
    may: (fact) => (fact.late === 'yes' ? ['late'] : []),
  },
  report_not_mailed: {
    head: 'report not mailed',
    rest: (fact) =>
      `: ${fact.report} to ${fact.recipients.join(' and ')} for ${fact.account}${whose(fact)}, ${plain(fact.cause)} after ${fact.tries} tries`,
  },
};
