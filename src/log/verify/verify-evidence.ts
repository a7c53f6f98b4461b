import { emptyReport } from './empty-report.ts';
import { Findings } from './findings.ts';
import { identify } from './identity.ts';
import type { KnownWitnesses } from './known-witnesses.ts';
import type { Report } from './report.ts';
import {
  type EvidenceSource,
  type FurtherCheck,
  Malformed,
  type NamedCheckpoint,
  type Withheld,
} from './source.ts';
import { type OnProgress, Verification } from './verification.ts';

/** What the verifier's user knows from elsewhere; it outranks what the evidence says of itself. */
export interface VerifyOptions {
  readonly verifierKey: string | undefined;
  readonly witnesses: KnownWitnesses | undefined;
  /** Checkpoints that somebody kept. */
  readonly old: readonly NamedCheckpoint[];
}

/** The memory of a check grows by 4 bytes an entry; this is some centuries of one kiosk. */
const ENTRIES_MAX = 100_000_000;

const NOTHING_WITHHELD: Withheld = { profile: 'none', fields: new Map() };

/** What a small file says; where it cannot be read, that is found and the rest is checked all the same. */
const readable = async <Value>(
  findings: Findings,
  instead: Value,
  read: () => Promise<Value>,
): Promise<Value> => {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    findings.add('false', 'malformed', error.message);
    return instead;
  }
};

/** What this kind of source can be checked for besides the tree. */
const runFurtherChecks = async (
  source: EvidenceSource,
  log: { readonly origin: string; readonly size: number },
  findings: Findings,
): Promise<void> => {
  const check = async ({ name, run }: FurtherCheck): Promise<void> => {
    try {
      for await (const problem of run(log)) findings.addProblem(problem);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      findings.add('false', 'malformed', `${name}: ${error.message}`, error.entry);
    }
  };
  await Promise.all(source.furtherChecks.map(check));
};

/**
 * Checks evidence about one log against what was signed. Never throws for what the evidence holds; rejects where the
 * source cannot be read at all.
 */
export const verifyEvidence = async (
  source: EvidenceSource,
  options: VerifyOptions,
  onProgress: OnProgress = () => {},
): Promise<Report> => {
  const findings = new Findings();
  try {
    const identity = await identify(source, options);
    const { size } = identity.newest;
    if (size > ENTRIES_MAX)
      throw new Malformed(`a log of ${size} entries is longer than this program can check`);
    const range = await readable(findings, { from: 0, until: size }, () => source.range(size));
    const withheld = await readable(findings, NOTHING_WITHHELD, source.withheld);
    const verification = new Verification(source, findings, identity, { range, withheld });
    await Promise.all([
      verification.run(options.old, onProgress),
      runFurtherChecks(source, { origin: identity.verifier.name, size }, findings),
    ]);
    return verification.report;
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    findings.add('false', 'malformed', error.message, error.entry);
    return await emptyReport(source, options.verifierKey, findings);
  }
};
