import { checkManifests } from '../verify/bag-manifests.ts';
import { bagSource } from '../verify/bag-source.ts';
import { checkRecords } from '../verify/records.ts';
import { bagFolder } from './bag-folder.ts';
import type { OpenedSource } from './data-directory.ts';

/** The bag in a folder. Whatever is wrong with it shows as evidence that is `Malformed`. */
export const openBag = (folder: string): OpenedSource => {
  const files = bagFolder(folder);
  const source = bagSource(files, [
    { name: 'the manifests of the bag', run: () => checkManifests(files) },
    {
      name: 'the records made of the entries (JSON lines, CSV, election event log)',
      run: (about) => checkRecords(source, files, about),
    },
  ]);
  return { source, close: () => {} };
};
