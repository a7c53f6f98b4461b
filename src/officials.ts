import { type KeyObject, timingSafeEqual } from 'node:crypto';
import { signsForEvidence } from './core/evidence.ts';
import type { Person } from './core/people.ts';
import type { Ms, PersonId, PinHash } from './core/terms.ts';
import { type KeptKiosk, offer } from './kept-kiosk.ts';
import { isPin, pinHash } from './pin.ts';

/** So many sign for what is done to the evidence. */
export const OFFICIALS = 2;

/** What an official typed at a terminal. */
export interface TypedPin {
  readonly person: PersonId;
  readonly digits: string;
}

type SiteKey = KeyObject | Uint8Array;

/** Who was identified, for `signed_by` of what they do; or why not, for whoever sits at the terminal. */
export type Identified =
  | { readonly outcome: 'identified'; readonly signed_by: readonly PersonId[] }
  | { readonly outcome: 'refused'; readonly what: string; readonly remedy: string };

const refused = (what: string, remedy: string): Identified => ({ outcome: 'refused', what, remedy });

const isSame = (one: PinHash, other: PinHash | null): boolean =>
  other !== null && one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** What somebody signs for, who may, and whom else to ask. */
export interface Signing {
  readonly for: string;
  readonly may: (person: Person, at: Ms) => boolean;
  readonly ask: string;
}

const FOR_EVIDENCE: Signing = {
  for: 'the evidence',
  may: signsForEvidence,
  ask: 'Ask an official, or staff who are supervisor or custodian, whose listing holds today.',
};

/** Why somebody cannot sign, whatever they type; undefined when they can. */
const barOf = (
  person: Person | undefined,
  name: PersonId,
  { at, signs = FOR_EVIDENCE }: Pick<OfficialsList, 'at' | 'signs'>,
): Identified | undefined => {
  if (person === undefined || person.status !== 'listed') {
    return refused(`nobody called ${name} is listed`, 'See "ballot-vault people list" for the people.');
  }
  if (!signs.may(person, at)) return refused(`${name} may not sign for ${signs.for}`, signs.ask);
  if (person.pin === null) {
    return refused(`${name} has no PIN`, `Choose one with "ballot-vault people pin ${name}".`);
  }
  if (person.pin_locked_until > at) {
    const until = new Date(person.pin_locked_until).toISOString();
    return refused(`the PIN of ${name} is locked until ${until}`, 'Wait, or ask another official.');
  }
  return undefined;
};

/** What somebody typed: their PIN, their duress PIN, or neither. */
export type TypedAs = 'pin' | 'duress' | 'wrong';

/** Whose digits these are: the person's PIN, their duress PIN, or neither; with the hash of what was typed. */
const compare = async (siteKey: SiteKey, known: Person, digits: string) => {
  // What is no PIN cannot be one that was chosen, and is counted all the same.
  const pin = isPin(digits) ? await pinHash(siteKey, known.person, digits) : ('' as PinHash);
  if (isSame(pin, known.pin)) return { pin, is: 'pin' } as const;
  return { pin, is: isSame(pin, known.duress) ? 'duress' : 'wrong' } as const;
};

const wrongPin = (person: PersonId): Identified =>
  refused(`the PIN is not that of ${person}`, 'Wrong PINs count, and too many lock the PIN for a while.');

/** The people who may sign, and whoever counts what they type. */
export interface OfficialsList {
  readonly people: { readonly [person: PersonId]: Person };
  /** The present instant. */
  readonly at: Ms;
  /** What they sign for; the evidence where it is not said. */
  readonly signs?: Signing;
  /** Takes note of a PIN that was typed, the right one too: whatever is written must not tell it from the duress PIN. */
  tried(person: PersonId, pin: PinHash, is: TypedAs): void;
}

/** Why somebody who was known by their PIN cannot sign after all: to compare it takes a moment. */
const standing = (list: OfficialsList, person: PersonId): Identified | undefined =>
  barOf(list.people[person], person, list);

const identify = async (
  list: OfficialsList,
  siteKey: SiteKey,
  { person, digits }: TypedPin,
): Promise<Identified> => {
  const known = list.people[person];
  const bar = barOf(known, person, list);
  if (bar !== undefined || known === undefined)
    return bar ?? refused(`nobody called ${person} is listed`, '');
  const { pin, is } = await compare(siteKey, known, digits);
  list.tried(person, pin, is);
  if (is === 'wrong') return wrongPin(person);
  return standing(list, person) ?? { outcome: 'identified', signed_by: [person] };
};

/**
 * Identifies two people who sign for something done to the evidence: two different ones, on the list, with
 * standing, each with their PIN. A wrong PIN is counted by the list and locks as at the door; the duress PIN identifies
 * just the same, and calls for help unseen.
 */
export const identifyOn = async (
  list: OfficialsList,
  siteKey: SiteKey,
  typed: readonly TypedPin[],
): Promise<Identified> => {
  if (new Set(typed.map(({ person }) => person)).size !== OFFICIALS || typed.length !== OFFICIALS) {
    return refused('two different officials sign for this', 'Name each with --by.');
  }
  const signed_by: PersonId[] = [];
  for (const one of typed) {
    const answer = await identify(list, siteKey, one);
    if (answer.outcome === 'refused') return answer;
    signed_by.push(...answer.signed_by);
  }
  const left = signed_by.map((person) => standing(list, person)).find((bar) => bar !== undefined);
  if (left !== undefined) return left;
  return { outcome: 'identified', signed_by };
};

const listOf = (kiosk: KeptKiosk, signs: Signing): OfficialsList => ({
  signs,
  get people() {
    return kiosk.state.people;
  },
  get at() {
    return kiosk.moment.at;
  },
  // Who signed with the right PIN stands in what they do.
  tried: (person, pin, is) => {
    if (is !== 'pin') offer(kiosk, { type: 'official_pin', person, pin });
  },
});

/** The same by the list of an open log. Throws `KeeperRefused` when a wrong PIN cannot be put on record. */
export const identifyOfficials = (
  kiosk: KeptKiosk,
  siteKey: SiteKey,
  typed: readonly TypedPin[],
): Promise<Identified> => identifyOn(listOf(kiosk, FOR_EVIDENCE), siteKey, typed);

/** One person who signs for something, by the list of an open log. Throws `KeeperRefused` as `identifyOfficials`. */
export const identifyAs = (
  kiosk: KeptKiosk,
  siteKey: SiteKey,
  typed: TypedPin,
  signs: Signing,
): Promise<Identified> => identify(listOf(kiosk, signs), siteKey, typed);

/** One person who answers for alarms. */
export const identifyOne = (kiosk: KeptKiosk, siteKey: SiteKey, typed: TypedPin): Promise<Identified> =>
  identifyAs(kiosk, siteKey, typed, { ...FOR_EVIDENCE, for: 'alarms' });
