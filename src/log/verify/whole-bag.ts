import { checkManifests } from './bag-manifests.ts';
import { bagSource } from './bag-source.ts';
import type { EvidenceFiles } from './files.ts';
import { checkRecords } from './records.ts';
import type { EvidenceSource, FurtherCheck } from './source.ts';

/**
 * The evidence in a bag with all that a bag can be checked for, the same wherever its files lie.
 *
 * @param records the check of the records, where it is not to run here; by default it does
 */
export const wholeBag = (files: EvidenceFiles, records?: FurtherCheck['run']): EvidenceSource => {
  const source = bagSource(files, [
    { name: 'the manifests of the bag', run: () => checkManifests(files) },
    {
      name: 'the records made of the entries (JSON lines, CSV, election event log)',
      run: records ?? ((about) => checkRecords(source, files, about)),
    },
  ]);
  return source;
};
