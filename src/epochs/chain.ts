import type { Config } from '../config.ts';
import { contradictionIn, entriesIn, formerLogIn, type PreviousLog } from '../epochs.ts';
import { parseEntry } from '../log/entry.ts';
import { readLog } from '../log/read-log.ts';
import { closingIn } from './closed-log.ts';

/** Which log the one in a data folder says that it goes on from, in its first entry; nothing where it says none. */
const openingIn = (directory: string): PreviousLog | undefined => {
  const log = readLog(directory);
  try {
    for (const { bytes } of log.entries(0, 1)) {
      const { fields } = parseEntry(bytes);
      if (fields['type'] !== 'epoch_opened') return undefined;
      return {
        origin: String(fields['previous_origin']),
        verifier_key: String(fields['previous_key']),
        size: Number(fields['previous_size']),
        root: String(fields['previous_root']),
      };
    }
    return undefined;
  } finally {
    log.close();
  }
};

type Named = Pick<Config, 'origin' | 'file' | 'paths'>;

/**
 * Why the log of one configuration is not the one that goes on from the log of another, as both of them have signed
 * it; nothing where it is. Anybody can begin a log with officials of their own, under any name, that cites another:
 * only the key that was named at the closing is out of their reach. Throws `LogRefused` or `LogDamaged`.
 */
export const brokenLink = (former: Named, next: Named): string | undefined => {
  const { data } = former.paths;
  const before = formerLogIn(data);
  const after = formerLogIn(next.paths.data);
  const closing = closingIn(data);
  if (closing === undefined) return `${former.file} names a log that was not closed`;
  if (before.size < entriesIn(data)) return `the closing of ${before.origin} is not signed yet`;
  if (closing.next_origin !== after.origin || closing.next_key !== after.verifier_key)
    return `${before.origin} was closed for ${closing.next_origin} under the key ${closing.next_key}, and ${next.file} names ${after.origin} under ${after.verifier_key}`;
  const cited = openingIn(next.paths.data);
  if (after.size < 1 || cited?.origin !== before.origin || cited.verifier_key !== before.verifier_key)
    return `the first entry of ${after.origin} does not say that it goes on from ${before.origin}`;
  if (cited.size > before.size)
    return `${after.origin} cites ${cited.size} entries of ${before.origin}, which ended after ${before.size}`;
  return contradictionIn(data, cited);
};
