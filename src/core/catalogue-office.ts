import type { Card } from './catalogue.ts';
import type { OfficeFact } from './facts-office.ts';

/** Cards of the facts about those who sign in away from the door. */
export const OFFICE_CARDS: { readonly [T in OfficeFact['type']]: Card } = {
  account_signed_in: {
    title: 'Signed in to the office',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'Whoever had what opens this account (its password and a fresh code, one of its passkeys, or the word of the identity provider) was let in to look, and to act as its role may. It does not say that it was the person the account belongs to.',
  },
  account_signed_out: {
    title: 'Signed out of the office',
    level: 'routine',
    signed: 'within_a_minute',
    meaning: 'A session ended: it was asked to, nobody gave a sign of life, or it had lasted long enough.',
  },
  account_refused: {
    title: 'Sign-in to the office refused',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'Somebody tried to sign in and could not. Repeats from one place are counted. What was typed is not recorded, nor a name that no account has.',
  },
  account_locked: {
    title: 'Sign-in to an account slowed down',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Many attempts in a row failed. Browsers from which somebody signed in before are not slowed down, and nobody waits longer than stated.',
  },
  account_changed: {
    title: 'Account changed',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'What an account may do, or by what it is opened, is different from now on; or a program has shown one of its tokens for the first time.',
  },
  session_revoked: {
    title: 'Session ended by somebody',
    level: 'notice',
    signed: 'within_a_minute',
    meaning: 'A session opens nothing any more, and what was open with it is closed.',
  },
  log_exported: {
    title: 'Log read or exported',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Somebody was given these entries without what the named profile withholds: as a file, page by page to a program, to read at a page, or as a report made at its set time. It does not say that all of it arrived.',
  },
  report_mail_set: {
    title: 'Who is mailed a report was set',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'From here on these addresses are mailed a kept report, or the notice of it, each time that it is made; nobody is where none is named.',
  },
  report_mailed: {
    title: 'Report mailed',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'The mail server took a report that was made at its set time, or the notice of it, for this address. It does not say that anybody read it.',
  },
  report_not_mailed: {
    title: 'Report not mailed',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'A report that was made at its set time is not sent to this address any more. The report itself is at the office’s page.',
  },
};
