import { type Checkpoint, parseCheckpoint } from '../formats/checkpoint.ts';
import { type NoteVerifier, openNote } from '../formats/note.ts';
import { type Findings, reasonOf } from './findings.ts';
import type { GrowingTree } from './growing-tree.ts';
import type { Unopened } from './other-keys.ts';
import type { Conflict, GivenCheckpoint } from './report.ts';
import { Malformed, type NamedCheckpoint } from './source.ts';
import type { WitnessTimes } from './witness-times.ts';

/** Text of old checkpoints that is kept for the evidence; a kiosk keeps a few kilobytes a day. */
const CHARACTERS_MAX = 200_000_000;
const CONFLICTS_MAX = 20;

/** What a note says that this log's key has signed. */
export interface SignedRoot {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
}

type OldCheckpoint = SignedRoot & { readonly name: string };

/** Throws with a reason where the key of this log has not signed the note as a checkpoint of this log. */
export const openCheckpoint = (note: string, verifier: NoteVerifier): SignedRoot => {
  const { origin, size, root }: Checkpoint = parseCheckpoint(openNote(note, [verifier]).text);
  if (origin !== verifier.name) throw new Error(`it is the checkpoint of ${origin}`);
  return { size, root, note };
};

/**
 * The checkpoints of earlier sizes: each must be the beginning of the tree. Two that were signed, and that no tree
 * joins, prove that two versions of one log were made.
 */
export class OldCheckpoints {
  readonly #findings: Findings;
  readonly #verifier: NoteVerifier;
  readonly #newest: SignedRoot;
  readonly #times: WitnessTimes;
  readonly #waiting: OldCheckpoint[] = [];
  readonly #failed: OldCheckpoint[] = [];
  readonly conflicts: Conflict[] = [];
  /** Given ones that the key of this log has not signed. */
  readonly unopened: Unopened[] = [];
  /** Given ones that the key of this log has signed. */
  readonly #given: OldCheckpoint[] = [];
  readonly #contradicted = new Set<string>();
  #next = 0;
  #characters = 0;
  #proven: OldCheckpoint | undefined;
  /** Those that the key of this log has signed. */
  count = 0;

  constructor(findings: Findings, verifier: NoteVerifier, newest: SignedRoot, times: WitnessTimes) {
    this.#findings = findings;
    this.#verifier = verifier;
    this.#newest = newest;
    this.#times = times;
  }

  /** Takes a checkpoint; `given` where it is the user's own and not part of the evidence. */
  add({ name, note }: NamedCheckpoint, given: boolean): void {
    this.#characters += note.length;
    if (this.#characters > CHARACTERS_MAX)
      throw new Malformed('there is too much text in the old checkpoints');
    let signed: SignedRoot | undefined;
    try {
      signed = openCheckpoint(note, this.#verifier);
      this.#times.addNote(note, signed.size);
    } catch (error) {
      const reason = reasonOf(error);
      if (!given) {
        const what = `${name} is not a checkpoint that the key of this log has signed (${reason})`;
        this.#findings.add('false', 'old_checkpoint_false', what);
        return;
      }
      if (signed === undefined) {
        this.unopened.push({ name, note, reason });
        return;
      }
      // What the log signed stays signed, whatever somebody wrote below it.
      this.#findings.add('doubtful', 'cosignature_false', `${name}: ${reason}`);
    }
    this.count += 1;
    if (given) this.#given.push({ ...signed, name });
    this.#place({ ...signed, name });
  }

  #place(signed: OldCheckpoint): void {
    const { name } = signed;
    const { size, root } = this.#newest;
    if (signed.size > size) {
      this.#conflict(
        signed,
        `${name} was signed of ${signed.size} entries, and this evidence ends at ${size}: it is older than that checkpoint, or the log was cut or rolled back`,
      );
    } else if (signed.size === size && !signed.root.equals(root)) {
      this.#conflict(
        signed,
        `${name} was signed of the same ${size} entries with another root: there are two versions of this log`,
      );
    } else {
      this.#waiting.push(signed);
    }
  }

  /** Puts them in order, once all are there. */
  sort(): void {
    this.#waiting.sort((one, other) => one.size - other.size);
  }

  /** Compares those of up to the size of the tree, which has just grown. */
  compare(tree: GrowingTree): void {
    for (let old = this.#waiting[this.#next]; old !== undefined && old.size <= tree.size; ) {
      if (tree.rootAt(old.size)?.equals(old.root) !== true) this.#failed.push(old);
      else if (this.#failed.length === 0) this.#proven = old;
      this.#next += 1;
      old = this.#waiting[this.#next];
    }
  }

  /** The largest one that the tree agrees with, before the first that it does not. */
  get proven(): SignedRoot | undefined {
    return this.#proven;
  }

  /** The first one that the tree does not agree with. */
  get failed(): SignedRoot | undefined {
    return this.#failed[0];
  }

  /** What became of those that the reader gave; complete once the whole tree was compared. */
  get given(): readonly GivenCheckpoint[] {
    const seen = new Set(this.#waiting.slice(0, this.#next).map(({ note }) => note));
    const failed = new Set(this.#failed.map(({ note }) => note));
    return this.#given.map(({ name, size, note }) => {
      if (this.#contradicted.has(note)) return { name, size, became: 'conflicts' };
      return { name, size, became: seen.has(note) && !failed.has(note) ? 'agrees' : 'unusable' };
    });
  }

  /** Where the entries give the newest root, one that they do not give is of another version of this log. */
  contradictNewest(): void {
    for (const { name, size, note } of this.#failed) {
      this.#conflict(
        { note },
        `${name} was signed of ${size} entries, and is not the beginning of this log: there are two versions of it`,
      );
    }
  }

  #conflict({ note }: { readonly note: string }, what: string): void {
    this.#contradicted.add(note);
    if (this.conflicts.length < CONFLICTS_MAX)
      this.conflicts.push({ what, one: this.#newest.note, other: note });
  }
}
