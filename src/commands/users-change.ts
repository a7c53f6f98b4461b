import type { Command } from 'commander';
import type { AccountChange, AccountRole } from '../core/facts-office.ts';
import { KeeperRefused } from '../kept-kiosk.ts';
import type { Account } from '../office/accounts.ts';
import { withKeeper } from './keeping.ts';
import { configOption, dataOption } from './options.ts';
import type { Parts } from './parts.ts';
import { accountNamed, CAUSE, type SignOptions, signersOf } from './users-add.ts';
import { type UsersStore, withUsers } from './users-store.ts';

const requireNamed = ({ accounts }: UsersStore, name: string): Account => {
  const account = accounts.named(name);
  if (account !== undefined) return account;
  throw new KeeperRefused(`there is no account ${name}`, 'See "ballot-vault users list".');
};

export interface Doing {
  readonly change: AccountChange | 'signed_out';
  readonly role?: AccountRole;
  /** The token that it is about, by its name. */
  readonly token?: string;
  /** Whether whoever is signed in to it is signed out by this. */
  readonly ends: 'sessions' | 'nothing';
  /** Throws where it cannot be done, before anybody signs. */
  readonly requires?: (store: UsersStore, account: Account) => void;
  /** What is done to the account once it is on record. */
  readonly finish: (store: UsersStore, account: Account) => Promise<void> | void;
}

/** Puts it on record first; then the account changes, and its sessions end. */
export const change = (parts: Parts, name: string, options: SignOptions, doing: Doing): Promise<void> =>
  withUsers(options, async (store) => {
    const account = requireNamed(store, accountNamed(name));
    doing.requires?.(store, account);
    const about = { account: account.name, person: account.person, role: doing.role ?? account.role };
    const typed =
      doing.change === 'signed_out'
        ? []
        : await signersOf(parts, options, { ...about, change: doing.change });
    const sessions = doing.ends === 'sessions' ? store.sessions.ofAccount(account.name) : [];
    await withKeeper(
      parts,
      store.config,
      async (keeper) => {
        const ended = sessions.map(({ session }) => session);
        const { token, change: what } = doing;
        await keeper.changeAccount({ ...about, change: what, sessions: ended, token, typed });
        if (doing.ends === 'sessions') {
          store.sessions.endAll(account.name);
          store.sessions.forgetBrowsers(account.name);
        }
        await doing.finish(store, account);
      },
      CAUSE,
    );
  });

export const acting = (users: Command, name: string, description: string): Command =>
  users
    .command(name)
    .description(description)
    .argument('<account>', 'name of the account')
    .addOption(configOption())
    .addOption(dataOption());
