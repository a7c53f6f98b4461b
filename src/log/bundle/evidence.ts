import { existsSync, readFileSync } from 'node:fs';
import type { Ms } from '../../core/terms.ts';
import { type LogToCheck, openCheckpoint, type SignedRoot } from '../check-log.ts';
import { parseVerifierKey } from '../formats/note.ts';
import { inclusionProof, subtreeHasher } from '../formats/proof.ts';
import { formatTlogProof } from '../formats/tlog-proof.ts';
import type { LogRows } from '../log-rows.ts';
import { withLinesOf } from '../published-log.ts';
import type { LogReader } from '../read-log.ts';
import type { Redaction } from '../redaction.ts';
import { CorrectionFinder, type Corrections } from '../verify/corrections.ts';
import type { Bag } from './bag.ts';
import { ExportRefused } from './errors.ts';
import type { Range } from './range.ts';
import { readmeText } from './readme.ts';
import { RecordFiles } from './record-files.ts';
import { writeTree } from './tree-files.ts';

/** The newest signed checkpoint of a log that may grow on: nothing beyond its size is published. */
export interface SignedHead extends SignedRoot {
  readonly checkpoint: string;
}

export interface ExportProgress {
  readonly entries: number;
  readonly of: number;
  /** Written so far. */
  readonly bytes: number;
}

/** What a bundle is made of. */
export interface Evidence {
  readonly log: LogReader;
  readonly head: SignedHead;
  readonly range: Range;
  readonly redaction: Redaction;
  /** Entries of the range whose inclusion proofs are added. */
  readonly proofs: readonly number[];
  /** Who must have witnessed, as C2SP tlog-policy. */
  readonly policy: string;
  /** The built page that verifies in a browser. */
  readonly verifyPage: string;
  /** Name and version of the program. */
  readonly software: string;
  readonly at: Ms;
}

const toCheck = ({ where, rows, about }: LogReader): LogToCheck => ({
  where,
  rows,
  verifier: parseVerifierKey(about.verifier_key),
});

/** The newest signed checkpoint. Throws `LogDamaged` where it is not signed by the log's key. */
export const signedHead = (log: LogReader): SignedHead => {
  const { checkpoint } = log.head();
  return { checkpoint, ...openCheckpoint(toCheck(log), checkpoint, 'the newest checkpoint') };
};

/** Checkpoints by size, each with the lines of all who signed that size: the newest, those kept, those cosigned. */
const checkpointsOf = (rows: LogRows, { size, checkpoint }: SignedHead): ReadonlyMap<number, string> => {
  const bySize = new Map([[size, checkpoint]]);
  for (const kept of rows.keptCheckpoints(0)) if (kept.size < size) bySize.set(kept.size, kept.checkpoint);
  for (const cosigned of rows.cosigned()) {
    const known = bySize.get(cosigned.size);
    // What was cosigned meanwhile is of a larger size than this bundle.
    if (cosigned.size > size) continue;
    bySize.set(cosigned.size, known === undefined ? cosigned.note : withLinesOf(known, cosigned.note));
  }
  return bySize;
};

const readVerifyPage = (file: string): Buffer => {
  if (existsSync(file)) return readFileSync(file);
  throw new ExportRefused({
    what: 'the page that verifies a bundle is not built',
    where: file,
    remedy: 'Run "npm run build" in the folder of the program.',
  });
};

const proofOf = (rows: LogRows, index: number, size: number, checkpoint: string): string => {
  const hashOf = subtreeHasher((level, from, count) => rows.hashes(level, from, count));
  return formatTlogProof({ index, proof: inclusionProof(index, size, hashOf), checkpoint });
};

/** Entries that are looked through at once. */
const LOOKED_THROUGH = 1_000;

/** The corrections among the entries of a range. */
export const correctionsOf = (rows: LogRows, { from, until }: Range): Corrections => {
  const finder = new CorrectionFinder();
  for (let first = from; first < until; first += LOOKED_THROUGH) {
    const end = Math.min(until, first + LOOKED_THROUGH);
    for (const [index, bytes] of rows.bytes(first, end).entries()) finder.look(first + index, bytes);
  }
  return finder.found;
};

const json = (value: object): string => `${JSON.stringify(value)}\n`;

/**
 * Puts the evidence of a log into a bag, bit by bit: what is read is checked, and memory does not grow with the log.
 * `turn` is awaited after each bundle of entries. Throws `LogDamaged` when the log is not what was signed.
 */
export const putEvidence = async (
  evidence: Evidence,
  bag: Bag,
  turn: (progress: ExportProgress) => Promise<void>,
): Promise<void> => {
  const { log, head, range, redaction } = evidence;
  const { origin, verifier_key } = log.about;
  const checkpoints = checkpointsOf(log.rows, head);
  const checkpoint = checkpoints.get(head.size) ?? head.checkpoint;
  const earlier = [...checkpoints]
    .filter(([size]) => size < head.size && size > 0)
    .map(([size, note]) => ({ size, checkpoint: note }))
    .sort((one, other) => one.size - other.size);
  bag.add('verify.html', readVerifyPage(evidence.verifyPage));
  bag.add('log.vkey', `${verifier_key}\n`);
  bag.add('log/checkpoint', checkpoint);
  bag.add('witness/policy', evidence.policy);
  bag.add('withheld.json', json(redaction));
  bag.add('range.json', json({ size: head.size, ...range }));
  for (const { size, checkpoint: note } of earlier) bag.add(`log/old/${size}`, note);
  const corrections = correctionsOf(log.rows, range);
  const records = new RecordFiles(bag, origin, { redaction, corrections });
  await writeTree(
    { log: toCheck(log), signed: head, earlier, range },
    {
      tile: (name, content) => bag.add(`log/${name}`, content),
      entry: (entry) => records.add(entry),
      turn: (entries) => turn({ entries, of: head.size, bytes: bag.bytes }),
    },
  );
  records.close();
  const disclosed = records.example;
  // The words for a stranger take one entry through by hand, so its proof is always there.
  const example = evidence.proofs[0] ?? disclosed?.seq ?? range.from;
  for (const index of new Set([example, ...evidence.proofs]))
    bag.add(`proof/${index}.tlog-proof`, proofOf(log.rows, index, head.size, checkpoint));
  const { software, at } = evidence;
  bag.add(
    'README.txt',
    readmeText({ about: log.about, size: head.size, range, redaction, example, disclosed, software, at }),
  );
  await bag.finish([
    ['Bagging-Date', new Date(at).toISOString().slice(0, 10)],
    ['Bag-Software-Agent', software],
    ['External-Identifier', `${origin} ${head.size}`],
  ]);
};
