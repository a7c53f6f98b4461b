import type { Request } from 'express';
import type { Cookies } from '../cookies.ts';
import { BARRED, bar, type SignedIn, whoIsSignedIn } from '../guard.ts';
import type { Office } from '../office.ts';
import { may, type OfficeVerb } from '../roles.ts';
import { isChangeToken } from '../sessions.ts';
import { CHANGE_HEADER } from '../wire.ts';
import { ApiRefused, type Caller } from './route.ts';

/** Somebody of whom it is known who they are, and what they may do. */
export interface Admitted {
  readonly caller: Caller;
  /** Throws `ApiRefused` where they may not do this, or not now. */
  allow(verb: OfficeVerb): void;
}

const READING = new Set(['GET', 'HEAD']);

const callerOf = ({ account, session }: SignedIn): Caller => ({
  by: { account: account.name, person: account.person, role: account.role },
  means: session.session,
  seesNames: may(account.role, 'see_names'),
});

/** Finds out who asks. Throws `ApiRefused` for nobody, and for a change that another site could have sent. */
export const admission =
  (office: Office, cookies: Cookies) =>
  (request: Request): Admitted => {
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
