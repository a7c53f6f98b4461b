import type { AskedOfAccount } from '../account-acts.ts';
import { signsForEvidence } from '../core/evidence.ts';
import type { Person } from '../core/people.ts';
import type { PersonId } from '../core/terms.ts';
import { KeeperRefused, type KeptKiosk } from '../kept-kiosk.ts';
import { oneByOne } from '../one-by-one.ts';
import { qrRows } from '../receipts/qr.ts';
import type { FounderPort } from '../web/ports.ts';
import type { FirstInvitation, Founded, FounderPin, Founders } from '../web/wire.ts';
import { Accounts, newInvitation } from './accounts.ts';
import { openOfficeDatabase } from './office-database.ts';

/** People that a screen at the door can show. */
const SHOWN_MAX = 12;

export interface FirstAccountsParts {
  readonly kiosk: KeptKiosk;
  /** Checks the PINs of both, in the queue of whoever else types one, and puts it on record. */
  readonly changeAccount: (asked: AskedOfAccount) => Promise<unknown>;
  /** Folder of the log and of the accounts. */
  readonly data: string;
  /** Where invitations are taken. */
  readonly address: string;
  /** Makes sure that there is a key under which accounts can be opened. */
  readonly makeKey: (mayCreate: boolean) => void;
}

/** Whether an account keeps accounts already, or waits for somebody who still can open it. */
const keeps = (accounts: Accounts, now: number): boolean =>
  accounts
    .all()
    .some(
      ({ role, state, invitation_until }) =>
        role === 'administrator' && (state !== 'invited' || invitation_until > now),
    );

type InAccounts = <Done>(work: (accounts: Accounts) => Done) => Done;

const inAccountsOf =
  (data: string): InAccounts =>
  (work) => {
    const database = openOfficeDatabase(data);
    try {
      return work(new Accounts(database));
    } finally {
      database.close();
    }
  };

const isOpened = (accounts: Accounts): boolean =>
  accounts.all().some(({ role, state }) => role === 'administrator' && state !== 'invited');

/** Whether somebody can become one: whoever has an account keeps it as it is, unless it is this one and was never opened. */
const isFree = (accounts: Accounts, person: PersonId): boolean => {
  const own = accounts.ofPerson(person);
  return own === undefined || (own.role === 'administrator' && own.state === 'invited');
};

/** The name of a person's account: the identifier, or another where that is taken. */
const accountOf = (accounts: Accounts, person: PersonId): string =>
  accounts.ofPerson(person)?.name ??
  (accounts.named(person) === undefined ? person : `${person.slice(0, 30)}.admin`);

/** Makes somebody an administrator who waits for whoever has the invitation. */
const invite = (accounts: Accounts, person: PersonId): Omit<FirstInvitation, 'name'> => {
  const invitation = newInvitation();
  const account = accountOf(accounts, person);
  if (accounts.named(account) === undefined) {
    accounts.add({ name: account, person, role: 'administrator' }, invitation, Date.now());
  } else {
    accounts.invite(account, invitation, Date.now());
  }
  return { account, invitation };
};

const signersNow = ({ state, moment }: KeptKiosk): readonly Person[] =>
  Object.values(state.people).filter(
    (person) => person.status === 'listed' && person.pin !== null && signsForEvidence(person, moment.at),
  );

/**
 * The way to the first two administrators, at the screen of a kiosk whose office has none: two people of the list who may
 * sign for the evidence each type their PIN, and each is given an invitation for an account of their own. A wrong PIN
 * counts and locks as at any terminal, and the duress PIN calls for help unseen. Both stand in each entry. The way is
 * closed for good once there is an administrator, and open again only where both let their invitations run out.
 */
export const firstAccounts = (parts: FirstAccountsParts): FounderPort => {
  const { kiosk, changeAccount, data, address, makeKey } = parts;
  const inAccounts = inAccountsOf(data);
  let isClosed = false;
  const isOpen = (): boolean => {
    if (isClosed) return false;
    const [keepsNow, wasOpened] = inAccounts((accounts) => [keeps(accounts, Date.now()), isOpened(accounts)]);
    // An invitation that runs out opens the way again; an account that was opened never does.
    isClosed = wasOpened;
    return !keepsNow;
  };
  // Whoever comes second finds the way closed, and makes nobody.
  const inTurn = oneByOne();
  const foundNow = async (typed: readonly FounderPin[]): Promise<Founded> => {
    if (!isOpen()) return { outcome: 'closed' };
    if (!inAccounts((accounts) => typed.every(({ person }) => isFree(accounts, person))))
      return { outcome: 'wrong' };
    makeKey(inAccounts((accounts) => accounts.size === 0));
    try {
      for (const { person } of typed) {
        const account = inAccounts((accounts) => accountOf(accounts, person));
        const about = { account, person, role: 'administrator', change: 'invited' } as const;
        await changeAccount({ ...about, sessions: [], typed });
      }
    } catch (error) {
      if (!(error instanceof KeeperRefused)) throw error;
      return { outcome: kiosk.state.storage === 'full' ? 'not_recorded' : 'wrong' };
    }
    const invitations = typed.map(({ person }) => ({
      ...inAccounts((accounts) => invite(accounts, person)),
      name: kiosk.state.people[person]?.name ?? person,
    }));
    return { outcome: 'made', address, qr: qrRows(Buffer.from(address), 'M'), invitations };
  };
  const standing = (): Founders => {
    if (!isOpen()) return { open: 'no', people: [] };
    const people = inAccounts((accounts) =>
      signersNow(kiosk).filter(({ person }) => isFree(accounts, person)),
    ).slice(0, SHOWN_MAX);
    return { open: 'yes', people: people.map(({ person, name }) => ({ person, name })) };
  };
  return { standing, found: (typed) => inTurn(() => foundNow(typed)) };
};
