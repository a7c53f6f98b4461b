import { givenWitnesses } from '../../../src/log/verify/known-witnesses.ts';
import type { Report } from '../../../src/log/verify/report.ts';
import type { EvidenceSource } from '../../../src/log/verify/source.ts';
import { verifyEvidence } from '../../../src/log/verify/verify-evidence.ts';
import type { Content } from './content.ts';
import { memorySource } from './memory-source.ts';

/** What a person who checks knows from elsewhere. */
export interface Known {
  readonly vkey?: string;
  readonly policy?: string;
  readonly witness?: readonly string[];
  /** Notes that somebody kept. */
  readonly old?: readonly string[];
}

export const verified = (source: EvidenceSource, known: Known = {}): Promise<Report> =>
  verifyEvidence(source, {
    verifierKey: known.vkey,
    witnesses: givenWitnesses(known.policy, known.witness ?? []),
    old: (known.old ?? []).map((note, index) => ({ name: `photo ${index + 1}`, note })),
  });

export const reportOn = (
  content: Content,
  known: Known = {},
  change: Partial<EvidenceSource> = {},
): Promise<Report> => verified(memorySource(content, change), known);

/** What was found, by its word, without explained things. */
export const kindsOf = ({ findings }: Report): readonly string[] =>
  findings.items.filter(({ weight }) => weight !== 'note').map(({ kind }) => kind);
