import type { WrittenEvidence } from '../config/evidence-schema.ts';
import { formatPolicy, NO_QUORUM } from '../log/formats/policy.ts';

const QUORUM = 'quorum-of-witnesses';

const nameOf = (vkey: string): string => vkey.slice(0, vkey.indexOf('+'));

/**
 * Who must have witnessed a log before it counts as witnessed, as C2SP tlog-policy: the witnesses and the quorum of
 * the configuration; nobody where there is none.
 */
export const policyText = (vkey: string, evidence: WrittenEvidence | undefined): string => {
  const { witnesses, quorum } = evidence ?? { witnesses: [], quorum: 0 };
  return formatPolicy({
    logs: [{ vkey }],
    witnesses: witnesses.map(({ key, url }) => ({
      name: nameOf(key),
      vkey: key,
      ...(url === undefined ? {} : { url }),
    })),
    groups:
      quorum === 0
        ? []
        : [{ name: QUORUM, threshold: quorum, members: witnesses.map(({ key }) => nameOf(key)) }],
    quorum: quorum === 0 ? NO_QUORUM : QUORUM,
  });
};
