import express, { type Response, type Router } from 'express';
import type { AccountChange, AccountRole } from '../core/facts-office.ts';
import { ACCOUNTS_MAX, type Account, newInvitation } from './accounts.ts';
import { type Guard, refuseWith } from './guard.ts';
import { type Office, ofAccount } from './office.ts';
import { bodyOf } from './session-routes.ts';
import { ACCOUNT_ADDED, ACCOUNT_CHANGED, type AccountLine } from './wire.ts';

const lineOf = (office: Office, account: Account): AccountLine => ({
  account: account.name,
  person: account.person,
  role: account.role,
  state: office.shutBy(account) === 'not_listed' ? 'unlisted' : account.state,
  invitation_until: account.invitation_until,
  sessions: office.sessions.ofAccount(account.name).length,
});

/** Puts it on record; false once it was answered that it is not. */
const recorded = async (
  office: Office,
  response: Response,
  account: Pick<Account, 'name' | 'person'>,
  what: { readonly change: AccountChange; readonly role: AccountRole; readonly done_by: string },
): Promise<boolean> => {
  const answer = await office.recorder.now([
    { type: 'account_changed', ...ofAccount(account), ...what, signed_by: [] },
  ]);
  if (answer.outcome === 'done') return true;
  refuseWith(response, 503, 'not_recorded', [answer.what, 'log', answer.remedy]);
  return false;
};

/** The account that is to be changed, or undefined once it was answered why it cannot be. */
const changeable = (office: Office, response: Response, name: string, own: string): Account | undefined => {
  const account = office.accounts.named(name);
  if (account === undefined) {
    refuseWith(response, 404, 'unknown', ['there is no such account', 'account', 'reload the page']);
    return undefined;
  }
  if (name === own) {
    const remedy = 'ask another administrator';
    refuseWith(response, 403, 'own_account', [
      'nobody changes what they may do themselves',
      'account',
      remedy,
    ]);
    return undefined;
  }
  return account;
};

type Changed =
  | { readonly change: 'locked' | 'unlocked' | 'removed' | 'signed_out' }
  | { readonly change: 'role_changed'; readonly role: AccountRole };

const changeNow = (office: Office, { name }: Account, asked: Changed, done_by: string): void => {
  const { accounts, sessions } = office;
  if (asked.change === 'unlocked') return accounts.setLocked(name, 'unlocked');
  office.end(sessions.ofAccount(name), { ended: 'revoked', cause: 'account_changed', done_by });
  sessions.forgetBrowsers(name);
  if (asked.change === 'locked') accounts.setLocked(name, 'locked');
  if (asked.change === 'removed') accounts.remove(name);
  if (asked.change === 'role_changed') accounts.setRole(name, asked.role);
};

/**
 * What an administrator does about accounts. Nobody becomes a supervisor or an auditor by it: that takes the command, for
 * a supervisor with the PIN of the person it is for, and so does a new password or a new source of codes, with the PINs of two officials.
 */
export const accountRoutes = (office: Office, guard: Guard): Router => {
  const router = express.Router();
  router.get(
    '/accounts',
    guard.for('see_accounts', (_request, response) => {
      response.json({ accounts: office.accounts.all().map((account) => lineOf(office, account)) });
    }),
  );
  router.post(
    '/accounts',
    guard.for('change_accounts', async (request, response, { account: own }) => {
      const asked = bodyOf(ACCOUNT_ADDED, request, response);
      if (asked === undefined) return;
      const { accounts } = office;
      const isTaken =
        accounts.named(asked.account) !== undefined ||
        (asked.person !== '' && accounts.ofPerson(asked.person) !== undefined);
      if (isTaken) {
        const remedy = 'choose another name; each person has one account';
        return refuseWith(response, 409, 'taken', ['there is such an account already', 'account', remedy]);
      }
      if (accounts.size >= ACCOUNTS_MAX) {
        return refuseWith(response, 409, 'too_many', [
          'there are too many accounts',
          'account',
          'remove some',
        ]);
      }
      const account = { name: asked.account, person: asked.person, role: asked.role };
      const what = { change: 'invited', role: asked.role, done_by: own.name } as const;
      if (!(await recorded(office, response, account, what))) return;
      const invitation = newInvitation();
      accounts.add(account, invitation, office.now());
      response.status(201).json({ account: asked.account, invitation });
    }),
  );
  router.post(
    '/accounts/:account',
    guard.for('change_accounts', async (request, response, { account: own }) => {
      const asked = bodyOf(ACCOUNT_CHANGED, request, response);
      if (asked === undefined) return;
      const account = changeable(office, response, String(request.params['account']), own.name);
      if (account === undefined) return;
      if (asked.change !== 'signed_out') {
        const role = asked.change === 'role_changed' ? asked.role : account.role;
        const what = { change: asked.change, role, done_by: own.name };
        if (!(await recorded(office, response, account, what))) return;
      }
      changeNow(office, account, asked, own.name);
      response.json({ changed: asked.change });
    }),
  );
  return router;
};
