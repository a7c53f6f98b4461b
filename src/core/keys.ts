import { KEY_CARDS } from './catalogue-keys.ts';
import type { Fact } from './facts.ts';
import type { KeyFact, KeyKind, RegisteredKey } from './facts-keys.ts';
import type { State } from './state.ts';
import { assert, type Ms, type PersonId, type RoomId } from './terms.ts';
import type { Turn } from './turn.ts';

const DAY_MS: Ms = 86_400_000;
/** More than the locks of a large office have. */
export const KEYS_MAX = 500;
/** So many people sign where a lock is put on the register or changed. */
export const KEY_SIGNERS = 2;

/** What somebody does about a key. `rekey_days`: how long it may stay as it is; 0 for ever. */
export type KeyAct =
  | {
      readonly act: 'register';
      readonly key: string;
      readonly kind: KeyKind;
      readonly room: RoomId | '';
      readonly rekey_days: number;
      readonly words: string;
    }
  | { readonly act: 'sign_out'; readonly key: string; readonly person: PersonId; readonly words: string }
  | { readonly act: 'take_back'; readonly key: string; readonly words: string }
  | { readonly act: 'report_lost'; readonly key: string; readonly since: Ms; readonly words: string }
  | { readonly act: 'change'; readonly key: string; readonly rekey_days: number; readonly words: string };

/** People who showed who they are do something about a key. */
export interface KeyObservation {
  readonly type: 'key_acted';
  readonly act: KeyAct;
  readonly signed_by: readonly PersonId[];
}

/** Why an act changes nothing. */
export type KeyRefusal =
  | 'key_known'
  | 'no_such_key'
  | 'no_such_room'
  | 'too_many'
  | 'not_signed_by_two'
  | 'not_signed_by_holder'
  | 'key_is_out'
  | 'has_it_already'
  | 'key_is_lost'
  | 'key_is_not_out'
  | 'stays_known'
  | 'not_past';

type Of<A extends KeyAct['act']> = Extract<KeyAct, { readonly act: A }>;

const keyOf = ({ keys }: State, key: string): RegisteredKey | undefined =>
  Object.hasOwn(keys.registered, key) ? keys.registered[key] : undefined;

const registerRefusal = (state: State, { key, room }: Of<'register'>): KeyRefusal | null => {
  if (keyOf(state, key) !== undefined) return 'key_known';
  if (room !== '' && state.rooms[room] === undefined) return 'no_such_room';
  return Object.keys(state.keys.registered).length >= KEYS_MAX ? 'too_many' : null;
};

/** Whoever takes a key signs for it, and so does somebody else who gives it. */
const outRefusal = (
  { kind, holders, lost }: RegisteredKey,
  person: PersonId,
  signers: readonly PersonId[],
): KeyRefusal | null => {
  if (!signers.includes(person)) return 'not_signed_by_holder';
  if (lost !== 0) return 'key_is_lost';
  if (holders.includes(person)) return 'has_it_already';
  return kind === 'key' && holders.length > 0 ? 'key_is_out' : null;
};

/** What somebody knows they cannot give back: only another combination ends that. */
const backRefusal = ({ kind, holders, lost }: RegisteredKey): KeyRefusal | null => {
  if (kind !== 'key') return 'stays_known';
  if (holders.length === 0) return 'key_is_not_out';
  return lost !== 0 ? 'key_is_lost' : null;
};

/** Why an act changes nothing, or null. */
export const keyRefusal = (
  state: State,
  at: Ms,
  { act, signed_by }: Pick<KeyObservation, 'act' | 'signed_by'>,
): KeyRefusal | null => {
  const signers = [...new Set(signed_by)];
  const isByTwo = act.act === 'register' || act.act === 'sign_out' || act.act === 'change';
  if (isByTwo && signers.length !== KEY_SIGNERS) return 'not_signed_by_two';
  if (act.act === 'register') return registerRefusal(state, act);
  const known = keyOf(state, act.key);
  if (known === undefined) return 'no_such_key';
  if (act.act === 'sign_out') return outRefusal(known, act.person, signers);
  if (act.act === 'take_back') return backRefusal(known);
  if (act.act === 'change') return null;
  if (known.lost !== 0) return 'key_is_lost';
  return act.since > at ? 'not_past' : null;
};

const dueAfter = (at: Ms, days: number): Ms => (days === 0 ? 0 : at + days * DAY_MS);

/** Puts on record what nothing speaks against. */
export const actOnKey = (turn: Turn, { act, signed_by }: KeyObservation): void => {
  const { at } = turn.moment;
  if (keyRefusal(turn.state, at, { act, signed_by }) !== null) return;
  const { key, words } = act;
  const about = { key, words, signed_by };
  switch (act.act) {
    case 'register': {
      const { kind, room, rekey_days } = act;
      return turn.record({
        type: 'key_registered',
        ...about,
        kind,
        room,
        rekey_due: dueAfter(at, rekey_days),
      });
    }
    case 'sign_out':
      return turn.record({ type: 'key_signed_out', ...about, person: act.person });
    case 'take_back': {
      const person = keyOf(turn.state, key)?.holders[0];
      assert(person, 'a key that comes back was out');
      return turn.record({ type: 'key_returned', ...about, person });
    }
    case 'report_lost':
      return turn.record({ type: 'key_lost', ...about, since: act.since });
    case 'change':
      return turn.record({ type: 'key_changed', ...about, rekey_due: dueAfter(at, act.rekey_days) });
  }
};

/** A fact about keys. */
export type StampedKeyFact = Extract<Fact, KeyFact>;
export const isKeyFact = (fact: Fact): fact is StampedKeyFact => Object.hasOwn(KEY_CARDS, fact.type);

const changed = (
  known: RegisteredKey,
  fact: Exclude<StampedKeyFact, { type: 'key_registered' }>,
): RegisteredKey => {
  switch (fact.type) {
    case 'key_signed_out':
      return { ...known, holders: [...known.holders, fact.person] };
    case 'key_returned':
      return { ...known, holders: known.holders.filter((person) => person !== fact.person) };
    case 'key_lost':
      return { ...known, lost: fact.at };
    default:
      return { ...known, rekey_due: fact.rekey_due, holders: [], lost: 0 };
  }
};

export const applyKeyFact = (state: State, fact: StampedKeyFact): State => {
  const registered = (key: RegisteredKey): State => ({
    ...state,
    keys: { registered: { ...state.keys.registered, [fact.key]: key } },
  });
  if (fact.type === 'key_registered') {
    const { kind, room, rekey_due } = fact;
    return registered({ kind, room, rekey_due, holders: [], lost: 0 });
  }
  const known = keyOf(state, fact.key);
  return known === undefined ? state : registered(changed(known, fact));
};

/** A lock that is to be changed, and by when. */
export interface RekeyDue {
  readonly key: string;
  readonly due: Ms;
}

/** Locks that are to be changed at some time: at once where the key is lost. */
export const rekeysDue = ({ keys }: State): readonly RekeyDue[] =>
  Object.entries(keys.registered).flatMap(([key, { rekey_due, lost }]) => {
    if (lost !== 0) return [{ key, due: rekey_due === 0 ? lost : Math.min(lost, rekey_due) }];
    return rekey_due === 0 ? [] : [{ key, due: rekey_due }];
  });
