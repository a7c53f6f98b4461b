import { wholeBag } from '../verify/whole-bag.ts';
import { bagFolder } from './bag-folder.ts';
import type { OpenedSource } from './data-directory.ts';

/** The bag in a folder. Whatever is wrong with it shows as evidence that is `Malformed`. */
export const openBag = (folder: string): OpenedSource => ({
  source: wholeBag(bagFolder(folder)),
  close: () => {},
});
