import type { Report } from '../../src/log/verify/report.ts';
import { openDataDirectory } from '../../src/log/verify-sources/data-directory.ts';
import { openBag } from '../../src/log/verify-sources/open-bag.ts';
import { type Known, verified } from '../log/verify/aid.ts';

/** What a stranger's check says of a data directory. Throws where there is nothing that could be read. */
export const reportOnDirectory = async (directory: string, known: Known = {}): Promise<Report> => {
  const { source, close } = openDataDirectory(directory);
  try {
    return await verified(source, known);
  } finally {
    close();
  }
};

/** What a stranger's check says of a bag. */
export const reportOnBag = (folder: string, known: Known = {}): Promise<Report> =>
  verified(openBag(folder).source, known);
