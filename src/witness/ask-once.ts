import { parseWitnessKey } from '../log/formats/cosignature.ts';
import type { CosignedCheckpoint } from '../log/log-rows.ts';
import type { PublishedLog } from '../log/published-log.ts';
import type { RefusedObservation } from './judge-answer.ts';
import { showCheckpoint } from './show-checkpoint.ts';

export interface AskOnceOptions {
  readonly log: Pick<PublishedLog, 'checkpoint' | 'consistency' | 'cosigned'>;
  /** Those without an address are asked by stick. */
  readonly witnesses: readonly { readonly key: string; readonly url?: string | undefined }[];
  readonly keep: (checkpoint: CosignedCheckpoint) => void;
}

/** What became of the newest checkpoint at one witness; `none`: it was not reached, or can only be asked by stick. */
export type AnsweredOnce = { readonly witness: string } & (
  | { readonly answer: 'cosigned' }
  | { readonly answer: 'refused'; readonly cause: RefusedObservation['cause'] }
  | { readonly answer: 'none' }
);

/**
 * Shows the newest checkpoint of a log that grows no more to every witness that has not cosigned it, all of them side
 * by side, and keeps what they sign.
 */
export const askOnce = ({ log, witnesses, keep }: AskOnceOptions): Promise<readonly AnsweredOnce[]> => {
  const known = new Map(log.cosigned().map(({ witness, size }) => [witness, size]));
  const { size } = log.checkpoint();
  return Promise.all(
    witnesses.map(async ({ key, url }): Promise<AnsweredOnce> => {
      const verifier = parseWitnessKey(key);
      const { name: witness } = verifier;
      const old = known.get(witness) ?? 0;
      if (old === size) return { witness, answer: 'cosigned' };
      if (url === undefined) return { witness, answer: 'none' };
      let judged = await showCheckpoint({ log, verifier, url, old });
      // Once more from the size that it named.
      if (judged.answer === 'has_size' && judged.size <= size)
        judged = await showCheckpoint({ log, verifier, url, old: judged.size });
      switch (judged.answer) {
        case 'cosigned':
          keep(judged.holding.kept);
          return { witness, answer: 'cosigned' };
        case 'has_size':
          return judged.size > size
            ? { witness, answer: 'refused', cause: 'larger_log' }
            : { witness, answer: 'none' };
        case 'refused':
          return { witness, answer: 'refused', cause: judged.cause };
        case 'none':
          return { witness, answer: 'none' };
      }
    }),
  );
};
