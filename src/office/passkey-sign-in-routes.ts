import { randomBytes } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import type { Cookies } from './cookies.ts';
import { type Guard, refuseWith } from './guard.ts';
import type { Office } from './office.ts';
import { type PasskeySite, requestOptions } from './passkey-check.ts';
import { confirmByPasskey, signInByPasskey } from './passkey-sign-in.ts';
import { passkeySiteOf } from './passkey-site.ts';
import type { Passkey } from './passkeys.ts';
import { bodyOf, callerOf, refuseSignIn } from './session-routes.ts';
import { placeOf } from './sign-in.ts';
import { PASSKEY_CONFIRM, PASSKEY_SIGN_IN } from './wire.ts';

export interface PasskeyParts {
  readonly office: Office;
  readonly cookies: Cookies;
  readonly guard: Guard;
  readonly scheme: 'http' | 'https';
}

/** Where the request came to, or null once it was answered that no passkey is kept for it. */
export const siteOrRefused = (
  scheme: PasskeyParts['scheme'],
  request: Request,
  response: Response,
): PasskeySite | null => {
  const site = passkeySiteOf(scheme, request);
  if (site !== null) return site;
  const remedy = 'open the page by a host name of office.names that is neither an address nor a .local name';
  refuseWith(response, 404, 'no_passkeys', ['no passkey is kept for this address', 'header Host', remedy]);
  return null;
};

interface Asking {
  readonly site: PasskeySite;
  readonly named: readonly Passkey[];
  /** A secret of whoever asks. */
  readonly owner: string;
}

/** Asks the browser for a passkey, and keeps for a few minutes what was asked. */
const askFor = async (
  office: Office,
  request: Request,
  response: Response,
  { site, named, owner }: Asking,
): Promise<void> => {
  const options = await requestOptions(site.site, named);
  const place = placeOf({ address: request.socket.remoteAddress ?? '' });
  office.challenges.begin(owner, place, { ...site, challenge: options.challenge }, office.now());
  response.set('Cache-Control', 'no-store').json(options);
};

/** The browser and its session show that they began it. */
const forSignIn = (attempt: string): string => `sign-in ${attempt}`;
const forConfirming = (token: string): string => `confirm ${token}`;

/** Signing in with a passkey, and giving it again for what is dangerous. */
export const passkeySignInRoutes = ({ office, cookies, guard, scheme }: PasskeyParts): Router => {
  const router = express.Router();
  router.post('/session/passkey/options', async (request, response) => {
    const site = siteOrRefused(scheme, request, response);
    if (site === null) return;
    const attempt = randomBytes(32).toString('base64url');
    cookies.setAttempt(response, attempt);
    // No account is named: whoever asks learns nothing of which there are.
    await askFor(office, request, response, { site, named: [], owner: forSignIn(attempt) });
  });
  router.post('/session/passkey', async (request, response) => {
    const sent = bodyOf(PASSKEY_SIGN_IN, request, response);
    if (sent === undefined || siteOrRefused(scheme, request, response) === null) return;
    const challenge = office.challenges.take(forSignIn(cookies.attempt(request)), office.now());
    cookies.clearAttempt(response);
    const account = office.passkeys.find(sent.asserted.id)?.account ?? '';
    const caller = callerOf(cookies, request, account, sent.ticket);
    const outcome = await signInByPasskey(office, caller, { asserted: sent.asserted, challenge });
    if (outcome.outcome !== 'signed_in') return refuseSignIn(response, outcome);
    cookies.set(response, account, outcome.token, outcome.browser_token);
    response.set('Cache-Control', 'no-store').json({ signed_in: 'yes' });
  });
  router.post(
    '/session/confirm/passkey/options',
    guard.for('keep_own_account', async (request, response, { account, token }) => {
      const site = siteOrRefused(scheme, request, response);
      if (site === null) return;
      const named = office.passkeys.ofAccount(account.name).filter((passkey) => passkey.site === site.site);
      if (named.length === 0) {
        const words = [
          'your account has no passkey for this address',
          'passkey',
          'give your password',
        ] as const;
        return refuseWith(response, 404, 'no_passkeys', words);
      }
      await askFor(office, request, response, { site, named, owner: forConfirming(token) });
    }),
  );
  router.post(
    '/session/confirm/passkey',
    guard.for('keep_own_account', async (request, response, { session, account, token }) => {
      const sent = bodyOf(PASSKEY_CONFIRM, request, response);
      if (sent === undefined) return;
      const challenge = office.challenges.take(forConfirming(token), office.now());
      const caller = callerOf(cookies, request, account.name);
      const outcome = await confirmByPasskey(office, caller, { asserted: sent.asserted, challenge });
      if (outcome.outcome !== 'right') return refuseSignIn(response, outcome);
      office.sessions.confirm(session.session, 'one', office.now());
      response.json({ confirmed_until: office.now() + office.options.confirm_ms });
    }),
  );
  return router;
};
