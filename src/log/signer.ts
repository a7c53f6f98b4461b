import { rmSync } from 'node:fs';
import { assert } from '../core/terms.ts';
import { LogDamaged, LogRefused } from './errors.ts';
import { formatCheckpoint } from './formats/checkpoint.ts';
import { type NoteVerifier, signatureLine, signNote } from './formats/note.ts';
import { appendLeaf, EMPTY_FRONTIER, EMPTY_ROOT, type Frontier, rootOf } from './formats/tree.ts';
import type { VoucherRow } from './log-rows.ts';
import { type SignedTree, SignerState } from './signer-state.ts';
import type { SigningKey } from './signing-key.ts';
import type { WriteFaults } from './write-faults.ts';

/**
 * The signer's word, in the log's own transaction, that it made this tree and is about to sign it: HMAC-SHA-256
 * over origin, size and root under a key derived from the signing key. It is no signature: only this signer can
 * tell that it is genuine, and nobody can hold it against the log.
 */
export type Voucher = VoucherRow;

/** A checked log as a start shows it to its signer. */
export interface LogToSign {
  readonly where: string;
  readonly size: number;
  /** Right edge of the log's tree at a size of at most its own. */
  readonly frontierAt: (size: number) => Frontier;
  /** Size of the newest checkpoint in the log, which is signed by this signer's key. */
  readonly checkpointSize: number;
  readonly voucher: Voucher;
}

/** The keys of a log: its own, and the one announced for the next epoch, which signs beside it until then. */
export interface SigningKeys {
  readonly own: SigningKey;
  readonly next: SigningKey | undefined;
}

/** How a step ended. */
export type SigningEnd = { readonly checkpoint: string } | { readonly error: unknown };

const treeOf = (frontier: Frontier): SignedTree => ({ size: frontier.size, root: rootOf(frontier) });

/**
 * The only user of a log's private key. It signs trees that it computed itself out of the one it signed last, and
 * a tree only once the log holds it durably: what a full disk or a crash takes away was never signed. So no two
 * roots are ever signed for one size, and sizes never go down.
 *
 * One step is `vouch`, the log's commit with the voucher in it, then `sign`, which makes the step durable in the
 * signer's own file before the signature exists. The log may be appended to while that file is flushed: what comes
 * then is of the next step. Only the newest voucher counts, so at most one step is pending.
 * Where it is cut short, the next start finds:
 *
 * | Cut short | Log | State | What the start does |
 * | --- | --- | --- | --- |
 * | before the commit, or it fails | before the step | before | the step never was; nothing was signed |
 * | between commit and state | holds the step, vouched for | before | takes it; the next signature covers it |
 * | while the state is written (torn) | holds the step | before, in the other slot | the same |
 * | between state and signature | holds the step | holds it | signs it again: the same note, byte for byte |
 * | before the checkpoint is in the log | holds the step | holds it | the same |
 *
 * A log that ends before the state, or has another root there, was put back or replaced, and is refused.
 */
export class Signer {
  readonly #keys: SigningKeys;
  readonly #state: SignerState;
  readonly #faults: WriteFaults;
  #frontier: Frontier;
  /** The leaves behind `#frontier` that were vouched for, and the edge with them: each is taken into the tree once. */
  #ahead: { readonly leaves: readonly Buffer[]; readonly frontier: Frontier };
  /** The step that is being signed. */
  #begun: { readonly frontier: Frontier; readonly tree: SignedTree } | undefined;

  private constructor(keys: SigningKeys, state: SignerState, frontier: Frontier, faults: WriteFaults) {
    this.#keys = keys;
    this.#state = state;
    this.#frontier = frontier;
    this.#ahead = { leaves: [], frontier };
    this.#faults = faults;
  }

  /**
   * Begins a new log: makes the state and signs the checkpoint of no entries, which is given back. A state that
   * says no more than that is left over from a first start cut short. Throws `LogRefused` for any other.
   */
  static begin(stateFile: string, key: SigningKey): string {
    const tree = { size: 0, root: EMPTY_ROOT };
    const owner = { origin: key.verifier.name, key_id: key.verifier.key_id };
    const left = SignerState.leftAt(stateFile);
    if (left !== undefined && left.size > 0) throw hasSigned(stateFile, left.size);
    rmSync(stateFile, { force: true });
    SignerState.create(stateFile, owner, tree);
    return noteOf({ own: key, next: undefined }, tree);
  }

  /**
   * The signer of a log that has been checked. Throws `LogRefused` where log and state do not belong together:
   * a log that is shorter than what was signed, or has another history, and a state older than the log.
   */
  static open(stateFile: string, keys: SigningKeys, log: LogToSign, faults: WriteFaults = {}): Signer {
    const state = openState(stateFile, keys.own, log, faults);
    try {
      const { size, root } = state.signed;
      if (log.size < size) throw shrunk(log.where, log.size, size);
      const frontier = log.frontierAt(size);
      if (!rootOf(frontier).equals(root)) throw otherHistory(log.where, size);
      if (log.checkpointSize > size) throw stateTooOld(stateFile, size, log.checkpointSize);
      const signer = new Signer(keys, state, frontier, faults);
      signer.#checkVoucher(log);
      return signer;
    } catch (error) {
      state.close();
      throw error;
    }
  }

  get verifier(): NoteVerifier {
    return this.#keys.own.verifier;
  }

  /** Verifier key of the log, as published. */
  get verifierKey(): string {
    return this.#keys.own.verifier_key;
  }

  /** The tree signed last. */
  get last(): SignedTree {
    return this.#state.signed;
  }

