import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { SignInWay } from '../core/facts-office.ts';
import type { Ms } from '../core/terms.ts';
import type { Account } from './accounts.ts';

/** OWASP ASVS 3.2.2 asks for 64 bits. */
const TOKEN_BYTES = 32;
const NAME_BYTES = 8;
/** So often at most a sign of life is written down. */
const SEEN_EVERY_MS: Ms = 20_000;
/** A clock may be set back a little; more than this ends a session rather than make it longer. */
const CLOCK_SLACK_MS: Ms = 60_000;
/** Whoever signs in at more places ends the oldest session. */
export const SESSIONS_OF_ACCOUNT_MAX = 8;
/** A browser that nobody signs in from is forgotten after so long. */
const BROWSER_MS: Ms = 90 * 24 * 3_600_000;
const BROWSERS_OF_ACCOUNT_MAX = 12;

export interface SessionLimits {
  readonly idle_ms: Ms;
  readonly session_ms: Ms;
}

export interface Session {
  /** Names it without opening it. */
  readonly session: string;
  readonly account: string;
  readonly way: SignInWay;
  readonly address: string;
  /** What the browser calls itself, shortened. */
  readonly browser: string;
  readonly created_at: Ms;
  readonly seen_at: Ms;
  /** When the password, a code or a passkey was last given. */
  readonly confirmed_at: Ms;
  /** When the password and a code were last given together; 0 where they were not. */
  readonly both_at: Ms;
}

/** Who opens a session, from where. */
export type NewSession = Pick<Session, 'account' | 'way' | 'address' | 'browser'>;

/** Why a session is over by itself; undefined while it is not. */
export const endOf = (
  { created_at, seen_at }: Pick<Session, 'created_at' | 'seen_at'>,
  now: Ms,
  { idle_ms, session_ms }: SessionLimits,
): 'idle' | 'too_old' | undefined => {
  // A clock set back far would let a session live on; nobody knows how old it is then.
  if (now + CLOCK_SLACK_MS < seen_at || now - created_at >= session_ms) return 'too_old';
  return now - seen_at >= idle_ms ? 'idle' : undefined;
};

const digestOf = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

/** What a page has to send with each change: only who can read the page's own session knows it. */
export const changeTokenOf = (token: string): string =>
  createHmac('sha256', token).update('change', 'utf8').digest('base64url');

export const isChangeToken = (token: string, given: unknown): boolean => {
  const expected = Buffer.from(changeTokenOf(token), 'utf8');
  const actual = Buffer.from(typeof given === 'string' ? given : '', 'utf8');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
};

const COLUMNS = 'session, account, way, address, browser, created_at, seen_at, confirmed_at, both_at';

/** A session that is open, with its account as it is now. */
export interface OpenSession {
  readonly session: Session;
  readonly account: Account;
}

/**
 * The sessions of an office, in its database. A token is 256 bits of chance; what is kept of it is its digest, so that
 * whoever reads the file opens nothing.
 */
export class Sessions {
  readonly #database: Database.Database;
  readonly limits: SessionLimits;

  constructor(database: Database.Database, limits: SessionLimits) {
    this.#database = database;
    this.limits = limits;
  }

