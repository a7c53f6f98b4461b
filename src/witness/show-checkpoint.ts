import type { WitnessVerifier } from '../log/formats/cosignature.ts';
import { formatAddCheckpoint } from '../log/formats/witness-request.ts';
import type { PublishedLog } from '../log/published-log.ts';
import { type Call, type Called, call } from './call.ts';
import { type Judged, judgeAnswer } from './judge-answer.ts';

/** Whom a log is shown, and from which size it wants a proof. */
export interface ShownTo {
  readonly log: Pick<PublishedLog, 'checkpoint' | 'consistency'>;
  readonly verifier: WitnessVerifier;
  /** Address of the witness before `/add-checkpoint`. */
  readonly url: string;
  /** Size that it cosigned last, as far as is known; 0 when it never did. */
  readonly old: number;
  readonly call?: ((request: Call) => Promise<Called>) | undefined;
}

const ANSWER_WITHIN_MS = 5_000;

/** Shows a witness the newest checkpoint of a log, once, and says what its answer means. */
export const showCheckpoint = async (shown: ShownTo): Promise<Judged> => {
  const { log, verifier, url, call: ask = call } = shown;
  const { size, note } = log.checkpoint();
  const old = Math.min(shown.old, size);
  const body = formatAddCheckpoint({ old, proof: log.consistency(old, size), checkpoint: note });
  let called: Called;
  try {
    called = await ask({ url: `${url}/add-checkpoint`, body, within_ms: ANSWER_WITHIN_MS });
  } catch {
    return { answer: 'none' };
  }
  return judgeAnswer(called, { old, size, note }, verifier);
};
