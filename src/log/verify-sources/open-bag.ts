import { BAG_CHECKS, wholeBag } from '../verify/whole-bag.ts';
import { bagFolder } from './bag-folder.ts';
import { checkBeside } from './check-beside.ts';
import type { OpenedSource } from './data-directory.ts';

/** A thread takes longer to begin than the bag of fewer entries to check. */
const BESIDE_FROM_ENTRIES = 20_000;

/**
 * The bag in a folder. Whatever is wrong with it shows as evidence that is `Malformed`. To make the records again
 * takes as long as to check the tree, so for a long log that and the digests of the files are other cores' work.
 */
export const openBag = (folder: string, besideFrom = BESIDE_FROM_ENTRIES): OpenedSource => {
  const source = wholeBag(bagFolder(folder), (check, files, about) =>
    about.size < besideFrom ? BAG_CHECKS[check].run(files, about) : checkBeside({ check, folder, about }),
  );
  return { source, close: () => {} };
};
