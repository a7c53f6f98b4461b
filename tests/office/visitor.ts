import { generateSync } from 'otplib';
import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import type { AccountRole } from '../../src/core/facts-office.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { Accounts, newInvitation } from '../../src/office/accounts.ts';
import { openOfficeDatabase } from '../../src/office/office-database.ts';
import type { OfficeClientEvents, OfficeServerEvents, SessionAnswer } from '../../src/office/wire.ts';
import { type Answer, ask, type OfficeSite } from './aid.ts';

export type PageSocket = Socket<OfficeServerEvents, OfficeClientEvents>;

/** A browser that holds cookies, without the browser. */
export class Visitor {
  readonly site: Pick<OfficeSite, 'origin' | 'pem'>;
  readonly cookies = new Map<string, string>();
  /** The change token of the session that is open. */
  token = '';
  /** The desk it sits at: what one address may ask for is counted. */
  from = '127.0.0.1';

  constructor(site: Pick<OfficeSite, 'origin' | 'pem'>) {
    this.site = site;
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Asks as our own page does; `headers` change that. */
  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer & { readonly json: Record<string, unknown>; readonly code: unknown }> {
    const { origin, pem } = this.site;
    const answer = await ask(`${origin}/api/v1${path}`, pem, {
      method,
      from: this.from,
      headers: {
        origin,
        'content-type': 'application/json',
        'x-change-token': this.token,
        ...(this.cookies.size === 0 ? {} : { cookie: this.cookie }),
        ...headers,
      },
      body: body === undefined ? '' : JSON.stringify(body),
    });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Expires=Thu, 01 Jan 1970/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const json = answer.body.startsWith('{') ? (JSON.parse(answer.body) as Record<string, unknown>) : {};
    return { ...answer, json, code: (json['error'] as { code?: unknown } | undefined)?.code };
  }

  /** Takes the change token, as a page does when it opens. */
  async look(): Promise<SessionAnswer> {
    const { json } = await this.ask('GET', '/session');
    const answer = json as unknown as SessionAnswer;
    this.token = answer.signed_in === 'yes' ? answer.change_token : '';
    return answer;
  }

  /** A socket as our page opens it; `change` makes it another one. */
  socket(
    change: { readonly origin?: string; readonly cookie?: string; readonly token?: string } = {},
  ): PageSocket {
    const { origin, pem } = this.site;
    const headers = { origin: change.origin ?? origin, cookie: change.cookie ?? this.cookie };
    const socket: PageSocket = io(origin, {
      path: '/api/v1/socket',
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      ca: pem,
      extraHeaders: headers,
      auth: { change_token: change.token ?? this.token },
    });
    onTestFinished(() => void socket.disconnect());
    return socket;
  }
}

/** Somebody who can sign in. */
export interface Known {
  readonly account: string;
  readonly password: string;
  readonly secret: string;
  /** A code that was used already. */
  readonly used: string;
}

const PASSWORD = 'winding river over granite';

/** The code of an authenticator app, `later` seconds from now: one code signs in once. */
export const codeOf = (secret: string, later = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + later });

/** Adds an account to the file, as the command does, and gives its invitation. */
export const invited = (
  { data }: Pick<OfficeSite, 'data'>,
  account: string,
  role: AccountRole,
  person: string = '',
): string => {
  const database = openOfficeDatabase(data);
  try {
    const invitation = newInvitation();
    new Accounts(database).add(
      { name: account, role, person: person as PersonId | '' },
      invitation,
      Date.now(),
    );
    return invitation;
  } finally {
    database.close();
  }
};

/** An account whose person took the invitation at the page; the visitor is signed in by it. */
export const readyAccount = async (
  site: Pick<OfficeSite, 'data' | 'origin' | 'pem'>,
  account: string,
  role: AccountRole,
  person = '',
): Promise<{ readonly known: Known; readonly visitor: Visitor }> => {
  const invitation = invited(site, account, role, person);
  const visitor = new Visitor(site);
  const begun = await visitor.ask('POST', '/invitation', { account, invitation });
  const secret = String(begun.json['secret']);
  // Of the step before, so that the one after it is still unused. A step can end while it is on its way.
  const take = (code: string) =>
    visitor.ask('POST', '/invitation/take', { account, invitation, chosen: PASSWORD, code });
  let code = codeOf(secret, -30);
  let taken = await take(code);
  if (taken.code === 'wrong') {
    code = codeOf(secret, -30);
    taken = await take(code);
  }
  if (taken.json['signed_in'] !== 'yes') throw new Error(`the invitation was not taken: ${taken.body}`);
  await visitor.look();
  return { known: { account, password: PASSWORD, secret, used: code }, visitor };
};
