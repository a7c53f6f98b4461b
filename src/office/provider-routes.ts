import { randomBytes } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import type { RefusedCause } from '../core/facts-office.ts';
import { refuseWith } from './guard.ts';
import type { IdentityProvider, Returned, Visit } from './identity-provider.ts';
import type { Office } from './office.ts';
import type { PasskeyParts } from './passkey-sign-in-routes.ts';
import { callerOf } from './session-routes.ts';
import { endOf } from './sessions.ts';
import { openSession, placeOf } from './sign-in.ts';
import type { ProviderOutcome } from './wire.ts';

export interface ProviderParts extends PasskeyParts {
  readonly provider: IdentityProvider;
}

/** The one address to which the provider may send people back. */
const RETURN = '/session/provider/return';

const forVisit = (attempt: string): string => `visit ${attempt}`;

/** Sends the browser on to the page, which says what came of it. */
const backToPage = (response: Response, outcome: ProviderOutcome): void => {
  response.set('Cache-Control', 'no-store').redirect(303, `/supervisor/?provider=${outcome}`);
};

/** Answers with where the browser has to go. Its page goes there itself: no form, and no redirect of a request. */
const begin = async (
  { office, cookies, scheme, provider }: ProviderParts,
  request: Request,
  response: Response,
  confirms: Visit['confirms'],
): Promise<void> => {
  const origin = new URL(`${scheme}://${request.headers.host}`).origin;
  const begun = await provider.begin({ redirect_uri: `${origin}/api/v1${RETURN}`, confirms }, office.now());
  if (begun === null) {
    const remedy = 'sign in with password and code, and tell whoever looks after the provider';
    return refuseWith(response, 503, 'provider_unreachable', [
      'the identity provider does not answer',
      'office.identity_provider',
      remedy,
    ]);
  }
  const attempt = randomBytes(32).toString('base64url');
  const place = placeOf({ address: request.socket.remoteAddress ?? '' });
  office.visits.begin(forVisit(attempt), place, begun.visit, office.now());
  cookies.setAttempt(response, attempt);
  response.set('Cache-Control', 'no-store').json({ address: begun.address });
};

const noted = (office: Office, request: Request, account: string, cause: RefusedCause): void => {
  const address = request.socket.remoteAddress ?? '';
  office.recorder.later(office.refusals.note({ account, address, cause }, office.now()));
};

const CAUSES = {
  cancelled: 'provider',
  unreachable: 'provider',
  wrong: 'provider',
  too_weak: 'too_weak',
} as const;

/** The account that came back, or what is told instead once it is on record. */
const accountOf = (
  office: Office,
  request: Request,
  returned: Returned,
): { account: string } | ProviderOutcome => {
  if (returned.outcome !== 'known') {
    noted(office, request, '', CAUSES[returned.outcome]);
    if (returned.outcome === 'wrong')
      office.options.diagnostics.warn({ why: returned.why }, 'identity provider');
    return returned.outcome;
  }
  const account = office.identities.accountOf(returned.identity);
  if (account !== undefined) return { account };
  noted(office, request, '', 'unknown_account');
  return 'not_linked';
};

const confirmed = (
  office: Office,
  request: Request,
  account: string,
  of: NonNullable<Visit['confirms']>,
): ProviderOutcome => {
  const session = office.sessions.named(of.session);
  const isOpen = session !== undefined && endOf(session, office.now(), office.sessions.limits) === undefined;
  if (!isOpen) return 'signed_out';
  if (account !== of.account) {
    noted(office, request, of.account, 'wrong');
    return 'other_account';
  }
  office.sessions.confirm(of.session, 'one', office.now());
  return 'confirmed';
};

const signedIn = async (
  { office, cookies }: ProviderParts,
  request: Request,
  response: Response,
  name: string,
): Promise<ProviderOutcome> => {
  const account = office.accounts.named(name);
  const shut = account === undefined ? 'locked' : office.shutBy(account);
  if (account === undefined || shut !== null) {
    noted(office, request, name, shut ?? 'locked');
    return 'locked';
  }
  const outcome = await openSession(office, callerOf(cookies, request, name), account, 'identity_provider');
  if (outcome.outcome !== 'signed_in') return 'not_recorded';
  cookies.set(response, name, outcome.token, outcome.browser_token);
  return 'signed_in';
};

/** How often one place may come back from the provider: each time something is asked of it. */
const heardNow = (office: Office, request: Request): (() => void) | null => {
  const place = placeOf({ address: request.socket.remoteAddress ?? '' });
  const attempt = { account: `provider ${place}`, place, browser: '', ticket: null };
  const heard = office.signInLimits.hear(attempt, office.now());
  return heard.hearing === 'later' ? null : () => office.signInLimits.succeeded(attempt, office.now());
};

/** Signing in by the word of an identity provider, and confirming by it. It makes no account and changes none. */
export const providerRoutes = (parts: ProviderParts): Router => {
  const { office, cookies, guard, provider } = parts;
  const router = express.Router();
  router.post('/session/provider', (request, response) => begin(parts, request, response, null));
  router.post(
    '/session/confirm/provider',
    guard.for('keep_own_account', (request, response, { session, account }) =>
      begin(parts, request, response, { session: session.session, account: account.name }),
    ),
  );
  router.get(RETURN, async (request, response) => {
    const visit = office.visits.take(forVisit(cookies.attempt(request)), office.now());
    cookies.clearAttempt(response);
    if (visit === undefined) {
      noted(office, request, '', 'provider');
      return backToPage(response, 'wrong');
    }
    const succeeded = heardNow(office, request);
    if (succeeded === null) return backToPage(response, 'later');
    const { search } = new URL(request.originalUrl, visit.redirect_uri);
    const found = accountOf(office, request, await provider.end(visit, search, office.now()));
    if (typeof found === 'string') return backToPage(response, found);
    succeeded();
    const outcome =
      visit.confirms === null
        ? await signedIn(parts, request, response, found.account)
        : confirmed(office, request, found.account, visit.confirms);
    backToPage(response, outcome);
  });
  return router;
};
