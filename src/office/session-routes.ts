import express, { type Request, type Response, type Router } from 'express';
import type { z } from 'zod';
import type { Cookies } from './cookies.ts';
import { type Guard, refuseWith, type SignedIn, whoIsSignedIn } from './guard.ts';
import type { Office } from './office.ts';
import { changeTokenOf } from './sessions.ts';
import { type Caller, confirm, type SignInRefusal, signIn } from './sign-in.ts';
import { CONFIRM, type SessionAnswer, type SessionLine, SIGN_IN, type Ways } from './wire.ts';

/** What a body says, or undefined once it was answered that it is malformed. What was sent is not repeated. */
export const bodyOf = <Schema extends z.ZodType>(
  schema: Schema,
  request: Request,
  response: Response,
): z.output<Schema> | undefined => {
  const read = schema.safeParse(request.body);
  if (read.success) return read.data;
  const where = read.error.issues[0]?.path.join('.') ?? '';
  refuseWith(response, 400, 'malformed', [
    'the request is malformed',
    where,
    'reload the page, and try again',
  ]);
  return undefined;
};

export const callerOf = (cookies: Cookies, request: Request, account: string, ticket = ''): Caller => ({
  account,
  address: request.socket.remoteAddress ?? '',
  browser: request.headers['user-agent'] ?? '',
  browser_token: cookies.browser(request, account),
  session_token: cookies.session(request),
  ticket,
});

const answerOf = (office: Office, who: SignedIn | undefined, ways: Ways): SessionAnswer => {
  const { kiosk, confirm_ms } = office.options;
  const provider = office.options.provider?.settings.name ?? '';
  if (who === undefined) return { signed_in: 'no', kiosk, ways, provider };
  const { session, account, token } = who;
  const { idle_ms, session_ms } = office.sessions.limits;
  return {
    signed_in: 'yes',
    kiosk,
    account: account.name,
    person: account.person,
    role: account.role,
    session: session.session,
    change_token: changeTokenOf(token),
    now: office.now(),
    confirmed_until: session.confirmed_at + confirm_ms,
    ends_at: session.created_at + session_ms,
    idle_ms,
    ways,
    provider,
  };
};

const WRONG = ['name, password or code is not right', 'sign-in', 'try again with a fresh code'] as const;

export const refuseSignIn = (response: Response, refusal: SignInRefusal): void => {
  switch (refusal.outcome) {
    case 'wrong':
      return refuseWith(response, 401, 'wrong', WRONG);
    case 'locked':
      return refuseWith(response, 403, 'locked', [
        'this account is locked',
        'account',
        'ask an administrator',
      ]);
    case 'not_listed':
      return refuseWith(response, 403, 'not_listed', [
        'whose account this is was suspended, or is not on the list any more',
        'account',
        'ask a supervisor',
      ]);
    case 'later': {
      response.set('Retry-After', String(Math.ceil(refusal.wait_ms / 1_000)));
      const { wait_ms, ticket } = refusal;
      return refuseWith(
        response,
        429,
        'later',
        ['too many mistakes were made', 'sign-in', 'wait, and try again'],
        {
          wait_ms,
          ticket,
        },
      );
    }
    case 'busy':
      response.set('Retry-After', '2');
      return refuseWith(response, 503, 'busy', ['too many people sign in just now', 'sign-in', 'try again']);
    case 'not_recorded':
      return refuseWith(response, 503, 'not_recorded', [refusal.what, 'log', refusal.remedy]);
  }
};

/** Signing in and out, and giving the password or a code again. */
export const sessionRoutes = (
  office: Office,
  cookies: Cookies,
  guard: Guard,
  waysAt: (request: Request) => Ways,
): Router => {
  const router = express.Router();
  router.get('/session', (request, response) => {
    response
      .set('Cache-Control', 'no-store')
      .json(answerOf(office, whoIsSignedIn(office, cookies, request), waysAt(request)));
  });
  router.post('/session', async (request, response) => {
    const typed = bodyOf(SIGN_IN, request, response);
    if (typed === undefined) return;
    const outcome = await signIn(office, callerOf(cookies, request, typed.account, typed.ticket), typed);
    if (outcome.outcome !== 'signed_in') return refuseSignIn(response, outcome);
    cookies.set(response, typed.account, outcome.token, outcome.browser_token);
    response.set('Cache-Control', 'no-store').json({ signed_in: 'yes' });
  });
  router.delete(
    '/session',
    guard.for('keep_own_account', (_request, response, { session }) => {
      office.end([session], { ended: 'signed_out', cause: 'asked' });
      cookies.clear(response);
      response.json({ signed_in: 'no' });
    }),
  );
  router.post(
    '/session/confirm',
    guard.for('keep_own_account', async (request, response, { session, account }) => {
      const typed = bodyOf(CONFIRM, request, response);
      if (typed === undefined) return;
      const answer = await confirm(office, callerOf(cookies, request, account.name), typed);
      if (answer === 'wrong' || answer === 'busy') return refuseSignIn(response, { outcome: answer });
      if (answer !== 'confirmed') return refuseSignIn(response, { outcome: 'later', ticket: '', ...answer });
      const by = 'password' in typed && 'code' in typed ? 'both' : 'one';
      office.sessions.confirm(session.session, by, office.now());
      response.json({ confirmed_until: office.now() + office.options.confirm_ms });
    }),
  );
  return router;
};

/** The sessions of one's own account: see them, and end one, or all others, or all. */
export const ownSessionRoutes = (office: Office, cookies: Cookies, guard: Guard): Router => {
  const router = express.Router();
  router.get(
    '/sessions',
    guard.for('keep_own_account', (_request, response, { session: own, account }) => {
      const lines = office.sessions.ofAccount(account.name).map(
        ({ session, way, address, browser, created_at, seen_at }): SessionLine => ({
          session,
          is: session === own.session ? 'this' : 'other',
          way,
          address,
          browser,
          created_at,
          seen_at,
        }),
      );
      response.json({ sessions: lines });
    }),
  );
  router.delete(
    '/sessions',
    guard.for('keep_own_account', (_request, response, { account }) => {
      const ended = office.sessions.ofAccount(account.name);
      office.end(ended, { ended: 'revoked', cause: 'asked', done_by: account.name });
      office.sessions.forgetBrowsers(account.name);
      cookies.clear(response);
      response.json({ ended: ended.length });
    }),
  );
  router.delete(
    '/sessions/:session',
    guard.for('keep_own_account', (request, response, { account }) => {
      const name = String(request.params['session']);
      const session = office.sessions.named(name);
      // Of another account nobody is told even that it is there.
      if (session?.account !== account.name) {
        return refuseWith(response, 404, 'unknown', [
          'there is no such session',
          'session',
          'reload the page',
        ]);
      }
      office.end([session], { ended: 'revoked', cause: 'asked', done_by: account.name });
      response.json({ ended: 1 });
    }),
  );
  return router;
};
