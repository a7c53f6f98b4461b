import { commitmentTo, type Disclosure, disclosedValue } from '../../../src/log/formats/commitment.ts';
import { leafHash } from '../../../src/log/formats/tree.ts';
import { type ClaimedEntry, claimedEntry } from '../../../src/log/verify/claimed-entry.ts';

/** What became of one personal field of an entry. */
export type ShownField =
  | { readonly name: string; readonly state: 'disclosed'; readonly value: unknown }
  | { readonly name: string; readonly state: 'withheld'; readonly ground: string }
  | { readonly name: string; readonly state: 'erased'; readonly by: number }
  | { readonly name: string; readonly state: 'missing' | 'false' };

/** An entry as a person reads it. */
export interface ShownEntry {
  readonly seq: number;
  readonly bytes: Buffer;
  readonly leaf: Buffer;
  /** Undefined where the bytes are no entry; the check has told of it. */
  readonly claimed: ClaimedEntry | undefined;
  readonly personal: readonly ShownField[];
}

/** What is known about the personal fields of one entry, besides the entry. */
export interface Openings {
  readonly disclosures: readonly Disclosure[];
  readonly erased: { readonly names: readonly string[]; readonly by: number } | undefined;
  /** Ground by name of the field. */
  readonly withheld: ReadonlyMap<string, string>;
}

const openedValue = (disclosure: Disclosure): unknown => {
  try {
    return disclosedValue(disclosure);
  } catch {
    return undefined;
  }
};

const shownField = (
  name: string,
  commitment: unknown,
  { disclosures, erased, withheld }: Openings,
): ShownField => {
  const disclosure = disclosures.find((known) => known.name === name);
  if (disclosure !== undefined) {
    const value = openedValue(disclosure);
    const belongs = commitmentTo(disclosure.content) === commitment && value !== undefined;
    return belongs ? { name, state: 'disclosed', value } : { name, state: 'false' };
  }
  if (erased?.names.includes(name) === true) return { name, state: 'erased', by: erased.by };
  const ground = withheld.get(name);
  return ground === undefined ? { name, state: 'missing' } : { name, state: 'withheld', ground };
};

const claimedIn = (bytes: Buffer, seq: number): ClaimedEntry | undefined => {
  try {
    return claimedEntry(bytes, 0, bytes.length, seq);
  } catch {
    return undefined;
  }
};

/** The entry with these stored bytes, and as much of its personal fields as can be opened. */
export const shownEntry = (seq: number, bytes: Buffer, openings: Openings): ShownEntry => {
  const claimed = claimedIn(bytes, seq);
  const commitments = Object.entries(claimed?.commitments ?? {});
  return {
    seq,
    bytes,
    leaf: leafHash(bytes),
    claimed,
    personal: commitments.map(([name, commitment]) => shownField(name, commitment, openings)),
  };
};
