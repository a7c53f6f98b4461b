import { LogError } from '../errors.ts';
import { damageInstead } from '../identity.ts';
import { BagWriter, type BeforeWrite } from './bag-writer.ts';
import { checkBag } from './check-bag.ts';
import { ExportFailed } from './errors.ts';
import { type Evidence, type ExportProgress, putEvidence } from './evidence.ts';
import { dropUnfinished, giveName, requireFree, unfinishedName } from './out-folder.ts';

export interface ExportRequest extends Evidence {
  /** Absolute path of the bundle. */
  readonly out: string;
  readonly onProgress: (progress: ExportProgress) => void;
  readonly beforeWrite?: BeforeWrite;
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What the disk answered, as the error people get; other errors pass unchanged. */
const explained = (error: unknown, out: string): unknown => {
  if (error instanceof LogError || !(error instanceof Error) || !('syscall' in error)) return error;
  const isFull = 'code' in error && FULL.has(String(error.code));
  return new ExportFailed(
    {
      what: isFull
        ? 'there is no room left for the bundle'
        : `the bundle cannot be written (${error.message})`,
      where: out,
      remedy: isFull
        ? 'Make room, or name a folder on another disk; nothing of the bundle was left here.'
        : 'Name a folder in which this user may write.',
    },
    error,
  );
};

/** Sticks change names and lose files without a word; a bundle that is not what was written must not get its name. */
const readBack = async (out: string): Promise<void> => {
  const fault = await checkBag(unfinishedName(out));
  if (fault === undefined) return;
  throw new ExportFailed({
    what: `the disk does not hold what was written to it: ${fault.file}: ${fault.words}`,
    where: out,
    remedy: 'Name a folder on another disk.',
  });
};

/**
 * Writes the evidence of a log as a BagIt bag (RFC 8493) while its kiosk goes on. Under its name there is either
 * nothing or the whole bundle, on the disk when this resolves; memory does not grow with the log. What is read is
 * checked, so a bundle is made of an intact log only.
 *
 * Throws `ExportRefused` where something is there already or a part is missing, `ExportFailed` when the disk fails
 * or is full, `LogDamaged` when the log is not what was signed.
 */
export const exportLog = async (request: ExportRequest): Promise<void> => {
  const { out, log } = request;
  requireFree(out);
  let bag: BagWriter | undefined;
  try {
    bag = new BagWriter(unfinishedName(out), request.beforeWrite);
    await putEvidence(request, bag, async (progress) => {
      request.onProgress(progress);
      await new Promise(setImmediate);
    });
    await readBack(out);
    giveName(out);
  } catch (error) {
    bag?.abandon();
    if (bag !== undefined) dropUnfinished(out);
    return damageInstead(log.where, () => {
      throw explained(error, out);
    });
  }
};
