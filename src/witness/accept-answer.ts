import { formatCheckpoint, parseCheckpoint } from '../log/formats/checkpoint.ts';
import { parseWitnessKey } from '../log/formats/cosignature.ts';
import { openNote, parseNote, parseVerifierKey } from '../log/formats/note.ts';
import type { CosignedCheckpoint } from '../log/log-rows.ts';
import type { PublishedLog } from '../log/published-log.ts';
import { type CosignedObservation, holdingIn } from './judge-answer.ts';

/** A witness that has cosigned this log up to a size. */
export interface Accepted {
  readonly witness: string;
  readonly size: number;
}

export interface AcceptOptions {
  readonly log: Pick<PublishedLog, 'origin' | 'verifier_key' | 'checkpoint' | 'rootAt'>;
  /** The witnesses whose word counts. */
  readonly witnesses: readonly { readonly key: string }[];
  readonly offer: (observation: CosignedObservation) => void;
  readonly keep: (checkpoint: CosignedCheckpoint) => void;
}

/**
 * Takes a checkpoint of this log that witnesses have cosigned and somebody carried here. Throws, with a sentence, when
 * it is not this log's, not what this log holds, or bears no line of a witness that is named.
 */
export const acceptAnswer = (options: AcceptOptions, note: string): readonly Accepted[] => {
  const { log, witnesses, offer, keep } = options;
  const { text } = parseNote(note);
  const { origin, size } = parseCheckpoint(text);
  if (origin !== log.origin) throw new Error(`this is of the log ${origin}, and this log is ${log.origin}`);
  openNote(note, [parseVerifierKey(log.verifier_key)]);
  const end = log.checkpoint().size;
  if (size > end) throw new Error(`this is of ${size} entries, and this log has signed ${end}`);
  if (text !== formatCheckpoint({ origin, size, root: log.rootAt(size) }))
    throw new Error(`this is of other entries among the first ${size} than this log has`);
  const holding = witnesses.flatMap(({ key }) => holdingIn(note, parseWitnessKey(key)) ?? []);
  if (holding.length === 0) throw new Error('no witness of this log has cosigned this');
  for (const { cosigned, kept } of holding) {
    offer(cosigned);
    keep(kept);
  }
  return holding.map(({ cosigned }) => ({ witness: cosigned.witness, size }));
};
