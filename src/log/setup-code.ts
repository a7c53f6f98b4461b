import { randomInt, timingSafeEqual } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createSecret, readSecret, syncDirectory } from './secret-file.ts';

/**
 * Whoever stands before a new kiosk could make themselves the founder of its list. So they are asked for what only
 * somebody with a terminal of this machine can read: it lies here, in the data folder, and is printed nowhere by itself.
 */
export const SETUP_CODE_FILE = 'setup.code';

const DIGITS = 8;
const FORM = /^[0-9]{8}$/;

const fileIn = (data: string): string => path.join(data, SETUP_CODE_FILE);

/**
 * The code of the log in a data folder; undefined where there is none. Throws `LogRefused` for one that others may read
 * or change.
 */
export const setupCodeIn = (data: string): string | undefined => {
  const code = readSecret(fileIn(data), 'set-up code')?.trim();
  return code !== undefined && FORM.test(code) ? code : undefined;
};

/** Makes one where none is. */
export const makeSetupCode = (data: string): void => {
  if (setupCodeIn(data) !== undefined) return;
  rmSync(fileIn(data), { force: true });
  createSecret(fileIn(data), `${String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0')}\n`);
};

/** For good: nobody is asked for it any more. */
export const dropSetupCode = (data: string): void => {
  if (!existsSync(fileIn(data))) return;
  rmSync(fileIn(data), { force: true });
  syncDirectory(data);
};

/** In the same time whatever is wrong with it. */
export const isSetupCode = (code: string, typed: string): boolean =>
  FORM.test(typed) && timingSafeEqual(Buffer.from(code), Buffer.from(typed));
