/** The screens: built by Vite when their sources, or the packages, are other ones than at the last build. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment, findRuntime } from '../runtime.mjs';
import { run, timed } from './progress.mjs';

const CONFIG = 'kiosk-ui/vite.config.ts';
const STAMP = 'kiosk-ui/dist/.stamp';

// Screens take types and the catalogue from the core, so a change there makes them stale too.
const SOURCES = ['kiosk-ui', 'src/core'];

/**
 * Every file below `folder`, in a fixed order, without the built screens.
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'dist' ? [] : filesBelow(file);
      return [file];
    });
}

/**
 * SHA-256 over names and contents of everything that the built screens are made from.
 * @param {string} root
 */
export function screensDigest(root) {
  const hash = createHash('sha256');
  const folders = SOURCES.map((source) => path.join(root, source)).filter((folder) => existsSync(folder));
  for (const file of [path.join(root, 'package-lock.json'), ...folders.flatMap(filesBelow)]) {
    const content = readFileSync(file);
    hash.update(`${path.relative(root, file)}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Builds the screens when they are missing or stale.
 * @param {string} root
 * @throws {Error} with Vite's output
 */
export function ensureScreens(root) {
  const digest = screensDigest(root);
  const stamp = path.join(root, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--config', CONFIG, '--logLevel', 'warn'];
  timed('building the screens', () =>
    run(findRuntime(root), args, { cwd: root, env: childEnvironment(root) }),
  );
  writeFileSync(stamp, digest);
}