  /** The voucher for what was signed last and `leaves`, the hashes of all entries behind it that are there or to be. */
  vouch(leaves: readonly Buffer[]): Voucher {
    const frontier = this.#after(leaves);
    const tree = treeOf(frontier);
    this.#ahead = { leaves, frontier };
    return { size: tree.size, mac: this.#macOf(tree) };
  }

  /**
   * Signs the tree of what was signed last and `leaves`, which the log must hold durably by now. Throws what the
   * disk throws; this signer is then at its end, and a start finds out how far it came.
   */
  sign(leaves: readonly Buffer[]): string {
    this.begin(leaves);
    return this.finish();
  }

  /** The first half of `sign`: writes the step down. The other half is `finish`, or `finishSoon`; nothing between. */
  begin(leaves: readonly Buffer[]): void {
    assert(this.#begun === undefined, 'one step at a time');
    const frontier = this.#after(leaves);
    const tree = treeOf(frontier);
    if (tree.size > this.last.size) this.#state.write(tree);
    this.#begun = { frontier, tree };
  }

  /** The other half: flushes the step, then signs. Also where `finishSoon` has not called back: it never does then. */
  finish(): string {
    this.#state.flush();
    return this.#note();
  }

  /**
   * The same without waiting for the disk. Calls back with the checkpoint, or with what went wrong, after which this
   * signer is at its end; never after `finish` or `close`.
   */
  finishSoon(onEnd: (end: SigningEnd) => void): void {
    this.#state.flushSoon((error) => onEnd(error === null ? this.#noted() : { error }));
  }

  /** The checkpoint signed last, once more: the same bytes. */
  signAgain(): string {
    return noteOf(this.#keys, this.last);
  }

  close(): void {
    this.#state.close();
  }

  #noted(): SigningEnd {
    try {
      return { checkpoint: this.#note() };
    } catch (error) {
      return { error };
    }
  }

  /** The signature itself: the step is on the disk. */
  #note(): string {
    assert(this.#begun !== undefined, 'a step was begun');
    const { frontier, tree } = this.#begun;
    this.#faults.before?.('sign');
    const checkpoint = noteOf(this.#keys, tree);
    this.#faults.signed?.(checkpoint);
    this.#faults.before?.('signed');
    const signed = frontier.size - this.#frontier.size;
    const { leaves, frontier: ahead } = this.#ahead;
    this.#frontier = frontier;
    this.#ahead =
      leaves.length > signed ? { leaves: leaves.slice(signed), frontier: ahead } : { leaves: [], frontier };
    this.#begun = undefined;
    return checkpoint;
  }

  #after(leaves: readonly Buffer[]): Frontier {
    const { leaves: known, frontier } = this.#ahead;
    const goesOn = known.length <= leaves.length && known.every((leaf, i) => leaf === leaves[i]);
    const [edge, rest] = goesOn ? [frontier, leaves.slice(known.length)] : [this.#frontier, leaves];
    return rest.reduce((before, leaf) => appendLeaf(before, leaf).frontier, edge);
  }

  #macOf({ size, root }: SignedTree): Buffer {
    return this.#keys.own.mac(
      `vouched\n${formatCheckpoint({ origin: this.#keys.own.verifier.name, size, root })}`,
    );
  }

  #checkVoucher({ where, size, frontierAt, voucher }: LogToSign): void {
    if (voucher.size === 0) return;
    const isOurs = voucher.size <= size && this.#macOf(treeOf(frontierAt(voucher.size))).equals(voucher.mac);
    if (!isOurs) throw new LogDamaged(where, 'what the signer vouched for was put there by somebody else');
  }
}

/** The key of the next epoch signs the very same text; whoever does not know it yet passes its line over. */
const noteOf = ({ own, next }: SigningKeys, { size, root }: SignedTree): string => {
  const text = formatCheckpoint({ origin: own.verifier.name, size, root });
  const note = signNote(text, own.signer);
  if (next === undefined) return note;
  const { name, key_id, sign } = next.signer;
  return `${note}${signatureLine(name, Buffer.concat([key_id, sign(text)]))}`;
};

/** A log that has signed nothing but the checkpoint of no entries may have lost its state: it says the same. */
const openState = (file: string, key: SigningKey, log: LogToSign, faults: WriteFaults): SignerState => {
  const owner = { origin: key.verifier.name, key_id: key.verifier.key_id };
  if (log.checkpointSize === 0 && log.voucher.size === 0 && !SignerState.exists(file)) {
    SignerState.create(file, owner, { size: 0, root: rootOf(EMPTY_FRONTIER) });
  }
  return SignerState.open(file, owner, faults);
};

const hasSigned = (file: string, size: number): LogRefused =>
  new LogRefused({
    what: `there is no log here, but its signer has signed ${size} entries`,
    where: file,
    remedy:
      'Restore that log with "ballot-vault restore". To begin a new log on purpose, move this file away first.',
  });

const shrunk = (where: string, size: number, signed: number): LogRefused =>
  new LogRefused({
    what: `the log ends at ${size} entries, and the signer has signed ${signed}: it was cut, or put back to an older day`,
    where,
    remedy: `Nothing was changed. Restore a log of at least ${signed} entries with "ballot-vault restore", or open a new epoch with "ballot-vault epoch open --previous".`,
  });

const otherHistory = (where: string, size: number): LogRefused =>
  new LogRefused({
    what: `the first ${size} entries are not those that the signer has signed: this is another log, or one that was written anew`,
    where,
    remedy:
      'Nothing was changed. Put the right log back, or open a new epoch with "ballot-vault epoch open --previous".',
  });

const stateTooOld = (file: string, signed: number, checkpoint: number): LogRefused =>
  new LogRefused({
    what: `the signer's state says that ${signed} entries were signed, and the log holds a signature over ${checkpoint}: the state was put back to an older day`,
    where: file,
    remedy:
      'Put the newest state back. Where it is lost, open a new epoch with "ballot-vault epoch open --previous".',
  });
