import { checkRecords } from '../verify/records.ts';
import { wholeBag } from '../verify/whole-bag.ts';
import { bagFolder } from './bag-folder.ts';
import type { OpenedSource } from './data-directory.ts';
import { recordsBeside } from './records-beside.ts';

/** A thread takes longer to begin than the records of fewer entries to check. */
const BESIDE_FROM_ENTRIES = 20_000;

/**
 * The bag in a folder. Whatever is wrong with it shows as evidence that is `Malformed`. To make the records again
 * takes as long as all other checks, so for a long log that is done on a second core.
 */
export const openBag = (folder: string, besideFrom = BESIDE_FROM_ENTRIES): OpenedSource => {
  const files = bagFolder(folder);
  const source = wholeBag(files, (about) =>
    about.size < besideFrom ? checkRecords(source, files, about) : recordsBeside(folder, about),
  );
  return { source, close: () => {} };
};
