import { checkManifests } from './bag-manifests.ts';
import { bagSource } from './bag-source.ts';
import type { EvidenceFiles } from './files.ts';
import { checkRecords } from './records.ts';
import type { EvidenceSource, FurtherCheck, Problem } from './source.ts';

type About = Parameters<FurtherCheck['run']>[0];

/** What only a bag can be checked for. */
export const BAG_CHECKS = {
  manifests: {
    name: 'the manifests of the bag',
    run: (files: EvidenceFiles): AsyncIterable<Problem> => checkManifests(files),
  },
  records: {
    name: 'the records made of the entries (JSON lines, CSV, election event log)',
    run: (files: EvidenceFiles, about: About): AsyncIterable<Problem> =>
      checkRecords(bagSource(files, []), files, about),
  },
} as const;

export type BagCheck = keyof typeof BAG_CHECKS;

const here = (check: BagCheck, files: EvidenceFiles, about: About): AsyncIterable<Problem> =>
  BAG_CHECKS[check].run(files, about);

/**
 * The evidence in a bag with all that a bag can be checked for, the same wherever its files lie.
 *
 * @param run runs a check where it is not to run here; by default it does
 */
export const wholeBag = (files: EvidenceFiles, run: typeof here = here): EvidenceSource =>
  bagSource(
    files,
    (Object.keys(BAG_CHECKS) as BagCheck[]).map((check) => ({
      name: BAG_CHECKS[check].name,
      run: (about) => run(check, files, about),
    })),
  );
