import type { KeyObject } from 'node:crypto';
import { signsForEvidence } from './core/evidence.ts';
import { type KeyAct, type KeyRefusal, keyRefusal } from './core/keys.ts';
import type { PersonId } from './core/terms.ts';
import { KeeperRefused, type KeptKiosk, offer } from './kept-kiosk.ts';
import { type Identified, identifyAs, identifyOfficials, type Signing, type TypedPin } from './officials.ts';

/** What is done about a key, and the PINs of those who do it: whoever keeps the keys first, whoever takes one second. */
export interface AskedOfKey {
  readonly act: KeyAct;
  readonly typed: readonly TypedPin[];
}

const KEEPING: Signing = {
  for: 'keys',
  may: signsForEvidence,
  ask: 'Ask an official, or staff who are supervisor or custodian, whose listing holds today.',
};

/** Anybody on the list may be given a key: what it opens is for those who give it. */
const TAKING: Signing = {
  for: 'a key',
  may: ({ status }) => status === 'listed',
  ask: 'Give it to somebody who is on the list.',
};

const REASONS: { readonly [R in KeyRefusal]: readonly [what: string, remedy: string] } = {
  key_known: ['there is a key of this name already', 'See "ballot-vault keys list", and take another name.'],
  no_such_key: ['no key of this name is on the register', 'See "ballot-vault keys list" for their names.'],
  no_such_room: ['this kiosk has no such room', 'Name a room of the configuration, or leave --room out.'],
  too_many: ['the register has as many keys as it takes', 'Open a new log with "ballot-vault epoch".'],
  not_signed_by_two: ['two different people sign for this', 'Name another person.'],
  not_signed_by_holder: ['whoever takes a key signs for it', 'Have them type their own PIN.'],
  key_is_out: ['somebody has this key', 'Have it returned first, or say that it is lost.'],
  has_it_already: ['this person has it already', 'See "ballot-vault keys list".'],
  key_is_lost: [
    'this key is lost',
    'Have the lock changed, and say so with "ballot-vault keys rekeyed"; then it can be given out again.',
  ],
  key_is_not_out: ['nobody has this key', 'See "ballot-vault keys list".'],
  stays_known: [
    'nobody gives back what they know',
    'Have the combination or code changed, and say so with "ballot-vault keys rekeyed".',
  ],
  not_past: ['it cannot be lost from later than now on', 'Look at --since again.'],
};

/** Nobody gives a key to themselves, and nobody else types the PIN of whoever takes it. */
const identifyBoth = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  [keeper, taker]: readonly TypedPin[],
): Promise<Identified> => {
  if (keeper === undefined || taker === undefined)
    return { outcome: 'refused', what: 'two people sign for this', remedy: 'Type both PINs.' };
  const gives = await identifyAs(kiosk, siteKey, keeper, KEEPING);
  if (gives.outcome === 'refused') return gives;
  const takes = await identifyAs(kiosk, siteKey, taker, TAKING);
  if (takes.outcome === 'refused') return takes;
  return { outcome: 'identified', signed_by: [...gives.signed_by, ...takes.signed_by] };
};

const identify = (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  { act, typed }: AskedOfKey,
): Promise<Identified> => {
  switch (act.act) {
    case 'register':
    case 'change':
      return identifyOfficials(kiosk, siteKey, typed);
    case 'sign_out':
      return identifyBoth(kiosk, siteKey, typed);
    case 'take_back':
    case 'report_lost': {
      const one = typed[0] ?? { person: '' as PersonId, digits: '' };
      return identifyAs(kiosk, siteKey, one, KEEPING);
    }
  }
};

/**
 * Puts on record what is done about a key, once those who do it have said who they are. Throws `KeeperRefused` when
 * nothing is recorded.
 */
export const actOnKeyAs = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  asked: AskedOfKey,
): Promise<{ readonly index: number }> => {
  const { act } = asked;
  const refuse = (signed_by: readonly PersonId[]): void => {
    const reason = keyRefusal(kiosk.state, kiosk.moment.at, { act, signed_by });
    if (reason !== null) throw new KeeperRefused(...REASONS[reason]);
  };
  // What is refused anyway tries nobody's PIN.
  refuse(asked.typed.map(({ person }) => person));
  const who = await identify(kiosk, siteKey, asked);
  if (who.outcome === 'refused') throw new KeeperRefused(who.what, who.remedy);
  refuse(who.signed_by);
  offer(kiosk, { type: 'key_acted', act, signed_by: who.signed_by });
  return { index: kiosk.index };
};
