import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import type { Account } from './accounts.ts';
import type { Cookies } from './cookies.ts';
import type { Office } from './office.ts';
import { type OfficeVerb, permissionOf } from './roles.ts';
import { endOf, isChangeToken, type Session } from './sessions.ts';
import { CHANGE_HEADER, type Refused } from './wire.ts';

/** Whoever is signed in, at one request. */
export interface SignedIn {
  readonly session: Session;
  readonly account: Account;
  readonly token: string;
}

type More = Pick<Refused['error'], 'wait_ms' | 'ticket'>;

/** Answers with a status and `{"error": {what, where, remedy, code}}`. */
export const refuseWith = (
  response: Response,
  status: number,
  code: Refused['error']['code'],
  [what, where, remedy]: readonly [what: string, where: string, remedy: string],
  more: More = {},
): void => {
  const error: Refused = { error: { what, where, remedy, code, ...more } };
  response.status(status).set('Cache-Control', 'no-store').json(error);
};

/**
 * Who is signed in by the cookie of a request; undefined for nobody. A session that is over by itself ends here, and
 * one whose account is locked or gone, or whose person is off the list, opens nothing.
 */
export const whoIsSignedIn = (
  office: Office,
  cookies: Cookies,
  request: IncomingMessage,
): SignedIn | undefined => {
  const token = cookies.session(request);
  const session = token === '' ? undefined : office.sessions.find(token);
  if (session === undefined) return undefined;
  const cause = endOf(session, office.now(), office.sessions.limits);
  if (cause !== undefined) {
    office.end([session], { ended: 'signed_out', cause });
    return undefined;
  }
  const account = office.accounts.named(session.account);
  return account !== undefined && office.shutBy(account) === null ? { session, account, token } : undefined;
};

const isLately = (office: Office, at: number): boolean => {
  const since = office.now() - at;
  return since >= 0 && since < office.options.confirm_ms;
};

/** Whether the password, a code or a passkey was given within the last minutes. */
export const isConfirmed = (office: Office, { confirmed_at }: Session): boolean => {
  return isLately(office, confirmed_at);
};

/** Whether password and code were given together within the last minutes: only then anything more may open the account. */
export const isConfirmedByBoth = (office: Office, { both_at }: Session): boolean => isLately(office, both_at);

/** Why somebody may not do this now; null when they may. */
export const bar = (office: Office, who: SignedIn, verb: OfficeVerb): 'not_allowed' | 'confirm' | null => {
  const permission = permissionOf(who.account.role, verb);
  if (permission === 'never') return 'not_allowed';
  return permission === 'confirmed' && !isConfirmed(office, who.session) ? 'confirm' : null;
};

export const BARRED = {
  not_allowed: ['your account may not do this', 'role', 'ask somebody whose account may'],
  confirm: ['this needs your password, a code or a passkey again', 'session', 'give it, and try again'],
  confirm_both: ['this needs your password and a code again', 'session', 'give both, and try again'],
} as const;

const READING = new Set(['GET', 'HEAD']);

/** What is done with a request once it is clear who asks. */
export type Handle = (request: Request, response: Response, who: SignedIn) => Promise<void> | void;

/** Makes handlers that only whoever may do a thing reaches. */
export class Guard {
  readonly #office: Office;
  readonly #cookies: Cookies;

  constructor(office: Office, cookies: Cookies) {
    this.#office = office;
    this.#cookies = cookies;
  }

  /** Signed in, allowed by the role, confirmed where that is asked, and with the change token where it changes something. */
  for(verb: OfficeVerb, handle: Handle): RequestHandler {
    return async (request, response) => {
      const who = whoIsSignedIn(this.#office, this.#cookies, request);
      if (who === undefined) {
        return refuseWith(response, 401, 'signed_out', ['nobody is signed in', 'session', 'sign in']);
      }
      if (!READING.has(request.method) && !isChangeToken(who.token, request.headers[CHANGE_HEADER])) {
        const remedy = 'reload the page, and try again';
        return refuseWith(response, 403, 'not_ours', [
          'the change comes from elsewhere',
          `header ${CHANGE_HEADER}`,
          remedy,
        ]);
      }
      const barred = bar(this.#office, who, verb);
      if (barred !== null) return refuseWith(response, 403, barred, BARRED[barred]);
      this.#office.sessions.seen(who.session, this.#office.now());
      response.set('Cache-Control', 'no-store');
      await handle(request, response, who);
    };
  }
}
