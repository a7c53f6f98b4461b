import { parseCheckpoint } from '../../src/log/formats/checkpoint.ts';
import { appendLeaf, EMPTY_FRONTIER, leafHash, rootOf } from '../../src/log/formats/tree.ts';
import type { SqliteLog } from '../../src/log/sqlite-log.ts';

/** The size and root that a signed note is about. */
export const treeIn = (note: string): { readonly size: number; readonly root: string } => {
  const { size, root } = parseCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1));
  return { size, root: root.toString('hex') };
};

/** Root after each number of entries, from their stored bytes alone. */
export const rootsOf = (log: SqliteLog): readonly string[] => {
  let frontier = EMPTY_FRONTIER;
  const roots = [rootOf(frontier).toString('hex')];
  for (const { bytes } of log.entries(0)) {
    frontier = appendLeaf(frontier, leafHash(bytes)).frontier;
    roots.push(rootOf(frontier).toString('hex'));
  }
  return roots;
};

/** Remembers every signature that was ever made, and whether all of them can stand beside one another. */
export class Signatures {
  readonly #notes: string[];

  constructor(notes: readonly string[] = []) {
    this.#notes = [...notes];
  }

  readonly signed = (note: string): void => {
    this.#notes.push(note);
  };

  get notes(): readonly string[] {
    return this.#notes;
  }

  get count(): number {
    return this.#notes.length;
  }

  /** The first broken promise, as a sentence; undefined when a log holds all that was signed. */
  broken(log: SqliteLog): string | undefined {
    const roots = rootsOf(log);
    let last = 0;
    for (const { size, root } of this.#notes.map(treeIn)) {
      if (size < last) return `${size} entries were signed after ${last}`;
      if (roots[size] !== root) return `the log does not hold what was signed of ${size} entries`;
      last = size;
    }
    return undefined;
  }
}
