import express, { type Response, type Router } from 'express';
import type { Account } from './accounts.ts';
import { BARRED, isConfirmedByBoth, refuseWith } from './guard.ts';
import { type Office, ofAccount } from './office.ts';
import { checkRegistered, creationOptions, handleOf } from './passkey-check.ts';
import { type PasskeyParts, siteOrRefused } from './passkey-sign-in-routes.ts';
import { PASSKEYS_OF_ACCOUNT_MAX, type Passkey } from './passkeys.ts';
import { bodyOf } from './session-routes.ts';
import { placeOf } from './sign-in.ts';
import { PASSKEY_ADDED, type PasskeyLine } from './wire.ts';

const lineOf = ({ passkey, name, site, kept, created_at, used_at }: Passkey): PasskeyLine => ({
  passkey,
  name,
  site,
  kept,
  created_at,
  used_at,
});

/** Puts it on record; false once it was answered that it is not. */
const recorded = async (
  office: Office,
  response: Response,
  account: Account,
  what: { readonly change: 'passkey_added' | 'passkey_removed'; readonly done_by: string },
): Promise<boolean> => {
  const answer = await office.recorder.now([
    { type: 'account_changed', ...ofAccount(account), ...what, role: account.role, signed_by: [] },
  ]);
  if (answer.outcome === 'done') return true;
  refuseWith(response, 503, 'not_recorded', [answer.what, 'log', answer.remedy]);
  return false;
};

const forAdding = (token: string): string => `add ${token}`;

/** True once it was answered that password and code are missing. Another passkey does not do: it may be stolen. */
const isBarred = (
  office: Office,
  response: Response,
  session: Parameters<typeof isConfirmedByBoth>[1],
): boolean => {
  if (isConfirmedByBoth(office, session)) return false;
  refuseWith(response, 403, 'confirm_both', BARRED.confirm_both);
  return true;
};

const UNKNOWN = ['there is no such passkey', 'passkey', 'reload the page'] as const;

/** Removes it once that is on record, and ends what may have been opened with it. */
const remove = async (
  office: Office,
  response: Response,
  { account, passkey, done_by, own }: { account: Account; passkey: string; done_by: string; own: string },
): Promise<void> => {
  if (office.passkeys.find(passkey)?.account !== account.name)
    return refuseWith(response, 404, 'unknown', UNKNOWN);
  if (!(await recorded(office, response, account, { change: 'passkey_removed', done_by }))) return;
  office.passkeys.remove(account.name, passkey);
  const opened = office.sessions
    .ofAccount(account.name)
    .filter(({ way, session }) => way === 'passkey' && session !== own);
  office.end(opened, { ended: 'revoked', cause: 'account_changed', done_by });
  response.json({ removed: passkey });
};

const addingRoutes = ({ office, guard, scheme }: PasskeyParts): Router => {
  const router = express.Router();
  router.post(
    '/passkeys/options',
    guard.for('change_own_account', async (request, response, { account, session, token }) => {
      const site = siteOrRefused(scheme, request, response);
      if (site === null || isBarred(office, response, session)) return;
      const existing = office.passkeys.ofAccount(account.name);
      if (existing.length >= PASSKEYS_OF_ACCOUNT_MAX) {
        const words = ['there are too many passkeys', 'passkey', 'remove one'] as const;
        return refuseWith(response, 409, 'too_many', words);
      }
      const { kiosk, key } = office.options;
      const holder = { name: account.name, handle: handleOf(key.handles, account.name) };
      const options = await creationOptions({ site: site.site, kiosk }, holder, existing);
      const place = placeOf({ address: request.socket.remoteAddress ?? '' });
      const challenge = { ...site, challenge: options.challenge };
      office.challenges.begin(forAdding(token), place, challenge, office.now());
      response.json(options);
    }),
  );
  router.post(
    '/passkeys',
    guard.for('change_own_account', async (request, response, { account, session, token }) => {
      const sent = bodyOf(PASSKEY_ADDED, request, response);
      if (sent === undefined || isBarred(office, response, session)) return;
      const challenge = office.challenges.take(forAdding(token), office.now());
      const made = challenge === undefined ? null : await checkRegistered(challenge, sent.registered);
      if (challenge === undefined || made === null || office.passkeys.find(made.passkey) !== undefined) {
        const words = ['this is not a new passkey for this address', 'passkey', 'begin again'] as const;
        return refuseWith(response, 400, 'passkey_refused', words);
      }
      if (!(await recorded(office, response, account, { change: 'passkey_added', done_by: account.name })))
        return;
      const added: Passkey = {
        ...made,
        account: account.name,
        site: challenge.site,
        name: sent.name,
        transports: sent.registered.response.transports.join(' '),
        created_at: office.now(),
        used_at: 0,
      };
      office.passkeys.add(added);
      response.status(201).json(lineOf(added));
    }),
  );
  return router;
};

/** Adding, seeing and removing passkeys: one's own, and as an administrator those of others. */
export const passkeyRoutes = (parts: PasskeyParts): Router => {
  const { office, guard } = parts;
  const router = addingRoutes(parts);
  router.get(
    '/passkeys',
    guard.for('keep_own_account', (_request, response, { account }) => {
      response.json({ passkeys: office.passkeys.ofAccount(account.name).map(lineOf) });
    }),
  );
  router.delete(
    '/passkeys/:passkey',
    guard.for('change_own_account', (request, response, { account, session }) =>
      remove(office, response, {
        account,
        passkey: String(request.params['passkey']),
        done_by: account.name,
        own: session.session,
      }),
    ),
  );
  router.get(
    '/accounts/:account/passkeys',
    guard.for('see_accounts', (request, response) => {
      const passkeys = office.passkeys.ofAccount(String(request.params['account']));
      response.json({ passkeys: passkeys.map(lineOf) });
    }),
  );
  router.delete(
    '/accounts/:account/passkeys/:passkey',
    guard.for('change_accounts', async (request, response, { account: { name: done_by } }) => {
      const account = office.accounts.named(String(request.params['account']));
      if (account === undefined) return refuseWith(response, 404, 'unknown', UNKNOWN);
      const passkey = String(request.params['passkey']);
      await remove(office, response, { account, passkey, done_by, own: '' });
    }),
  );
  return router;
};
