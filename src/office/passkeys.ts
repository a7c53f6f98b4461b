import type Database from 'better-sqlite3';
import type { Ms } from '../core/terms.ts';

/** Passkeys of one account at most: a telephone, a computer, and a key in the safe for each. */
export const PASSKEYS_OF_ACCOUNT_MAX = 8;

/** A passkey that opens an account. */
export interface Passkey {
  /** Its credential ID, base64url; no secret. */
  readonly passkey: string;
  readonly account: string;
  /** The host name it is bound to (RP ID). */
  readonly site: string;
  /** What its owner calls it. */
  readonly name: string;
  /** COSE, as the authenticator gave it. */
  readonly public_key: Buffer;
  /** How often its authenticator says it was used; 0 for those that do not count. */
  readonly counter: number;
  /** Ways to reach its authenticator, by the browser's word, with spaces between them. */
  readonly transports: string;
  /** Whether its maker carries it to other devices of its owner. */
  readonly kept: 'on_one_device' | 'synchronized';
  readonly created_at: Ms;
  /** 0 before its first use. */
  readonly used_at: Ms;
}

const COLUMNS = 'passkey, account, site, name, public_key, counter, transports, kept, created_at, used_at';

/** The passkeys of an office, in its database. */
export class Passkeys {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  find(passkey: string): Passkey | undefined {
    return this.#database
      .prepare<[string], Passkey>(`SELECT ${COLUMNS} FROM passkey WHERE passkey = ?`)
      .get(passkey);
  }

  /** Oldest first. */
  ofAccount(account: string): readonly Passkey[] {
    return this.#database
      .prepare<[string], Passkey>(
        `SELECT ${COLUMNS} FROM passkey WHERE account = ? ORDER BY created_at, passkey`,
      )
      .all(account);
  }

  /** False when there is one with this credential ID already, of whomever. */
  add(added: Passkey): boolean {
    const { changes } = this.#database
      .prepare(
        `INSERT INTO passkey (${COLUMNS}) VALUES (@passkey, @account, @site, @name, @public_key, @counter, @transports,
         @kept, @created_at, @used_at) ON CONFLICT DO NOTHING`,
      )
      .run(added);
    return changes === 1;
  }

  /**
   * Writes down a use. False when its counter did not go up: an authenticator that counts gave this number, or a
   * higher one, before, so a copy of the passkey may be about (WebAuthn 6.1.1).
   */
  used(passkey: string, counter: number, now: Ms): boolean {
    const { changes } = this.#database
      .prepare(
        `UPDATE passkey SET counter = @counter, used_at = @now
         WHERE passkey = @passkey AND (counter < @counter OR (counter = 0 AND @counter = 0))`,
      )
      .run({ passkey, counter, now });
    return changes === 1;
  }

  /** False when this account has no such passkey. */
  remove(account: string, passkey: string): boolean {
    const { changes } = this.#database
      .prepare('DELETE FROM passkey WHERE account = ? AND passkey = ?')
      .run(account, passkey);
    return changes === 1;
  }
}
