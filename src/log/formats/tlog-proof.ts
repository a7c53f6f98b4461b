import { fromBase64, fromDecimal } from './base64.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { cosignaturesIn, type HoldingCosignature, type WitnessVerifier } from './cosignature.ts';
import { type NoteVerifier, openNote } from './note.ts';
import { verifyInclusion } from './proof.ts';
import { formatProofLines, parseProofLines } from './proof-lines.ts';
import { leafHash } from './tree.ts';

/** What a C2SP tlog-proof file holds: that one entry stands in the log that a checkpoint signs. */
export interface TlogProof {
  /** For the application, and vouched for by nobody. */
  readonly extra?: Buffer;
  readonly index: number;
  readonly proof: readonly Buffer[];
  /** The signed checkpoint, verbatim with all its signature lines. */
  readonly checkpoint: string;
}

/** What a proof file shows, once its log's signature and its path to the root hold. */
export interface ProvenEntry {
  readonly index: number;
  readonly checkpoint: Checkpoint;
  readonly cosignatures: readonly HoldingCosignature[];
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';

/** The text of a proof file; extra data of no bytes is left out. Throws for an index that is none. */
export const formatTlogProof = ({ extra, index, proof, checkpoint }: TlogProof): string => {
  if (!Number.isSafeInteger(index) || index < 0) throw new Error(`${index} is not the index of an entry`);
  const extraLine = extra === undefined || extra.length === 0 ? '' : `extra ${extra.toString('base64')}\n`;
  return `${FIRST_LINE}\n${extraLine}index ${index}\n${formatProofLines(proof, checkpoint)}`;
};

const hasExtra = (lines: readonly string[]): boolean => lines[1]?.startsWith('extra ') === true;

/** Reads a proof file; throws when it is malformed. Nothing in it is verified. */
export const parseTlogProof = (text: string): TlogProof => {
  const { head, proof, checkpoint } = parseProofLines(text, (lines) => (hasExtra(lines) ? 3 : 2));
  if (head[0] !== FIRST_LINE) throw new Error(`the first line is not "${FIRST_LINE}"`);
  const [, digits] = /^index (.*)$/.exec(head.at(-1) ?? '') ?? [];
  const index = digits === undefined ? undefined : fromDecimal(digits);
  if (index === undefined) throw new Error(`"${head.at(-1)}" is not "index" and a number`);
  if (!hasExtra(head)) return { index, proof, checkpoint };
  const extra = fromBase64(head[1]?.slice('extra '.length) ?? '');
  if (extra === undefined || extra.length === 0) throw new Error('the extra data is not base64');
  return { extra, index, proof, checkpoint };
};

/**
 * Verifies that the file proves `entry`, the stored bytes, to stand in the log of `log`. Throws when the log's own
 * signature is missing or fails, the checkpoint is of another log, the path does not lead to the signed root, or a
 * cosignature of one of these witnesses fails. How many witnesses are enough is for the caller.
 */
export const verifyTlogProof = (
  text: string,
  entry: Buffer,
  log: NoteVerifier,
  witnesses: readonly WitnessVerifier[] = [],
): ProvenEntry => {
  const { index, proof, checkpoint: note } = parseTlogProof(text);
  const checkpoint = parseCheckpoint(openNote(note, [log]).text);
  if (checkpoint.origin !== log.name)
    throw new Error(`the checkpoint is of ${checkpoint.origin}, not of ${log.name}`);
  verifyInclusion(index, checkpoint.size, leafHash(entry), proof, checkpoint.root);
  return { index, checkpoint, cosignatures: cosignaturesIn(note, witnesses) };
};
