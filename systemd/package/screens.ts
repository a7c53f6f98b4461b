import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Lock, type LockedPackage, lockedPackage } from './lock.ts';

/** Written by the build of the screens, one for each of its parts. */
const LISTS = /^\.packages-/;

/**
 * The packages of which something is in the built screens, as their build wrote down.
 * @throws {Error} when the screens are not built
 */
export const bundledPackages = (root: string, lock: Lock): readonly LockedPackage[] => {
  const dist = path.join(root, 'kiosk-ui', 'dist');
  const lists = readdirSync(dist).filter((name) => LISTS.test(name));
  if (lists.length === 0)
    throw new Error('The screens are not built: run "npm run build", then the same again.');
  const folders = lists.flatMap((name) => readFileSync(path.join(dist, name), 'utf8').split('\n'));
  return [...new Set(folders)]
    .filter((folder) => folder !== '')
    .sort()
    .map((folder) => lockedPackage(lock, folder));
};
