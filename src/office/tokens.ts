import { createHash, randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { AccountRole } from '../core/facts-office.ts';
import type { Ms, YesNo } from '../core/terms.ts';
import { may, type OfficeVerb } from './roles.ts';

/** What a token can be made for: there is nothing that a program keeps of accounts. */
export const TOKEN_ROLES = ['supervisor', 'auditor', 'observer'] as const satisfies readonly AccountRole[];
export type TokenRole = (typeof TOKEN_ROLES)[number];

/** Tokens of one account at most. */
export const TOKENS_MAX = 10;
/** So that a scanner of files finds one that lies where it should not. */
const MARK = 'bvk_';
const TOKEN_FORM = /^bvk_[\w-]{43}$/;
/** That it is used is kept no more often. */
const USED_EVERY_MS: Ms = 60_000;

/** A token as it is known afterwards: what opens with it is told once, and never kept. */
export interface ApiToken {
  /** Names it without opening anything. */
  readonly token: string;
  readonly account: string;
  /** What it is for, in somebody's words. */
  readonly name: string;
  readonly role: TokenRole;
  /** Whether it may acknowledge alarms; everything else it does is reading. */
  readonly acknowledges: YesNo;
  readonly created_at: Ms;
  readonly until: Ms;
  /** 0 for never. */
  readonly used_at: Ms;
}

const READING: readonly OfficeVerb[] = ['see_counts', 'see_names', 'see_list', 'see_sheets', 'see_health'];

/** What a token may, whatever its account may besides. */
export const tokenMay = (
  { role, acknowledges }: Pick<ApiToken, 'role' | 'acknowledges'>,
  verb: OfficeVerb,
): boolean =>
  may(role, verb) && (READING.includes(verb) || (verb === 'answer_alarms' && acknowledges === 'yes'));

/** Whether a token gives nothing that its account may not. */
export const isAtMost = (token: Pick<ApiToken, 'role' | 'acknowledges'>, of: AccountRole): boolean =>
  [...READING, 'answer_alarms' as const].every((verb) => !tokenMay(token, verb) || may(of, verb));

const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const COLUMNS = 'token, account, name, role, acknowledges, created_at, until, used_at';

/** Tokens with which programs read, in the file of accounts. Of what opens them only a digest is kept: it has 256 bits. */
export class Tokens {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  /** A name for one that is yet to be made. */
  static newName(): string {
    return randomBytes(8).toString('hex');
  }

  /** Makes one, and gives what opens with it. */
  add(token: Omit<ApiToken, 'used_at'>): string {
    const secret = `${MARK}${randomBytes(32).toString('base64url')}`;
    const { account, name, role, acknowledges, created_at, until } = token;
    this.#database
      .prepare(`INSERT INTO api_token (digest, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)`)
      .run(digestOf(secret), token.token, account, name, role, acknowledges, created_at, until);
    return secret;
  }

  /** The one that opens with this; undefined where there is none. Whether its time is over is not asked. */
  find(secret: string): ApiToken | undefined {
    if (!TOKEN_FORM.test(secret)) return undefined;
    return this.#database
      .prepare<[Buffer], ApiToken>(`SELECT ${COLUMNS} FROM api_token WHERE digest = ?`)
      .get(digestOf(secret));
  }

  ofAccount(account: string): readonly ApiToken[] {
    return this.#database
      .prepare<[string], ApiToken>(
        `SELECT ${COLUMNS} FROM api_token WHERE account = ? ORDER BY created_at, token`,
      )
      .all(account);
  }

  all(): readonly ApiToken[] {
    return this.#database
      .prepare<[], ApiToken>(`SELECT ${COLUMNS} FROM api_token ORDER BY account, created_at, token`)
      .all();
  }

  /** Keeps that it was used. */
  used({ token, used_at }: ApiToken, now: Ms): void {
    if (now - used_at < USED_EVERY_MS && now >= used_at) return;
    this.#database.prepare('UPDATE api_token SET used_at = ? WHERE token = ?').run(now, token);
  }

  remove(token: string): void {
    this.#database.prepare('DELETE FROM api_token WHERE token = ?').run(token);
  }
}
