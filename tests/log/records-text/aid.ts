import type { Fact } from '../../../src/core/facts.ts';
import { encodeEntry } from '../../../src/log/entry.ts';
import { type DescribedEntry, describeEntry } from '../../../src/log/records-text/described.ts';
import { type OpenedEntry, openForReaders } from '../../../src/log/records-text/opened-entry.ts';
import { BOOT } from '../facts.ts';

export interface Shown {
  /** Grounds of the fields that are withheld. */
  readonly grounds?: { readonly [field: string]: string };
  /** Fields that were erased, with the entry that says so. */
  readonly erased?: { readonly [field: string]: number };
  readonly offset_min?: number;
}

/** The bytes of entry 5, and what opens it to a reader. */
export const entryOf = (fact: Fact, { grounds = {}, erased = {}, offset_min = -300 }: Shown = {}) => {
  const header = {
    seq: 5,
    offset_min,
    boot: BOOT,
    uptime_ms: 1,
    clock: 'synchronised',
    kiosk: 'k1',
  } as const;
  const { bytes, disclosures } = encodeEntry(header, fact, () => Buffer.alloc(16, 7));
  const hidden = { ...grounds, ...erased };
  const allowed = disclosures.filter(({ name }) => !Object.hasOwn(hidden, name));
  return { bytes, disclosures: allowed, erased };
};

/** Entry 5 as a reader has it. */
export const openedOf = (fact: Fact, shown: Shown = {}): OpenedEntry =>
  openForReaders(entryOf(fact, shown), shown.grounds ?? {});

/** Entry 5 as the forms for people have it. */
export const describedOf = (...shown: Parameters<typeof openedOf>): DescribedEntry =>
  describeEntry(openedOf(...shown));
