import { CATALOGUE, type Level } from './catalogue.ts';
import type { Fact, FactType } from './facts.ts';
import { shortened } from './shortened.ts';
import type { State } from './state.ts';
import { NAME_SHOWN_MAX } from './supervisor-view.ts';
import type { Ms, RoomId } from './terms.ts';

/** Lines that a page has of the feed. */
export const FEED_MAX = 100;
const NAMES_MAX = 6;
const VALUE_MAX = 80;

/** Which field of a fact a line adds to its title. */
const ABOUT = [
  'reason',
  'accounted_by',
  'alarm',
  'device',
  'line',
  'channel',
  'purpose',
  'sweep',
  'statement',
  'storage',
  'previous_end',
  'to',
  'how',
  'count',
  'source',
  'cause',
  'taken',
  'by',
] as const;
export type FeedAbout = (typeof ABOUT)[number];

/** One entry of the log as a line of the feed. */
export interface FeedLine {
  /** Number of the entry. */
  readonly seq: number;
  readonly at: Ms;
  readonly type: FactType;
  /** Empty where it is about the kiosk as a whole. */
  readonly room: RoomId | '';
  readonly level: Level;
  /** Names of the people it is about, as far as there is room. */
  readonly who: readonly string[];
  /** The one thing that it adds: a word of the vocabulary, or a name from the configuration; empty for none. */
  readonly about: FeedAbout | '';
  readonly value: string;
}

/** What goes on all the time, or tells only of the keeping of the log: a reader of the feed learns nothing by it. */
const LEFT_OUT: ReadonlySet<FactType> = new Set<FactType>([
  'heartbeat',
  'snapshot_taken',
  'checkpoint_cosigned',
  'checkpoint_given',
  'window_extended',
  'managed_opening_minute',
  'room_policy_set',
  'notice_delivered',
  'person_enrolled',
  'person_changed',
  'signature_announced',
]);

type Fields = Readonly<Record<string, unknown>>;

const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
};

/** Of a visitor the name as it was given at the screen; of anybody else the name on the list. */
const visitorsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((item: unknown) =>
    typeof item === 'object' && item !== null && 'name' in item && typeof item.name === 'string'
      ? [item.name]
      : [],
  );

const visitorInside = ({ rooms }: State, visitor: unknown): readonly string[] =>
  Object.values(rooms)
    .flatMap((room) => room.visitors)
    .filter((other) => (other.visitor as unknown) === visitor)
    .map(({ name }) => name);

const namesOf = (state: State, fact: Fields): readonly string[] => {
  const people = ['person', 'people', 'holders', 'signed_by'].flatMap((field) => textsOf(fact[field]));
  const names = people.map((id) =>
    Object.hasOwn(state.people, id) ? (state.people[id as keyof State['people']]?.name ?? id) : id,
  );
  const visitors = [
    ...visitorsOf(fact['visitor']),
    ...visitorsOf(fact['visitors']),
    ...visitorInside(state, fact['visitor']),
  ];
  return [...new Set([...names, ...visitors])]
    .slice(0, NAMES_MAX)
    .map((name) => shortened(name, NAME_SHOWN_MAX));
};

const addedBy = (fact: Fields): Pick<FeedLine, 'about' | 'value'> => {
  // Of a list only that it was taken over: its source is the digest of a file.
  if (fact['type'] === 'people_imported') return { about: '', value: '' };
  const about = ABOUT.find((field) => typeof fact[field] === 'string' || typeof fact[field] === 'number');
  return about === undefined
    ? { about: '', value: '' }
    : { about, value: shortened(String(fact[about]), VALUE_MAX) };
};

/**
 * The line of an entry, or none where the feed leaves it out. The names are those of the state after it: whoever just
 * went out is still on the list.
 */
export const feedLineOf = (state: State, seq: number, fact: Fact): FeedLine | null => {
  if (LEFT_OUT.has(fact.type)) return null;
  const fields = fact as unknown as Fields;
  return {
    seq,
    at: fact.at,
    type: fact.type,
    room: (fields['room'] ?? '') as FeedLine['room'],
    level: CATALOGUE[fact.type].level,
    who: namesOf(state, fields),
    ...addedBy(fields),
  };
};

/** What an alarm about duress, or a source of such, is named like. */
const DURESS = /^duress(?:[/#]|$)/;

/** Whether a line tells of duress: nobody who is not a supervisor may see it. */
export const tellsOfDuress = ({ type, value }: FeedLine): boolean =>
  type === 'duress_signalled' || DURESS.test(value);
