import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { AccountRole } from '../core/facts-office.ts';
import type { Ms, PersonId } from '../core/terms.ts';

/** `invited`: waits for whoever has its invitation. `locked`: opens nothing until it is unlocked. */
export type AccountState = 'invited' | 'ready' | 'locked';

export interface Account {
  readonly name: string;
  /** Whose it is; empty for people from outside. */
  readonly person: PersonId | '';
  readonly role: AccountRole;
  readonly state: AccountState;
  /** Until when its invitation holds; 0 where there is none. */
  readonly invitation_until: Ms;
  readonly created_at: Ms;
}

/** What an account is opened with. */
export interface AccountSecrets {
  /** Empty before its invitation was taken. */
  readonly password: string;
  /** Sealed; empty as above. */
  readonly code_secret: Buffer;
  /** The step of the newest code that was used. */
  readonly code_step: number;
}

/** Accounts of one kiosk at most: an office is not a town. */
export const ACCOUNTS_MAX = 500;
/** An invitation is given from hand to hand, and lasts for the next day at work. */
export const INVITATION_MS: Ms = 24 * 3_600_000;

/** Without I, L, O and U, which are misread or make words. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const INVITATION_LETTERS = 20;

/** A code of 100 bits in groups, to be read aloud or from paper. */
export const newInvitation = (): string =>
  [...randomBytes(INVITATION_LETTERS)]
    .map((byte) => LETTERS[byte % LETTERS.length] ?? '')
    .join('')
    .replaceAll(/.{5}(?!$)/g, '$&-');

/** As it was given, however it was typed. */
const digestOf = (invitation: string): Buffer => {
  const plain = invitation
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return createHash('sha256').update(plain, 'utf8').digest();
};

const COLUMNS = 'name, person, role, state, invitation_until, created_at';

/** The accounts of an office, in its database. */
export class Accounts {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  get size(): number {
    return Number(this.#database.prepare('SELECT count(*) FROM account').pluck().get());
  }

  /** By name. */
  all(): readonly Account[] {
    return this.#database.prepare<[], Account>(`SELECT ${COLUMNS} FROM account ORDER BY name`).all();
  }

  named(name: string): Account | undefined {
    return this.#database
      .prepare<[string], Account>(`SELECT ${COLUMNS} FROM account WHERE name = ?`)
      .get(name);
  }

  ofPerson(person: PersonId): Account | undefined {
    return this.#database
      .prepare<[string], Account>(`SELECT ${COLUMNS} FROM account WHERE person = ?`)
      .get(person);
  }

  secretsOf(name: string): AccountSecrets | undefined {
    return this.#database
      .prepare<[string], AccountSecrets>(
        'SELECT password, code_secret, code_step FROM account WHERE name = ?',
      )
      .get(name);
  }

  /** Adds one that waits for whoever has its invitation. Throws for a name, or a person, that has one already. */
  add(account: Pick<Account, 'name' | 'person' | 'role'>, invitation: string, now: Ms): void {
    this.#database
      .prepare(
        `INSERT INTO account (name, person, role, state, password, code_secret, code_step, invitation, invitation_until, created_at)
         VALUES (?, ?, ?, 'invited', '', x'', 0, ?, ?, ?)`,
      )
      .run(account.name, account.person, account.role, digestOf(invitation), now + INVITATION_MS, now);
  }

  /** Forgets what it is opened with: only whoever has the new invitation opens it again. */
  invite(name: string, invitation: string, now: Ms): void {
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM passkey WHERE account = ?').run(name);
      this.#database.prepare('DELETE FROM identity WHERE account = ?').run(name);
      this.#database.prepare('DELETE FROM api_token WHERE account = ?').run(name);
      this.#database
        .prepare(
          `UPDATE account SET state = 'invited', password = '', code_secret = x'', code_step = 0, invitation = ?,
           invitation_until = ? WHERE name = ?`,
        )
        .run(digestOf(invitation), now + INVITATION_MS, name);
    })();
  }

  /** Whether this invitation opens the account now. Compares in constant time. */
  isInvited(name: string, invitation: string, now: Ms): boolean {
    const row = this.#database
      .prepare<[string], { invitation: Buffer; invitation_until: Ms }>(
        "SELECT invitation, invitation_until FROM account WHERE name = ? AND state = 'invited'",
      )
      .get(name);
    const expected = row !== undefined && row.invitation.length === 32 ? row.invitation : randomBytes(32);
    return timingSafeEqual(expected, digestOf(invitation)) && (row?.invitation_until ?? 0) > now;
  }

  /** Keeps the sealed secret of an invited account until its first code was typed. */
  keepSecret(name: string, code_secret: Buffer): void {
    this.#database
      .prepare("UPDATE account SET code_secret = ? WHERE name = ? AND state = 'invited'")
      .run(code_secret, name);
  }

  /** Opens an invited account with what was chosen; its invitation is used up. False when it was taken meanwhile. */
  makeReady(name: string, chosen: AccountSecrets): boolean {
    const { password, code_secret, code_step } = chosen;
    const { changes } = this.#database
      .prepare(
        `UPDATE account SET state = 'ready', password = ?, code_secret = ?, code_step = ?, invitation = x'',
         invitation_until = 0 WHERE name = ? AND state = 'invited'`,
      )
      .run(password, code_secret, code_step, name);
    return changes === 1;
  }

  setPassword(name: string, password: string): void {
    this.#database.prepare('UPDATE account SET password = ? WHERE name = ?').run(password, name);
  }

  /** Marks the step of a code as used. False when it, or a later one, was used before. */
  useStep(name: string, step: number): boolean {
    const { changes } = this.#database
      .prepare('UPDATE account SET code_step = ? WHERE name = ? AND code_step < ?')
      .run(step, name, step);
    return changes === 1;
  }

  setRole(name: string, role: AccountRole): void {
    this.#database.prepare('UPDATE account SET role = ? WHERE name = ?').run(role, name);
  }

  /** Locks it, or unlocks it into what it was. */
  setLocked(name: string, is: 'locked' | 'unlocked'): void {
    const state = is === 'locked' ? "'locked'" : "CASE WHEN password = '' THEN 'invited' ELSE 'ready' END";
    this.#database.prepare(`UPDATE account SET state = ${state} WHERE name = ?`).run(name);
  }

  /** Its sessions, known browsers and passkeys go with it. */
  remove(name: string): void {
    this.#database.prepare('DELETE FROM account WHERE name = ?').run(name);
  }
}
