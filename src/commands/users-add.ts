import { type Command, Option } from 'commander';
import { signersNeeded } from '../account-acts.ts';
import { ID_FORM, ID_REMEDY } from '../config/fields.ts';
import { ACCOUNT_ROLES, type AccountChange, type AccountRole } from '../core/facts-office.ts';
import type { PersonId } from '../core/terms.ts';
import { qrBlocks } from '../giving/slip-text.ts';
import { KeeperRefused } from '../kept-kiosk.ts';
import { ACCOUNTS_MAX, newInvitation } from '../office/accounts.ts';
import { checkCode, newCodeSecret, secretAddress, secretText } from '../office/codes.ts';
import { ACCOUNT_NAME, ACCOUNT_NAME_RULE } from '../office/fact-schema.ts';
import { hashPassword } from '../office/password.ts';
import { PASSWORD_MAX, PASSWORD_MIN, type PasswordFault, passwordFault } from '../office/password-rules.ts';
import type { TypedPin } from '../officials.ts';
import { qrRows } from '../receipts/qr.ts';
import { withKeeper } from './keeping.ts';
import { Misuse } from './misuse.ts';
import { askOfficials, pinsFromInput, typedPin } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { type StoreOptions, type UsersStore, withUsers } from './users-store.ts';

export interface SignOptions extends StoreOptions {
  readonly by: readonly string[];
  readonly stdin?: boolean;
}

interface AddOptions extends SignOptions {
  readonly role: AccountRole;
  readonly person?: string;
}

export const byTwo = (): Option =>
  new Option('--by <person>', 'an official who signs for it with their PIN; give it twice')
    .argParser((person: string, before: readonly string[]) => [...before, person])
    .default([]);

export const accountNamed = (text: string): string => {
  if (ACCOUNT_NAME.test(text)) return text;
  throw new Misuse(`${text} cannot be the name of an account`, ACCOUNT_NAME_RULE);
};

const personNamed = (text: string | undefined): PersonId | '' => {
  if (text === undefined || text === '') return '';
  if (ID_FORM.test(text)) return text as PersonId;
  throw new Misuse(`--person ${text} names nobody`, ID_REMEDY);
};

/** Who is to be added or changed. */
export interface About {
  readonly account: string;
  readonly person: PersonId | '';
  readonly role: AccountRole;
}

/** The PINs of whoever has to sign: two officials, or the person whose account acts for them. */
export const signersOf = async (
  parts: Parts,
  { by, stdin }: SignOptions,
  about: About & { readonly change: AccountChange },
): Promise<readonly TypedPin[]> => {
  const signing = { by, ...(stdin === undefined ? {} : { stdin }) };
  if (by.length > 0 || signersNeeded(about) === 2) return askOfficials(parts, signing);
  return signersNeeded(about) === 1 && about.person !== ''
    ? [await typedPin(parts, about.person, stdin === true)]
    : [];
};

const FAULTS: { readonly [F in PasswordFault]: string } = {
  too_short: `it has fewer than ${PASSWORD_MIN} characters`,
  too_long: `it has more than ${PASSWORD_MAX} characters`,
  too_easy: 'many people choose such a password',
  names_account: 'it names the account',
};

const chosenPassword = async ({ terminal }: Parts, account: string): Promise<string> => {
  const chosen = await terminal.askHidden(`New password of ${account}: `);
  const fault = passwordFault(chosen, account);
  if (fault !== null) {
    throw new KeeperRefused(
      `this password cannot be: ${FAULTS[fault]}`,
      'Four unrelated words make a good one.',
    );
  }
  if ((await terminal.askHidden('The same again: ')) === chosen) return chosen;
  throw new KeeperRefused('the two are not the same', 'Start the command again.');
};

/** Shows the secret as a code to scan and as text, and asks for the first code made of it. */
const chosenSecret = async (
  { terminal }: Parts,
  account: string,
  kiosk: string,
): Promise<{ readonly secret: Buffer; readonly step: number }> => {
  const secret = newCodeSecret();
  const address = secretAddress(secret, account, kiosk);
  await terminal.print(
    `Scan this with an authenticator app:\n\n${qrBlocks(qrRows(Buffer.from(address), 'L'))}\n`,
  );
  await terminal.print(`or type into it: ${secretText(secret).replaceAll(/.{4}(?!$)/g, '$& ')}\n\n`);
  const checked = checkCode(
    secret,
    await terminal.askHidden('The six digits that it shows: '),
    Date.now(),
    0,
  );
  if (checked.outcome === 'right') return { secret, step: checked.step };
  throw new KeeperRefused(
    'this is not the code of that secret',
    'Look at the clocks of both, and start again.',
  );
};

