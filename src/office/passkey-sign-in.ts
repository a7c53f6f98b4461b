import type { Account } from './accounts.ts';
import type { Office } from './office.ts';
import { type Asserted, type Challenge, checkAsserted, handleOf } from './passkey-check.ts';
import type { Passkey } from './passkeys.ts';
import {
  attemptOf,
  type Caller,
  laterFor,
  openSession,
  placeOf,
  refuse,
  type SignInOutcome,
  type SignInRefusal,
  tellOfSlowing,
} from './sign-in.ts';

/** An answer of an authenticator, and what it was asked; undefined where nothing was, or not lately. */
export interface Answered {
  readonly asserted: Asserted;
  readonly challenge: Challenge | undefined;
}

type Checked = 'right' | 'wrong' | 'counter_went_back';

const check = async (
  office: Office,
  { asserted, challenge }: Answered,
  passkey: Passkey | undefined,
): Promise<Checked> => {
  if (passkey === undefined || challenge === undefined || passkey.site !== challenge.site) return 'wrong';
  const { userHandle } = asserted.response;
  const handle = handleOf(office.options.key.handles, passkey.account).toString('base64url');
  if (typeof userHandle === 'string' && userHandle !== handle) return 'wrong';
  const counter = await checkAsserted(challenge, asserted, passkey);
  if (counter === null) return 'wrong';
  return office.passkeys.used(passkey.passkey, counter, office.now()) ? 'right' : 'counter_went_back';
};

type Heard = { readonly outcome: 'right'; readonly account: Account } | SignInRefusal;

/** Mistakes count as with passwords: for the account of the passkey, or for the place where no account has it. */
const hear = async (
  office: Office,
  caller: Caller,
  answered: Answered,
  passkey?: Passkey,
): Promise<Heard> => {
  const account = caller.account === '' ? `passkey ${placeOf(caller)}` : caller.account;
  const attempt = attemptOf(office, { ...caller, account });
  const heard = office.signInLimits.hear(attempt, office.now());
  if (heard.hearing === 'later') {
    refuse(office, caller, 'too_soon');
    return laterFor(office, attempt, heard);
  }
  const checked = await check(office, answered, passkey);
  const holder = office.accounts.named(caller.account);
  if (checked !== 'right' || holder === undefined) {
    refuse(office, caller, checked === 'right' ? 'wrong' : checked);
    tellOfSlowing(office, attempt);
    return { outcome: 'wrong' };
  }
  office.signInLimits.succeeded(attempt, office.now());
  return { outcome: 'right', account: holder };
};

/** Lets somebody in who has a passkey of an account, and showed its authenticator that it is theirs. */
export const signInByPasskey = async (
  office: Office,
  caller: Caller,
  answered: Answered,
): Promise<SignInOutcome> => {
  const heard = await hear(office, caller, answered, office.passkeys.find(answered.asserted.id));
  if (heard.outcome !== 'right') return heard;
  const shut = office.shutBy(heard.account);
  if (shut !== null) {
    refuse(office, caller, shut);
    return { outcome: shut };
  }
  return openSession(office, caller, heard.account, 'passkey');
};

/** Whether somebody who is signed in has a passkey of their own account. */
export const confirmByPasskey = (
  office: Office,
  caller: Caller,
  answered: Answered,
): Promise<{ readonly outcome: 'right' } | SignInRefusal> => {
  const passkey = office.passkeys.find(answered.asserted.id);
  return hear(office, caller, answered, passkey?.account === caller.account ? passkey : undefined);
};
