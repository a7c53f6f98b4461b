import type { Observation } from '../core/inputs.ts';
import { parseCheckpoint } from '../log/formats/checkpoint.ts';
import type { WitnessVerifier } from '../log/formats/cosignature.ts';
import { parseNote, signatureLine } from '../log/formats/note.ts';
import type { CosignedCheckpoint } from '../log/log-rows.ts';
import type { Called } from './call.ts';

export type CosignedObservation = Extract<Observation, { readonly type: 'cosigned' }>;
export type RefusedObservation = Extract<Observation, { readonly type: 'witness_refused' }>;

/** A cosignature that holds: what goes on record, and the checkpoint with its line. */
export interface Holding {
  readonly cosigned: CosignedObservation;
  readonly kept: CosignedCheckpoint;
}

/** What a witness was sent. */
export interface Sent {
  readonly old: number;
  readonly size: number;
  /** The checkpoint with the log's own lines. */
  readonly note: string;
}

export type Judged =
  | { readonly answer: 'cosigned'; readonly holding: Holding }
  /** The witness has another size; what that means is for whoever knows how far the log reaches by now. */
  | { readonly answer: 'has_size'; readonly size: number }
  | { readonly answer: 'refused'; readonly cause: RefusedObservation['cause']; readonly witness_size: number }
  /** Nothing that says anything about the log: ask again later. */
  | { readonly answer: 'none' };

/**
 * The cosignature of a witness on a checkpoint with its line. Undefined when it has none there; throws when the note
 * is malformed or the line does not hold.
 */
export const holdingIn = (note: string, witness: WitnessVerifier): Holding | undefined => {
  const { text, signatures } = parseNote(note);
  const isOwn = ({ name, blob }: (typeof signatures)[number]) =>
    name === witness.name && blob.subarray(0, witness.key_id.length).equals(witness.key_id);
  const own = signatures.find(isOwn);
  if (own === undefined) return undefined;
  const timeS = witness.verify(text, own.blob);
  if (timeS === undefined) throw new Error(`the cosignature of ${witness.name} does not hold`);
  const { size, root } = parseCheckpoint(text);
  // Lines of other witnesses are theirs to keep.
  const lines = signatures.filter((line) => line === own || line.name === parseCheckpoint(text).origin);
  return {
    cosigned: {
      type: 'cosigned',
      witness: witness.name,
      size,
      root: root.toString('base64'),
      time_s: timeS,
      cosignature: own.blob.toString('base64'),
    },
    kept: {
      witness: witness.name,
      size,
      note: `${text}\n${lines.map(({ name, blob }) => signatureLine(name, blob)).join('')}`,
    },
  };
};

const cosignedIn = (note: string, body: string, witness: WitnessVerifier): Judged => {
  try {
    const holding = holdingIn(`${note}${body}`, witness);
    if (holding !== undefined) return { answer: 'cosigned', holding };
  } catch {
    // Said below: an answer that cannot be believed is one, whatever is wrong with it.
  }
  return { answer: 'refused', cause: 'bad_answer', witness_size: 0 };
};

/** What the answer to `add-checkpoint` means, by C2SP tlog-witness. Nothing is believed that is not signed. */
export const judgeAnswer = ({ status, body }: Called, sent: Sent, witness: WitnessVerifier): Judged => {
  const refused = (cause: RefusedObservation['cause'], witnessSize = 0): Judged => ({
    answer: 'refused',
    cause,
    witness_size: witnessSize,
  });
  switch (status) {
    case 200:
      return cosignedIn(sent.note, body, witness);
    case 400:
      return refused('bad_answer');
    // It does not know this log, or another key of it.
    case 403:
    case 404:
      return refused('unknown_log');
    case 409: {
      const size = /^(0|[1-9]\d{0,14})\n$/.test(body) ? Number(body) : undefined;
      if (size === undefined) return refused('bad_answer');
      if (size !== sent.old) return { answer: 'has_size', size };
      // The same size as ours, and no cosignature: another root.
      return size === sent.size ? refused('not_consistent', size) : refused('bad_answer', size);
    }
    case 422:
      return refused('not_consistent', sent.old);
    default:
      return { answer: 'none' };
  }
};
