import { onList } from './core/list-changes.ts';
import type { PersonRecord } from './core/people.ts';
import { roomIds, type State } from './core/state.ts';
import type { Credential, Ms, PersonId, ReaderId, YesNo } from './core/terms.ts';
import { KeeperRefused } from './kept-kiosk.ts';
import type { AskedListAct, WrittenList } from './list-acts.ts';

/** A line of the list as somebody away from the machine can write it: they know no badge's hash. */
export type PersonFields = Omit<PersonRecord, 'credentials'>;

export interface WishedRecord extends PersonFields {
  /** As a list writes them; null for those that the list has for them already. */
  readonly badges: readonly string[] | null;
}

/** What somebody away from the machine wants the list to say. */
export interface WishedList {
  readonly people: readonly WishedRecord[];
  readonly removed: readonly PersonId[];
  readonly whole: YesNo;
  /** Digest of the file that it stands in, hex; empty where there is none. */
  readonly source: string;
}

type Plain = Exclude<AskedListAct, { readonly act: 'propose' | 'report_lost' | 'await_badge' }>;

/** What somebody does about the list from afar. */
export type WishedAct =
  | Plain
  | ({ readonly act: 'propose'; readonly words: string } & WishedList)
  /** Which badge, as a list writes it, need not be said where there is only one. */
  | {
      readonly act: 'report_lost';
      readonly subject: PersonId;
      readonly badge: string;
      readonly since: Ms;
      readonly words: string;
    }
  | {
      readonly act: 'await_badge';
      readonly reader: ReaderId;
      readonly subject: PersonId;
      readonly record: PersonFields | null;
      readonly words: string;
    };

/** Keyed hash of a badge as written. Throws an error that does not repeat it when it is in no known form. */
export type HashBadge = (badge: string) => Credential;

const hashed = (hash: HashBadge, badge: string): Credential => {
  try {
    return hash(badge);
  } catch {
    throw new KeeperRefused('a badge is not written in a known form', 'Write it as the reader shows it.');
  }
};

/** Throws `KeeperRefused` where a line cannot be meant. */
const requireMeant = (state: State, { person, rooms, valid_from, valid_until }: PersonFields): void => {
  const known: readonly string[] = roomIds(state);
  const unknown = rooms.find((room) => !known.includes(room));
  if (unknown !== undefined) {
    throw new KeeperRefused(
      `${person}: there is no room ${unknown}`,
      `Rooms of this kiosk: ${known.join(', ')}.`,
    );
  }
  if (valid_from === 0 || valid_until === 0 || valid_from < valid_until) return;
  throw new KeeperRefused(`${person}: the last day is before the first`, 'Correct one of the two days.');
};

const heldBy = (state: State, person: PersonId): readonly Credential[] =>
  onList(state, person)?.credentials ?? [];

/** The same with badges as the log knows them. Throws `KeeperRefused`. */
export const writtenOf = (
  state: State,
  { people, removed, whole, source }: WishedList,
  hash: HashBadge,
): WrittenList => ({
  people: people.map(({ badges, ...fields }) => {
    requireMeant(state, fields);
    const credentials =
      badges === null ? heldBy(state, fields.person) : badges.map((badge) => hashed(hash, badge));
    return { ...fields, credentials };
  }),
  removed,
  whole,
  source,
});

/** What somebody does, against the list as it stands. Throws `KeeperRefused`. */
export const askedOf = (state: State, wished: WishedAct, hash: HashBadge): AskedListAct => {
  switch (wished.act) {
    case 'propose':
      return { act: 'propose', words: wished.words, ...writtenOf(state, wished, hash) };
    case 'report_lost': {
      const { badge, ...rest } = wished;
      return { ...rest, credential: badge === '' ? '' : hashed(hash, badge) };
    }
    case 'await_badge': {
      if (wished.record === null) return { ...wished, record: null };
      requireMeant(state, wished.record);
      const credentials = heldBy(state, wished.record.person);
      return { ...wished, record: { ...wished.record, credentials } };
    }
    default:
      return wished;
  }
};
