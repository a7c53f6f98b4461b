import type { Database } from 'better-sqlite3';
import { createLog } from './create-log.ts';
import { databaseFile, openForWriting } from './database.ts';
import { parseEntry } from './entry.ts';
import { LogRefused } from './errors.ts';
import { parseCheckpoint } from './formats/checkpoint.ts';
import { parseNote, signatureLine } from './formats/note.ts';
import { decodeEntries, entryBundlesOf } from './formats/tiles.ts';
import {
  appendLeaf,
  EMPTY_FRONTIER,
  type Frontier,
  leafHash,
  rootOf,
  type TileHash,
} from './formats/tree.ts';
import type { CosignedCheckpoint } from './log-rows.ts';
import { LogWrites } from './log-writes.ts';
import { witnessesOfEvidence } from './verify/known-witnesses.ts';
import type { EvidenceSource } from './verify/source.ts';

/** Nobody has vouched for what comes from a bag: it ends with what was signed. */
const NO_VOUCHER = { size: 0, mac: Buffer.alloc(0) };

const missing = ({ where }: EvidenceSource, what: string): LogRefused =>
  new LogRefused({
    what: `${what} is not in this bag`,
    where,
    remedy: 'Restore from a full export of the log, or from a copy of its data folder.',
  });

/** A log while it is made of a bag. */
interface Unpacking {
  readonly source: EvidenceSource;
  readonly database: Database;
  readonly writes: LogWrites;
}

const bundleOf = async (
  source: EvidenceSource,
  position: number,
  width: number,
): Promise<readonly Buffer[]> => {
  const bytes = await source.entryBundle(position, width);
  if (bytes === undefined) throw missing(source, `the bundle ${position} of entries`);
  return decodeEntries(bytes, width);
};

/** The entries byte for byte, and the tree over them. */
const writeEntries = async ({ source, writes }: Unpacking, size: number): Promise<void> => {
  let frontier: Frontier = EMPTY_FRONTIER;
  for (const { position, width } of entryBundlesOf(size)) {
    const first = frontier.size;
    const entries = await bundleOf(source, position, width);
    const hashed = entries.map((bytes) => ({ bytes: Buffer.from(bytes), leaf: leafHash(bytes) }));
    const completed: TileHash[] = [];
    for (const { leaf } of hashed) {
      const next = appendLeaf(frontier, leaf);
      frontier = next.frontier;
      completed.push(...next.completed);
    }
    writes.transaction(() => {
      for (const [index, { bytes, leaf }] of hashed.entries()) writes.entry(first + index, bytes, leaf, []);
      for (const tile of completed) writes.tileHash(tile);
      writes.head(frontier.size, rootOf(frontier), NO_VOUCHER);
    });
  }
};

const writeDisclosures = async ({ source, database, writes }: Unpacking): Promise<void> => {
  const insert = database.prepare<[number, string, string]>(
    'INSERT INTO disclosure (seq, name, content) VALUES (?, ?, ?)',
  );
  if (source.disclosures === undefined) throw missing(source, 'what opens the personal fields');
  for await (const batch of source.disclosures()) {
    writes.transaction(() => {
      for (const { seq, disclosures } of batch)
        for (const { name, content } of disclosures) insert.run(seq, name, content);
    });
  }
  for await (const batch of source.erased()) {
    writes.transaction(() => {
      for (const { seq, names, by } of batch) {
        for (const name of names) {
          // Only of what is there can be noted that it was erased; it goes with the note.
          insert.run(seq, name, '');
          writes.erasure({ seq, name, by });
        }
      }
      writes.erase();
    });
  }
};

/** The checkpoint with the log's own lines and that of one witness; undefined where that has not cosigned it. */
const cosignedBy = (
  note: string,
  others: ReadonlySet<string>,
  witness: string,
): CosignedCheckpoint | undefined => {
  const { text, signatures } = parseNote(note);
  if (!signatures.some(({ name }) => name === witness)) return undefined;
  const lines = signatures.filter(({ name }) => name === witness || !others.has(name));
  return {
    witness,
    size: parseCheckpoint(text).size,
    note: `${text}\n${lines.map(({ name, blob }) => signatureLine(name, blob)).join('')}`,
  };
};

const writeCheckpoints = async ({ source, writes }: Unpacking, newest: string): Promise<void> => {
  const { witnesses } = witnessesOfEvidence(await source.policy());
  const names = new Set(witnesses.map(({ verifier }) => verifier.name));
  const note = (text: string) =>
    writes.transaction(() => {
      for (const name of names) {
        const cosigned = cosignedBy(text, names, name);
        if (cosigned !== undefined) writes.cosigned(cosigned);
      }
    });
  for await (const { note: old } of source.oldCheckpoints()) {
    const { size } = parseCheckpoint(parseNote(old).text);
    writes.transaction(() => writes.keptCheckpoint(size, old));
    note(old);
  }
  note(newest);
};

/**
 * Makes the database of a log in an empty folder out of a bag with all its entries, byte for byte, and all that opens
 * their personal fields. What the bag says is believed: verify it before, and what was made of it after. It lacks what
 * no bag holds, and a start makes again: snapshots of the state, and the signer's voucher.
 *
 * Throws `LogRefused` where something that a log cannot be without is not in the bag.
 */
export const unpackBag = async (source: EvidenceSource, directory: string): Promise<void> => {
  const [checkpoint, vkey] = [await source.checkpoint(), await source.verifierKey()];
  if (checkpoint === undefined || vkey === undefined) throw missing(source, 'the checkpoint or its key');
  const { origin, size } = parseCheckpoint(parseNote(checkpoint).text);
  const [first] = size === 0 ? [] : await bundleOf(source, 0, Math.min(size, 256));
  if (first === undefined) throw missing(source, 'a single entry');
  const kiosk = String(parseEntry(first).fields['kiosk']);
  createLog(directory, { origin, kiosk, verifier_key: vkey.trimEnd(), checkpoint });
  const database = openForWriting(databaseFile(directory));
  try {
    const unpacking = { source, database, writes: new LogWrites(database, {}) };
    await writeEntries(unpacking, size);
    await writeDisclosures(unpacking);
    await writeCheckpoints(unpacking, checkpoint);
  } finally {
    database.close();
  }
};
