import type { OfficeFact, RefusedCause, SignInWay } from '../core/facts-office.ts';
import type { Ms } from '../core/terms.ts';
import { networkOf } from '../web/address-limit.ts';
import type { Account, AccountSecrets } from './accounts.ts';
import { checkCode } from './codes.ts';
import { type Office, ofAccount } from './office.ts';
import { isPassword } from './password.ts';
import {
  type Attempt,
  FREE_MISTAKES_OF_ACCOUNT,
  type Hearing,
  WAIT_FOR_OTHERS_MAX_MS,
} from './sign-in-limits.ts';
import { readTicket, writeTicket } from './tickets.ts';

/** Somebody who wants to sign in, and from where. */
export interface Caller {
  readonly account: string;
  /** Address of the other end of the connection. */
  readonly address: string;
  /** What the browser calls itself. */
  readonly browser: string;
  /** The cookies that it sent: of a browser known for this account, and of a session; empty without. */
  readonly browser_token: string;
  readonly session_token: string;
  /** The ticket of an earlier refusal; empty without. */
  readonly ticket: string;
}

export interface Typed {
  readonly password: string;
  readonly code: string;
}

export type SignInRefusal =
  /** Name, password or code: nobody is told which. */
  | { readonly outcome: 'wrong' }
  /** Said only to whoever has password and code. */
  | { readonly outcome: 'locked' | 'not_listed' }
  | { readonly outcome: 'later'; readonly wait_ms: Ms; readonly ticket: string }
  | { readonly outcome: 'busy' }
  /** It could not be put on record, so it did not happen. */
  | { readonly outcome: 'not_recorded'; readonly what: string; readonly remedy: string };

export type SignInOutcome =
  | { readonly outcome: 'signed_in'; readonly token: string; readonly browser_token: string }
  | SignInRefusal;

const BROWSER_NAME_MAX = 120;

/** Stands for the secret of a name that no account has. */
const NO_SECRET = Buffer.alloc(20);

/** The place somebody comes from: an address, or a network of IPv6. */
export const placeOf = ({ address }: Pick<Caller, 'address'>): string => networkOf(address);

export const attemptOf = (office: Office, { account, address, browser_token, ticket }: Caller): Attempt => {
  const place = placeOf({ address });
  const isKnown = office.sessions.isKnownBrowser(account, browser_token, office.now());
  return {
    account,
    place,
    browser: isKnown ? browser_token : '',
    ticket: readTicket(office.options.key.tickets, { account, place }, ticket),
  };
};

/** Puts it on record; the name only where an account has it. */
export const refuse = (
  office: Office,
  caller: Pick<Caller, 'account' | 'address'>,
  cause: RefusedCause,
): void => {
  const account = office.accounts.named(caller.account) === undefined ? '' : caller.account;
  const { address } = caller;
  office.recorder.later(
    office.refusals.note(
      { account, address, cause: account === '' ? 'unknown_account' : cause },
      office.now(),
    ),
  );
};

/** Many mistakes with one account are told once for each time that they add up. */
export const tellOfSlowing = (office: Office, { account: name, browser }: Attempt): void => {
  const failures = office.signInLimits.mistakesOf(name, office.now());
  const account = office.accounts.named(name);
  if (account === undefined || browser !== '' || failures !== FREE_MISTAKES_OF_ACCOUNT) return;
  office.recorder.later([
    { type: 'account_locked', ...ofAccount(account), failures, wait_ms: WAIT_FOR_OTHERS_MAX_MS },
  ]);
};

/** When to come again, with the ticket for it. */
export const laterFor = (
  office: Office,
  { account, place }: Attempt,
  { wait_ms, ticket }: Extract<Hearing, { hearing: 'later' }>,
): Extract<SignInRefusal, { outcome: 'later' }> => ({
  outcome: 'later',
  wait_ms,
  ticket: ticket === null ? '' : writeTicket(office.options.key.tickets, { account, place }, ticket),
});

const secretOf = (office: Office, account: string, secrets: AccountSecrets | undefined): Buffer =>
  secrets === undefined || secrets.code_secret.length === 0
    ? NO_SECRET
    : office.options.key.open(secrets.code_secret, account);

/** Both are looked at whatever the first says, and of a name that no account has as much is reckoned. */
const checkTyped = async (
  office: Office,
  caller: Pick<Caller, 'account'>,
  place: string,
  { password, code }: Typed,
): Promise<'right' | 'wrong' | 'used_code' | 'busy'> => {
  const secrets = office.accounts.secretsOf(caller.account);
  const stored = secrets === undefined || secrets.password === '' ? undefined : secrets.password;
  const isRight = await office.lanes.run(place, () =>
    isPassword(password, stored, office.options.key.pepper),
  );
  if (isRight === 'busy') return 'busy';
  const secret = secretOf(office, caller.account, secrets);
  const checked = checkCode(secret, code, office.now(), secrets?.code_step ?? 0);
  if (!isRight || checked.outcome === 'wrong') return 'wrong';
  if (checked.outcome !== 'right') return 'used_code';
  // Two at once with one code: only one of them used it first.
  return office.accounts.useStep(caller.account, checked.step) ? 'right' : 'used_code';
};

