/// <reference path="./oidc-provider.d.ts" />
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { onTestFinished } from 'vitest';

export const CLIENT = { client_id: 'kiosk', client_secret: 'the secret of the kiosk at the provider' };
export const OTHER_CLIENT = { client_id: 'payroll', client_secret: 'the secret of payroll at the provider' };

export interface CountyProvider {
  readonly issuer: string;
  /** Changes what it answers with a token, as somebody on the way could. */
  tamper: (body: Record<string, unknown>) => Record<string, unknown>;
  /** Stops answering, as a machine that is off. */
  stop(): Promise<void>;
}

/** Everybody of the county: `eve` typed the address of somebody else, and nobody verified it. */
const claimsOf = (sub: string) => ({
  sub,
  email: `${sub === 'eve' ? 'ana' : sub}@county.example`,
  email_verified: sub !== 'eve',
  preferred_username: `county-${sub}`,
});

const passTokens =
  (county: CountyProvider, handle: ReturnType<Provider['callback']>) =>
  (request: http.IncomingMessage, response: http.ServerResponse): void => {
    if (request.url === '/token') {
      const end = response.end.bind(response);
      response.end = ((body: unknown) => {
        const text = JSON.stringify(county.tamper(JSON.parse(String(body))));
        response.setHeader('content-length', Buffer.byteLength(text));
        return end(text);
      }) as typeof response.end;
    }
    handle(request, response);
  };

/** A real identity provider, in this process, that believes whatever name is typed. */
export const countyProvider = async (redirect_uri: string): Promise<CountyProvider> => {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clients = [CLIENT, OTHER_CLIENT].map((client) => ({ ...client, redirect_uris: [redirect_uri] }));
  const provider = new Provider(issuer, {
    clients,
    findAccount: (_: unknown, accountId: string) => ({ accountId, claims: () => claimsOf(accountId) }),
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    acrValues: ['urn:county:two'],
    pkce: { required: () => true },
    cookies: { keys: ['a key of the test'] },
  });
  const county: CountyProvider = {
    issuer,
    tamper: (body) => body,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  server.on('request', passTokens(county, provider.callback()));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return county;
};

/** Somebody at the provider's pages, without the browser. */
export class AtProvider {
  readonly #cookies = new Map<string, string>();

  /** Goes there, signs in as `login`, agrees, and gives the address to which the provider sends them back. */
  async signIn(address: string, login: string): Promise<string> {
    const { origin } = new URL(address);
    let next = address;
    for (let step = 0; step < 12; step += 1) {
      const response = await this.#ask(next);
      const location = response.headers.get('location');
      if (location !== null) {
        next = new URL(location, next).href;
        if (!next.startsWith(origin)) return next;
        continue;
      }
      const page = await response.text();
      const [, prompt] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
      if (prompt === undefined) throw new Error(`the provider shows no form: ${response.status} ${page}`);
      const typed = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login, password: 'x' } : {}) });
      const sent = await this.#ask(next, typed);
      next = new URL(sent.headers.get('location') ?? '', next).href;
    }
    throw new Error('the provider sends in circles');
  }

  async #ask(address: string, body?: URLSearchParams): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie },
      ...(body === undefined ? {} : { method: 'POST', body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }
}
