import { closeSync, openSync, realpathSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../log/verify/report.ts';
import { Misuse } from './misuse.ts';

const NAME = 'ballot-vault-evidence';
const NAMES_MAX = 1_000;

const isWithin = (file: string, folder: string): boolean =>
  file === folder || file.startsWith(`${folder}${path.sep}`);

/** What was checked must stay as it was found. */
const outside = (folder: string, checked: string | undefined): string => {
  const real = realpathSync(folder);
  return checked !== undefined && isWithin(real, checked) ? path.dirname(checked) : real;
};

/** Opens a new file: an earlier one is evidence too, and is never written over. */
const openNew = (folder: string): { readonly file: string; readonly descriptor: number } => {
  for (let number = 1; number <= NAMES_MAX; number += 1) {
    const file = path.join(folder, number === 1 ? `${NAME}.json` : `${NAME}-${number}.json`);
    try {
      return { file, descriptor: openSync(file, 'wx') };
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') continue;
      throw error;
    }
  }
  throw new Misuse(`${folder} is full of evidence files`, 'Name another with --evidence.');
};

/**
 * Writes what somebody else needs to see that the report is right: the signed statements that contradict each other,
 * the bad entries, and the whole report. Gives the file. Throws `Misuse` where it may not be written.
 *
 * @param checked folder that was checked; undefined for an address
 * @param asked file that the user named
 */
export const writeEvidence = (
  report: Report,
  checked: string | undefined,
  asked: string | undefined,
): string => {
  const real = checked === undefined ? undefined : realpathSync(checked);
  try {
    const target = asked === undefined ? undefined : path.resolve(asked);
    if (
      target !== undefined &&
      real !== undefined &&
      isWithin(path.join(outside(path.dirname(target), undefined), path.basename(target)), real)
    )
      throw new Misuse(`${target} lies within what was checked`, 'Name a file outside of it.');
    const { file, descriptor } =
      target === undefined
        ? openNew(outside(process.cwd(), real))
        : { file: target, descriptor: openSync(target, 'wx') };
    writeSync(descriptor, `${JSON.stringify(report, null, 2)}\n`);
    closeSync(descriptor);
    return file;
  } catch (error) {
    if (error instanceof Misuse) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Misuse(`the evidence cannot be written: ${reason}`, 'Name a new file with --evidence.');
  }
};
