import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pinnedNode } from '../../src/runtime.mjs';
import { findProgram, run, timed } from '../../src/setup/progress.mjs';
import type { Architecture } from './architecture.ts';

const STAMP = '.stamp';
const OF_NPM = ['package.json', 'package-lock.json', '.npmrc'];

/** npm's environment: without the programs of the checkout, so that npm runs on the Node it came with. */
const outerEnvironment = (root: string): NodeJS.ProcessEnv => {
  const own = path.join(root, 'node_modules') + path.sep;
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.startsWith(own));
  return { ...process.env, PATH: folders.join(path.delimiter) };
};

/**
 * A folder whose `node_modules` holds the runtime for an architecture: the checkout itself where that is this
 * machine's, else one of its own, filled by npm from the lock file (which has the digest of each package). Nothing in
 * it is run.
 * @throws {Error} when npm is missing or fails
 */
export const modulesRoot = (root: string, { npm: cpu, debian }: Architecture): string => {
  if (cpu === process.arch && pinnedNode(root) !== undefined) return root;
  const folder = path.join(root, 'node_modules', '.cache', 'packages', debian);
  const stamp = path.join(folder, STAMP);
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return folder;
  const npm = findProgram('npm');
  if (npm === undefined)
    throw new Error('npm is not on the PATH: install it (Debian: "apt-get install npm").');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of OF_NPM) copyFileSync(path.join(root, name), path.join(folder, name));
  const args = ['ci', '--omit=dev', '--include=optional', '--ignore-scripts', '--loglevel=error'];
  timed(`fetching the runtime for ${debian}`, () =>
    run(npm, [...args, '--os=linux', `--cpu=${cpu}`, '--libc=glibc'], {
      cwd: folder,
      env: outerEnvironment(root),
    }),
  );
  writeFileSync(stamp, lock);
  return folder;
};
