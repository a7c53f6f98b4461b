import type { Configuration, IDToken } from 'openid-client';
import type { Ms } from '../core/terms.ts';
import type { Identity } from './identities.ts';

export interface ProviderSettings {
  readonly issuer: string;
  readonly client_id: string;
  readonly client_secret: string;
  /** As people know it. */
  readonly name: string;
  /** The claim of the ID token that tells people apart. */
  readonly account_claim: string;
  /** Ways of signing in there of which one has to be told; empty where any will do. */
  readonly acr_values: readonly string[];
  readonly amr_values: readonly string[];
}

/** One way to the provider and back: bound to the browser that began it. */
export interface Visit {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirect_uri: string;
  readonly began_at: Ms;
  /** Whose session is confirmed by it; null where somebody signs in. */
  readonly confirms: { readonly session: string; readonly account: string } | null;
}

export type Returned =
  | { readonly outcome: 'known'; readonly identity: Identity }
  /** The provider did not answer. */
  | { readonly outcome: 'unreachable' }
  /** Whoever was there went back, or the provider let them not in. */
  | { readonly outcome: 'cancelled' }
  /** Signed in there by less than is asked. */
  | { readonly outcome: 'too_weak' }
  /** What came back does not fit what was asked, or its signature does not hold. */
  | { readonly outcome: 'wrong'; readonly why: string };

const TIMEOUT_S = 8;

/** Loaded where a provider is configured, and somebody goes there. */
const library = () => import('openid-client');

const isLoopback = ({ hostname, protocol }: URL): boolean =>
  protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

/** What it takes to be told the claim. */
const scopeFor = (claim: string): string => {
  if (claim === 'sub') return 'openid';
  return claim === 'email' ? 'openid email' : 'openid profile';
};

const wordOf = (claims: IDToken, claim: string): string => {
  const value = claims[claim];
  // Whoever has not shown that an address is theirs may have typed that of somebody else.
  if (claim === 'email' && claims['email_verified'] !== true) return '';
  return typeof value === 'string' ? value : '';
};

/** Clocks of two machines may differ by so much. */
const CLOCKS_MS: Ms = 30_000;

/** Whether somebody signed in there since an instant. */
const isSince = ({ auth_time }: IDToken, since: Ms): boolean =>
  typeof auth_time === 'number' && auth_time * 1_000 >= since - CLOCKS_MS;

/** Whether what is told of how somebody signed in there is enough. */
const isStrongEnough = ({ acr_values, amr_values }: ProviderSettings, { acr, amr }: IDToken): boolean => {
  const isByRank = acr_values.length === 0 || (typeof acr === 'string' && acr_values.includes(acr));
  const means: readonly unknown[] = Array.isArray(amr) ? amr : [];
  return isByRank && (amr_values.length === 0 || amr_values.some((value) => means.includes(value)));
};

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** No answer, in the words of fetch and of the library. */
const isUnreachable = (error: unknown): boolean =>
  error instanceof TypeError ||
  codeOf(error) === 'OAUTH_TIMEOUT' ||
  (error instanceof Error && error.cause instanceof Error && isUnreachable(error.cause)) ||
  (error instanceof Error &&
    error.cause instanceof Response &&
    error.cause.status >= 500 &&
    error.cause.status < 600);

/** A county's own identity provider: authorization code with PKCE (OpenID Connect Core 1.0, 3.1; RFC 7636). */
export class IdentityProvider {
  readonly settings: ProviderSettings;
  #asking: Promise<Configuration> | undefined;

  constructor(settings: ProviderSettings) {
    this.settings = settings;
  }

  /** Where a browser has to go, and what has to be known when it comes back; null where the provider is not reached. */
  async begin(
    { redirect_uri, confirms }: Pick<Visit, 'redirect_uri' | 'confirms'>,
    now: Ms,
  ): Promise<{ readonly address: string; readonly visit: Visit } | null> {
    try {
      const client = await library();
      const configuration = await this.#discovered();
      const visit: Visit = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        redirect_uri,
        began_at: now,
        confirms,
      };
      const { acr_values, account_claim } = this.settings;
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri,
        scope: scopeFor(account_claim),
        state: visit.state,
        nonce: visit.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(visit.verifier),
        code_challenge_method: 'S256',
        ...(acr_values.length === 0 ? {} : { acr_values: acr_values.join(' ') }),
        // Being signed in there already is no sign that the same person sits here now.
        ...(confirms === null ? {} : { prompt: 'login', max_age: '0' }),
      });
      const isSafe = address.protocol === 'https:' || isLoopback(address);
      return isSafe ? { address: address.href, visit } : null;
    } catch {
      return null;
    }
  }

  /** Who came back with this query. The library checks state, issuer, client, nonce, times and signature. */
  async end(visit: Visit, search: string, now: Ms): Promise<Returned> {
    const { AuthorizationResponseError, authorizationCodeGrant } = await library();
    const { state, nonce, verifier, redirect_uri, began_at, confirms } = visit;
    try {
      const tokens = await authorizationCodeGrant(
        await this.#discovered(),
        new URL(`${redirect_uri}${search}`),
        {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
          // Signed in there since this visit began: that is its age at most.
          ...(confirms === null ? {} : { maxAge: Math.ceil((now - began_at) / 1_000) }),
        },
      );
      const claims = tokens.claims();
      if (claims === undefined) return { outcome: 'wrong', why: 'no ID token' };
      if (confirms !== null && !isSince(claims, began_at))
        return { outcome: 'wrong', why: 'signed in long ago' };
      if (!isStrongEnough(this.settings, claims)) return { outcome: 'too_weak' };
      const { issuer, account_claim: claim } = this.settings;
      const subject = wordOf(claims, claim);
      if (subject === '') return { outcome: 'wrong', why: `the ID token has no usable claim ${claim}` };
      return { outcome: 'known', identity: { issuer, claim, subject } };
    } catch (error) {
      if (error instanceof AuthorizationResponseError) return { outcome: 'cancelled' };
      if (isUnreachable(error)) return { outcome: 'unreachable' };
      return { outcome: 'wrong', why: error instanceof Error ? error.message : String(error) };
    }
  }

  /**
   * What the provider says of itself, now: so whoever wants to go there is told when nobody answers. Many who ask at
   * once ask it once.
   */
  #discovered(): Promise<Configuration> {
    const asking = this.#asking;
    if (asking !== undefined) return asking;
    const asked = this.#discover().finally(() => {
      this.#asking = undefined;
    });
    this.#asking = asked;
    return asked;
  }

  async #discover(): Promise<Configuration> {
    const client = await library();
    const { issuer, client_id, client_secret } = this.settings;
    const server = new URL(issuer);
    const [basic, post] = [client.ClientSecretBasic(client_secret), client.ClientSecretPost(client_secret)];
    return client.discovery(
      server,
      client_id,
      undefined,
      // Basic is the default of OpenID Connect Discovery 1.0, 3, where a provider says nothing.
      (as, of, body, headers) => {
        const methods = as.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
        (methods.includes('client_secret_basic') ? basic : post)(as, of, body, headers);
      },
      {
        timeout: TIMEOUT_S,
        execute: [
          client.enableNonRepudiationChecks,
          ...(isLoopback(server) ? [client.allowInsecureRequests] : []),
        ],
      },
    );
  }
}
