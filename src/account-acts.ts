import type { KeyObject } from 'node:crypto';
import { signsForEvidence } from './core/evidence.ts';
import type { AccountChange, AccountRole, OfficeFact } from './core/facts-office.ts';
import type { PersonId } from './core/terms.ts';
import { KeeperRefused, type KeptKiosk, offer } from './kept-kiosk.ts';
import {
  type Identified,
  identifyAs,
  identifyOfficials,
  OFFICIALS,
  type Signing,
  type TypedPin,
} from './officials.ts';

/** What is done about an account at the machine itself. */
export interface AskedOfAccount {
  readonly account: string;
  /** Whose it is; empty for people from outside. */
  readonly person: PersonId | '';
  /** What it may do afterwards. */
  readonly role: AccountRole;
  /** `signed_out`: its sessions end, and nothing else changes. */
  readonly change: AccountChange | 'signed_out';
  /** Sessions that end with it, by their names. */
  readonly sessions: readonly string[];
  /** The token that it is about, by its name. */
  readonly token?: string | undefined;
  /** The PINs of whoever signs for it. */
  readonly typed: readonly TypedPin[];
}

const FOR_ACCOUNTS: Signing = {
  for: 'an account',
  may: signsForEvidence,
  ask: 'Ask an official, or staff who are supervisor or custodian, whose listing holds today.',
};

const OPENS: readonly AskedOfAccount['change'][] = [
  ...(['invited', 'ready', 'role_changed', 'identity_linked', 'token_added'] as const),
];

/**
 * Who has to sign. A supervisor's account acts for a person of the list, so nobody makes one for somebody else: that
 * person signs, or two officials do. A new password and a new source of codes always take two.
 */
export const signersNeeded = ({ change, role }: Pick<AskedOfAccount, 'change' | 'role'>): 0 | 1 | 2 => {
  if (change === 'reset') return 2;
  return role === 'supervisor' && OPENS.includes(change) ? 1 : 0;
};

const isListed = ({ state }: KeptKiosk, person: PersonId): boolean =>
  Object.hasOwn(state.people, person) && state.people[person]?.status === 'listed';

const identified = (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  { person, typed }: AskedOfAccount,
  needed: 0 | 1 | 2,
): Promise<Identified> => {
  const [one] = typed;
  if (typed.length === OFFICIALS) return identifyOfficials(kiosk, siteKey, typed);
  if (needed === 1 && one !== undefined && one.person === person && typed.length === 1) {
    return identifyAs(kiosk, siteKey, one, FOR_ACCOUNTS);
  }
  if (needed === 0 && typed.length === 0) return Promise.resolve({ outcome: 'identified', signed_by: [] });
  return Promise.resolve(
    needed === 2
      ? { outcome: 'refused', what: 'two officials sign for this', remedy: 'Name each with --by.' }
      : {
          outcome: 'refused',
          what: 'nobody makes a supervisor of somebody else',
          remedy: `Give the PIN of ${person}, or those of two officials with --by.`,
        },
  );
};

/**
 * Puts on record what is done about an account, once those who have to sign have said who they are. Throws
 * `KeeperRefused` when nothing may change. Whoever asks changes the account only after that.
 */
export const recordAccountChange = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  asked: AskedOfAccount,
): Promise<{ readonly index: number }> => {
  const { account, person, role, change, sessions, token } = asked;
  if (person === '' && role === 'supervisor' && OPENS.includes(change)) {
    throw new KeeperRefused('a supervisor is a person of the list', 'Name the person with --person.');
  }
  if (person !== '' && OPENS.includes(change) && !isListed(kiosk, person)) {
    const remedy = 'See "ballot-vault people list" for the people of the list.';
    throw new KeeperRefused(`nobody called ${person} is listed`, remedy);
  }
  const who = await identified(kiosk, siteKey, asked, signersNeeded(asked));
  if (who.outcome === 'refused') throw new KeeperRefused(who.what, who.remedy);
  const of = { account, ...(person === '' ? {} : { person }) };
  const ended = sessions.map(
    (session): OfficeFact => ({
      type: 'session_revoked',
      ...of,
      session,
      cause: change === 'signed_out' ? 'asked' : 'account_changed',
      done_by: 'terminal',
    }),
  );
  const changed: readonly OfficeFact[] =
    change === 'signed_out'
      ? []
      : [
          {
            type: 'account_changed',
            ...{ ...of, change, role },
            ...(token === undefined ? {} : { token }),
            ...{ done_by: 'terminal', signed_by: who.signed_by },
          },
        ];
  const facts = [...changed, ...ended];
  if (facts.length > 0) offer(kiosk, { type: 'office_reported', facts });
  return { index: kiosk.index };
};
