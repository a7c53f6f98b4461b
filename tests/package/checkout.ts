import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../src/runtime.mjs';
import { ARCHITECTURES, type Architecture } from '../../systemd/package/architecture.ts';
import { contentsOf, type Placed } from '../../systemd/package/contents.ts';
import { readLock, runtimePackages } from '../../systemd/package/lock.ts';

export const LOCK = readLock(ROOT);

/** By Debian's name. */
export const architecture = (name: 'amd64' | 'arm64'): Architecture => {
  const found = ARCHITECTURES.find(({ debian }) => debian === name);
  if (found === undefined) throw new Error(`there is no architecture ${name}`);
  return found;
};

/**
 * What would be in a package, from the packages of this checkout. They are those of every architecture, except for the
 * Node of another one, which npm does not install here.
 */
export const contentsHere = (wanted: Architecture): readonly Placed[] => {
  const packages = runtimePackages(LOCK, wanted).filter(({ folder }) => existsSync(path.join(ROOT, folder)));
  return contentsOf(ROOT, { root: ROOT, packages }, wanted);
};

/** Where they come from, by where they go. */
export const copiesIn = (contents: readonly Placed[]): ReadonlyMap<string, string> =>
  new Map(contents.flatMap((placed) => ('from' in placed ? [[placed.at, placed.from] as const] : [])));
