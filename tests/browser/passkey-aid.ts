import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { OfficeSite } from '../office/aid.ts';

export interface Said {
  readonly status: number;
  readonly json: Record<string, unknown>;
  readonly code: unknown;
}

/** A browser with an authenticator in it, at one of our addresses. */
export interface PasskeyBrowser {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly cdp: CDPSession;
  readonly authenticatorId: string;
  /** Asks as our own page does, with the change token of the session that is open. */
  ask(method: string, path: string, body?: unknown): Promise<Said>;
  /** What the authenticator makes of these options. */
  create(options: unknown): Promise<unknown>;
  get(options: unknown): Promise<unknown>;
}

const asked = async ([method, path, body]: readonly [string, string, unknown]): Promise<Said> => {
  const session = await (await fetch('/api/v1/session')).json();
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-change-token': session.change_token ?? '' },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
  });
  const json = await response.json();
  return { status: response.status, json, code: json.error?.code };
};

const created = async (options: unknown): Promise<unknown> => {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as PublicKeyCredentialCreationOptionsJSON,
  );
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  return made.toJSON();
};

const gotten = async (options: unknown): Promise<unknown> => {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as PublicKeyCredentialRequestOptionsJSON,
  );
  const given = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  return given.toJSON();
};

/** An authenticator like that of a telephone, whose owner always shows a finger. */
export const addAuthenticator = async (cdp: CDPSession): Promise<string> => {
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
};

/** Opens an address of the office by its name, `localhost` where nothing else is said. */
export const passkeyBrowser = async (
  browser: Browser,
  { port }: Pick<OfficeSite, 'port'>,
  path = '/healthz',
): Promise<PasskeyBrowser> => {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(`https://localhost:${port}${path}`);
  const cdp = await context.newCDPSession(page);
  return {
    page,
    context,
    cdp,
    authenticatorId: await addAuthenticator(cdp),
    ask: (method, where, body) => page.evaluate(asked, [method, where, body] as const),
    create: (options) => page.evaluate(created, options),
    get: (options) => page.evaluate(gotten, options),
  };
};