  /** Opens one and gives its token. The oldest of an account that has too many end; they are given, too. */
  open(
    opened: NewSession,
    now: Ms,
  ): { readonly token: string; readonly session: string; readonly ended: readonly Session[] } {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const session = randomBytes(NAME_BYTES).toString('hex');
    const { account, way, address, browser } = opened;
    const both_at = way === 'password_and_code' ? now : 0;
    return this.#database.transaction(() => {
      const ended = this.ofAccount(account).slice(SESSIONS_OF_ACCOUNT_MAX - 1);
      for (const old of ended) this.end(old.session);
      this.#database
        .prepare(`INSERT INTO session (token, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
        .run(digestOf(token), session, account, way, address, browser, now, now, now, both_at);
      return { token, session, ended };
    })();
  }

  /** The session of a token, whether or not it is over by itself. */
  find(token: string): Session | undefined {
    return this.#database
      .prepare<[Buffer], Session>(`SELECT ${COLUMNS} FROM session WHERE token = ?`)
      .get(digestOf(token));
  }

  named(session: string): Session | undefined {
    return this.#database
      .prepare<[string], Session>(`SELECT ${COLUMNS} FROM session WHERE session = ?`)
      .get(session);
  }

  /** Newest first. */
  ofAccount(account: string): readonly Session[] {
    return this.#database
      .prepare<[string], Session>(
        `SELECT ${COLUMNS} FROM session WHERE account = ? ORDER BY created_at DESC, session`,
      )
      .all(account);
  }

  /** Those that are over by themselves. */
  over(now: Ms): readonly (Session & { readonly cause: 'idle' | 'too_old' })[] {
    return this.#database
      .prepare<[], Session>(`SELECT ${COLUMNS} FROM session`)
      .all()
      .flatMap((session) => {
        const cause = endOf(session, now, this.limits);
        return cause === undefined ? [] : [{ ...session, cause }];
      });
  }

  /** Writes down a sign of life, now and then. */
  seen(session: Session, now: Ms): void {
    if (now - session.seen_at < SEEN_EVERY_MS) return;
    this.#database.prepare('UPDATE session SET seen_at = ? WHERE session = ?').run(now, session.session);
  }

  /** @param by whether the password and a code were given together, or one of the ways alone */
  confirm(session: string, by: 'both' | 'one', now: Ms): void {
    this.#database
      .prepare(
        `UPDATE session SET confirmed_at = @now, seen_at = @now, both_at = CASE WHEN @by = 'both' THEN @now ELSE both_at END
         WHERE session = @session`,
      )
      .run({ session, by, now });
  }

  /** False when there is no such session any more. */
  end(session: string): boolean {
    return this.#database.prepare('DELETE FROM session WHERE session = ?').run(session).changes === 1;
  }

  /** Ends all of an account but one, and gives those that ended. */
  endAll(account: string, but = ''): readonly Session[] {
    const ended = this.ofAccount(account).filter(({ session }) => session !== but);
    for (const { session } of ended) this.end(session);
    return ended;
  }

  /** Counts up whenever another process wrote to the file. */
  get changes(): number {
    return Number(this.#database.pragma('data_version', { simple: true }));
  }

  /** Whether somebody signed in to this account from the browser with this token before. */
  isKnownBrowser(account: string, token: string, now: Ms): boolean {
    if (token === '') return false;
    const seen = this.#database
      .prepare<[Buffer, string], number>('SELECT seen_at FROM known_browser WHERE token = ? AND account = ?')
      .pluck()
      .get(digestOf(token), account);
    return seen !== undefined && now - seen < BROWSER_MS;
  }

  /** Remembers a browser under a new token, which it gives; the old one is worth nothing any more. */
  knowBrowser(account: string, before: string, now: Ms): string {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    this.#database.transaction(() => {
      this.#database
        .prepare('DELETE FROM known_browser WHERE (token = ? AND account = ?) OR seen_at < ?')
        .run(digestOf(before), account, now - BROWSER_MS);
      this.#database
        .prepare('INSERT INTO known_browser (token, account, seen_at) VALUES (?, ?, ?)')
        .run(digestOf(token), account, now);
      this.#database
        .prepare(
          `DELETE FROM known_browser WHERE account = ? AND token NOT IN
           (SELECT token FROM known_browser WHERE account = ? ORDER BY seen_at DESC LIMIT ?)`,
        )
        .run(account, account, BROWSERS_OF_ACCOUNT_MAX);
    })();
    return token;
  }

  forgetBrowsers(account: string): void {
    this.#database.prepare('DELETE FROM known_browser WHERE account = ?').run(account);
  }
}
