import { type ParsedEntry, parseEntry } from '../entry.ts';
import { type Disclosure, disclosedValue } from '../formats/commitment.ts';
import { withoutCommitments } from '../storable.ts';

/** One stored entry, with as much of what opens it as its reader may have. */
export interface EntryForReaders {
  readonly bytes: Buffer;
  /** Known to belong to the commitments in the bytes. */
  readonly disclosures: readonly Disclosure[];
  /** Fields of which what opened them was erased, each with the entry that put the erasing on record. */
  readonly erased: { readonly [field: string]: number };
}

/** An entry as readers are shown it. Each personal field is in exactly one of `personal`, `withheld` and `erased`. */
export interface OpenedEntry extends ParsedEntry {
  readonly personal: { readonly [field: string]: unknown };
  /** The ground of each field that is withheld. */
  readonly withheld: { readonly [field: string]: string };
  readonly erased: { readonly [field: string]: number };
}

/** A log may come from anywhere: a field of it called "constructor" is not what every object has of that name. */
const ownOf = <Value>(values: { readonly [field: string]: Value }, field: string): Value | undefined =>
  Object.hasOwn(values, field) ? values[field] : undefined;

/**
 * Opens an entry for readers from whom the fields in `grounds` are withheld. A disclosure that is there is shown,
 * withheld or not: what is in a bundle cannot be taken back by calling it withheld. Throws, naming the field, where
 * nothing says why it cannot be opened.
 */
export const openForReaders = (
  { bytes, disclosures, erased }: EntryForReaders,
  grounds: { readonly [field: string]: string | undefined },
): OpenedEntry => openParsed(parseEntry(bytes), disclosures, erased, grounds);

/** The same for an entry that was read from its bytes already; `all` are its fields with the commitments. */
export const openClaimed = (
  all: ParsedEntry['fields'],
  commitments: ParsedEntry['commitments'],
  disclosures: readonly Disclosure[],
  erased: EntryForReaders['erased'],
  grounds: { readonly [field: string]: string | undefined },
): OpenedEntry => openParsed({ fields: withoutCommitments(all), commitments }, disclosures, erased, grounds);

const openParsed = (
  { fields, commitments }: ParsedEntry,
  disclosures: readonly Disclosure[],
  erased: { readonly [field: string]: number },
  grounds: { readonly [field: string]: string | undefined },
): OpenedEntry => {
  const personal: Record<string, unknown> = {};
  const withheld: Record<string, string> = {};
  const erasedHere: Record<string, number> = {};
  for (const field of Object.keys(commitments)) {
    const disclosure = disclosures.find(({ name }) => name === field);
    const by = ownOf(erased, field);
    const ground = ownOf(grounds, field);
    if (disclosure !== undefined) personal[field] = disclosedValue(disclosure);
    else if (by !== undefined) erasedHere[field] = by;
    else if (ground !== undefined) withheld[field] = ground;
    else throw new Error(`the disclosure of "${field}" is missing, and nothing says why`);
  }
  return { fields, commitments, personal, withheld, erased: erasedHere };
};
