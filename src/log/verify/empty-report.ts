import { NO_EPOCHS } from './epochs.ts';
import type { Findings } from './findings.ts';
import type { Report } from './report.ts';
import { type EvidenceSource, Malformed } from './source.ts';

const NONE = { count: 0, items: [] } as const;

/** What can be read of a source that may hold anything. */
const readable = async (work: () => Promise<string | undefined>): Promise<string | undefined> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
};

/** The report where not even the signature holds: nothing is proven, and what was found says why. */
export const emptyReport = async (
  source: EvidenceSource,
  givenKey: string | undefined,
  findings: Findings,
): Promise<Report> => {
  const key = givenKey ?? (await readable(source.verifierKey))?.trimEnd();
  return {
    verdict: 'INVALID',
    where: source.where,
    origin: undefined,
    size: undefined,
    root: undefined,
    checkpoint: await readable(source.checkpoint),
    key: key === undefined ? undefined : { verifier_key: key, given: givenKey !== undefined },
    witnesses: { known: [], given: false, seen: [], policy_met_until: undefined, unknown_cosignatures: 0 },
    trusted: { until: 0, by: undefined },
    first_bad: undefined,
    bad_entries: NONE,
    conflicts: [],
    given_checkpoints: NONE,
    findings: findings.listed,
    gaps: NONE,
    brackets: NONE,
    outside: NONE,
    epochs: NO_EPOCHS,
    checked: {
      entries: { from: 0, until: 0 },
      entries_read: 0,
      hashes_only: 0,
      hash_tiles: 0,
      old_checkpoints: 0,
      commitments: 0,
      disclosed: 0,
      withheld: [],
      erased: 0,
      missing: 0,
      further: [],
    },
    not_checked: ['everything else: no signature stands behind it'],
  };
};
