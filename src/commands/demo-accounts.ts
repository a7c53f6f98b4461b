import type { Config } from '../config.ts';
import type { AccountRole } from '../core/facts-office.ts';
import type { PersonId } from '../core/terms.ts';
import type { Keeper } from '../keeper.ts';
import { KeeperRefused } from '../kept-kiosk.ts';
import { Accounts, newInvitation } from '../office/accounts.ts';
import { codeNow, secretText } from '../office/codes.ts';
import { openOfficeDatabase } from '../office/office-database.ts';
import { loadOfficeKey, type OfficeKey } from '../office/office-key.ts';
import { hashPassword } from '../office/password.ts';
import type { TypedPin } from '../officials.ts';
import type { Parts } from './parts.ts';

/** Everybody knows them: they stand here, in the README and on the terminal, and protect nothing. */
export const DEMO_PASSWORD = 'demo county only';
export const DEMO_SECRET = Buffer.from('demo county, not you');

interface DemoAccount {
  readonly account: string;
  readonly role: AccountRole;
  readonly person: PersonId | '';
}

/** Two supervisors, because a critical alarm is closed by two people; and one of each role besides. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { account: 'demo-maria', role: 'supervisor', person: 'maria-alvarez' as PersonId },
  { account: 'demo-robert', role: 'supervisor', person: 'robert-hayes' as PersonId },
  { account: 'demo-auditor', role: 'auditor', person: '' },
  { account: 'demo-administrator', role: 'administrator', person: '' },
  { account: 'demo-observer', role: 'observer', person: '' },
];

interface Making {
  readonly accounts: Accounts;
  readonly key: OfficeKey;
  readonly keeper: Pick<Keeper, 'changeAccount'>;
  readonly pins: readonly TypedPin[];
}

/** As the command does it for anybody: on record first, signed for with the PIN of the person it acts for. */
const make = async ({ accounts, key, keeper, pins }: Making, about: DemoAccount): Promise<void> => {
  const { account } = about;
  const typed = about.role === 'supervisor' ? pins.filter(({ person }) => person === about.person) : [];
  const password = await hashPassword(DEMO_PASSWORD, key.pepper);
  await keeper.changeAccount({ ...about, change: 'ready', sessions: [], typed });
  accounts.add({ name: account, role: about.role, person: about.person }, newInvitation(), Date.now());
  accounts.makeReady(account, { password, code_secret: key.seal(DEMO_SECRET, account), code_step: 0 });
};

const said = (): string => {
  const width = Math.max(...DEMO_ACCOUNTS.map(({ account }) => account.length));
  return [
    '  accounts        for the page of supervisors. They are of the demo alone, and protect nothing:',
    ...DEMO_ACCOUNTS.map(({ account, role }) => `                    ${account.padEnd(width)}  ${role}`),
    `  password        ${DEMO_PASSWORD}`,
    '  code            npx ballot-vault demo code',
    `                  or an authenticator app with the secret ${secretText(DEMO_SECRET)}`,
    '',
  ].join('\n');
};

/**
 * Makes the accounts of the demo county where they are not there yet, and says how to sign in. Only for the demo's own
 * configuration: its log is of no other county, and its office listens on this machine alone.
 */
export const makeDemoAccounts = async (
  { terminal }: Pick<Parts, 'terminal'>,
  { office, paths }: Config,
  { keeper, pins, stopping }: Pick<Making, 'keeper' | 'pins'> & { readonly stopping: AbortSignal },
): Promise<void> => {
  if (office === undefined) return;
  const database = openOfficeDatabase(paths.data);
  try {
    const accounts = new Accounts(database);
    const key = loadOfficeKey(office.key, accounts.size === 0);
    for (const about of DEMO_ACCOUNTS) {
      if (stopping.aborted) return;
      if (accounts.named(about.account) === undefined) await make({ accounts, key, keeper, pins }, about);
    }
  } catch (error) {
    if (!(error instanceof KeeperRefused)) throw error;
    return terminal.error(`  NOT all accounts of the demo were made: ${error.what}. ${error.remedy}\n`);
  } finally {
    database.close();
  }
  await terminal.print(said());
};

/** What an authenticator app with the demo's secret would show. */
export const sayDemoCode = ({ terminal }: Pick<Parts, 'terminal'>): Promise<void> => {
  const { code, seconds } = codeNow(DEMO_SECRET, Date.now());
  return terminal.print(`${code}. It is taken for ${seconds} more seconds, and once by each account.\n`);
};
