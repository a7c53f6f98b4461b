import type { FactType } from './core/facts.ts';
import type { Ms } from './core/terms.ts';

/** One entry about an alarm: what became of it, who was told, or who answered. */
export interface ToldLine {
  /** Number of the entry. */
  readonly seq: number;
  readonly at: Ms;
  readonly type: FactType;
  /** By which way people were told, or were to be; empty where it is not about that. */
  readonly channel: string;
  /** Addresses, or people on the list who signed. */
  readonly who: readonly string[];
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

/** @param fields an entry about an alarm with its personal fields opened, and `at`, its instant */
export const toldLineOf = (fields: Fields, at: Ms): ToldLine => ({
  seq: numberOf(fields['seq']),
  at,
  type: textOf(fields['type']) as FactType,
  channel: textOf(fields['channel']),
  who: [...textsOf(fields['recipients']), ...textsOf(fields['signed_by'])],
  words: textOf(fields['words']),
  cause: textOf(fields['cause']),
  tries: numberOf(fields['tries']),
  late: fields['late'] === 'yes',
  given_up: fields['given_up'] === 'yes',
  refused: numberOf(fields['refused']),
  number: numberOf(fields['occurrence'] ?? fields['step']),
  erased: fields['_erased'] !== undefined,
});