/** Opens a session for somebody who showed who they are by any way. What was open in this browser before ends. */
export const openSession = async (
  office: Office,
  caller: Caller,
  account: Account,
  way: SignInWay,
): Promise<SignInOutcome> => {
  const { sessions } = office;
  const now = office.now();
  const isKnown = sessions.isKnownBrowser(account.name, caller.browser_token, now);
  const before = caller.session_token === '' ? undefined : sessions.find(caller.session_token);
  const browser = caller.browser.slice(0, BROWSER_NAME_MAX);
  const opened = sessions.open({ account: account.name, way, address: caller.address, browser }, now);
  const fact: OfficeFact = {
    type: 'account_signed_in',
    ...ofAccount(account),
    role: account.role,
    way,
    session: opened.session,
    browser: isKnown ? 'known' : 'new',
    address: caller.address,
  };
  const answer = await office.recorder.now([fact]);
  const over = [...opened.ended, ...(before === undefined ? [] : [before])];
  office.end(over, { ended: 'revoked', cause: 'signed_in_again', done_by: account.name });
  if (answer.outcome === 'refused') {
    sessions.end(opened.session);
    return { outcome: 'not_recorded', what: answer.what, remedy: answer.remedy };
  }
  return {
    outcome: 'signed_in',
    token: opened.token,
    browser_token: sessions.knowBrowser(account.name, caller.browser_token, now),
  };
};

/** Lets somebody in who has the password and a fresh code of an account. */
export const signIn = async (office: Office, caller: Caller, typed: Typed): Promise<SignInOutcome> => {
  const attempt = attemptOf(office, caller);
  const heard = office.signInLimits.hear(attempt, office.now());
  if (heard.hearing === 'later') {
    refuse(office, caller, 'too_soon');
    return laterFor(office, attempt, heard);
  }
  const checked = await checkTyped(office, caller, attempt.browser === '' ? attempt.place : '', typed);
  if (checked === 'busy') {
    office.signInLimits.unheard(attempt, office.now());
    return { outcome: 'busy' };
  }
  const account = office.accounts.named(caller.account);
  if (checked !== 'right' || account === undefined) {
    refuse(office, caller, checked === 'used_code' ? 'used_code' : 'wrong');
    tellOfSlowing(office, attempt);
    return { outcome: 'wrong' };
  }
  office.signInLimits.succeeded(attempt, office.now());
  const shut = office.shutBy(account);
  if (shut !== null) {
    refuse(office, caller, shut);
    return { outcome: shut };
  }
  return openSession(office, caller, account, 'password_and_code');
};

/** Whether somebody who is signed in gave their password, or a fresh code, or both. Mistakes count as at the sign-in. */
export const confirm = async (
  office: Office,
  caller: Caller,
  typed: Partial<Typed>,
): Promise<'confirmed' | 'wrong' | 'busy' | { readonly wait_ms: Ms }> => {
  const attempt = attemptOf(office, caller);
  const heard = office.signInLimits.hear(attempt, office.now());
  if (heard.hearing === 'later') return { wait_ms: heard.wait_ms };
  const secrets = office.accounts.secretsOf(caller.account);
  if (secrets === undefined) return 'wrong';
  const { password, code } = typed;
  let isRight = false;
  if (password !== undefined && code !== undefined) {
    const checked = await checkTyped(office, caller, attempt.browser === '' ? attempt.place : '', {
      password,
      code,
    });
    if (checked === 'busy') {
      office.signInLimits.unheard(attempt, office.now());
      return 'busy';
    }
    isRight = checked === 'right';
  } else if (password !== undefined) {
    const place = attempt.browser === '' ? attempt.place : '';
    const answer = await office.lanes.run(place, () =>
      isPassword(password, secrets.password, office.options.key.pepper),
    );
    if (answer === 'busy') {
      office.signInLimits.unheard(attempt, office.now());
      return 'busy';
    }
    isRight = answer;
  } else if (code !== undefined) {
    const secret = secretOf(office, caller.account, secrets);
    const checked = checkCode(secret, code, office.now(), secrets.code_step);
    isRight = checked.outcome === 'right' && office.accounts.useStep(caller.account, checked.step);
  }
  if (isRight) office.signInLimits.succeeded(attempt, office.now());
  else refuse(office, caller, 'wrong');
  return isRight ? 'confirmed' : 'wrong';
};
