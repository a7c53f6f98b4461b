import { CATALOGUE } from '../../core/catalogue.ts';
import { erasedBy } from '../../log/entry.ts';
import { type StoredEntry, shownOf } from '../../log/log-rows.ts';
import { EVENT_NAMES } from '../../log/records-text/event-names.ts';
import { type OpenedEntry, openForReaders } from '../../log/records-text/opened-entry.ts';

/** By what entries are found. `about` is whoever is named in a personal field: a person, a visitor, a badge, an account. */
export const TERM_KINDS = [
  'type',
  'class',
  'level',
  'result',
  'room',
  'about',
  'purpose',
  'container',
  'seal',
  'word',
] as const;
export type TermKind = (typeof TERM_KINDS)[number];

export interface Term {
  readonly kind: TermKind;
  readonly value: string;
}

type Fields = { readonly [field: string]: unknown };

/** What every entry says, and what would make a word of each entry that no other has. */
const SAY_NOTHING: ReadonlySet<string> = new Set([
  ...['v', 'seq', 'time', 'offset', 'boot', 'uptime_ms', 'clock', 'kiosk', 'room'],
  ...['pin', 'duress'],
]);

/** People's own words prove nothing of whom an entry is about. */
const SAID: ReadonlySet<string> = new Set(['words', 'name', 'organization', 'title', 'photo', 'address']);

/** Digests, keys and signatures: nobody types them, and no two are alike. */
const WORD_MAX = 40;
/** More of one entry than anybody writes; a list of a thousand people is found by its other entries. */
const WORDS_MAX = 400;

function* textsIn(value: unknown, skipped: ReadonlySet<string>): Generator<string> {
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (!skipped.has(name)) yield* textsIn(inner, skipped);
  }
}

/** A text as it is compared: without marks above letters, and in small ones. */
const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The words of a text as they are looked for; numbers count as such. */
export const wordsIn = (text: string): readonly string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word.length <= WORD_MAX);

const isDigest = (text: string): boolean => text.length >= WORD_MAX && !/\s/.test(text);

const wordsOf = ({ fields, personal }: OpenedEntry): ReadonlySet<string> => {
  const words = new Set<string>();
  for (const from of [fields, personal]) {
    for (const text of textsIn(from, SAY_NOTHING)) {
      if (isDigest(text)) continue;
      for (const word of wordsIn(text)) words.add(word);
      if (words.size >= WORDS_MAX) return words;
    }
  }
  return words;
};

const textIn = (fields: Fields, field: string): readonly string[] => {
  const value = fields[field];
  return typeof value === 'string' && value !== '' ? [value] : [];
};

const sealsOf = (fields: Fields): readonly string[] =>
  ['seal', 'new_seal', 'first', 'last', 'on_record'].flatMap((field) =>
    textIn(fields, field).flatMap((text) => text.split(' ')),
  );

const isFactType = (type: string): type is keyof typeof CATALOGUE => Object.hasOwn(CATALOGUE, type);

function* kindsOf(type: string): Generator<Term> {
  yield { kind: 'type', value: type };
  if (!isFactType(type)) return;
  const { nist } = EVENT_NAMES[type];
  yield { kind: 'level', value: CATALOGUE[type].level };
  yield { kind: 'class', value: nist.type };
  yield { kind: 'result', value: nist.disposition };
}

const of = (kind: TermKind, values: Iterable<string>): readonly Term[] =>
  [...new Set(values)].map((value) => ({ kind, value }));

const termsOf = ({ bytes, disclosures, erased }: StoredEntry): readonly Term[] => {
  const opening = { bytes, disclosures: shownOf(disclosures, erased), erased: erasedBy(erased) };
  const entry = openForReaders(opening, {});
  const { fields, personal } = entry;
  const people = [...textsIn(personal, new Set([...SAID, ...SAY_NOTHING]))].filter((text) => text !== '');
  const isOfSeals = ['container', 'seal', 'seals'].some((field) => Object.hasOwn(fields, field));
  return [
    ...kindsOf(String(fields['type'])),
    ...of('room', textIn(fields, 'room')),
    ...of('about', people),
    ...of('purpose', textIn(fields, 'purpose')),
    ...of('container', textIn(fields, 'container')),
    ...of('seal', isOfSeals ? sealsOf(fields) : []),
    ...of('word', wordsOf(entry)),
  ];
};

/** What every entry has of its own ends with the name of the kiosk. */
const KIOSK = Buffer.from('"kiosk":"');
/** Kinds of entries that come again and again, word for word: the signs of life of some years differ in little else. */
const KNOWN_MAX = 256;

/** Finds the terms of entries. Of those that say the same as one before, it has them already. */
export class EntryTerms {
  readonly #known = new Map<string, readonly Term[]>();

  /** By what an entry is found, each once. What is erased of it is in none. */
  of(entry: StoredEntry): readonly Term[] {
    const { bytes, disclosures, erased } = entry;
    const start = bytes.indexOf(KIOSK);
    if (start < 0 || disclosures.length > 0 || erased.length > 0) return termsOf(entry);
    const said = bytes.toString('latin1', start);
    const known = this.#known.get(said);
    if (known !== undefined) return known;
    const terms = termsOf(entry);
    if (this.#known.size >= KNOWN_MAX) this.#known.clear();
    this.#known.set(said, terms);
    return terms;
  }
}
