import type Database from 'better-sqlite3';
import type { Ms } from '../core/terms.ts';

/** Somebody as one identity provider knows them. */
export interface Identity {
  /** Address of the provider, as its tokens name it. */
  readonly issuer: string;
  /** Which of its claims tells people apart, and what that says. */
  readonly claim: string;
  readonly subject: string;
}

/** Which account opens to whom by the word of an identity provider, in the office's database. One for each account. */
export class Identities {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  /** The account of somebody; undefined where nobody linked one. Compares exactly. */
  accountOf({ issuer, claim, subject }: Identity): string | undefined {
    return this.#database
      .prepare<[string, string, string], string>(
        'SELECT account FROM identity WHERE issuer = ? AND claim = ? AND subject = ?',
      )
      .pluck()
      .get(issuer, claim, subject);
  }

  ofAccount(account: string): Identity | undefined {
    return this.#database
      .prepare<[string], Identity>('SELECT issuer, claim, subject FROM identity WHERE account = ?')
      .get(account);
  }

  /** In the place of what the account was linked to before. Throws when another account is linked to the same. */
  link(account: string, { issuer, claim, subject }: Identity, now: Ms): void {
    this.#database
      .prepare(
        `INSERT INTO identity (account, issuer, claim, subject, linked_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (account) DO UPDATE SET issuer = excluded.issuer, claim = excluded.claim,
         subject = excluded.subject, linked_at = excluded.linked_at`,
      )
      .run(account, issuer, claim, subject, now);
  }

  unlink(account: string): void {
    this.#database.prepare('DELETE FROM identity WHERE account = ?').run(account);
  }
}
