import { parseWitnessKey, type WitnessVerifier } from '../log/formats/cosignature.ts';
import type { CosignedCheckpoint } from '../log/log-rows.ts';
import type { PublishedLog } from '../log/published-log.ts';
import type { Call, Called } from './call.ts';
import type { CosignedObservation, Holding, Judged, RefusedObservation } from './judge-answer.ts';
import { showCheckpoint } from './show-checkpoint.ts';

export interface AskOptions {
  readonly log: Pick<PublishedLog, 'checkpoint' | 'consistency'>;
  /** Verifier key of the witness, and its address before `/add-checkpoint`. */
  readonly key: string;
  readonly url: string;
  /** Size that it cosigned last, as far as is known; 0 when it never did. */
  readonly known: number;
  /** The shortest time between two requests. */
  readonly every_ms: number;
  readonly offer: (observation: CosignedObservation | RefusedObservation) => void;
  readonly keep: (checkpoint: CosignedCheckpoint) => void;
  /** Something failed that is no answer: a broken disk, a bug. */
  readonly onFailure: (error: unknown) => void;
  readonly call?: (request: Call) => Promise<Called>;
}

const BACK_OFF_MAX_MS = 15 * 60_000;

/**
 * One witness of this log. What waits for it is one number, the size that it cosigned last: however long it cannot
 * be reached, one request with a proof from there catches up.
 */
export class AskedWitness {
  readonly #options: AskOptions;
  readonly #verifier: WitnessVerifier;
  /** Largest size that it cosigned. */
  #cosigned: number;
  /** Size from which it wants to be shown a proof. */
  #old: number;
  #failures = 0;
  #refused: string | undefined;
  #notBefore = 0;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: AskOptions) {
    this.#options = options;
    this.#verifier = parseWitnessKey(options.key);
    this.#cosigned = options.known;
    this.#old = options.known;
  }

  get isIdle(): boolean {
    return this.#timer === undefined && !this.#stopped;
  }

  /** Takes note that the log has this size: it is asked as soon as it may be. */
  look(size: number): void {
    if (!this.isIdle || size <= this.#cosigned) return;
    const wait = Math.max(0, this.#notBefore - performance.now());
    this.#timer = setTimeout(() => {
      this.#ask().then(
        () => this.#rest(),
        (error) => {
          this.#rest();
          if (!this.#stopped) this.#options.onFailure(error);
        },
      );
    }, wait);
    this.#timer.unref();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** After an answer of any kind; the log may have grown meanwhile. */
  #rest(): void {
    const backOff = Math.min(this.#options.every_ms * 2 ** this.#failures, BACK_OFF_MAX_MS);
    const jitter = this.#failures === 0 ? 1 : 1 + Math.random() / 4;
    this.#notBefore = performance.now() + Math.max(this.#options.every_ms, backOff * jitter);
    this.#timer = undefined;
    if (!this.#stopped) this.look(this.#options.log.checkpoint().size);
  }

  async #ask(): Promise<void> {
    let judged = await this.#send();
    // Once more from the size that it named, and no further: it is asked again soon.
    if (judged.answer === 'has_size' && this.#canProveFrom(judged.size)) {
      this.#old = judged.size;
      judged = await this.#send();
    }
    if (this.#stopped) return;
    switch (judged.answer) {
      case 'cosigned':
        return this.#cosignedBy(judged.holding);
      case 'has_size': {
        if (this.#canProveFrom(judged.size)) {
          this.#failures += 1;
          return;
        }
        return this.#refusedBy('larger_log', judged.size);
      }
      case 'refused':
        return this.#refusedBy(judged.cause, judged.witness_size);
      case 'none':
        this.#failures += 1;
    }
  }

  #canProveFrom(size: number): boolean {
    return size <= this.#options.log.checkpoint().size;
  }

  #send(): Promise<Judged> {
    const { log, url, call } = this.#options;
    return showCheckpoint({ log, url, call, verifier: this.#verifier, old: this.#old });
  }

  #cosignedBy({ cosigned, kept }: Holding): void {
    this.#failures = 0;
    this.#refused = undefined;
    this.#old = cosigned.size;
    this.#cosigned = Math.max(this.#cosigned, cosigned.size);
    this.#options.offer(cosigned);
    this.#options.keep(kept);
  }

  /** Once for each cause until it changes: a witness that refuses for a week must not fill the log. */
  #refusedBy(cause: RefusedObservation['cause'], witnessSize: number): void {
    this.#failures += 1;
    if (this.#refused === cause) return;
    this.#refused = cause;
    const { size } = this.#options.log.checkpoint();
    const { name: witness } = this.#verifier;
    this.#options.offer({ type: 'witness_refused', witness, cause, size, witness_size: witnessSize });
  }
}
