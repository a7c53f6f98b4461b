import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../src/runtime.mjs';
import { run, timed } from '../../../src/setup/progress.mjs';

/** Versions of Debian that the package is for. */
export const SUITES = ['bookworm', 'trixie'] as const;
export type Suite = (typeof SUITES)[number];

/** What the package depends on, and what the test itself needs. */
const INSTALLED = [
  ...['systemd', 'udev', 'libusb-1.0-0', 'libudev1', 'libstdc++6', 'libgcc-s1', 'gpiod'],
  'iproute2',
];

/**
 * A small Debian with what the package depends on, made once and kept beside the packages of npm.
 * @throws {Error} with what debootstrap said
 */
export const debianRoot = (suite: Suite): string => {
  const folder = path.join(ROOT, 'node_modules', '.cache', 'debian', suite);
  const complete = `${folder}.complete`;
  if (existsSync(complete)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  const args = ['--variant=minbase', `--include=${INSTALLED.join()}`, suite, folder];
  timed(`making a Debian (${suite})`, () => run('debootstrap', args, { cwd: '/' }));
  writeFileSync(complete, '');
  return folder;
};
