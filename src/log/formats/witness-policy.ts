import { formatPolicy, NO_QUORUM } from './policy.ts';

const QUORUM = 'quorum-of-witnesses';

const nameOf = (vkey: string): string => vkey.slice(0, vkey.indexOf('+'));

/** Who is asked to cosign, and how many of them have to. */
export interface Asked {
  readonly witnesses: readonly { readonly key: string; readonly url?: string | undefined }[];
  readonly quorum: number;
}

/**
 * Who must have witnessed a log before it counts as witnessed, as C2SP tlog-policy: the witnesses and the quorum of
 * the configuration; nobody where there is none.
 */
export const policyText = (vkey: string, evidence: Asked | undefined): string => {
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
