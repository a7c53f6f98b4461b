import type { Database } from 'better-sqlite3';
import { CATALOGUE } from '../../core/catalogue.ts';
import { checkLog } from '../check-log.ts';
import { databaseFile, openForReading } from '../database.ts';
import { erasedOf } from '../erased-lines.ts';
import { LogDamaged } from '../errors.ts';
import { parseCheckpoint } from '../formats/checkpoint.ts';
import { openNote, parseNote, parseVerifierKey } from '../formats/note.ts';
import { encodeEntries } from '../formats/tiles.ts';
import { TILE_WIDTH } from '../formats/tree.ts';
import { damageInstead, identifyLog } from '../identity.ts';
import { type About, type Head, type LogRows, shownOf } from '../log-rows.ts';
import { checkUnsignedTail } from '../unsigned-tail.ts';
import {
  type EntryDisclosures,
  type ErasedFields,
  type EvidenceSource,
  Malformed,
  type NamedCheckpoint,
  type Problem,
} from '../verify/source.ts';
import { DATABASE_DAMAGED } from '../verify/verdict.ts';

/** Evidence that is open, and the way to let go of it. */
export interface OpenedSource {
  readonly source: EvidenceSource;
  readonly close: () => void;
}

const PAGE_ENTRIES = 1_000;

/** Damage of the database is evidence that does not have its form. */
const read = <Result>(where: string, work: () => Result): Result => {
  try {
    return damageInstead(where, work);
  } catch (error) {
    if (error instanceof LogDamaged) throw new Malformed(error.what, error.entry);
    throw error;
  }
};

interface OpenedLog {
  readonly where: string;
  readonly rows: LogRows;
  readonly about: About;
  readonly head: Head;
}

const openRows = (database: Database, where: string): OpenedLog =>
  read(where, () => {
    // The kiosk may go on writing; what is checked is what was there at this moment.
    database.exec('BEGIN');
    const { rows, about } = identifyLog(database, where);
    const head = rows.head();
    if (head === undefined) throw new LogDamaged(where, 'the row that says where the log ends is missing');
    return { where, rows, about, head };
  });

const bundleOf = ({ where, rows }: OpenedLog, position: number, width: number): Buffer | undefined =>
  read(where, () => {
    const first = position * TILE_WIDTH;
    const entries = [...rows.entries(first, first + width)];
    return entries.length === width ? encodeEntries(entries.map(({ bytes }) => bytes)) : undefined;
  });

const tileOf = ({ where, rows }: OpenedLog, level: number, position: number, width: number) =>
  read(where, () => {
    const hashes = rows.hashes(level, position * TILE_WIDTH, width);
    return hashes.length === width ? Buffer.concat(hashes) : undefined;
  });

function* disclosuresIn({ where, rows }: OpenedLog, until: number): Generator<readonly EntryDisclosures[]> {
  for (let start = 0; start < until; start += PAGE_ENTRIES) {
    const end = Math.min(until, start + PAGE_ENTRIES);
    yield read(where, () =>
      [...rows.entries(start, end)]
        .map(({ seq, disclosures, erased }) => ({ seq, disclosures: shownOf(disclosures, erased) }))
        .filter(({ disclosures }) => disclosures.length > 0),
    );
  }
}

/** Entries that the newest checkpoint covers: the evidence ends there, and what the kiosk is about to sign follows. */
const coveredIn = ({ head }: OpenedLog): number =>
  Math.min(head.size, parseCheckpoint(parseNote(head.checkpoint).text).size);

function* erasedIn({ where, rows }: OpenedLog, until: number): Generator<readonly ErasedFields[]> {
  for (let start = 0; start < until; start += PAGE_ENTRIES) {
    const end = Math.min(until, start + PAGE_ENTRIES);
    yield read(where, () => [...rows.entries(start, end)].flatMap(erasedOf));
  }
}

function* keptIn({ where, rows }: OpenedLog): Generator<NamedCheckpoint> {
  const kept = read(where, () => rows.keptCheckpoints(-1));
  for (const { size, checkpoint } of kept)
    yield { name: `the kept checkpoint of ${size} entries`, note: checkpoint };
  for (const { witness, note } of read(where, () => rows.cosigned()))
    yield { name: `the checkpoint cosigned by ${witness}`, note };
}

/** All that a start of the kiosk checks of its own log, and that for every entry. */
function* damageIn({ where, rows, about }: OpenedLog): Generator<Problem> {
  try {
    damageInstead(where, () => {
      const verifier = parseVerifierKey(about.verifier_key);
      if (about.origin !== verifier.name)
        throw new LogDamaged(
          where,
          `it says that it is the log ${about.origin}, and its key is ${verifier.name}`,
        );
      const { head } = checkLog({ where, rows, verifier }, Number.POSITIVE_INFINITY);
      const signed = parseCheckpoint(openNote(head.checkpoint, [verifier]).text).size;
      // Only the signer can tell whether a voucher is its own, and does so at each start.
      const accounted = Math.max(signed, rows.voucher()?.size ?? 0);
      const isSignedAtOnce = ({ type }: { readonly type: keyof typeof CATALOGUE }): boolean =>
        CATALOGUE[type].signed === 'at_once';
      checkUnsignedTail({ where, rows, size: head.size, accounted, isSignedAtOnce });
    });
  } catch (error) {
    if (!(error instanceof LogDamaged)) throw error;
    const { what, entry } = error;
    yield { kind: DATABASE_DAMAGED, what, ...(entry === undefined ? {} : { entry }) };
  }
}

const unsignedOf = ({ head }: OpenedLog, size: number): readonly string[] =>
  head.size > size
    ? [`the entries ${size} to ${head.size - 1}: the next checkpoint will be the first to sign them`]
    : [];

const later = <Value>(work: () => Value): Promise<Value> => Promise.resolve().then(work);

const sourceOf = (where: string, log: () => OpenedLog): EvidenceSource => ({
  where,
  kind: 'data_directory',
  checkpoint: () => later(() => log().head.checkpoint),
  verifierKey: () => later(() => log().about.verifier_key),
  policy: () => Promise.resolve(undefined),
  oldCheckpoints: () => keptIn(log()),
  range: (size) => Promise.resolve({ from: 0, until: size }),
  hashTile: (level, position, width) => tileOf(log(), level, position, width),
  entryBundle: (position, width) => bundleOf(log(), position, width),
  disclosures: () => disclosuresIn(log(), coveredIn(log())),
  erased: () => erasedIn(log(), coveredIn(log())),
  withheld: () => Promise.resolve({ profile: 'none', fields: new Map() }),
  furtherChecks: [{ name: 'all tables of the database', run: () => damageIn(log()) }],
  notChecked: (size) => unsignedOf(log(), size),
});

/**
 * The log of a kiosk's data directory as it is at this moment, while the kiosk may go on. Takes no lock.
 * Throws `LogRefused` where there is none, or no permission; damage shows as evidence that is `Malformed`.
 */
export const openDataDirectory = (directory: string): OpenedSource => {
  const where = databaseFile(directory);
  const database = openForReading(directory);
  const close = (): void => {
    database.close();
  };
  try {
    const log = openRows(database, where);
    return { source: sourceOf(directory, () => log), close };
  } catch (error) {
    if (error instanceof Malformed) {
      const damage = error;
      const refuse = (): never => {
        throw damage;
      };
      return { source: sourceOf(directory, refuse), close };
    }
    close();
    throw error;
  }
};
