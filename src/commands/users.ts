import type { Command } from 'commander';
import { Argument } from 'commander';
import { ACCOUNT_ROLES, type AccountRole } from '../core/facts-office.ts';
import { type Account, newInvitation } from '../office/accounts.ts';
import { harmless } from './harmless.ts';
import { pinsFromInput } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { addAdding, byTwo, type SignOptions, sayInvitation } from './users-add.ts';
import { acting, change, type Doing } from './users-change.ts';
import { addLinking } from './users-link.ts';
import { type StoreOptions, type UsersStore, withUsers } from './users-store.ts';
import { addTokens } from './users-token.ts';

const instant = (at: number): string => (at === 0 ? '' : new Date(at).toISOString());

const list = (parts: Parts, options: StoreOptions & { readonly json?: boolean }): Promise<void> =>
  withUsers(options, async ({ accounts, sessions }) => {
    const lines = accounts.all().map((account) => ({
      account: account.name,
      person: account.person,
      role: account.role,
      state: account.state,
      invitation_until: instant(account.invitation_until),
      sessions: sessions.ofAccount(account.name).length,
    }));
    if (options.json === true)
      return parts.terminal.print(`${harmless(JSON.stringify({ accounts: lines }))}\n`);
    const widths = [24, 20, 14, 8, 8];
    const row = (cells: readonly string[]): string =>
      `${cells
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join(' ')
        .trimEnd()}\n`;
    await parts.terminal.print(row(['account', 'person', 'role', 'state', 'sessions']));
    for (const line of lines) {
      const cells = [line.account, line.person === '' ? '-' : line.person, line.role, line.state];
      await parts.terminal.print(row([...cells, String(line.sessions)]));
    }
  });

const addPlain = (users: Command, parts: Parts): void => {
  const add = (name: string, description: string, does: Doing): void => {
    acting(users, name, description)
      .addHelpText('after', examples(`users ${name} m.alvarez --config kiosk.yaml`))
      .action((text: string, options: StoreOptions) => change(parts, text, { ...options, by: [] }, does));
  };
  const say =
    (words: string) =>
    (_: UsersStore, { name }: Account) =>
      parts.terminal.print(`${name} ${words}.\n`);
  add('lock', 'Let nobody sign in to an account, and sign everybody out of it.', {
    change: 'locked',
    ends: 'sessions',
    finish: (store, account) => {
      store.accounts.setLocked(account.name, 'locked');
      return say('is locked')(store, account);
    },
  });
  add('unlock', 'Let people sign in to a locked account again.', {
    change: 'unlocked',
    ends: 'nothing',
    finish: (store, account) => {
      store.accounts.setLocked(account.name, 'unlocked');
      return say('is unlocked')(store, account);
    },
  });
  add('revoke', 'Sign everybody out of an account, and forget the browsers that are known for it.', {
    change: 'signed_out',
    ends: 'sessions',
    finish: say('is signed out everywhere'),
  });
  add('remove', 'Remove an account. What it did stays in the log.', {
    change: 'removed',
    ends: 'sessions',
    finish: (store, account) => {
      store.accounts.remove(account.name);
      return say('is removed')(store, account);
    },
  });
};

const addSigned = (users: Command, parts: Parts): void => {
  acting(users, 'role', 'Change what an account may do, and sign everybody out of it.')
    .addArgument(new Argument('<role>', 'what it may do from now on').choices(ACCOUNT_ROLES))
    .addOption(byTwo())
    .addOption(pinsFromInput())
    .addHelpText('after', examples('users role m.alvarez auditor --config kiosk.yaml'))
    .action((text: string, role: AccountRole, options: SignOptions) =>
      change(parts, text, options, {
        change: 'role_changed',
        role,
        ends: 'sessions',
        finish: ({ accounts }, { name }) => {
          accounts.setRole(name, role);
          return parts.terminal.print(`${name} is ${role} from now on.\n`);
        },
      }),
    );
  acting(
    users,
    'reset',
    'Give an account to whoever lost its password or telephone: two officials sign for it.',
  )
    .addOption(byTwo())
    .addOption(pinsFromInput())
    .addHelpText(
      'after',
      examples('users reset m.alvarez --by grace-okafor --by daniel-lindqvist --config kiosk.yaml'),
    )
    .action((text: string, options: SignOptions) =>
      change(parts, text, options, {
        change: 'reset',
        ends: 'sessions',
        finish: ({ accounts }, { name }) => {
          const invitation = newInvitation();
          accounts.invite(name, invitation, Date.now());
          return sayInvitation(parts, name, invitation);
        },
      }),
    );
};

export const addUsers = (program: Command, parts: Parts): void => {
  const users = program
    .command('users')
    .description('Keep the accounts with which people sign in away from the door.')
    .addHelpText('after', examples('users list --config kiosk.yaml', 'users add --help'));
  users
    .command('list')
    .description('Print the accounts. Changes nothing.')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--json', 'one JSON object')
    .addHelpText('after', examples('users list --config kiosk.yaml'))
    .action((options: StoreOptions & { readonly json?: boolean }) => list(parts, options));
  addAdding(users, parts);
  addSigned(users, parts);
  addPlain(users, parts);
  addLinking(users, parts);
  addTokens(users, parts);
};
