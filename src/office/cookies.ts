import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { CookieOptions, Response } from 'express';

/** How long something that was begun in a browser may take. */
const ATTEMPT_MS = 5 * 60_000;
const BROWSER_MS = 90 * 24 * 3_600_000;

/**
 * The cookies of the office. Behind TLS their names begin with `__Host-`: no other host of the domain can set them, and
 * they go nowhere in the clear. Plain http is for this machine alone, where browsers take no such name.
 */
export class Cookies {
  readonly #prefix: string;
  readonly #options: CookieOptions;

  constructor(scheme: 'http' | 'https') {
    const secure = scheme === 'https';
    this.#prefix = secure ? '__Host-' : '';
    this.#options = { httpOnly: true, secure, sameSite: 'strict', path: '/' };
  }

  /** The token of the session; empty without. */
  session(request: IncomingMessage): string {
    return this.#read(request, 'session');
  }

  /** The token of a browser that is known for an account; empty without. */
  browser(request: IncomingMessage, account: string): string {
    return this.#read(request, this.#browserOf(account));
  }

  /** The session's cookie ends with the browser; that of a known browser lasts. */
  set(response: Response, account: string, token: string, browserToken: string): void {
    response.cookie(`${this.#prefix}session`, token, this.#options);
    const lasting = { ...this.#options, maxAge: BROWSER_MS };
    response.cookie(`${this.#prefix}${this.#browserOf(account)}`, browserToken, lasting);
  }

  /** The token of what was begun in this browser before anybody is signed in; empty without. */
  attempt(request: IncomingMessage): string {
    return this.#read(request, 'attempt');
  }

  /** Comes back from the identity provider too: that is another site, and a strict cookie would stay behind. */
  setAttempt(response: Response, token: string): void {
    response.cookie(`${this.#prefix}attempt`, token, {
      ...this.#options,
      sameSite: 'lax',
      maxAge: ATTEMPT_MS,
    });
  }

  clearAttempt(response: Response): void {
    response.clearCookie(`${this.#prefix}attempt`, { ...this.#options, sameSite: 'lax' });
  }

  clear(response: Response): void {
    response.clearCookie(`${this.#prefix}session`, this.#options);
  }

  /** Several people may share one browser; the name says nothing of them to who looks over a shoulder. */
  #browserOf(account: string): string {
    return `browser-${createHash('sha256').update(account, 'utf8').digest('hex').slice(0, 12)}`;
  }

  #read({ headers }: IncomingMessage, name: string): string {
    const start = `${this.#prefix}${name}=`;
    const found = (headers.cookie ?? '').split(/; */).find((pair) => pair.startsWith(start));
    const token = found?.slice(start.length) ?? '';
    return /^[A-Za-z0-9_-]{43}$/.test(token) ? token : '';
  }
}
