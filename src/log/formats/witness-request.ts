import { fromDecimal } from './base64.ts';
import { sha256 } from './crypto.ts';
import { formatProofLines, parseProofLines } from './proof-lines.ts';

/** What a log asks a witness to cosign, as the body of C2SP tlog-witness' `add-checkpoint`. */
export interface AddCheckpoint {
  /** Size of the last checkpoint of this log that the witness has cosigned; 0 where there is none. */
  readonly old: number;
  /** From the old size to that of the checkpoint; empty where the old size is 0. */
  readonly proof: readonly Buffer[];
  /** The checkpoint with the log's signature line. */
  readonly checkpoint: string;
}

/** The request body. Throws for a size that is none, and for a proof where there is nothing to prove. */
export const formatAddCheckpoint = ({ old, proof, checkpoint }: AddCheckpoint): string => {
  if (!Number.isSafeInteger(old) || old < 0) throw new Error(`${old} is not the size of a log`);
  if (old === 0 && proof.length > 0) throw new Error('there is nothing to prove from size 0 on');
  return `old ${old}\n${formatProofLines(proof, checkpoint)}`;
};

/**
 * Reads a request body; throws when it is malformed, which a witness answers with 400. A proof from size 0 has the
 * right form: `verifyConsistency` refuses it, which a witness answers with 422.
 */
export const parseAddCheckpoint = (body: string): AddCheckpoint => {
  const { head, proof, checkpoint } = parseProofLines(body, () => 1);
  const [, digits] = /^old (.*)$/.exec(head[0] ?? '') ?? [];
  const old = digits === undefined ? undefined : fromDecimal(digits);
  if (old === undefined) throw new Error(`the first line ("${head[0]}") is not "old" and a size`);
  return { old, proof, checkpoint };
};

/** How a witness names a log in `GET <prefix>/<hex>/checkpoint`: SHA-256 of the origin, in hexadecimal. */
export const originHash = (origin: string): string => sha256(Buffer.from(origin)).toString('hex');
