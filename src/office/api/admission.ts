import type { Request } from 'express';
import type { Cookies } from '../cookies.ts';
import { BARRED, bar, type SignedIn, whoIsSignedIn } from '../guard.ts';
import { type Office, ofAccount } from '../office.ts';
import { may, type OfficeVerb } from '../roles.ts';
import { isChangeToken } from '../sessions.ts';
import { type ApiToken, isAtMost, tokenMay } from '../tokens.ts';
import { CHANGE_HEADER } from '../wire.ts';
import { ApiRefused, type Caller } from './route.ts';

/** Somebody of whom it is known who they are, and what they may do. */
export interface Admitted {
  readonly caller: Caller;
  /** Throws `ApiRefused` where they may not do this, or not now. */
  allow(verb: OfficeVerb): void;
}

const READING = new Set(['GET', 'HEAD']);
const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

const callerOf = ({ account, session }: SignedIn): Caller => ({
  by: { account: account.name, person: account.person, role: account.role },
  means: session.session,
  seesNames: may(account.role, 'see_names'),
  is: 'person',
});

const byCookie = (office: Office, cookies: Cookies, request: Request): Admitted => {
  const who = whoIsSignedIn(office, cookies, request);
  if (who === undefined)
    throw new ApiRefused(401, 'signed_out', ['nobody is signed in', 'session', 'sign in']);
  if (!READING.has(request.method) && !isChangeToken(who.token, request.headers[CHANGE_HEADER])) {
    const where = `header ${CHANGE_HEADER}`;
    const remedy = 'send the change token that /session tells';
    throw new ApiRefused(403, 'not_ours', ['the change comes from elsewhere', where, remedy]);
  }
  return {
    caller: callerOf(who),
    allow: (verb) => {
      const barred = bar(office, who, verb);
      if (barred !== null) throw new ApiRefused(403, barred, BARRED[barred]);
      office.sessions.seen(who.session, office.now());
    },
  };
};

/** A token that opens something now; one of an account that may less by now opens nothing. */
const goodToken = (office: Office, secret: string | undefined): ApiToken | undefined => {
  const token = secret === undefined ? undefined : office.tokens.find(secret);
  const account = token && office.accounts.named(token.account);
  if (token === undefined || account === undefined || token.until <= office.now()) return undefined;
  if (office.shutBy(account) !== null) return undefined;
  return isAtMost(token, account.role) ? token : undefined;
};

/** That a program has shown it for the first time is on record; then only when it did last is kept. */
const noteUse = (office: Office, token: ApiToken, person: Caller['by']['person']): void => {
  office.tokens.used(token, office.now());
  if (token.used_at !== 0) return;
  const { account, role, token: name } = token;
  office.recorder.later([
    {
      type: 'account_changed',
      ...ofAccount({ name: account, person }),
      ...{ change: 'token_used', role, token: name, done_by: account, signed_by: [] },
    },
  ]);
};

const byToken = (office: Office, request: Request): Admitted => {
  const [, secret] = BEARER.exec(request.headers.authorization ?? '') ?? [];
  const token = goodToken(office, secret);
  if (token === undefined) {
    const address = request.socket.remoteAddress ?? '';
    office.recorder.later(office.refusals.note({ account: '', address, cause: 'token' }, office.now()));
    const remedy = 'see "ballot-vault users token list"; an expired one is made anew';
    throw new ApiRefused(401, 'signed_out', ['this token opens nothing', 'header Authorization', remedy]);
  }
  const person = office.accounts.named(token.account)?.person ?? '';
  noteUse(office, token, person);
  return {
    caller: {
      by: { account: token.account, person, role: token.role },
      means: token.token,
      seesNames: may(token.role, 'see_names'),
      is: 'program',
    },
    allow: (verb) => {
      if (!tokenMay(token, verb)) throw new ApiRefused(403, 'not_allowed', BARRED.not_allowed);
    },
  };
};

/**
 * Finds out who asks: by the cookie of a page, or by the token of a program, which opens nothing else than these routes.
 * Throws `ApiRefused` for nobody, and for a change that another site could have sent.
 */
export const admission =
  (office: Office, cookies: Cookies) =>
  (request: Request): Admitted =>
    request.headers.authorization === undefined
      ? byCookie(office, cookies, request)
      : byToken(office, request);
