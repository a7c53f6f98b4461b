import { TILE_WIDTH } from '../formats/tree.ts';
import type { GrowingTree } from './growing-tree.ts';
import type { Conflict } from './report.ts';
import type { EvidenceSource } from './source.ts';
import type { WitnessedRoot, WitnessTimes } from './witness-times.ts';

/** A statement mostly follows its size soon; this many may come late, after a kiosk was offline for long. */
const LATE_MAX = 100_000;
const CONFLICTS_MAX = 20;

/** Root of a size that the tree may have left long ago; undefined where the source does not give its leaf hashes. */
export const lateRoot = async (
  tree: GrowingTree,
  source: EvidenceSource,
  size: number,
): Promise<Buffer | undefined> => {
  const recent = tree.rootAt(size);
  if (recent !== undefined) return recent;
  const leaves = await source.hashTile(0, Math.floor(size / TILE_WIDTH), TILE_WIDTH);
  return leaves === undefined ? undefined : tree.rootWith(size, leaves);
};

/**
 * Compares the roots that witnesses have signed with those of the tree. A witness signs only what a log has signed:
 * another root of the same size proves that there were two versions.
 */
export class RecordedRoots {
  readonly #times: WitnessTimes;
  readonly #newest: string;
  readonly #late: WitnessedRoot[] = [];
  readonly conflicts: Conflict[] = [];
  /** Statements that came too late to be compared; they do not count. */
  dropped = 0;

  /** @param newest the checkpoint that any of these is in conflict with, for the evidence */
  constructor(times: WitnessTimes, newest: string) {
    this.#times = times;
    this.#newest = newest;
  }

  add(witnessed: WitnessedRoot, tree: GrowingTree): void {
    const root = tree.rootAt(witnessed.cosigned.size);
    if (root !== undefined) this.#compare(witnessed, root);
    else if (this.#late.length < LATE_MAX) this.#late.push(witnessed);
    else this.dropped += 1;
  }

  /** Compares the late ones, for which the leaf hashes around their size are read again. */
  async finish(tree: GrowingTree, source: EvidenceSource): Promise<void> {
    for (const witnessed of this.#late) {
      const { size, witness } = witnessed.cosigned;
      if (size > tree.size) {
        this.#conflict(
          witnessed,
          `the witness ${witness} has cosigned ${size} entries of this log, and this evidence ends at ${tree.size}`,
        );
        continue;
      }
      const root = await lateRoot(tree, source, size);
      if (root === undefined) this.dropped += 1;
      else this.#compare(witnessed, root);
    }
  }

  #compare(witnessed: WitnessedRoot, root: Buffer): void {
    if (root.equals(witnessed.root)) return this.#times.accept(witnessed);
    const { witness, size } = witnessed.cosigned;
    this.#conflict(
      witnessed,
      `the witness ${witness} has cosigned another root of ${size} entries: there are two versions of this log`,
    );
  }

  #conflict({ statement }: WitnessedRoot, what: string): void {
    if (this.conflicts.length < CONFLICTS_MAX)
      this.conflicts.push({ what, one: this.#newest, other: statement });
  }
}
