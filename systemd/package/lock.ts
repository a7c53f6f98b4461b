import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Architecture } from './architecture.ts';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export type Lock = Readonly<Record<string, Locked>>;

/** A package of the lock file, as it lies in the checkout. */
export interface LockedPackage {
  /** Folder below the checkout, such as `node_modules/a/node_modules/b`. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** The packages of the lock file, by folder; that of the checkout itself is ''. */
export const readLock = (root: string): Lock =>
  (JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as { packages: Lock }).packages;

const MODULES = 'node_modules/';

export const nameOf = (folder: string): string => folder.slice(folder.lastIndexOf(MODULES) + MODULES.length);

/** Where Node finds `name` for a file of the package in `from`: there, or in a folder above it. */
const resolved = (lock: Lock, from: string, name: string): string | undefined => {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf(`/${MODULES}`)))) {
    const folder = `${place === '' ? '' : `${place}/`}${MODULES}${name}`;
    if (folder in lock) return folder;
    if (place === '') return undefined;
  }
};

/**
 * Left out: what onoff needs, because it reaches GPIO through sysfs, which the service may not write (the unit has
 * ProtectKernelTunables); and types, of which no program has anything.
 */
const isLeftOut = (name: string): boolean => name === 'onoff' || name.startsWith('@types/');

/**
 * What a kiosk of this architecture runs on: the Node made for it, and every package that the program's own ones
 * need, in order of their folders.
 * @throws {Error} when the lock file lacks one
 */
export const runtimePackages = (lock: Lock, { npm }: Architecture): readonly LockedPackage[] => {
  const own = lock['']?.dependencies ?? {};
  const found = new Set<string>();
  const waiting: (readonly [from: string, name: string])[] = [...Object.keys(own), `node-linux-${npm}`].map(
    (name) => ['', name],
  );
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [from, name] = next;
    if (isLeftOut(name)) continue;
    const folder = resolved(lock, from, name);
    if (folder === undefined) {
      if (name in (lock[from]?.optionalDependencies ?? {})) continue;
      throw new Error(
        `package-lock.json has no ${name}, which ${from || 'the kiosk'} needs: run "npm install"`,
      );
    }
    if (found.has(folder)) continue;
    found.add(folder);
    const { dependencies = {}, optionalDependencies = {} } = lock[folder] ?? {};
    for (const other of Object.keys({ ...dependencies, ...optionalDependencies }))
      waiting.push([folder, other]);
  }
  return [...found].sort().map((folder) => lockedPackage(lock, folder));
};

/** Packages of which the lock file has no licence, because only their file with it says which: read by people. */
const SAID_IN_FILE: Readonly<Record<string, string>> = { 'png-js 2.0.0': 'MIT' };

/** One package by its folder. */
export const lockedPackage = (lock: Lock, folder: string): LockedPackage => ({
  folder,
  name: nameOf(folder),
  version: lock[folder]?.version ?? '',
  licence: lock[folder]?.license ?? SAID_IN_FILE[`${nameOf(folder)} ${lock[folder]?.version}`] ?? '',
});
