import { hashFromBase64 } from './base64.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { parseNote } from './note.ts';

/** No tree of 2^63 leaves or fewer needs more. */
const PROOF_HASHES_MAX = 63;

/** What C2SP tlog-proof and tlog-witness have in common: some lines, a proof, a blank line and a signed checkpoint. */
export interface ProofBeforeCheckpoint {
  readonly head: readonly string[];
  readonly proof: readonly Buffer[];
  /** The signed checkpoint, verbatim with its signature lines. */
  readonly checkpoint: string;
}

/** Throws when there are more hashes than any tree needs. */
export const formatProofLines = (proof: readonly Buffer[], checkpoint: string): string => {
  if (proof.length > PROOF_HASHES_MAX)
    throw new Error(`a proof has at most ${PROOF_HASHES_MAX} hashes, not ${proof.length}`);
  return `${proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${checkpoint}`;
};

/**
 * Splits a text at its first blank line, and the lines before it into head and proof. Throws when a line of the
 * proof is not a hash, there are too many, or what follows has not the form of a signed checkpoint.
 * @param headLines how many of these lines are not yet the proof
 */
export const parseProofLines = (
  text: string,
  headLines: (lines: readonly string[]) => number,
): ProofBeforeCheckpoint => {
  const split = text.indexOf('\n\n');
  if (split < 0) throw new Error('there is no blank line before the checkpoint');
  const lines = text.slice(0, split).split('\n');
  const checkpoint = text.slice(split + 2);
  parseCheckpoint(parseNote(checkpoint).text);
  const count = headLines(lines);
  const hashes = lines.slice(count);
  if (hashes.length > PROOF_HASHES_MAX)
    throw new Error(`a proof has at most ${PROOF_HASHES_MAX} hashes, not ${hashes.length}`);
  const proof = hashes.map((line, index) => {
    const hash = hashFromBase64(line);
    if (hash === undefined) throw new Error(`line ${count + index + 1} ("${line}") is not a hash`);
    return hash;
  });
  return { head: lines.slice(0, count), proof, checkpoint };
};
