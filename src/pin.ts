import { createHmac, type KeyObject, scrypt } from 'node:crypto';
import type { Person } from './core/people.ts';
import type { PersonId, PinHash } from './core/terms.ts';

/** RFC 7914 costs: 16 MiB and some 50 ms on a small board, which a person does not notice and a guesser does. */
const COST = { N: 16_384, r: 8, p: 1 } as const;
const HASH_BYTES = 32;
/** Stands before each hash, so that costs can change without mistaking one hash for another. */
const VERSION = 's1.';

const PIN_FORM = /^\d{4,8}$/;

export const PIN_RULE = 'A PIN has 4 to 8 digits.';

export const isPin = (digits: string): boolean => PIN_FORM.test(digits);

/**
 * Slow keyed hash of a PIN: scrypt over the digits with HMAC-SHA-256 (site key, person) as salt. A PIN has
 * few digits, so the secrecy of the site key is what protects it; without that key a hash cannot be tried.
 * Throws when `digits` are not a PIN.
 */
export const pinHash = (
  siteKey: KeyObject | Uint8Array,
  person: PersonId,
  digits: string,
): Promise<PinHash> => {
  if (!isPin(digits)) throw new Error(PIN_RULE);
  const salt = createHmac('sha256', siteKey).update(`pin\0${person}`, 'utf8').digest();
  return new Promise((resolve, reject) => {
    scrypt(digits, salt, HASH_BYTES, COST, (error, hash) => {
      if (error === null) resolve(`${VERSION}${hash.toString('base64url')}` as PinHash);
      else reject(error);
    });
  });
};

/** The duress twin of a PIN: its last digit plus one, 9 becomes 0. It opens like the PIN and calls for help. */
export const duressTwin = (digits: string): string =>
  `${digits.slice(0, -1)}${(Number(digits.slice(-1)) + 1) % 10}`;

const DECADE = 10;

/** Steps of one or two, up or down, as people count. */
const COUNTED: readonly (number | undefined)[] = [0, 1, 2, 8, 9];

/** Each digit follows the one before by the same such step: 1111, 1234, 9876, 2468, also over the 0: 7890. */
const isEvenSteps = (digits: string): boolean => {
  const numbers = [...digits].map(Number);
  const steps = new Set(
    numbers.slice(1).map((digit, index) => (digit - (numbers[index] ?? 0) + DECADE) % DECADE),
  );
  return steps.size === 1 && COUNTED.includes([...steps][0]);
};

const isRepeated = (digits: string): boolean => /^(\d{1,4})\1+$/.test(digits);

const isYear = (digits: string): boolean => /^(19|20)\d\d$/.test(digits);

/** The middle column of the pad, downwards and upwards, and the corners around. */
const PATHS_ON_THE_PAD: readonly string[] = ['2580', '0852', '1397', '1793', '7139', '3179'];

/** Why a PIN is too easy to guess, as a clause; null when it is not. */
export const tooEasy = (digits: string): string | null => {
  if (isEvenSteps(digits)) return 'its digits follow one another in even steps';
  if (isRepeated(digits)) return 'it repeats the same digits';
  if (isYear(digits)) return 'it looks like a year';
  return PATHS_ON_THE_PAD.includes(digits) ? 'it is a straight path on the pad' : null;
};

/** Why a chosen PIN is refused, for the person who chose it, or what to keep of it. */
export type ChosenPin =
  | { readonly outcome: 'chosen'; readonly pin: PinHash; readonly duress: PinHash }
  | { readonly outcome: 'refused'; readonly what: string; readonly remedy: string };

const refused = (what: string): ChosenPin => ({ outcome: 'refused', what, remedy: 'Choose another PIN.' });

/** Somebody who has a PIN. */
type ChosenBy = Pick<Person, 'person' | 'pin' | 'duress'>;

const collides = async (
  siteKey: KeyObject | Uint8Array,
  other: ChosenBy,
  tried: readonly string[],
): Promise<boolean> => {
  if (other.pin === null) return false;
  const hashes = await Promise.all(tried.map((digits) => pinHash(siteKey, other.person, digits)));
  return hashes.some((hash) => hash === other.pin || hash === other.duress);
};

/**
 * Hashes of a PIN and its duress twin, for a person of the list. Refused: what is not 4 to 8 digits, what is
 * too easy, and what is, or whose twin is, another person's PIN or twin: else one person's slip could call
 * for help, or a call for help could look like another's PIN. The refusal names nobody.
 */
export const choosePin = async (
  siteKey: KeyObject | Uint8Array,
  person: PersonId,
  digits: string,
  people: readonly ChosenBy[],
): Promise<ChosenPin> => {
  if (!isPin(digits)) return { outcome: 'refused', what: 'this is not a PIN', remedy: PIN_RULE };
  const easy = tooEasy(digits);
  if (easy !== null) return refused(`this PIN is too easy to guess: ${easy}`);
  const twin = duressTwin(digits);
  for (const other of people) {
    // One person after the other: scrypt of a whole list at once would take the memory of a small board.
    if (other.person !== person && (await collides(siteKey, other, [digits, twin]))) {
      return refused('this PIN or its duress twin cannot be told apart from another one in use');
    }
  }
  const [pin, duress] = await Promise.all([pinHash(siteKey, person, digits), pinHash(siteKey, person, twin)]);
  return { outcome: 'chosen', pin, duress };
};
