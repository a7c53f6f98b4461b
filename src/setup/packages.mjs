/** The packages of the lock file: installed when they are missing or other ones than it names. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pinnedNode } from '../runtime.mjs';
import { findProgram, run, timed } from './progress.mjs';

const STAMP = '.ballot-vault-lock';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function lockedPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/**
 * What the stamp must say: the lock file's digest, and the kind of machine, because a copied folder carries the
 * other machine's binaries.
 * @param {string} root
 */
function expectedStamp(root) {
  const digest = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  return `${digest} ${process.platform} ${process.arch}\n`;
}

/**
 * Did npm itself, run by hand, install exactly what the lock file names? npm's own record says so; it is written
 * last, so an interrupted installation has none. Optional packages may be for other machines.
 * @param {string} root
 */
function installedByHand(root) {
  const record = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = lockedPackages(record);
  const wanted = lockedPackages(path.join(root, 'package-lock.json'));
  const isSame = Object.entries(wanted).every(([name, { version, integrity, optional }]) => {
    if (name === '') return true;
    const found = installed[name];
    return found === undefined
      ? optional === true
      : found.version === version && found.integrity === integrity;
  });
  return isSame && Object.keys(installed).every((name) => name in wanted);
}

/**
 * Does `node_modules` hold what the lock file names, for this machine?
 * @param {string} root
 */
export function packagesAreCurrent(root) {
  const wanted = lockedPackages(path.join(root, 'package-lock.json'));
  const pinned = `node_modules/node-${process.platform}-${process.arch}`;
  if (pinned in wanted && pinnedNode(root) === undefined) return false;
  const stamp = path.join(root, 'node_modules', STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === expectedStamp(root)) return true;
  return installedByHand(root);
}

/**
 * npm's environment: without our own programs, which it is about to replace.
 * @param {string} root
 * @returns {NodeJS.ProcessEnv}
 */
function outerEnvironment(root) {
  const own = path.join(root, 'node_modules') + path.sep;
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.startsWith(own));
  return { ...process.env, PATH: folders.join(path.delimiter) };
}

/**
 * Installs the packages when they are missing or stale. No package's own script runs.
 * @param {string} root
 * @throws {Error} when npm is missing or fails
 */
export function ensurePackages(root) {
  const stamp = path.join(root, 'node_modules', STAMP);
  if (packagesAreCurrent(root)) {
    if (!existsSync(stamp)) writeFileSync(stamp, expectedStamp(root));
    return;
  }
  const npm = findProgram('npm');
  if (npm === undefined)
    throw new Error('npm is not on the PATH: install it (Debian: "apt-get install npm").');
  // A leading "production" setting must not leave out what builds the screens.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error'];
  timed('installing the packages of the lock file', () =>
    run(npm, args, { cwd: root, env: outerEnvironment(root) }),
  );
  writeFileSync(stamp, expectedStamp(root));
}
