import { type DecodedEntry, decodeEntry } from './entry.ts';
import type { LogRows, Snapshot, StoredEntry } from './log-rows.ts';

/** The fact of a snapshot is recorded right after it, with at most a few facts of other inputs between. */
const SNAPSHOT_FACT_WITHIN = 1_000;

const isGone = ({ disclosures, erased }: StoredEntry): boolean =>
  erased.some((field) => disclosures.every(({ name }) => name !== field.name));

/**
 * The facts of stored entries, one by one, but those of which something is erased and gone. Throws where an entry
 * cannot be read, naming it.
 */
export function* decodeEntries(entries: Iterable<StoredEntry>): Generator<DecodedEntry> {
  for (const entry of entries) {
    if (isGone(entry)) continue;
    const { seq, bytes, disclosures } = entry;
    let decoded: DecodedEntry;
    try {
      decoded = decodeEntry(bytes, disclosures);
    } catch (error) {
      throw new Error(`entry ${seq} cannot be read`, { cause: error });
    }
    yield decoded;
  }
}

/** Newest snapshot whose digest a `snapshot_taken` fact soon after it bears out. */
export const recordedSnapshot = (rows: LogRows, size: number): Snapshot | undefined => {
  for (const snapshot of rows.snapshots()) {
    const until = Math.min(size, snapshot.upto + 1 + SNAPSHOT_FACT_WITHIN);
    for (const { fact } of decodeEntries(rows.entries(snapshot.upto + 1, until))) {
      if (fact.type !== 'snapshot_taken') continue;
      if (fact.upto === snapshot.upto && fact.digest === snapshot.digest) return snapshot;
    }
  }
  return undefined;
};
