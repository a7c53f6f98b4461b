import type { FactType } from './core/facts.ts';
import type { Ms, PersonId } from './core/terms.ts';

/** One entry about an alarm: what became of it, who was told, or who answered. */
export interface ToldLine {
  /** Number of the entry. */
  readonly seq: number;
  readonly at: Ms;
  readonly type: FactType;
  /** By which way people were told, or were to be; empty where it is not about that. */
  readonly channel: string;
  /** Addresses, or the names of those who answered. */
  readonly who: readonly string[];
  /** Those who answered, by their identifiers on the list, in the same order. */
  readonly people: readonly PersonId[];
  readonly words: string;
  /** Why somebody could not be told, or why it is over; empty for none. */
  readonly cause: string;
  /** Attempts so far; 0 where it is not about one. */
  readonly tries: number;
  readonly late: boolean;
  readonly given_up: boolean;
  /** Addresses that the server did not take. */
  readonly refused: number;
  /** Which occurrence, or which step of telling people again; 0 for none. */
  readonly number: number;
  /** Names in it were erased. */
  readonly erased: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** People who signed an entry about an alarm, or said that a test arrived. */
export const peopleIn = (fields: Fields): readonly PersonId[] =>
  [...textsOf(fields['signed_by']), ...textsOf([fields['person']])].map((person) => person as PersonId);

/** @param fields an entry about an alarm with its personal fields opened, and `at`, its instant */
export const toldLineOf = (fields: Fields, at: Ms): ToldLine => ({
  seq: numberOf(fields['seq']),
  at,
  type: textOf(fields['type']) as FactType,
  channel: textOf(fields['channel']),
  who: [...textsOf(fields['recipients']), ...peopleIn(fields)],
  people: peopleIn(fields),
  words: textOf(fields['words']),
  cause: textOf(fields['cause']),
  tries: numberOf(fields['tries']),
  late: fields['late'] === 'yes',
  given_up: fields['given_up'] === 'yes',
  refused: numberOf(fields['refused']),
  number: numberOf(fields['occurrence'] ?? fields['step']),
  erased: fields['_erased'] !== undefined,
});

/** Names of people by their identifiers; whoever is not in it is known to nobody. */
export type Names = { readonly [person: string]: string };

/** Lines with the names of those who answered; an identifier stays where nobody knows the name. */
export const withNames = (lines: readonly ToldLine[], names: Names): readonly ToldLine[] =>
  lines.map((line) => ({
    ...line,
    who: [
      ...line.who.slice(0, line.who.length - line.people.length),
      ...line.people.map((person) => (Object.hasOwn(names, person) ? (names[person] ?? person) : person)),
    ],
  }));