const requireFree = ({ accounts }: UsersStore, { account, person }: About): void => {
  if (accounts.named(account) !== undefined) {
    throw new KeeperRefused(`there is an account ${account} already`, 'See "ballot-vault users list".');
  }
  const other = person === '' ? undefined : accounts.ofPerson(person);
  if (other !== undefined) {
    throw new KeeperRefused(`${person} has the account ${other.name}`, 'Each person has one account.');
  }
  if (accounts.size >= ACCOUNTS_MAX) {
    throw new KeeperRefused('there are too many accounts', 'Remove some with "ballot-vault users remove".');
  }
};

export const CAUSE = 'an account was kept without the kiosk running';

/** The command shows what opens the account only once it can. */
export const sayInvitation = (parts: Parts, account: string, invitation: string): Promise<void> =>
  parts.terminal.print(
    `${account} chooses a password and an authenticator app with this invitation, within 24 hours:\n\n  ${invitation}\n\nWhoever has it opens the account: give it to nobody else.\n`,
  );

const add = (parts: Parts, about: About, options: AddOptions): Promise<void> =>
  withUsers(options, async (store) => {
    requireFree(store, about);
    const { account } = about;
    const asked = { ...about, change: 'ready', sessions: [] } as const;
    const typed = await signersOf(parts, options, asked);
    const password = await chosenPassword(parts, account);
    const key = store.key();
    const { secret, step } = await chosenSecret(parts, account, store.config.kiosk.kiosk);
    const hash = await hashPassword(password, key.pepper);
    await withKeeper(
      parts,
      store.config,
      async (keeper) => {
        await keeper.changeAccount({ ...asked, typed });
        store.accounts.add(
          { name: account, person: about.person, role: about.role },
          newInvitation(),
          Date.now(),
        );
        const code_secret = key.seal(secret, account);
        store.accounts.makeReady(account, { password: hash, code_secret, code_step: step });
        await parts.terminal.print(`${account} can sign in as ${about.role}.\n`);
      },
      CAUSE,
    );
  });

const invite = (parts: Parts, about: About, options: AddOptions): Promise<void> =>
  withUsers(options, async (store) => {
    requireFree(store, about);
    const asked = { ...about, change: 'invited', sessions: [] } as const;
    const typed = await signersOf(parts, options, asked);
    store.key();
    await withKeeper(
      parts,
      store.config,
      async (keeper) => {
        await keeper.changeAccount({ ...asked, typed });
        const invitation = newInvitation();
        const { account: name, person, role } = about;
        store.accounts.add({ name, person, role }, invitation, Date.now());
        await sayInvitation(parts, name, invitation);
      },
      CAUSE,
    );
  });

export const roleOption = (): Option =>
  new Option('--role <role>', 'what the account may do').choices(ACCOUNT_ROLES).makeOptionMandatory();

const adding = (users: Command, name: string, description: string): Command =>
  users
    .command(name)
    .description(description)
    .argument('<account>', 'name to sign in with')
    .addOption(roleOption())
    .option(
      '--person <person>',
      'whose account it is, by the list of people; left out for people from outside',
    )
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(byTwo())
    .addOption(pinsFromInput());

const RULE =
  '\nA supervisor’s account acts for a person of the list: that person types their PIN, or two officials sign with --by.\n';

export const addAdding = (users: Command, parts: Parts): void => {
  const aboutOf = (text: string, { role, person }: AddOptions): About => ({
    account: accountNamed(text),
    person: personNamed(person),
    role,
  });
  adding(users, 'add', 'Add an account here: its password and its authenticator app are chosen at once.')
    .addHelpText(
      'after',
      `${RULE}${examples(
        'users add it-desk --role administrator --config kiosk.yaml',
        'users add m.alvarez --role supervisor --person maria-alvarez --config kiosk.yaml',
      )}`,
    )
    .action((text: string, options: AddOptions) => add(parts, aboutOf(text, options), options));
  adding(
    users,
    'invite',
    'Add an account whose person chooses password and app at the page, by an invitation.',
  )
    .addHelpText(
      'after',
      `${RULE}${examples('users invite state-auditor --role auditor --config kiosk.yaml')}`,
    )
    .action((text: string, options: AddOptions) => invite(parts, aboutOf(text, options), options));
};
