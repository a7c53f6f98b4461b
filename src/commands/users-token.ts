import { type Command, Option } from 'commander';
import type { Ms } from '../core/terms.ts';
import { KeeperRefused } from '../kept-kiosk.ts';
import type { Account } from '../office/accounts.ts';
import {
  type ApiToken,
  isAtMost,
  TOKEN_ROLES,
  TOKENS_MAX,
  type TokenRole,
  Tokens,
} from '../office/tokens.ts';
import { harmless } from './harmless.ts';
import { Misuse } from './misuse.ts';
import { pinsFromInput } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { byTwo, type SignOptions } from './users-add.ts';
import { acting, change } from './users-change.ts';
import { type StoreOptions, type UsersStore, withUsers } from './users-store.ts';

interface AddOptions extends SignOptions {
  readonly name: string;
  readonly role: TokenRole;
  readonly days: number;
  readonly acknowledge?: true;
}

const DAY_MS: Ms = 86_400_000;
const DAYS_MAX = 400;
const NAME_FORM = /^[^\p{Cc}]{1,60}$/u;

const daysOption = (): Option =>
  new Option('--days <n>', `for how many days it opens anything, at most ${DAYS_MAX}`)
    .argParser((text) => {
      if (/^[1-9]\d{0,2}$/.test(text) && Number(text) <= DAYS_MAX) return Number(text);
      throw new Misuse(`--days ${text} is no length`, `Write a whole number from 1 to ${DAYS_MAX}.`);
    })
    .makeOptionMandatory();

const requireAllowed = (
  { tokens }: UsersStore,
  { name, role }: Account,
  token: Pick<ApiToken, 'role' | 'acknowledges'>,
): void => {
  if (!isAtMost(token, role)) {
    throw new KeeperRefused(`${name} is ${role}, and may not do that itself`, 'Name a role that may less.');
  }
  if (token.acknowledges === 'yes' && token.role !== 'supervisor') {
    throw new KeeperRefused(
      'only a supervisor acknowledges',
      'Say --role supervisor, or leave --acknowledge out.',
    );
  }
  if (tokens.ofAccount(name).length >= TOKENS_MAX) {
    throw new KeeperRefused(`${name} has ${TOKENS_MAX} tokens already`, 'Revoke one that nobody needs.');
  }
};

const addToken = (parts: Parts, account: string, options: AddOptions): Promise<void> => {
  const name = options.name.trim();
  if (!NAME_FORM.test(name)) throw new Misuse('--name says nothing, or too much', 'Say what it is for.');
  const { role, days } = options;
  const acknowledges = options.acknowledge === true ? 'yes' : 'no';
  const token = Tokens.newName();
  return change(parts, account, options, {
    change: 'token_added',
    ...{ role, token },
    ends: 'nothing',
    requires: (store, found) => requireAllowed(store, found, { role, acknowledges }),
    finish: async ({ tokens }) => {
      const now = Date.now();
      const until = now + days * DAY_MS;
      const secret = tokens.add({ token, account, name, role, acknowledges, created_at: now, until });
      await parts.terminal.print(
        `Token ${token} of ${account}, ${role}, until ${new Date(until).toISOString()}:\n\n  ${secret}\n\nIt is shown once. A program sends it as "Authorization: Bearer", to /api/v1 alone.\n`,
      );
    },
  });
};

const day = (at: Ms): string => (at === 0 ? 'never' : new Date(at).toISOString());

const listTokens = (
  parts: Parts,
  account: string | undefined,
  options: StoreOptions & { readonly json?: true },
): Promise<void> =>
  withUsers(options, async ({ tokens }) => {
    const found = account === undefined ? tokens.all() : tokens.ofAccount(account);
    if (options.json === true) {
      const lines = found.map(({ created_at, until, used_at, ...rest }) => ({
        ...rest,
        ...{ created: day(created_at), until: day(until), used: day(used_at) },
      }));
      return parts.terminal.print(`${harmless(JSON.stringify({ tokens: lines }))}\n`);
    }
    if (found.length === 0) return parts.terminal.print('No tokens.\n');
    for (const { token, account: of, name, role, acknowledges, until, used_at } of found) {
      const over = until <= Date.now() ? 'over since' : 'until';
      const acts = acknowledges === 'yes' ? ', acknowledges' : '';
      await parts.terminal.print(
        harmless(
          `${token}  ${of}: ${role}${acts}, ${over} ${day(until)}, last used ${day(used_at)}, ${name}`,
        ).concat('\n'),
      );
    }
  });

const revokeToken = (parts: Parts, account: string, token: string, options: StoreOptions): Promise<void> =>
  change(
    parts,
    account,
    { ...options, by: [] },
    {
      change: 'token_revoked',
      token,
      ends: 'nothing',
      requires: ({ tokens }) => {
        if (tokens.ofAccount(account).some((one) => one.token === token)) return;
        throw new KeeperRefused(`${account} has no token ${token}`, 'See "ballot-vault users token list".');
      },
      finish: async ({ tokens }) => {
        tokens.remove(token);
        await parts.terminal.print(`${token} opens nothing any more.\n`);
      },
    },
  );

/** Tokens with which programs read what pages show. */
export const addTokens = (users: Command, parts: Parts): void => {
  const token = users
    .command('token')
    .description('Keep the tokens with which programs read /api/v1 for an account.')
    .addHelpText('after', examples('users token list --config kiosk.yaml', 'users token add --help'));
  acting(token, 'add', 'Make a token: it is shown once, reads, and ends on a day.')
    .requiredOption('--name <words>', 'what it is for')
    .addOption(
      new Option('--role <role>', 'at most what the account may').choices(TOKEN_ROLES).makeOptionMandatory(),
    )
    .addOption(daysOption())
    .option('--acknowledge', 'it may acknowledge alarms too, in the name of the account\u2019s person')
    .addOption(byTwo())
    .addOption(pinsFromInput())
    .addHelpText(
      'after',
      `\nA token of the role supervisor is signed for as a supervisor\u2019s account is: by that person, or two officials.\n${examples(
        'users token add state-auditor --name "nightly copy" --role auditor --days 90 --config kiosk.yaml',
      )}`,
    )
    .action((account: string, options: AddOptions) => addToken(parts, account, options));
  token
    .command('list')
    .description('Print tokens, until when they open anything and when they last did. Changes nothing.')
    .argument('[account]', 'name of the account; left out, all')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--json', 'one JSON object')
    .addHelpText('after', examples('users token list --config kiosk.yaml'))
    .action((account: string | undefined, options: StoreOptions & { readonly json?: true }) =>
      listTokens(parts, account, options),
    );
  acting(token, 'revoke', 'Let a token open nothing any more.')
    .argument('<token>', 'as the list names it')
    .addHelpText('after', examples('users token revoke state-auditor 0123456789abcdef --config kiosk.yaml'))
    .action((account: string, named: string, options: StoreOptions) =>
      revokeToken(parts, account, named, options),
    );
};
