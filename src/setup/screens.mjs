/** The screens: built by Vite when their sources, or the packages, are other ones than at the last build. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment, findRuntime } from '../runtime.mjs';
import { digestOf } from './digest.mjs';
import { run, timed } from './progress.mjs';

const CONFIG = 'kiosk-ui/vite.config.ts';
const STAMP = 'kiosk-ui/dist/.stamp';

// Screens take types and the catalogue from the core, and one verifies with the log's own code: a change there makes
// them stale too.
const SOURCES = [
  'kiosk-ui',
  'src/core',
  'src/alarm-figures.ts',
  'src/alarm-told.ts',
  'src/asked-act.ts',
  'src/log/entry-time.ts',
  'src/log/entry.ts',
  'src/log/formats',
  'src/log/records-text',
  'src/log/storable.ts',
  'src/log/verify',
  'src/office/wire.ts',
];

/**
 * SHA-256 over names and contents of everything that the built screens are made from.
 * @param {string} root
 */
export const screensDigest = (root) => digestOf(root, ['package-lock.json', ...SOURCES]);

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
  timed('building the screens', () => {
    // The first empties the folder; the second is the page that verifies, which is one file.
    for (const mode of ['production', 'verify'])
      run(findRuntime(root), [...args, '--mode', mode], { cwd: root, env: childEnvironment(root) });
  });
  writeFileSync(stamp, digest);
}
