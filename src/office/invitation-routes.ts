import express, { type Response, type Router } from 'express';
import { qrRows } from '../receipts/qr.ts';
import type { Account } from './accounts.ts';
import { checkCode, newCodeSecret, secretAddress, secretText } from './codes.ts';
import type { Cookies } from './cookies.ts';
import { type Guard, refuseWith } from './guard.ts';
import { type Office, ofAccount } from './office.ts';
import { hashPassword } from './password.ts';
import { PASSWORD_MAX, PASSWORD_MIN, type PasswordFault, passwordFault } from './password-rules.ts';
import { bodyOf, callerOf } from './session-routes.ts';
import { type Caller, openSession, placeOf } from './sign-in.ts';
import { type CodeSecret, INVITATION, INVITATION_TAKEN, PASSWORD_CHANGE } from './wire.ts';

const FAULTS: { readonly [F in PasswordFault]: readonly [what: string, remedy: string] } = {
  too_short: [
    `the password has fewer than ${PASSWORD_MIN} characters`,
    'choose a longer one: four words will do',
  ],
  too_long: [`the password has more than ${PASSWORD_MAX} characters`, 'choose a shorter one'],
  too_easy: ['many people choose such a password', 'choose words that have nothing to do with one another'],
  names_account: ['the password names the account', 'choose one that does not'],
};

/** True once it was answered that the chosen password cannot be. */
const isRefused = (response: Response, chosen: string, account: string): boolean => {
  const fault = passwordFault(chosen, account);
  if (fault === null) return false;
  const [what, remedy] = FAULTS[fault];
  refuseWith(response, 400, fault, [what, 'chosen', remedy]);
  return true;
};

const NOT_INVITED = [
  'this invitation opens no account',
  'invitation',
  'look at how it is written, or ask for a new one',
] as const;

/**
 * The account that an invitation opens, or undefined once it was answered that it opens none. Mistakes count as at the
 * sign-in, though 100 bits of chance are not guessed.
 */
const invitedOf = (
  office: Office,
  response: Response,
  caller: Caller,
  invitation: string,
): Account | undefined => {
  const attempt = {
    account: `invitation ${caller.account}`,
    place: placeOf(caller),
    browser: '',
    ticket: null,
  };
  const heard = office.signInLimits.hear(attempt, office.now());
  if (heard.hearing === 'later') {
    const { wait_ms } = heard;
    const words = ['too many mistakes were made', 'invitation', 'wait, and try again'] as const;
    refuseWith(response, 429, 'later', words, { wait_ms });
    return undefined;
  }
  if (!office.accounts.isInvited(caller.account, invitation, office.now())) {
    refuseWith(response, 403, 'invitation', NOT_INVITED);
    return undefined;
  }
  office.signInLimits.succeeded(attempt, office.now());
  return office.accounts.named(caller.account);
};

/** Opens the account with what was chosen, once that is on record, and signs its person in. */
const makeReady = async (
  office: Office,
  account: Account,
  secrets: { readonly code_secret: Buffer; readonly code_step: number },
  chosen: string,
): Promise<'ready' | 'taken' | readonly [what: string, remedy: string]> => {
  const password = await hashPassword(chosen, office.options.key.pepper);
  const answer = await office.recorder.now([
    {
      type: 'account_changed',
      ...ofAccount(account),
      change: 'ready',
      role: account.role,
      done_by: account.name,
      signed_by: [],
    },
  ]);
  if (answer.outcome === 'refused') return [answer.what, answer.remedy];
  return office.accounts.makeReady(account.name, { password, ...secrets }) ? 'ready' : 'taken';
};

/** With an invitation somebody chooses their own password and puts the secret of their codes into their own app. */
export const invitationRoutes = (office: Office, cookies: Cookies): Router => {
  const router = express.Router();
  router.post('/invitation', (request, response) => {
    const asked = bodyOf(INVITATION, request, response);
    if (asked === undefined) return;
    const account = invitedOf(office, response, callerOf(cookies, request, asked.account), asked.invitation);
    if (account === undefined) return;
    const secret = newCodeSecret();
    office.accounts.keepSecret(account.name, office.options.key.seal(secret, account.name));
    const address = secretAddress(secret, account.name, office.options.kiosk);
    const answer: CodeSecret = {
      account: account.name,
      role: account.role,
      secret: secretText(secret),
      address,
      qr: qrRows(Buffer.from(address, 'utf8'), 'M'),
    };
    response.set('Cache-Control', 'no-store').json(answer);
  });
  router.post('/invitation/take', async (request, response) => {
    const asked = bodyOf(INVITATION_TAKEN, request, response);
    if (asked === undefined) return;
    const caller = callerOf(cookies, request, asked.account);
    const account = invitedOf(office, response, caller, asked.invitation);
    if (account === undefined || isRefused(response, asked.chosen, asked.account)) return;
    const code_secret = office.accounts.secretsOf(account.name)?.code_secret ?? Buffer.alloc(0);
    if (code_secret.length === 0) return refuseWith(response, 403, 'invitation', NOT_INVITED);
    const secret = office.options.key.open(code_secret, account.name);
    const checked = checkCode(secret, asked.code, office.now(), 0);
    if (checked.outcome !== 'right') {
      const remedy = 'wait for the next code, and look at the clock of the telephone';
      return refuseWith(response, 400, 'wrong', ['this is not the code of this secret', 'code', remedy]);
    }
    const ready = await makeReady(office, account, { code_secret, code_step: checked.step }, asked.chosen);
    if (ready === 'taken') return refuseWith(response, 403, 'invitation', NOT_INVITED);
    if (ready !== 'ready') return refuseWith(response, 503, 'not_recorded', [ready[0], 'log', ready[1]]);
    const outcome = await openSession(office, caller, account, 'password_and_code');
    if (outcome.outcome === 'signed_in')
      cookies.set(response, account.name, outcome.token, outcome.browser_token);
    response
      .set('Cache-Control', 'no-store')
      .json({ signed_in: outcome.outcome === 'signed_in' ? 'yes' : 'no' });
  });
  return router;
};

/** A new password for oneself; every other session ends. */
export const passwordRoutes = (office: Office, guard: Guard): Router => {
  const router = express.Router();
  router.post(
    '/password',
    guard.for('change_own_account', async (request, response, { account, session }) => {
      const asked = bodyOf(PASSWORD_CHANGE, request, response);
      if (asked === undefined || isRefused(response, asked.chosen, account.name)) return;
      const password = await hashPassword(asked.chosen, office.options.key.pepper);
      const answer = await office.recorder.now([
        {
          type: 'account_changed',
          ...ofAccount(account),
          change: 'password_changed',
          role: account.role,
          done_by: account.name,
          signed_by: [],
        },
      ]);
      if (answer.outcome === 'refused') {
        return refuseWith(response, 503, 'not_recorded', [answer.what, 'log', answer.remedy]);
      }
      office.accounts.setPassword(account.name, password);
      office.sessions.forgetBrowsers(account.name);
      const others = office.sessions
        .ofAccount(account.name)
        .filter((other) => other.session !== session.session);
      office.end(others, { ended: 'revoked', cause: 'account_changed', done_by: account.name });
      response.json({ changed: 'password' });
    }),
  );
  return router;
};
