import type { Epochs } from './epochs.ts';
import type { Findings } from './findings.ts';
import type { OldCheckpoints, SignedRoot } from './old-checkpoints.ts';
import type { Report, Verdict } from './report.ts';
import type { TileWalk } from './tile-walk.ts';

/** What the signed root says about the entries and about the hashes that lie with them. */
export interface Proven {
  readonly trusted: Report['trusted'];
  readonly first_bad: Report['first_bad'];
}

const trustedUntil = (until: number, by: SignedRoot | undefined): Report['trusted'] => ({
  until,
  by: by?.note,
});

/**
 * Which entries a signature proves, and where the first bad one is. If the hashes that lie with the entries give the
 * signed root, each bad entry shows by itself; if they do not either, the old checkpoints narrow it down.
 */
export const provenBy = (
  walk: TileWalk,
  newest: SignedRoot,
  old: OldCheckpoints,
  findings: Findings,
): Proven => {
  const { tree, stored, firstBad } = walk;
  const isWhole = walk.missingFrom === undefined;
  if (isWhole && tree.root.equals(newest.root)) {
    if (firstBad !== undefined)
      findings.add(
        'false',
        'tile_false',
        `the leaf hash of entry ${firstBad} is not what the entry gives`,
        firstBad,
      );
    return { trusted: trustedUntil(newest.size, newest), first_bad: undefined };
  }
  if (isWhole && firstBad !== undefined && stored.root.equals(newest.root)) {
    findings.add(
      'false',
      'entry_changed',
      `the bytes of entry ${firstBad} are not those that were signed`,
      firstBad,
    );
    return { trusted: trustedUntil(firstBad, newest), first_bad: { from: firstBad, until: firstBad + 1 } };
  }
  const from = old.proven?.size ?? 0;
  const until = old.failed?.size ?? newest.size;
  if (isWhole) {
    findings.add(
      'false',
      'root_false',
      `the entries ${from} to ${until - 1} do not give the root that was signed of ${until} entries`,
      from,
    );
  }
  return { trusted: trustedUntil(from, old.proven), first_bad: { from, until } };
};

/** What follows the end of a log is false even where it is signed. */
export const withEpochs = ({ trusted, first_bad: firstBad }: Proven, { falseFrom }: Epochs): Proven => {
  if (falseFrom === undefined || falseFrom >= trusted.until) return { trusted, first_bad: firstBad };
  return { trusted: { ...trusted, until: falseFrom }, first_bad: { from: falseFrom, until: falseFrom + 1 } };
};

/** Word for what a start of the kiosk would find wrong with its own database. */
export const DATABASE_DAMAGED = 'database_damaged';

/** The verdict's only words. */
export const verdictOf = (findings: Findings, conflicts: number, known: number, seen: number): Verdict => {
  const { falseKinds } = findings;
  // The check of a database stops at a kept checkpoint that does not fit, which is what the conflict is about.
  const isOnlyConflict = conflicts > 0 && [...falseKinds].every((kind) => kind === DATABASE_DAMAGED);
  if (falseKinds.size > 0 && !isOnlyConflict) return 'INVALID';
  if (conflicts > 0) return 'CONFLICT';
  return known > 0 && seen > 0 ? `WITNESSED ${seen} of ${known}` : 'INTACT, UNWITNESSED';
};
