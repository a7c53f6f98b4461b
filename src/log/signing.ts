import { LogFull } from './errors.ts';
import type { LogWrites } from './log-writes.ts';
import type { Signer, Voucher } from './signer.ts';
import type { WriteGuard } from './write-guard.ts';

/**
 * Between two signatures while entries keep coming, in ms. One signature stands for all entries before it, and each
 * costs a flush of the signer's own file on the disk that the log is on: without a rest a crowd at the door would pay
 * for one with nearly every badge. The first after a rest comes at once.
 */
const REST_MS = 10;

export interface SigningParts {
  readonly signer: Signer;
  readonly writes: LogWrites;
  readonly guard: WriteGuard;
  /** Newest signed checkpoint; `isStored` where the log holds it. */
  readonly checkpoint: string;
  readonly isStored: boolean;
  readonly voucher: Voucher;
  /** Leaf hashes behind the tree that was signed last. */
  readonly unsigned: readonly Buffer[];
}

/** What an append adds, as `Signing.plan` has it: to be taken up once it is durable. */
export interface Planned {
  readonly isDue: boolean;
  readonly voucher: Voucher;
  readonly unsigned: readonly Buffer[];
}

/** What of a log is signed and what waits for it, and the newest checkpoint where readers see it. */
export class Signing {
  readonly #parts: SigningParts;
  readonly #listeners = new Set<() => void>();
  #checkpoint: string;
  #isStored: boolean;
  #voucher: Voucher;
  #unsigned: readonly Buffer[];
  /** A fact was recorded that is signed at once, and is not signed yet. */
  #isDue = false;
  /** Each start keeps one checkpoint, made with its first append. */
  #keepsNext = true;
  /** How many leaves the step holds whose flush nobody waits for. */
  #begun: { readonly leaves: number } | undefined;
  #rest: NodeJS.Timeout | undefined;

  constructor(parts: SigningParts) {
    this.#parts = parts;
    this.#checkpoint = parts.checkpoint;
    this.#isStored = parts.isStored;
    this.#voucher = parts.voucher;
    this.#unsigned = parts.unsigned;
  }

  /** The newest signed checkpoint. */
  get checkpoint(): string {
    return this.#checkpoint;
  }

  /** Calls back after each new checkpoint, where readers see it. Returns the way to stop it. */
  onSigned(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What the signer vouches for within the append of `leaves`; `wanted` where they are to be signed at once. */
  plan(leaves: readonly Buffer[], wanted: boolean): Planned {
    const isDue = this.#isDue || this.#keepsNext || wanted;
    const unsigned = [...this.#unsigned, ...leaves];
    return { isDue, unsigned, voucher: isDue ? this.#parts.signer.vouch(unsigned) : this.#voucher };
  }

  /** Within the transaction of an append: a checkpoint that the log does not hold yet. */
  note(): void {
    if (!this.#isStored) this.#parts.writes.checkpoint(this.#checkpoint);
  }

  /** The append is durable. */
  follow({ isDue, unsigned, voucher }: Planned): void {
    this.#isStored = true;
    this.#isDue = isDue;
    this.#unsigned = unsigned;
    this.#voucher = voucher;
  }

  /** Signs what is due; at the end of a log, whatever of it is not signed. Throws `LogFailed`. */
  due(when: 'as_due' | 'at_end'): void {
    this.#endBegun();
    const isLeft = when === 'at_end' && (this.#unsigned.length > 0 || !this.#isStored);
    if (this.#isDue || isLeft) this.all(this.#keepsNext);
  }

  /**
   * Signs what is due while the process goes on: the disk is waited for beside it. What comes meanwhile is signed after
   * it and a short rest, in one step. Calls back with `LogFailed`, once, where that fails.
   */
  soon(onFailure: (error: unknown) => void): void {
    if (this.#begun !== undefined || this.#rest !== undefined || !this.#isDue) return;
    const { guard, signer } = this.#parts;
    const begun = { leaves: this.#unsigned.length };
    guard.once(() => signer.begin(this.#unsigned));
    this.#begun = begun;
    this.#isDue = false;
    signer.finishSoon((end) => {
      try {
        guard.once(() => {
          if ('error' in end) throw end.error;
          this.#checkpoint = end.checkpoint;
        });
        this.#rest = setTimeout(() => this.#afterRest(onFailure), REST_MS);
        this.#signed(begun.leaves, this.#keepsNext);
      } catch (error) {
        onFailure(error);
      }
    });
  }

  #afterRest(onFailure: (error: unknown) => void): void {
    this.#rest = undefined;
    try {
      this.soon(onFailure);
    } catch (error) {
      onFailure(error);
    }
  }

  /** No more signatures: what is due stays so, for the next start to sign. */
  end(): void {
    clearTimeout(this.#rest);
    this.#isDue = false;
  }

  /** Signs all that is on record; `keeps` where that checkpoint is one of those that stay. Throws `LogFailed`. */
  all(keeps: boolean): void {
    this.#endBegun();
    const { guard, signer } = this.#parts;
    guard.once(() => {
      this.#checkpoint = signer.sign(this.#unsigned);
    });
    this.#isDue = false;
    this.#signed(this.#unsigned.length, keeps);
  }

  /** Waits for the disk after all. */
  #endBegun(): void {
    if (this.#begun === undefined) return;
    const { leaves } = this.#begun;
    const { guard, signer } = this.#parts;
    guard.once(() => {
      this.#checkpoint = signer.finish();
    });
    this.#signed(leaves, this.#keepsNext);
  }

  /** Puts the note where readers see it. */
  #signed(leaves: number, keeps: boolean): void {
    const { guard, signer, writes } = this.#parts;
    this.#begun = undefined;
    this.#unsigned = this.#unsigned.slice(leaves);
    this.#isStored = false;
    try {
      guard.write(() =>
        writes.notedOnly(() => {
          writes.checkpoint(this.#checkpoint);
          if (keeps) writes.keptCheckpoint(signer.last.size, this.#checkpoint);
        }),
      );
    } catch (error) {
      // The entries are on record: who hears of a full disk would record them again. The next append notes it.
      if (error instanceof LogFull) return;
      throw error;
    }
    this.#isStored = true;
    if (keeps) this.#keepsNext = false;
    for (const listener of this.#listeners) listener();
  }
}
