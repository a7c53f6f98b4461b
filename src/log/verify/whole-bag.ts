import { checkManifests } from './bag-manifests.ts';
import { bagSource } from './bag-source.ts';
import type { EvidenceFiles } from './files.ts';
import { checkRecords } from './records.ts';
import type { EvidenceSource } from './source.ts';

/** The evidence in a bag with all that a bag can be checked for, the same wherever its files lie. */
export const wholeBag = (files: EvidenceFiles): EvidenceSource => {
  const source = bagSource(files, [
    { name: 'the manifests of the bag', run: () => checkManifests(files) },
    {
      name: 'the records made of the entries (JSON lines, CSV, election event log)',
      run: (about) => checkRecords(source, files, about),
    },
  ]);
  return source;
};
